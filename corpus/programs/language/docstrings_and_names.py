# Docstrings, __name__, __qualname__ and code attributes.
"""The module's docstring comes too late."""


def documented(a, b=1, *c, d, **e):
    """First line.

    Second line.
    """
    local = a
    return local


class Outer:
    "class doc"

    class Inner:
        def method(self):
            def nested():
                return lambda: 0

            return nested


print(__doc__, __name__)
print(documented.__doc__.splitlines())
print(Outer.__doc__, Outer.Inner.__qualname__, Outer.Inner.method.__qualname__)
print(Outer.Inner().method().__qualname__, Outer.Inner().method()().__qualname__, Outer.__module__)
code = documented.__code__
print(code.co_argcount, code.co_kwonlyargcount, code.co_posonlyargcount, code.co_nlocals, code.co_varnames, code.co_name, code.co_flags & 12)
print((lambda: 0).__name__, [].append.__name__, len.__qualname__, str.join.__qualname__)


def no_doc():
    f"not a {'doc'}"


print(no_doc.__doc__, Outer.Inner.__doc__)
documented.__name__ = "renamed"
documented.__doc__ = None
documented.extra = 5
print(documented.__name__, documented.__doc__, documented.__dict__)
try:
    documented.__name__ = 5
except TypeError as error:
    print(error)
