__all__ = ['Error', 'copy', 'deepcopy']


class Error(Exception):
    pass


error = Error
_function = type(lambda: None)
_builtin = type(len)
_ATOMS = {type(None), int, float, bool, complex, str, bytes, type, range, type(...), type(NotImplemented), property,
          _function, _builtin, slice, tuple, frozenset}


def _state(x):
    # What there is to carry over: the instance dict and the slots that are set.
    slots = {}
    for cls in type(x).__mro__:
        names = cls.__dict__.get('__slots__', ())
        for name in (names,) if isinstance(names, str) else names:
            if name in ('__dict__', '__weakref__'):
                continue
            if name.startswith('__') and not name.endswith('__'):
                name = '_' + cls.__name__.lstrip('_') + name
            try:
                slots[name] = object.__getattribute__(x, name)
            except AttributeError:
                pass
    return getattr(x, '__dict__', None), slots


def _restore(y, state, slots):
    if state:
        y.__dict__.update(state)
    for name, value in slots.items():
        setattr(y, name, value)


def _set(y, state):
    if hasattr(y, '__setstate__'):
        y.__setstate__(state)
        return
    slots = None
    if isinstance(state, tuple) and len(state) == 2:
        state, slots = state
    if state is not None:
        y.__dict__.update(state)
    if slots is not None:
        for name, value in slots.items():
            setattr(y, name, value)


def _new(x):
    # An instance like x with nothing in it, where the class makes them as `object` does.
    cls = type(x)
    if isinstance(x, (int, float, str, bytes, complex)):
        for base in (int, float, str, bytes, complex):
            if isinstance(x, base):
                return cls.__new__(cls, base(x))
    if isinstance(x, BaseException):
        return cls.__new__(cls, *x.args)
    if hasattr(x, '__getnewargs__'):
        return cls.__new__(cls, *x.__getnewargs__())
    return cls.__new__(cls)


def _reduced(x, given, memo):
    # `copyreg`'s protocol: a callable, its arguments, then perhaps a state, items and pairs.
    if isinstance(given, str):
        return x
    func, args, *rest = given
    state, items, pairs = (rest + [None] * 3)[:3]
    deep = memo is not None
    y = func(*[deepcopy(arg, memo) for arg in args] if deep else args)
    if deep:
        memo[id(x)] = y
    if state is not None:
        _set(y, deepcopy(state, memo) if deep else state)
    if items is not None:
        for item in items:
            y.append(deepcopy(item, memo) if deep else item)
    if pairs is not None:
        for key, value in pairs:
            y[deepcopy(key, memo) if deep else key] = deepcopy(value, memo) if deep else value
    return y


def _own(cls, name):
    method = getattr(cls, name, None)
    return method if method is not getattr(object, name, None) else None


def copy(x):
    cls = type(x)
    if cls in _ATOMS or issubclass(cls, type):
        return x
    if cls in (list, dict, set, bytearray):
        return x.copy()
    method = getattr(cls, '__copy__', None)
    if method is not None:
        return method(x)
    method = _own(cls, '__reduce_ex__')
    if method is not None and not isinstance(x, BaseException):
        return _reduced(x, method(x, 4), None)
    method = _own(cls, '__reduce__')
    if method is not None and not isinstance(x, (BaseException, set, frozenset, bytearray)):
        return _reduced(x, method(x), None)
    if isinstance(x, tuple):
        y = cls.__new__(cls, x) if not hasattr(x, '_fields') else cls._make(x)
    else:
        y = _new(x)
    if isinstance(x, list):
        list.extend(y, x)
    elif isinstance(x, dict):
        for key, value in x.items():
            y[key] = value
    elif isinstance(x, (set, frozenset, bytearray)):
        y = cls(x)
    if _own(cls, '__getstate__') is not None:
        state = x.__getstate__()
        if state:
            _set(y, state)
    else:
        state, slots = _state(x)
        if hasattr(y, '__setstate__') and not isinstance(x, BaseException):
            if state or slots:
                y.__setstate__((state, slots) if slots else state)
        else:
            _restore(y, state, slots)
    return y


def deepcopy(x, memo=None, _nil=[]):
    if memo is None:
        memo = {}
    found = memo.get(id(x), _nil)
    if found is not _nil:
        return found
    cls = type(x)
    if cls in _ATOMS and cls not in (tuple, frozenset) or issubclass(cls, type):
        return x
    y = _deep(x, cls, memo)
    if y is not x:
        memo[id(x)] = y
        # What was copied stays alive, so that no other object takes its identity.
        memo.setdefault(id(memo), []).append(x)
    return y


def _deep(x, cls, memo):
    if cls is list:
        y = []
        memo[id(x)] = y
        for item in x:
            y.append(deepcopy(item, memo))
        return y
    if cls is tuple:
        items = [deepcopy(item, memo) for item in x]
        # A tuple that holds itself is known by now.
        if id(x) in memo:
            return memo[id(x)]
        for old, new in zip(x, items):
            if old is not new:
                return tuple(items)
        return x
    if cls is dict:
        y = {}
        memo[id(x)] = y
        for key, value in x.items():
            y[deepcopy(key, memo)] = deepcopy(value, memo)
        return y
    if cls in (set, frozenset):
        return cls([deepcopy(item, memo) for item in x])
    if cls is bytearray:
        return bytearray(x)
    if hasattr(x, '__self__') and hasattr(x, '__func__'):
        return type(x)(x.__func__, deepcopy(x.__self__, memo))
    method = getattr(x, '__deepcopy__', None)
    if method is not None:
        return method(memo)
    method = _own(cls, '__reduce_ex__')
    if method is not None and not isinstance(x, BaseException):
        return _reduced(x, method(x, 4), memo)
    method = _own(cls, '__reduce__')
    if method is not None and not isinstance(x, (BaseException, set, frozenset, bytearray)):
        return _reduced(x, method(x), memo)
    if isinstance(x, tuple):
        items = [deepcopy(item, memo) for item in x]
        y = cls._make(items) if hasattr(x, '_fields') else cls.__new__(cls, items)
    elif isinstance(x, (set, frozenset)):
        y = cls([deepcopy(item, memo) for item in x])
    else:
        y = _new(x)
    memo[id(x)] = y
    if _own(cls, '__getstate__') is not None:
        state = x.__getstate__()
        if state:
            _set(y, deepcopy(state, memo))
    else:
        state, slots = _state(x)
        state, slots = deepcopy(state, memo), deepcopy(slots, memo)
        if hasattr(y, '__setstate__') and not isinstance(x, BaseException):
            if state or slots:
                y.__setstate__((state, slots) if slots else state)
        else:
            _restore(y, state, slots)
    if isinstance(x, list):
        for item in x:
            y.append(deepcopy(item, memo))
    elif isinstance(x, dict):
        for key, value in x.items():
            y[deepcopy(key, memo)] = deepcopy(value, memo)
    return y
