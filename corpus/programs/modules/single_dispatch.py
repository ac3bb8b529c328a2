# functools.singledispatch and singledispatchmethod over classes, annotations and unions.
from functools import cached_property, cmp_to_key, partialmethod, singledispatch, singledispatchmethod, wraps


@singledispatch
def show(value, depth=0):
    return f"object {value!r}"


@show.register(int)
def _(value, depth=0):
    return f"int {value} {depth}"


@show.register
def _(value: list, depth=0):
    return "[" + ", ".join(show(item, depth + 1) for item in value) + "]"


@show.register
def show_text(value: str | bytes, depth=0):
    return f"text {value!r}"


print(show(1), show(True), show(2.5), show([1, "a", [b"b"]]), show(None))
print(show.dispatch(bool) is show.registry[int], show.dispatch(dict) is show.registry[object], show.__name__)
print(show_text("x"), len(show.registry))
for wrong in (lambda: show(), lambda: show.register(5), lambda: show.register(5, len), lambda: show.register(lambda x: x)):
    try:
        wrong()
    except TypeError as error:
        text = str(error)
        print(text if " at 0x" not in text else text.partition(" at 0x")[0])


class Negator:
    @singledispatchmethod
    def neg(self, arg):
        raise NotImplementedError("Cannot negate")

    @neg.register
    def _(self, arg: int):
        return -arg

    @neg.register(bool)
    def _(self, arg):
        return not arg

    @neg.register(str)
    @classmethod
    def _(cls, arg):
        return cls.__name__ + arg[::-1]


print(Negator().neg(5), Negator().neg(False), Negator().neg("abc"))
try:
    Negator().neg(1.5)
except NotImplementedError as error:
    print(error)


class Cell:
    def __init__(self):
        self.alive = False

    def set(self, state, *, loud=False):
        self.alive = state
        if loud:
            print("now", state)

    on = partialmethod(set, True)
    off = partialmethod(set, False, loud=True)

    @cached_property
    def size(self):
        print("computed")
        return 9


cell = Cell()
cell.on()
print(cell.alive)
cell.off()
print(cell.alive, cell.size, cell.size)
key = cmp_to_key(lambda a, b: (a > b) - (a < b))
print(key(1) < key(2), key(2) == key(2), key(3).obj, sorted("hello", key=key), max([3, 1, 2], key=key))
try:
    key(1) < 5
except TypeError as error:
    print(error)
