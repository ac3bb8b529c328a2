# A record metaclass: fields from annotations, defaults, generated methods, validation, inheritance and frozen records.


class Field:
    def __init__(self, default=..., check=None, doc=""):
        self.default, self.check, self.doc = default, check, doc

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner):
        if instance is None:
            return self
        try:
            return instance._values[self.name]
        except KeyError:
            raise AttributeError(f"{owner.__name__}.{self.name} is not set") from None

    def __set__(self, instance, value):
        if instance._frozen:
            raise AttributeError(f"cannot assign to field {self.name!r}")
        if self.check and not self.check(value):
            raise ValueError(f"bad {self.name}: {value!r}")
        instance._values[self.name] = value


class RecordMeta(type):
    def __new__(meta, name, bases, namespace, frozen=False, order=False):
        fields = {}
        for base in bases:
            fields.update(getattr(base, "_fields", {}))
        for field, kind in namespace.get("__annotations__", {}).items():
            value = namespace.get(field, ...)
            if not isinstance(value, Field):
                value = Field(value, check=lambda v, kind=kind: isinstance(v, kind))
            namespace[field] = fields[field] = value
        namespace["_fields"] = fields
        namespace["__match_args__"] = tuple(fields)
        cls = super().__new__(meta, name, bases, namespace)
        cls._is_frozen = frozen
        if order:
            for op in ("lt", "le", "gt", "ge"):
                setattr(cls, f"__{op}__", meta._comparison(op))
        return cls

    def __init__(cls, name, bases, namespace, **options):
        super().__init__(name, bases, namespace)

    @staticmethod
    def _comparison(op):
        method = getattr(tuple, f"__{op}__")

        def compare(self, other):
            if type(self) is not type(other):
                return NotImplemented
            return method(self._astuple(), other._astuple())

        compare.__name__ = f"__{op}__"
        return compare

    def __len__(cls):
        return len(cls._fields)


class Record(metaclass=RecordMeta):
    _frozen = False

    def __init__(self, *args, **kwargs):
        object.__setattr__(self, "_values", {})
        names = list(self._fields)
        if len(args) > len(names):
            raise TypeError(f"{type(self).__name__} takes {len(names)} fields, got {len(args)}")
        given = dict(zip(names, args))
        for name in kwargs:
            if name in given:
                raise TypeError(f"duplicate field {name}")
        given.update(kwargs)
        for name, field in self._fields.items():
            if name in given:
                setattr(self, name, given.pop(name))
            elif field.default is not ...:
                setattr(self, name, field.default() if callable(field.default) else field.default)
            else:
                raise TypeError(f"missing field {name}")
        if given:
            raise TypeError("unknown fields: " + ", ".join(sorted(given)))
        object.__setattr__(self, "_frozen", self._is_frozen)

    def _astuple(self):
        return tuple(self._values.values())

    def _replace(self, **changes):
        return type(self)(**{**self._values, **changes})

    def __repr__(self):
        inner = ", ".join(f"{k}={v!r}" for k, v in self._values.items())
        return f"{type(self).__qualname__}({inner})"

    def __eq__(self, other):
        return type(self) is type(other) and self._values == other._values

    def __hash__(self):
        if not self._is_frozen:
            raise TypeError(f"unhashable record {type(self).__name__!r}")
        return hash(self._astuple())


class Point(Record, frozen=True, order=True):
    x: int
    y: int = 0

    @property
    def norm(self):
        return abs(self.x) + abs(self.y)


class Point3(Point, frozen=True, order=True):
    z: (int, float) = 0.5


class Basket(Record):
    owner: str
    items: list = Field(list, doc="what is in it")
    limit: int = Field(3, check=lambda n: n > 0)


p = Point(1, 2)
print(p, Point(3), p == Point(1, 2), p != Point(2, 1), p < Point(1, 3), sorted([Point(2), Point(1, 9), Point(1, 3)]), p.norm, len(Point), len(Point3))
print(Point3(1, 2, 3), Point3(x=5), Point3(1)._replace(z=2.5), hash(p) == hash(Point(1, 2)), {p: "found"}[Point(1, 2)])
for bad in [lambda: Point(), lambda: Point("a"), lambda: Point(1, 2, 3), lambda: Point(1, x=2), lambda: Point(1, w=2), lambda: setattr(p, "x", 5), lambda: Basket("me", limit=0), lambda: hash(Basket("me")), lambda: p < Point3(1, 2)]:
    try:
        print(bad())
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)
a, b = Basket("ann"), Basket("bob")
a.items.append("egg")
a.limit = 10
print(a, b, Basket.items.doc, Basket.limit.name, Basket.__match_args__)
match p:
    case Point(0, _):
        print("on axis")
    case Point(x, y) if x < y:
        print("above", x, y)
