# Calling with too few arguments; the frame of the caller is the last one.


class Tool:
    def use(self, thing, strength):
        return thing, strength


def apply(tool):
    return tool.use("nail")


print(Tool().use(1, 2))
apply(Tool())
