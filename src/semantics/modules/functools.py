class partial:
    __slots__ = ('func', 'args', 'keywords', '__dict__')

    def __new__(*args, **keywords):
        if len(args) < 2:
            raise TypeError("type 'partial' takes at least one argument")
        cls, func, *args = args
        if not callable(func):
            raise TypeError('the first argument must be callable')
        args = tuple(args)
        if isinstance(func, partial):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self = object.__new__(cls)
        self.func = func
        self.args = args
        self.keywords = keywords
        return self

    def __call__(self, /, *args, **keywords):
        return self.func(*self.args, *args, **{**self.keywords, **keywords})

    def __repr__(self):
        parts = [repr(self.func)] + [repr(arg) for arg in self.args]
        parts += [name + '=' + repr(value) for name, value in self.keywords.items()]
        return 'functools.partial(' + ', '.join(parts) + ')'


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        self.func = func
        self.args = args
        self.keywords = keywords

    def __get__(self, obj, cls=None):
        if obj is None:
            return partial(self.func, *self.args, **self.keywords)
        return partial(self.func, obj, *self.args, **self.keywords)


WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__', '__annotations__')
WRAPPER_UPDATES = ('__dict__',)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for attr in assigned:
        try:
            value = getattr(wrapped, attr)
        except AttributeError:
            pass
        else:
            setattr(wrapper, attr, value)
    for attr in updated:
        getattr(wrapper, attr).update(getattr(wrapped, attr, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    def decorate(wrapper):
        return update_wrapper(wrapper, wrapped, assigned, updated)

    return decorate


def cmp_to_key(mycmp):
    class KeyWrapper:
        __slots__ = ('obj',)

        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            if not isinstance(other, KeyWrapper):
                raise TypeError('other argument must be K instance')
            return mycmp(self.obj, other.obj) < 0

        def __gt__(self, other):
            if not isinstance(other, KeyWrapper):
                raise TypeError('other argument must be K instance')
            return mycmp(self.obj, other.obj) > 0

        def __eq__(self, other):
            if not isinstance(other, KeyWrapper):
                raise TypeError('other argument must be K instance')
            return mycmp(self.obj, other.obj) == 0

        def __le__(self, other):
            if not isinstance(other, KeyWrapper):
                raise TypeError('other argument must be K instance')
            return mycmp(self.obj, other.obj) <= 0

        def __ge__(self, other):
            if not isinstance(other, KeyWrapper):
                raise TypeError('other argument must be K instance')
            return mycmp(self.obj, other.obj) >= 0

        __hash__ = None

    return KeyWrapper


class _CacheInfo(tuple):
    __slots__ = ()
    hits = property(lambda self: self[0])
    misses = property(lambda self: self[1])
    maxsize = property(lambda self: self[2])
    currsize = property(lambda self: self[3])

    def __repr__(self):
        return 'CacheInfo(hits=%r, misses=%r, maxsize=%r, currsize=%r)' % tuple(self)


def lru_cache(maxsize=128, typed=False):
    if isinstance(maxsize, int):
        if maxsize < 0:
            maxsize = 0
    elif callable(maxsize) and isinstance(typed, bool):
        return _cached(maxsize, 128, False)
    elif maxsize is not None:
        raise TypeError('Expected first argument to be an integer, a callable, or None')
    return lambda function: _cached(function, maxsize, typed)


def cache(user_function, /):
    return _cached(user_function, None, False)


_separator = object()


def _cached(function, maxsize, typed):
    results = {}
    hits = misses = 0

    def wrapper(*args, **kwds):
        nonlocal hits, misses
        key = args
        if kwds:
            key += (_separator,)
            for item in kwds.items():
                key += item
        if typed:
            key += tuple([type(value) for value in args]) + tuple([type(value) for value in kwds.values()])
        elif not kwds and len(args) == 1 and type(args[0]) in (int, str):
            key = args[0]
        if maxsize != 0 and key in results:
            hits += 1
            result = results[key]
            if maxsize is not None:
                del results[key]
                results[key] = result
            return result
        misses += 1
        result = function(*args, **kwds)
        if maxsize is None:
            results[key] = result
        elif maxsize and key not in results:
            if len(results) >= maxsize:
                del results[next(iter(results))]
            results[key] = result
        return result

    def cache_clear():
        nonlocal hits, misses
        results.clear()
        hits = misses = 0

    def cache_info():
        return _CacheInfo((hits, misses, maxsize, len(results)))

    wrapper.cache_clear = cache_clear
    wrapper.cache_info = cache_info
    wrapper.cache_parameters = lambda: {'maxsize': maxsize, 'typed': typed}
    return update_wrapper(wrapper, function)


class cached_property:
    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        self.attrname = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        value = self.func(instance)
        instance.__dict__[self.attrname] = value
        return value


def total_ordering(cls):
    roots = [op for op in ('__lt__', '__le__', '__gt__', '__ge__') if getattr(cls, op, None) is not getattr(object, op, None)]
    if not roots:
        raise ValueError('must define at least one ordering operation: < > <= >=')
    root = max(roots)
    for name, function in _orderings[root].items():
        if name not in roots:
            function.__name__ = name
            setattr(cls, name, function)
    return cls


def _derive(root, negate, or_equal, and_unequal):
    def derived(self, other):
        result = getattr(type(self), root)(self, other)
        if result is NotImplemented:
            return result
        if negate:
            result = not result
        if or_equal:
            return result or self == other
        if and_unequal:
            return result and self != other
        return result

    return derived


_orderings = {
    '__lt__': {'__gt__': _derive('__lt__', True, False, True), '__le__': _derive('__lt__', False, True, False), '__ge__': _derive('__lt__', True, False, False)},
    '__le__': {'__ge__': _derive('__le__', True, True, False), '__lt__': _derive('__le__', False, False, True), '__gt__': _derive('__le__', True, False, False)},
    '__gt__': {'__lt__': _derive('__gt__', True, False, True), '__ge__': _derive('__gt__', False, True, False), '__le__': _derive('__gt__', True, False, False)},
    '__ge__': {'__le__': _derive('__ge__', True, True, False), '__gt__': _derive('__ge__', False, False, True), '__lt__': _derive('__ge__', True, False, False)},
}
