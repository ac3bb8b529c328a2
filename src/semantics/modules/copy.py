import sys as _sys

__all__ = ['Error', 'copy', 'deepcopy']


class Error(Exception):
    pass


class _Class:
    def method(self):
        pass


error = Error
_function = type(lambda: None)
_method = type(_Class().method)
_ATOMS = {type(None), int, float, bool, complex, str, bytes, type, range, type(...), type(NotImplemented), property,
          _function, type(len), type((lambda: None).__code__)}
_SHALLOW_ATOMS = _ATOMS | {slice, tuple, frozenset}
_BASES = (int, float, complex, str, bytes, tuple)
# Classes whose instances can be neither made nor described.
_CLOSED = {type(_ for _ in ()), type(_sys), type({}.keys()), type({}.values()), type({}.items()),
           type(type.__dict__)}


def _slots(x):
    # The slots that are set.
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
    return slots


def _state(x):
    # What `object.__getstate__` answers.
    state = getattr(x, '__dict__', None) or None
    slots = _slots(x)
    return (state, slots) if slots else state


def _own(cls, name):
    method = getattr(cls, name, None)
    return method if method is not getattr(object, name, None) else None


def _described(x, cls):
    # What `object.__reduce_ex__(4)` answers: how to make an object like this one.
    for name, call in (('__reduce_ex__', lambda method: method(4)), ('__reduce__', lambda method: method())):
        if _own(cls, name) is not None or name in getattr(x, '__dict__', ()):
            return call(getattr(x, name))
    if '__getattribute__' in {key for base in cls.__mro__ if base is not object for key in base.__dict__}:
        # It may hide the method that is called.
        try:
            x.__reduce_ex__
        except AttributeError:
            return None
    if cls in _CLOSED:
        raise TypeError(f'cannot pickle {cls.__name__!r} object')
    if cls is slice:
        return slice, (x.start, x.stop, x.step)
    state = x.__getstate__() if _own(cls, '__getstate__') is not None else _state(x)
    if isinstance(x, BaseException):
        args = x.args
        if isinstance(x, OSError) and len(args) == 2 and x.filename is not None:
            args += (x.filename,)
        return (cls, args, state) if state else (cls, args)
    if isinstance(x, (set, frozenset)):
        return cls, (list(x),), state
    if isinstance(x, bytearray):
        return cls, (bytes(x),), state
    args, keywords = (), {}
    if hasattr(x, '__getnewargs_ex__'):
        args, keywords = x.__getnewargs_ex__()
    elif hasattr(x, '__getnewargs__'):
        args = x.__getnewargs__()
    else:
        for base in _BASES:
            if isinstance(x, base):
                args = (base(x),)
    items = iter(x) if isinstance(x, list) else None
    pairs = iter(x.items()) if isinstance(x, dict) else None
    return (lambda *args: cls.__new__(cls, *args[:-1], **args[-1])), (*args, keywords), state, items, pairs


def _reconstruct(x, memo, func, args, state=None, listiter=None, dictiter=None):
    deep = memo is not None
    y = func(*[deepcopy(arg, memo) for arg in args] if deep else args)
    if deep:
        memo[id(x)] = y
    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        if hasattr(y, '__setstate__'):
            y.__setstate__(state)
        else:
            slots = None
            if isinstance(state, tuple) and len(state) == 2:
                state, slots = state
            if state is not None:
                y.__dict__.update(state)
            if slots is not None:
                for name, value in slots.items():
                    setattr(y, name, value)
    if listiter is not None:
        for item in listiter:
            y.append(deepcopy(item, memo) if deep else item)
    if dictiter is not None:
        for key, value in dictiter:
            if deep:
                key, value = deepcopy(key, memo), deepcopy(value, memo)
            y[key] = value
    return y


def copy(x):
    cls = type(x)
    if cls in _SHALLOW_ATOMS or issubclass(cls, type):
        return x
    if cls in (list, dict, set, bytearray):
        return x.copy()
    method = getattr(cls, '__copy__', None)
    if method is not None:
        return method(x)
    given = _described(x, cls)
    if given is None:
        raise Error('un(shallow)copyable object of type %s' % cls)
    if isinstance(given, str):
        return x
    return _reconstruct(x, None, *given)


def deepcopy(x, memo=None, _nil=[]):
    if memo is None:
        memo = {}
    found = memo.get(id(x), _nil)
    if found is not _nil:
        return found
    cls = type(x)
    if cls in _ATOMS or issubclass(cls, type):
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
    if cls is _method:
        return cls(x.__func__, deepcopy(x.__self__, memo))
    method = getattr(x, '__deepcopy__', None)
    if method is not None:
        return method(memo)
    given = _described(x, cls)
    if given is None:
        raise Error('un(deep)copyable object of type %s' % cls)
    if isinstance(given, str):
        return x
    return _reconstruct(x, memo, *given)
