from abc import ABCMeta
from types import GenericAlias as _Alias, MappingProxyType as _Proxy
from collections import ChainMap as _ChainMap, OrderedDict as _OrderedDict, deque as _deque


def _offers(cls, names):
    # The first class that mentions a name decides: None there takes the method away.
    for name in names:
        owner = next((base for base in cls.__mro__ if name in base.__dict__), None)
        if owner is None or owner.__dict__[name] is None:
            return False
    return True


def _recognise(abc, names):
    # Any class with these methods becomes a subclass of `abc`, but not of what programs derive from it.
    def hook(cls, other):
        return True if cls is abc and _offers(other, names) else NotImplemented

    abc.__subclasshook__ = classmethod(hook)


# What an abstract method does for a class that calls it through super().
_fallbacks = {
    '__len__': lambda self: 0,
    '__hash__': lambda self: 0,
    '__contains__': lambda self, x: False,
    '__iter__': lambda self: iter(()),
    '__reversed__': lambda self: iter(()),
}
_exceptions = {
    '__next__': StopIteration,
    'send': StopIteration,
    '__getitem__': IndexError,
    '__setitem__': IndexError,
    '__delitem__': IndexError,
    'insert': IndexError,
}


def _stub(name):
    fallback, exception = _fallbacks.get(name), _exceptions.get(name, NotImplementedError)

    def method(self, *args):
        if fallback is None:
            raise exception
        return fallback(self, *args)

    method.__isabstractmethod__ = True
    return method


# The methods that a class gives to those derived from it, by class; the functions follow below.
_given = {}


def _gives(*places):
    def decorate(function):
        for place in places:
            cls, name = place.split('.')
            _given.setdefault(cls, {})[name] = function
        return function

    return decorate


class _callable_alias:
    def __init__(self, origin, args):
        self.__origin__ = origin
        self.__args__ = args

    def __repr__(self):
        *params, result = [getattr(x, '__qualname__', None) if getattr(x, '__module__', '') == 'builtins' else
                           '...' if x is ... else f'{x.__module__}.{x.__qualname__}' if isinstance(x, type) else repr(x)
                           for x in self.__args__]
        params = '...' if params == ['...'] else '[' + ', '.join(params) + ']'
        return f'collections.abc.Callable[{params}, {result}]'

    def __eq__(self, other):
        return self.__args__ == other.__args__ if isinstance(other, _callable_alias) else NotImplemented

    def __hash__(self):
        return hash(self.__args__)

    def __or__(self, other):
        from typing import Union
        return Union[self, other]

    def __mro_entries__(self, bases):
        return (self.__origin__,)


def _callable_item(cls, item):
    if not isinstance(item, tuple) or len(item) != 2:
        raise TypeError('Callable must be used as Callable[[arg, ...], result].')
    params, result = item
    if isinstance(params, (list, tuple)):
        return _callable_alias(cls, (*params, result))
    if params is ... or type(params).__module__ == 'typing':
        return _callable_alias(cls, (params, result))
    raise TypeError(f'Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {params}')


@_gives('Iterator.__iter__', 'AsyncIterator.__aiter__')
def _itself(iterator):
    return iterator


@_gives('Generator.__next__')
def _resume(generator):
    return generator.send(None)


@_gives('AsyncGenerator.__anext__')
def _aresume(generator):
    return generator.asend(None)


@_gives('Generator.throw', 'Coroutine.throw')
def _thrown(generator, typ, val=None, tb=None):
    # What a subclass may pass its exception on to: it is raised.
    if val is None:
        if tb is None:
            raise typ
        val = typ()
    raise val if tb is None else val.with_traceback(tb)


@_gives('Generator.send', 'Coroutine.send')
def _sent(generator, value):
    raise StopIteration


@_gives('Generator.close', 'Coroutine.close')
def _shut(generator):
    try:
        generator.throw(GeneratorExit)
    except (StopIteration, GeneratorExit):
        return
    raise RuntimeError('generator ignored GeneratorExit')


def _same(a, b):
    return a is b or a == b


def _within(a, b):
    return len(a) <= len(b) and all(x in b for x in a)


def _comparison(test):
    return lambda a, b: test(a, b) if isinstance(b, Set) else NotImplemented


for _name, _test in {
    '__le__': _within,
    '__lt__': lambda a, b: len(a) < len(b) and _within(a, b),
    '__ge__': lambda a, b: _within(b, a),
    '__gt__': lambda a, b: len(b) < len(a) and _within(b, a),
    '__eq__': lambda a, b: len(a) == len(b) and _within(a, b),
}.items():
    _gives('Set.' + _name)(_comparison(_test))


def _combination(members, need_set):
    def combine(a, b):
        if not isinstance(b, Iterable):
            return NotImplemented
        if need_set and not isinstance(b, Set):
            b = a._from_iterable(b)
        found = members(a, b)
        return found if isinstance(found, Set) else a._from_iterable(found)

    return combine


# The members of the result, and whether the other operand has to be a set.
for _name, (_members, _need) in {
    'Set.__and__ Set.__rand__': (lambda a, b: (x for x in b if x in a), False),
    'Set.__or__ Set.__ror__': (lambda a, b: (x for s in (a, b) for x in s), False),
    'Set.__sub__': (lambda a, b: (x for x in a if x not in b), True),
    'Set.__rsub__': (lambda a, b: (x for x in b if x not in a), True),
    'Set.__xor__ Set.__rxor__': (lambda a, b: (a - b) | (b - a), True),
}.items():
    for _place in _name.split():
        _gives(_place)(_combination(_members, _need))


@_gives('Set._hash')
def _hash(members):
    return hash(frozenset(members))


@_gives('Set.isdisjoint')
def _isdisjoint(members, other):
    return not any(x in members for x in other)


@_gives('MutableSet.remove')
def _set_remove(members, value):
    if value not in members:
        raise KeyError(value)
    members.discard(value)


@_gives('MutableSet.pop')
def _set_pop(members):
    for found in members:
        members.discard(found)
        return found
    raise KeyError


@_gives('MutableSet.clear')
def _set_clear(members):
    while len(members):
        members.pop()


@_gives('MutableSet.__ior__')
def _set_unite(members, other):
    for x in other:
        members.add(x)
    return members


@_gives('MutableSet.__iand__')
def _set_keep(members, other):
    for x in members - other:
        members.discard(x)
    return members


def _in_place(change):
    # With itself, a set loses all members.
    def method(members, other):
        if other is members:
            members.clear()
        else:
            change(members, other)
        return members

    return method


@_gives('MutableSet.__isub__')
@_in_place
def _set_drop(members, other):
    for x in other:
        members.discard(x)


@_gives('MutableSet.__ixor__')
@_in_place
def _set_toggle(members, other):
    for x in other if isinstance(other, Set) else members._from_iterable(other):
        (members.discard if x in members else members.add)(x)


@_gives('MappingView.__init__')
def _view_init(view, mapping):
    view._mapping = mapping


@_gives('MappingView.__len__')
def _view_len(view):
    return len(view._mapping)


@_gives('MappingView.__repr__')
def _view_repr(view):
    return f'{type(view).__name__}({view._mapping!r})'


@_gives('KeysView.__contains__')
def _has_key(view, key):
    return key in view._mapping


@_gives('ItemsView.__contains__')
def _has_item(view, item):
    wanted, value = item
    try:
        return _same(view._mapping[wanted], value)
    except KeyError:
        return False


@_gives('ValuesView.__contains__', 'Sequence.__contains__')
def _has_equal(items, value):
    return any(_same(item, value) for item in items)


_gives('KeysView.__iter__')(lambda view: (key for key in view._mapping))
_gives('ItemsView.__iter__')(lambda view: ((key, view._mapping[key]) for key in view._mapping))
_gives('ValuesView.__iter__')(lambda view: (view._mapping[key] for key in view._mapping))


@_gives('Mapping.get')
def _get(mapping, key, default=None):
    try:
        return mapping[key]
    except KeyError:
        return default


@_gives('Mapping.__contains__')
def _contains(mapping, key):
    return _get(mapping, key, _absent) is not _absent


@_gives('Mapping.keys')
def _keys(mapping):
    return KeysView(mapping)


@_gives('Mapping.items')
def _items(mapping):
    return ItemsView(mapping)


@_gives('Mapping.values')
def _values(mapping):
    return ValuesView(mapping)


@_gives('Mapping.__eq__')
def _equal(mapping, other):
    return dict(mapping.items()) == dict(other.items()) if isinstance(other, Mapping) else NotImplemented


_absent = object()


@_gives('MutableMapping.pop')
def _mapping_pop(mapping, key, default=_absent):
    try:
        found = mapping[key]
    except KeyError:
        if default is _absent:
            raise
        return default
    del mapping[key]
    return found


@_gives('MutableMapping.popitem')
def _popitem(mapping):
    for key in mapping:
        return key, mapping.pop(key)
    raise KeyError


@_gives('MutableMapping.clear')
def _mapping_clear(mapping):
    while len(mapping):
        mapping.popitem()


@_gives('MutableMapping.update')
def _update_mapping(mapping, other=(), /, **kwds):
    if isinstance(other, Mapping) or hasattr(other, 'keys'):
        for key in other if isinstance(other, Mapping) else other.keys():
            mapping[key] = other[key]
    else:
        for key, value in other:
            mapping[key] = value
    for key in kwds:
        mapping[key] = kwds[key]


@_gives('MutableMapping.setdefault')
def _setdefault(mapping, key, default=None):
    try:
        return mapping[key]
    except KeyError:
        mapping[key] = default
    return default


@_gives('Sequence.__iter__')
def _iterate(items):
    at = 0
    while True:
        try:
            item = items[at]
        except IndexError:
            return
        yield item
        at += 1


@_gives('Sequence.__reversed__')
def _backwards(items):
    return (items[at] for at in range(len(items) - 1, -1, -1))


@_gives('Sequence.index')
def _index(items, value, start=0, stop=None):
    size = len(items)
    start, stop = [None if at is None else at if at >= 0 else max(at + size, 0) for at in (start, stop)]
    at = start or 0
    while stop is None or at < stop:
        try:
            if _same(items[at], value):
                return at
        except IndexError:
            break
        at += 1
    raise ValueError


@_gives('Sequence.count')
def _count(items, value):
    return len([item for item in items if _same(item, value)])


@_gives('MutableSequence.append')
def _append(items, value):
    items.insert(len(items), value)


@_gives('MutableSequence.extend')
def _extend(items, values):
    for value in list(values) if values is items else values:
        items.append(value)


@_gives('MutableSequence.__iadd__')
def _extend_in_place(items, values):
    items.extend(values)
    return items


@_gives('MutableSequence.pop')
def _sequence_pop(items, index=-1):
    item = items[index]
    del items[index]
    return item


@_gives('MutableSequence.remove')
def _sequence_remove(items, value):
    del items[items.index(value)]


@_gives('MutableSequence.clear')
def _sequence_clear(items):
    while len(items):
        items.pop()


@_gives('MutableSequence.reverse')
def _reverse(items):
    size = len(items)
    for low in range(size // 2):
        high = size - 1 - low
        items[low], items[high] = items[high], items[low]


_of_class = classmethod(lambda cls, it: cls(it))
_of_set = classmethod(lambda cls, it: set(it))
# What else stands in the namespace of a class. Flags say which patterns of `match` its instances meet.
_attributes = {
    'Set': {'_from_iterable': _of_class, '__hash__': None},
    'KeysView': {'_from_iterable': _of_set},
    'ItemsView': {'_from_iterable': _of_set},
    'MappingView': {'__slots__': ('_mapping',), '__class_getitem__': classmethod(_Alias)},
    'Mapping': {'__reversed__': None, '__hash__': None, '__abc_tpflags__': 64},
    'Sequence': {'__abc_tpflags__': 32},
}
# Each class: its bases, its abstract methods, and what else any class needs to be recognised as one (None: cannot be).
_shapes = {
    'Hashable': ('', '__hash__', ''),
    'Awaitable': ('', '__await__', ''),
    'Coroutine': ('Awaitable', 'send throw', '__await__ close'),
    'AsyncIterable': ('', '__aiter__', ''),
    'AsyncIterator': ('AsyncIterable', '__anext__', '__aiter__'),
    'AsyncGenerator': ('AsyncIterator', 'asend athrow', '__aiter__ __anext__ aclose'),
    'Iterable': ('', '__iter__', ''),
    'Iterator': ('Iterable', '__next__', '__iter__'),
    'Generator': ('Iterator', 'send throw', '__iter__ __next__ close'),
    'Reversible': ('Iterable', '__reversed__', '__iter__'),
    'Sized': ('', '__len__', ''),
    'Container': ('', '__contains__', ''),
    'Collection': ('Sized Iterable Container', '', '__len__ __iter__ __contains__'),
    'Callable': ('', '__call__', ''),
    'Set': ('Collection', '', None),
    'MutableSet': ('Set', 'add discard', None),
    'Mapping': ('Collection', '__getitem__', None),
    'MappingView': ('Sized', '', None),
    'KeysView': ('MappingView Set', '', None),
    'ItemsView': ('MappingView Set', '', None),
    'ValuesView': ('MappingView Collection', '', None),
    'MutableMapping': ('Mapping', '__setitem__ __delitem__', None),
    'Sequence': ('Reversible Collection', '__getitem__', None),
    'ByteString': ('Sequence', '', None),
    'MutableSequence': ('Sequence', '__setitem__ __delitem__ insert', None),
}


def _named(function, cls, name):
    function.__name__, function.__qualname__, function.__module__ = name, cls + '.' + name, 'collections.abc'
    return function


def _make(name, bases, abstract, recognised):
    space = {'__slots__': (), '__module__': 'collections.abc', **_attributes.get(name, {})}
    if not bases and name not in ('Hashable', 'Sized'):
        space['__class_getitem__'] = classmethod(_callable_item if name == 'Callable' else _Alias)
    for method, function in _given.get(name, {}).items():
        space[method] = _named(function, name, method)
    for method in abstract.split():
        if method in space:
            space[method].__isabstractmethod__ = True
        else:
            space[method] = _named(_stub(method), name, method)
    made = ABCMeta(name, tuple(globals()[base] for base in bases.split()), space)
    if recognised is not None:
        _recognise(made, (abstract + ' ' + recognised).split())
    return made


for _name, _shape in _shapes.items():
    globals()[_name] = _make(_name, *_shape)

for _abc, *_classes in (
    (Sequence, tuple, str, range),
    (ByteString, bytes, bytearray),
    (MutableSequence, list, bytearray, _deque),
    (Set, frozenset),
    (MutableSet, set),
    (Mapping, _Proxy),
    (MutableMapping, dict, _ChainMap),
    (KeysView, type({}.keys()), type(_OrderedDict().keys())),
    (ItemsView, type({}.items()), type(_OrderedDict().items())),
    (ValuesView, type({}.values()), type(_OrderedDict().values())),
):
    for _class in _classes:
        _abc.register(_class)

__all__ = list(_shapes)
