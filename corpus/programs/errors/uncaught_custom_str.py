# An exception class with its own __str__, notes and no arguments.


class Problem(Exception):
    def __init__(self, code):
        self.code = code

    def __str__(self):
        return "problem number %d\nover two lines" % self.code


def run():
    error = Problem(7)
    error.add_note("a note")
    error.add_note("another\nnote")
    raise error


run()
