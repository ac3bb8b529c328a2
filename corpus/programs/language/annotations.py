# Annotations of variables, parameters, returns and attributes.
a: int = 1
b: "later"
c: list[int] = []
(d): str = "parenthesized"


class Typed:
    x: int
    y: "str" = "dflt"

    def method(self, p: float, *args: int, k: bool = True, **kw: dict) -> None:
        local: "never evaluated" = p
        unset: undefined_name
        return local


print(list(__annotations__), __annotations__["a"] is int, __annotations__["b"])
print(Typed.__annotations__["x"].__name__, Typed.y, hasattr(Typed, "x"))
print({k: getattr(v, "__name__", v) for k, v in Typed.method.__annotations__.items()})
print(Typed().method(2.5))


def order(log=[]):
    def note(x):
        log.append(x)
        return x

    holder = {}
    holder[note("key")]: note("annotation") = note("value")
    return log


print(order())
box = Typed()
box.z: int = 5
print(box.z, "z" in Typed.__annotations__)
print(c, list[int], dict[str, int] | None)
