# finally blocks and context managers run before the traceback is printed.


class Trace:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print("enter", self.name)

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind.__name__)


def work():
    try:
        with Trace("outer"), Trace("inner"):
            {}["missing"]
    finally:
        print("finally")


work()
print("never")
