def concat(a, b, /):
    if not (hasattr(a, '__getitem__') or isinstance(a, (str, list, tuple, bytes))):
        raise TypeError("'" + type(a).__name__ + "' object can't be concatenated")
    return a + b


def iconcat(a, b, /):
    if not (hasattr(a, '__getitem__') or isinstance(a, (str, list, tuple, bytes))):
        raise TypeError("'" + type(a).__name__ + "' object can't be concatenated")
    a += b
    return a


def countOf(a, b, /):
    try:
        a = iter(a)
    except TypeError:
        raise TypeError("argument of type '" + type(a).__name__ + "' is not iterable") from None
    count = 0
    for item in a:
        if item is b or item == b:
            count += 1
    return count


def length_hint(obj, default=0, /):
    if not isinstance(default, int):
        raise TypeError("'" + type(default).__name__ + "' object cannot be interpreted as an integer")
    kind = type(obj)
    if hasattr(kind, '__len__'):
        try:
            return len(obj)
        except TypeError:
            pass
    if not hasattr(kind, '__length_hint__'):
        return default
    try:
        value = kind.__length_hint__(obj)
    except TypeError:
        return default
    if value is NotImplemented:
        return default
    if not isinstance(value, int):
        raise TypeError('__length_hint__ must be an integer, not ' + type(value).__name__)
    if value < 0:
        raise ValueError('__length_hint__() should return >= 0')
    return value


def abs(a, /):
    return _abs(a)


def call(obj, /, *args, **kwargs):
    return obj(*args, **kwargs)


from builtins import abs as _abs


class itemgetter:
    __slots__ = ('_items',)

    def __init__(self, *items):
        if not items:
            raise TypeError('itemgetter expected 1 argument, got 0')
        self._items = items

    def __call__(self, obj, /):
        items = self._items
        if len(items) == 1:
            return obj[items[0]]
        return tuple([obj[item] for item in items])

    def __repr__(self):
        return 'operator.itemgetter(' + ', '.join([repr(item) for item in self._items]) + ')'


class attrgetter:
    __slots__ = ('_attrs',)

    def __init__(self, *attrs):
        if not attrs:
            raise TypeError('attrgetter expected 1 argument, got 0')
        for attr in attrs:
            if not isinstance(attr, str):
                raise TypeError('attribute name must be a string')
        self._attrs = attrs

    def __call__(self, obj, /):
        found = []
        for attr in self._attrs:
            value = obj
            for name in attr.split('.'):
                value = getattr(value, name)
            found.append(value)
        return found[0] if len(found) == 1 else tuple(found)

    def __repr__(self):
        return 'operator.attrgetter(' + ', '.join([repr(attr) for attr in self._attrs]) + ')'


class methodcaller:
    __slots__ = ('_name', '_args', '_kwargs')

    def __init__(self, *args, **kwargs):
        if not args:
            raise TypeError('methodcaller needs at least one argument, the method name')
        if not isinstance(args[0], str):
            raise TypeError('method name must be a string')
        self._name = args[0]
        self._args = args[1:]
        self._kwargs = kwargs

    def __call__(self, obj, /):
        return getattr(obj, self._name)(*self._args, **self._kwargs)

    def __repr__(self):
        parts = [repr(self._name)] + [repr(arg) for arg in self._args]
        parts += [name + '=' + repr(value) for name, value in self._kwargs.items()]
        return 'operator.methodcaller(' + ', '.join(parts) + ')'


from sys import _static

for _class in (itemgetter, attrgetter, methodcaller):
    _static(_class, 'operator.' + _class.__name__)
del _static, _class

for _name in (
    'lt le eq ne ge gt not_ abs add and_ call floordiv index inv invert lshift mod mul matmul neg or_ pos pow rshift sub '
    'truediv xor concat contains delitem getitem setitem iadd iand iconcat ifloordiv ilshift imod imul imatmul ior ipow '
    'irshift isub itruediv ixor'
).split():
    globals()['__' + _name.rstrip('_') + '__'] = globals()[_name]
del _name
