class partial:
    __slots__ = ('_func', '_args', '_keywords', '__dict__')

    func = property(lambda self: self._func)
    args = property(lambda self: self._args)
    keywords = property(lambda self: self._keywords)

    def __new__(*args, **keywords):
        if len(args) < 2:
            raise TypeError("type 'partial' takes at least one argument")
        cls, func, *args = args
        if not callable(func):
            raise TypeError('the first argument must be callable')
        args = tuple(args)
        if isinstance(func, partial) and not func.__dict__:
            args = func._args + args
            keywords = {**func._keywords, **keywords}
            func = func._func
        self = object.__new__(cls)
        self._func = func
        self._args = args
        self._keywords = keywords
        return self

    def __call__(self, /, *args, **keywords):
        return self._func(*self._args, *args, **{**self._keywords, **keywords})

    def __repr__(self):
        name = 'functools.partial' if type(self) is partial else type(self).__qualname__
        if any(self is other for other in _shown):
            return '...'
        _shown.append(self)
        try:
            parts = [repr(self._func)] + [repr(arg) for arg in self._args]
            # The mapping may change under what a key says of itself.
            parts += [str(name) + '=' + repr(value) for name, value in list(self._keywords.items())]
            return name + '(' + ', '.join(parts) + ')'
        finally:
            _shown.pop()

    def __reduce__(self):
        return type(self), (self._func,), (self._func, self._args, self._keywords or None, self.__dict__ or None)

    def __setstate__(self, state):
        fits = isinstance(state, tuple) and len(state) == 4
        if not fits or not callable(state[0]) or not isinstance(state[1], tuple) or not isinstance(state[2], (dict, type(None))):
            raise TypeError('invalid partial state')
        self._func, args, keywords, attributes = state
        self._args = tuple(args)
        self._keywords = keywords if type(keywords) is dict else dict(keywords or ())
        self.__dict__ = {} if attributes is None else attributes

    __class_getitem__ = classmethod(type(list[int]))


_shown = []


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, '__get__'):
            raise TypeError('{!r} is not callable or a descriptor'.format(func))
        if isinstance(func, partialmethod):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func = func
        self.args = args
        self.keywords = keywords

    def __repr__(self):
        parts = [repr(self.func)] + [repr(arg) for arg in self.args]
        parts += ['%s=%r' % item for item in self.keywords.items()]
        cls = type(self)
        return '%s.%s(%s)' % (cls.__module__, cls.__qualname__, ', '.join(parts))

    def _unbound(self):
        def _method(cls_or_self, /, *args, **keywords):
            return self.func(cls_or_self, *self.args, *args, **{**self.keywords, **keywords})

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method._partialmethod = self
        return _method

    def __get__(self, obj, cls=None):
        get = getattr(self.func, '__get__', None)
        if get is not None:
            bound = get(obj, cls)
            if bound is not self.func:
                result = partial(bound, *self.args, **self.keywords)
                try:
                    result.__self__ = bound.__self__
                except AttributeError:
                    pass
                return result
        return self._unbound().__get__(obj, cls)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, '__isabstractmethod__', False)

    __class_getitem__ = classmethod(type(list[int]))


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


class KeyWrapper:
    __slots__ = ('_compare', 'obj')

    def __call__(self, obj):
        key = object.__new__(KeyWrapper)
        key._compare = self._compare
        key.obj = obj
        return key

    def _ask(self, other):
        if not isinstance(other, KeyWrapper):
            raise TypeError('other argument must be K instance')
        return self._compare(self.obj, other.obj)

    def __lt__(self, other):
        return self._ask(other) < 0

    def __gt__(self, other):
        return self._ask(other) > 0

    def __eq__(self, other):
        return self._ask(other) == 0

    def __le__(self, other):
        return self._ask(other) <= 0

    def __ge__(self, other):
        return self._ask(other) >= 0

    def __ne__(self, other):
        return self._ask(other) != 0

    __hash__ = None


def cmp_to_key(mycmp):
    key = object.__new__(KeyWrapper)
    key._compare = mycmp
    return key


class _CacheInfo(tuple):
    __slots__ = ()
    _fields = __match_args__ = ('hits', 'misses', 'maxsize', 'currsize')

    def __new__(cls, hits, misses, maxsize, currsize):
        return tuple.__new__(cls, (hits, misses, maxsize, currsize))

    def _asdict(self):
        return dict(zip(self._fields, self))

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
    if not callable(user_function):
        raise TypeError('the first argument must be callable')
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
        return _CacheInfo(hits, misses, maxsize, len(results))

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
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError('Cannot assign the same cached_property to two different names '
                            f'({self.attrname!r} and {name!r}).')

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError('Cannot use cached_property instance without calling __set_name__ on it.')
        try:
            cache = instance.__dict__
        except AttributeError:
            raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} instance to cache "
                            f'{self.attrname!r} property.') from None
        if self.attrname not in cache:
            cache[self.attrname] = self.func(instance)
        return cache[self.attrname]


def _c3_merge(sequences):
    # One order that keeps that of each sequence.
    merged = []
    while sequences := [sequence for sequence in sequences if sequence]:
        behind = {cls for sequence in sequences for cls in sequence[1:]}
        heads = [sequence[0] for sequence in sequences if sequence[0] not in behind]
        if not heads:
            raise RuntimeError('Inconsistent hierarchy')
        merged.append(heads[0])
        sequences = [sequence[1:] if sequence[0] is heads[0] else sequence for sequence in sequences]
    return merged


def _c3_mro(cls, abcs=None):
    # The order of a class in which abstract classes that it only is registered with stand behind its last abstract base.
    bases = list(cls.__bases__)
    last = max([at + 1 for at, base in enumerate(bases) if hasattr(base, '__abstractmethods__')], default=0)
    implied = [abc for abc in abcs or () if issubclass(cls, abc) and not any(issubclass(base, abc) for base in bases)]
    left = [abc for abc in abcs or () if abc not in implied]
    groups = [bases[:last], implied, bases[last:]]
    orders = [_c3_mro(base, left) for group in groups for base in group]
    return _c3_merge([[cls]] + orders + groups)


def _compose_mro(cls, types):
    # The order of a class with those of the types that it is registered with.
    own = set(cls.__mro__)
    related = [
        one for one in types
        if one not in own and hasattr(one, '__mro__') and type(one) is not _Alias and issubclass(cls, one)
    ]
    related = [one for one in related if not any(one is not other and one in other.__mro__ for other in related)]
    order = []
    for one in related:
        # Subclasses that the class is registered with as well say which of the types come first.
        chains = [
            [base for base in sub.__mro__ if base in related]
            for sub in one.__subclasses__() if sub not in own and issubclass(cls, sub)
        ]
        for chain in sorted(chains, key=len, reverse=True) or [[one]]:
            order += [base for base in chain if base not in order]
    return _c3_mro(cls, order)


def _find_impl(cls, registry):
    order = _compose_mro(cls, registry.keys())
    found = [at for at, one in enumerate(order) if one in registry]
    if not found:
        return registry.get(None)
    match = order[found[0]]
    for other in order[found[0] + 1:found[0] + 2]:
        registered_only = other not in cls.__mro__ and match not in cls.__mro__
        if other in registry and registered_only and not issubclass(match, other):
            raise RuntimeError('Ambiguous dispatch: {} or {}'.format(match, other))
    return registry.get(match)


def _is_union(cls):
    if type(cls) is _Union:
        return True
    origin = getattr(cls, '__origin__', None)
    return getattr(type(origin), '__module__', None) == 'typing' and repr(origin) == 'typing.Union'


def _is_dispatchable(cls):
    def is_class(one):
        return isinstance(one, type) and type(one) is not _Alias

    return is_class(cls) or _is_union(cls) and all([is_class(arg) for arg in cls.__args__])


def singledispatch(func):
    registry = {}
    known = {}
    token = None

    def dispatch(cls):
        nonlocal token
        if token is not None:
            now = _cache_token()
            if token != now:
                known.clear()
                token = now
        try:
            return known[cls]
        except KeyError:
            pass
        try:
            found = registry[cls]
        except KeyError:
            found = _find_impl(cls, registry)
        known[cls] = found
        return found

    def register(cls, func=None):
        nonlocal token
        if _is_dispatchable(cls):
            if func is None:
                return lambda function: register(cls, function)
        else:
            if func is not None:
                raise TypeError(f'Invalid first argument to `register()`. {cls!r} is not a class or union type.')
            annotations = getattr(cls, '__annotations__', {})
            if not annotations:
                raise TypeError(f'Invalid first argument to `register()`: {cls!r}. Use either `@register(some_class)` '
                                'or plain `@register` on an annotated function.')
            func = cls
            from typing import get_type_hints
            argname, cls = next(iter(get_type_hints(func).items()))
            if not _is_dispatchable(cls):
                what = 'not all arguments are classes.' if _is_union(cls) else 'is not a class.'
                raise TypeError(f'Invalid annotation for {argname!r}. {cls!r} {what}')
        for one in cls.__args__ if _is_union(cls) else (cls,):
            registry[one] = func
            if token is None and hasattr(one, '__abstractmethods__'):
                token = _cache_token()
        known.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f'{name} requires at least 1 positional argument')
        return dispatch(args[0].__class__)(*args, **kw)

    name = getattr(func, '__name__', 'singledispatch function')
    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = _proxy(registry)
    wrapper._clear_cache = known.clear
    return update_wrapper(wrapper, func)


def _cache_token():
    from abc import get_cache_token
    return get_cache_token()


_proxy = type(type.__dict__)
_Union = type(int | str)
_Alias = type(list[int])


class singledispatchmethod:
    def __init__(self, func):
        if not callable(func) and not hasattr(func, '__get__'):
            raise TypeError(f'{func!r} is not callable or a descriptor')
        self.func, self.dispatcher = func, singledispatch(func)

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        choose = self.dispatcher.dispatch

        def _method(*values, **keywords):
            chosen = choose(values[0].__class__)
            bound = chosen.__get__(obj, cls)
            return bound(*values, **keywords)

        for name in ('__isabstractmethod__', 'register'):
            setattr(_method, name, getattr(self, name))
        return update_wrapper(_method, self.func)

    @property
    def __isabstractmethod__(self):
        wrapped = self.func
        return getattr(wrapped, '__isabstractmethod__', False)


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


from sys import _static

_static(partial, 'functools.partial')
_static(KeyWrapper, 'functools.KeyWrapper')
del _static
