# RERAISE looked for its handler at the instruction that raised first, and so entered its own handler without end.
class Manager:
    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        return False


def run():
    try:
        with Manager():
            raise ValueError("first")
    except ValueError as error:
        return str(error)


def nested():
    try:
        try:
            {}["missing"]
        except IndexError:
            return "wrong"
    except KeyError as error:
        return repr(error)


for _ in range(12):
    result = run(), nested()
print(result)
