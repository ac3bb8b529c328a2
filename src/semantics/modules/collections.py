from operator import index as _index
from sys import _caller, _static
from builtins import repr as _builtin_repr

_reprs = []


class deque:
    # A list holds the items; `_state` counts changes of length, which iterators watch.
    __abc_tpflags__ = 32
    __slots__ = ('_items', '_maxlen', '_state')

    def __init__(self, iterable=(), maxlen=None):
        if maxlen is not None:
            if not isinstance(maxlen, int):
                raise TypeError('an integer is required')
            if maxlen < 0:
                raise ValueError('maxlen must be non-negative')
        self._maxlen = maxlen
        self._items = []
        self._state = 0
        self.extend(iterable)

    @property
    def maxlen(self):
        return self._maxlen

    @maxlen.setter
    def maxlen(self, value):
        raise AttributeError("attribute 'maxlen' of 'collections.deque' objects is not writable")

    def append(self, x, /):
        items = self._items
        items.append(x)
        self._state += 1
        if self._maxlen is not None and len(items) > self._maxlen:
            del items[0]

    def appendleft(self, x, /):
        items = self._items
        items.insert(0, x)
        self._state += 1
        if self._maxlen is not None and len(items) > self._maxlen:
            items.pop()

    def extend(self, iterable, /):
        if iterable is self:
            iterable = list(iterable)
        for item in iterable:
            self.append(item)

    def extendleft(self, iterable, /):
        if iterable is self:
            iterable = list(iterable)
        for item in iterable:
            self.appendleft(item)

    def pop(self):
        if not self._items:
            raise IndexError('pop from an empty deque')
        self._state += 1
        return self._items.pop()

    def popleft(self):
        if not self._items:
            raise IndexError('pop from an empty deque')
        self._state += 1
        return self._items.pop(0)

    def clear(self):
        self._state += 1
        self._items.clear()

    def copy(self):
        if type(self) is deque:
            return deque(self, self._maxlen)
        return type(self)(self) if self._maxlen is None else type(self)(self, self._maxlen)

    __copy__ = copy

    def __reduce__(self):
        args = ((),) if self._maxlen is None else ((), self._maxlen)
        return type(self), args, getattr(self, '__dict__', None) or None, iter(self)

    def count(self, x, /):
        count = 0
        for item in self:
            if item is x or item == x:
                count += 1
        return count

    def index(self, x, start=0, stop=9223372036854775807, /):
        size = len(self._items)
        if start < 0:
            start = max(start + size, 0)
        if stop < 0:
            stop = max(stop + size, 0)
        for i in range(start, min(stop, size)):
            item = self._items[i]
            if item is x or item == x:
                return i
        raise ValueError(_builtin_repr(x) + ' is not in deque')

    def insert(self, i, x, /):
        if self._maxlen is not None and len(self._items) >= self._maxlen:
            raise IndexError('deque already at its maximum size')
        self._state += 1
        self._items.insert(i, x)

    def remove(self, value, /):
        items = self._items
        for i in range(len(items)):
            item = items[i]
            if item is value or item == value:
                self._state += 1
                del items[i]
                return
        raise ValueError(_builtin_repr(value) + ' is not in deque')

    def reverse(self):
        self._state += 1
        self._items.reverse()

    def rotate(self, n=1, /):
        n = _index(n)
        items = self._items
        if len(items) > 1:
            n %= len(items)
            if n:
                self._state += 1
                items[:] = items[-n:] + items[:-n]

    def __len__(self):
        return len(self._items)

    def __bool__(self):
        return bool(self._items)

    def __iter__(self):
        return _deque_iterator(self, False)

    def __reversed__(self):
        return _deque_iterator(self, True)

    def __contains__(self, x):
        for item in self:
            if item is x or item == x:
                return True
        return False

    def _at(self, i):
        if not hasattr(type(i), '__index__'):
            raise TypeError("sequence index must be integer, not '" + type(i).__name__ + "'")
        at = _index(i)
        if not -1 << 63 <= at < 1 << 63:
            raise IndexError("cannot fit '" + type(i).__name__ + "' into an index-sized integer")
        return at

    def __getitem__(self, i):
        i = self._at(i)
        size = len(self._items)
        if not -size <= i < size:
            raise IndexError('deque index out of range')
        return self._items[i]

    def __setitem__(self, i, value):
        i = self._at(i)
        size = len(self._items)
        if not -size <= i < size:
            raise IndexError('deque index out of range')
        self._items[i] = value

    def __delitem__(self, i):
        i = self._at(i)
        size = len(self._items)
        if not -size <= i < size:
            raise IndexError('deque index out of range')
        self._state += 1
        del self._items[i]

    def __add__(self, other):
        if not isinstance(other, deque):
            raise TypeError('can only concatenate deque (not "' + type(other).__name__ + '") to deque')
        new = self.copy()
        new.extend(other)
        return new

    def __iadd__(self, other):
        self.extend(other)
        return self

    def __mul__(self, n):
        new = self.copy()
        new._items *= n
        if new._maxlen is not None and len(new._items) > new._maxlen:
            new._items = new._items[len(new._items) - new._maxlen:]
        return new

    __rmul__ = __mul__

    def __imul__(self, n):
        self._items *= n
        self._state += 1
        if self._maxlen is not None and len(self._items) > self._maxlen:
            self._items = self._items[len(self._items) - self._maxlen:]
        return self

    def __repr__(self):
        for seen in _reprs:
            if seen is self:
                return '[...]'
        _reprs.append(self)
        try:
            inner = _builtin_repr(self._items)
        finally:
            _reprs.pop()
        if self._maxlen is not None:
            inner += ', maxlen=' + str(self._maxlen)
        return type(self).__name__ + '(' + inner + ')'

    def __hash__(self):
        raise TypeError("unhashable type: 'collections.deque'")

    def __eq__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return self is other or self._items == other._items

    def __ne__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return self is not other and self._items != other._items

    def __lt__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return self._items < other._items

    def __le__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return self._items <= other._items

    def __gt__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return self._items > other._items

    def __ge__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return self._items >= other._items


class _deque_iterator:
    __slots__ = ('_deque', '_state', '_at', '_backwards')

    def __init__(self, deque, backwards):
        self._deque = deque
        self._state = deque._state
        self._at = 0
        self._backwards = backwards

    def __iter__(self):
        return self

    def __next__(self):
        items = self._deque._items
        if self._state != self._deque._state:
            self._at = len(items)
            raise RuntimeError('deque mutated during iteration')
        if self._at >= len(items):
            raise StopIteration
        self._at += 1
        return items[-self._at] if self._backwards else items[self._at - 1]

    def __length_hint__(self):
        return len(self._deque._items) - self._at


class defaultdict(dict):
    __slots__ = ('default_factory',)

    def __init__(self, default_factory=None, /, *args, **kwargs):
        if default_factory is not None and not callable(default_factory):
            raise TypeError('first argument must be callable or None')
        self.default_factory = default_factory
        self.update(*args, **kwargs)

    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        value = self.default_factory()
        self[key] = value
        return value

    def __repr__(self):
        items = dict.__repr__(self)
        factory = self.default_factory
        for seen in _reprs:
            if seen is factory:
                return type(self).__name__ + '(..., ' + items + ')'
        if factory is None:
            return type(self).__name__ + '(None, ' + items + ')'
        _reprs.append(factory)
        try:
            return type(self).__name__ + '(' + _builtin_repr(factory) + ', ' + items + ')'
        finally:
            _reprs.pop()

    def __reduce__(self):
        factory = self.default_factory
        return type(self), () if factory is None else (factory,), None, None, iter(self.items())

    def copy(self):
        return type(self)(self.default_factory, self)

    __copy__ = copy

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = self.copy()
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = type(self)(self.default_factory, other)
        new.update(self)
        return new

    def __ior__(self, other):
        self.update(other)
        return self


class _odict_view:
    __slots__ = ('_mapping', '_view')

    def __init__(self, mapping, view):
        self._mapping = mapping
        self._view = view

    def __len__(self):
        return len(self._mapping)

    def __iter__(self):
        return iter(self._view)

    def __reversed__(self):
        return reversed(self._view)

    def __contains__(self, item):
        return item in self._view

    def __eq__(self, other):
        return self._view == (other._view if isinstance(other, _odict_view) else other)

    def __and__(self, other):
        return self._view & set(other)

    def __or__(self, other):
        return self._view | set(other)

    def __sub__(self, other):
        return self._view - set(other)

    def __xor__(self, other):
        return self._view ^ set(other)

    def __repr__(self):
        return type(self).__name__ + '(' + _builtin_repr(list(self._view)) + ')'

    __hash__ = None


class odict_keys(_odict_view):
    __slots__ = ()


class odict_values(_odict_view):
    __slots__ = ()


class odict_items(_odict_view):
    __slots__ = ()


def _pairs(items):
    for pair in items:
        parts = iter(pair)
        found = []
        for part in parts:
            if len(found) == 2:
                raise ValueError('too many values to unpack (expected 2)')
            found.append(part)
        if len(found) < 2:
            count = '1 value' if found else '0 values'
            raise ValueError('need more than ' + count + ' to unpack')
        yield found


class OrderedDict(dict):
    __slots__ = ('__dict__',)

    def __init__(self, other=(), /, **kwargs):
        if type(other) is dict:
            other = dict.items(other)
        elif hasattr(other, 'keys'):
            for key in other.keys():
                self[key] = other[key]
            other = ()
        elif hasattr(other, 'items'):
            other = other.items()
        for key, value in _pairs(other):
            self[key] = value
        for key, value in kwargs.items():
            self[key] = value

    def update(self, other=(), /, **kwargs):
        OrderedDict.__init__(self, other, **kwargs)

    def keys(self):
        return odict_keys(self, dict.keys(self))

    def values(self):
        return odict_values(self, dict.values(self))

    def items(self):
        return odict_items(self, dict.items(self))

    def popitem(self, last=True):
        if not self:
            raise KeyError('dictionary is empty')
        key = next(reversed(dict.keys(self)) if last else iter(dict.keys(self)))
        value = dict.pop(self, key)
        return key, value

    def move_to_end(self, key, last=True):
        if key not in self:
            raise KeyError(key)
        value = dict.pop(self, key)
        if last:
            dict.update(self, [(key, value)])
        else:
            rest = list(dict.items(self))
            dict.clear(self)
            dict.update(self, [(key, value)])
            dict.update(self, rest)

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    def __reduce__(self):
        return type(self), (), self.__dict__ or None, None, iter(self.items())

    @classmethod
    def fromkeys(cls, iterable, value=None):
        new = cls()
        for key in iterable:
            new[key] = value
        return new

    def __reversed__(self):
        return reversed(dict.keys(self))

    def __eq__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        if len(self) != len(other):
            return False
        for key, value in dict.items(self):
            if key not in other or not (other[key] is value or other[key] == value):
                return False
        return not isinstance(other, OrderedDict) or list(dict.keys(self)) == list(dict.keys(other))

    def __ne__(self, other):
        equal = self.__eq__(other)
        return equal if equal is NotImplemented else not equal

    __hash__ = None

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = type(self)(self)
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = type(self)(other)
        new.update(self)
        return new

    def __ior__(self, other):
        self.update(other)
        return self

    def __repr__(self):
        if not self:
            return type(self).__name__ + '()'
        for seen in _reprs:
            if seen is self:
                return '...'
        _reprs.append(self)
        try:
            return type(self).__name__ + '(' + _builtin_repr(list(self.items())) + ')'
        finally:
            _reprs.pop()


def _is_mapping(value):
    if isinstance(value, dict):
        return True
    if not hasattr(value, 'keys'):
        return False
    from collections.abc import Mapping
    return isinstance(value, Mapping)


def _count_elements(mapping, iterable):
    for key in iterable:
        mapping[key] = mapping.get(key, 0) + 1


class Counter(dict):
    def __init__(self, iterable=None, /, **kwds):
        dict.__init__(self)
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def total(self):
        return sum(self.values())

    def most_common(self, n=None):
        items = sorted(self.items(), key=lambda item: item[1], reverse=True)
        return items if n is None else items[:max(n, 0)]

    def elements(self):
        for key, count in self.items():
            for _ in range(count):
                yield key

    def update(self, iterable=None, /, **kwds):
        if iterable is not None:
            if not _is_mapping(iterable):
                _count_elements(self, iterable)
            elif self:
                for key, count in iterable.items():
                    self[key] = count + self.get(key, 0)
            else:
                dict.update(self, iterable)
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        if iterable is not None:
            if _is_mapping(iterable):
                for key, count in iterable.items():
                    self[key] = self.get(key, 0) - count
            else:
                for key in iterable:
                    self[key] = self.get(key, 0) - 1
        if kwds:
            self.subtract(kwds)

    def copy(self):
        return type(self)(self)

    def __reduce__(self):
        return type(self), (dict(self),)

    def __delitem__(self, key):
        self.pop(key, None)

    def __repr__(self):
        if not self:
            return type(self).__name__ + '()'
        try:
            items = self.most_common()
        except TypeError:
            items = list(self.items())
        return type(self).__name__ + '({' + ', '.join([_builtin_repr(k) + ': ' + _builtin_repr(v) for k, v in items]) + '})'

    def _combine(self, other, combine):
        result = Counter()
        for key in list(self) + [key for key in other if key not in self]:
            count = combine(self[key], other[key])
            if count > 0:
                result[key] = count
        return result

    def __add__(self, other):
        return self._combine(other, lambda a, b: a + b) if isinstance(other, Counter) else NotImplemented

    def __sub__(self, other):
        return self._combine(other, lambda a, b: a - b) if isinstance(other, Counter) else NotImplemented

    def __or__(self, other):
        return self._combine(other, lambda a, b: max(a, b)) if isinstance(other, Counter) else NotImplemented

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError('Counter.fromkeys() is undefined.  Use Counter(iterable) instead.')

    def _positive(self):
        for key in [key for key, count in self.items() if not count > 0]:
            del self[key]
        return self

    def __pos__(self):
        return Counter({key: count for key, count in self.items() if count > 0})

    def __neg__(self):
        return Counter({key: 0 - count for key, count in self.items() if count < 0})

    def __iadd__(self, other):
        for key, count in other.items():
            self[key] += count
        return self._positive()

    def __isub__(self, other):
        for key, count in other.items():
            self[key] -= count
        return self._positive()

    def __ior__(self, other):
        for key, count in other.items():
            if count > self[key]:
                self[key] = count
        return self._positive()

    def __iand__(self, other):
        for key, count in self.items():
            if other[key] < count:
                self[key] = other[key]
        return self._positive()

    def _compare(self, other, compare):
        if not isinstance(other, Counter):
            return NotImplemented
        return all([compare(self[key], other[key]) for counter in (self, other) for key in counter])

    def __eq__(self, other):
        return self._compare(other, lambda a, b: a == b)

    def __ne__(self, other):
        equal = self == other if isinstance(other, Counter) else NotImplemented
        return equal if equal is NotImplemented else not equal

    __hash__ = None

    def __le__(self, other):
        return self._compare(other, lambda a, b: a <= b)

    def __lt__(self, other):
        return self <= other and self != other if isinstance(other, Counter) else NotImplemented

    def __ge__(self, other):
        return self._compare(other, lambda a, b: a >= b)

    def __gt__(self, other):
        return self >= other and self != other if isinstance(other, Counter) else NotImplemented

    def __and__(self, other):
        return self._combine(other, lambda a, b: min(a, b)) if isinstance(other, Counter) else NotImplemented


class ChainMap:
    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    def __missing__(self, key):
        raise KeyError(key)

    def __getitem__(self, key):
        for mapping in self.maps:
            try:
                return mapping[key]
            except KeyError:
                pass
        return self.__missing__(key)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __len__(self):
        return len(set().union(*self.maps))

    def __iter__(self):
        merged = {}
        for mapping in reversed(self.maps):
            merged.update(dict.fromkeys(mapping))
        return iter(merged)

    def __contains__(self, key):
        return any([key in mapping for mapping in self.maps])

    def __bool__(self):
        return any(self.maps)

    def __repr__(self):
        return f'{self.__class__.__name__}({", ".join(map(_builtin_repr, self.maps))})'

    @classmethod
    def fromkeys(cls, iterable, value=None, /):
        return cls({key: value for key in iterable})

    def copy(self):
        # The others are shared: only the first is ever written.
        first, *others = self.maps
        return type(self)(first.copy(), *others)

    __copy__ = copy

    def new_child(self, m=None, **more):
        if m is None:
            m, more = more, {}
        if more:
            m.update(more)
        return type(self)(m, *self.maps)

    @property
    def parents(self):
        others = self.maps[1:]
        return type(self)(*others)

    def _of_first(self, run, complaint):
        try:
            return run(self.maps[0])
        except KeyError:
            raise KeyError(complaint)

    def __setitem__(self, key, value):
        first = self.maps[0]
        first[key] = value

    def __delitem__(self, key):
        def run(first):
            del first[key]
        self._of_first(run, f'Key not found in the first mapping: {key!r}')

    def popitem(self):
        return self._of_first(lambda first: first.popitem(), 'No keys found in the first mapping.')

    def pop(self, key, *default):
        return self._of_first(lambda first: first.pop(key, *default), f'Key not found in the first mapping: {key!r}')

    def clear(self):
        first = self.maps[0]
        first.clear()

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def update(self, other=(), /, **kwds):
        self.maps[0].update(other, **kwds)

    def keys(self):
        return {key: None for key in self}.keys()

    def values(self):
        return {key: self[key] for key in self}.values()

    def items(self):
        return {key: self[key] for key in self}.items()

    def __eq__(self, other):
        if isinstance(other, (dict, ChainMap)):
            return dict(self.items()) == dict(other.items())
        return NotImplemented

    __hash__ = None

    def __or__(self, other):
        if not isinstance(other, (dict, ChainMap)):
            return NotImplemented
        new = self.copy()
        new.maps[0].update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, (dict, ChainMap)):
            return NotImplemented
        merged = dict(other)
        for child in reversed(self.maps):
            merged.update(child)
        return self.__class__(merged)

    def __ior__(self, other):
        self.maps[0].update(other)
        return self


_keywords = {'False', 'None', 'True', 'and', 'as', 'assert', 'async', 'await', 'break', 'class', 'continue', 'def', 'del', 'elif', 'else', 'except', 'finally', 'for', 'from', 'global', 'if', 'import', 'in', 'is', 'lambda', 'nonlocal', 'not', 'or', 'pass', 'raise', 'return', 'try', 'while', 'with', 'yield'}


class _tuplegetter:
    __slots__ = ('_index', '__doc__')

    def __init__(self, index, doc):
        self._index = index
        self.__doc__ = doc

    def __get__(self, obj, owner=None):
        if isinstance(obj, tuple):
            return tuple.__getitem__(obj, self._index)
        if obj is None:
            return self
        raise TypeError("descriptor for index '%d' for tuple subclasses doesn't apply to '%s' object"
                        % (self._index, type(obj).__name__))

    def __reduce__(self):
        return _tuplegetter, (self._index, self.__doc__)

    def __repr__(self):
        return f'_tuplegetter({self._index}, {self.__doc__!r})'

    def __set__(self, obj, value):
        raise AttributeError("can't set attribute")

    def __delete__(self, obj):
        raise AttributeError("can't delete attribute")


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    if isinstance(field_names, str):
        field_names = field_names.replace(',', ' ').split()
    field_names = [str(name) for name in field_names]
    typename = str(typename)
    if rename:
        seen = set()
        for index, name in enumerate(field_names):
            if not name.isidentifier() or name in _keywords or name.startswith('_') or name in seen:
                field_names[index] = '_' + str(index)
            seen.add(name)
    for name in [typename] + field_names:
        if not name.isidentifier():
            raise ValueError('Type names and field names must be valid identifiers: ' + _builtin_repr(name))
        if name in _keywords:
            raise ValueError('Type names and field names cannot be a keyword: ' + _builtin_repr(name))
    seen = set()
    for name in field_names:
        if name.startswith('_') and not rename:
            raise ValueError('Field names cannot start with an underscore: ' + _builtin_repr(name))
        if name in seen:
            raise ValueError('Encountered duplicate field name: ' + _builtin_repr(name))
        seen.add(name)
    field_defaults = {}
    if defaults is not None:
        defaults = tuple(defaults)
        if len(defaults) > len(field_names):
            raise TypeError('Got more default values than field names')
        field_defaults = dict(reversed(list(zip(reversed(field_names), reversed(defaults)))))
    fields = tuple(field_names)
    size = len(fields)

    # A function with these parameters and no others.
    listed = ', '.join(fields)
    scope = {'_tuple_new': tuple.__new__, '__builtins__': {}, '__name__': 'namedtuple_' + typename}
    __new__ = eval('lambda _cls, ' + listed + ': _tuple_new(_cls, (' + listed + (',))' if size == 1 else '))'), scope)
    __new__.__name__ = '__new__'
    __new__.__doc__ = 'Create new instance of ' + typename + '(' + listed + ')'
    if defaults is not None:
        __new__.__defaults__ = defaults

    def _make(cls, iterable):
        result = tuple.__new__(cls, iterable)
        if len(result) != size:
            raise TypeError(f'Expected {size} arguments, got {len(result)}')
        return result

    def _replace(self, /, **kwds):
        result = self._make([kwds.pop(name, value) for name, value in zip(fields, self)])
        if kwds:
            raise ValueError(f'Got unexpected field names: {list(kwds)!r}')
        return result

    def __repr__(self):
        return type(self).__name__ + '(' + ', '.join([name + '=' + _builtin_repr(value) for name, value in zip(fields, self)]) + ')'

    def _asdict(self):
        return dict(zip(self._fields, self))

    def __getnewargs__(self):
        return tuple(self)

    namespace = {
        '__doc__': typename + '(' + ', '.join(fields) + ')',
        '__slots__': (),
        '_fields': fields,
        '_field_defaults': field_defaults,
        '__new__': __new__,
        '_make': classmethod(_make),
        '_replace': _replace,
        '__repr__': __repr__,
        '_asdict': _asdict,
        '__getnewargs__': __getnewargs__,
        '__match_args__': fields,
    }
    for method in (__new__, _make, _replace, __repr__, _asdict, __getnewargs__):
        method.__qualname__ = typename + '.' + method.__name__
    for index, name in enumerate(fields):
        namespace[name] = _tuplegetter(index, 'Alias for field number ' + str(index))
    namespace['__module__'] = _caller() if module is None else module
    return type(typename, (tuple,), namespace)


def __getattr__(name):
    # What few programs need is made when they first ask.
    if name in ('UserDict', 'UserList', 'UserString'):
        import _collections_user
        globals().update({name: getattr(_collections_user, name) for name in ('UserDict', 'UserList', 'UserString')})
        return globals()[name]
    if name == 'abc':
        import collections.abc
        return globals()['abc']
    raise AttributeError(f"module 'collections' has no attribute {name!r}")


_static(deque, 'collections.deque')
_static(defaultdict, 'collections.defaultdict')
_static(OrderedDict, 'collections.OrderedDict')
_static(_tuplegetter, 'collections._tuplegetter')
