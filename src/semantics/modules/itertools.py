from operator import add as _add, index as _index
from builtins import range as _range


class _Iterator:
    __slots__ = ()

    def __iter__(self):
        return self


class count(_Iterator):
    __slots__ = ('_at', '_step')

    def __init__(self, start=0, step=1):
        for number in (start, step):
            if not any([hasattr(type(number), name) for name in ('__index__', '__int__', '__float__', '__complex__')]):
                raise TypeError('a number is required')
        self._at = start
        self._step = step

    def __next__(self):
        at = self._at
        self._at = at + self._step
        return at

    def __repr__(self):
        if type(self._step) is int and self._step == 1:
            return 'count(' + repr(self._at) + ')'
        return 'count(' + repr(self._at) + ', ' + repr(self._step) + ')'


class cycle(_Iterator):
    __slots__ = ('_iterator', '_saved', '_at')

    def __init__(self, iterable, /):
        self._iterator = iter(iterable)
        self._saved = []
        self._at = -1

    def __next__(self):
        if self._at < 0:
            for item in self._iterator:
                self._saved.append(item)
                return item
            self._at = 0
        saved = self._saved
        if not saved:
            raise StopIteration
        item = saved[self._at]
        self._at += 1
        if self._at == len(saved):
            self._at = 0
        return item


class repeat(_Iterator):
    __slots__ = ('_object', '_times')

    def __init__(self, *args, **kwargs):
        if not args and 'object' not in kwargs:
            raise TypeError("repeat() missing required argument 'object' (pos 1)")
        self._object, times = _repeat_arguments(*args, **kwargs)
        self._times = None if times is None else max(_index(times), 0)

    def __next__(self):
        if self._times is not None:
            if not self._times:
                raise StopIteration
            self._times -= 1
        return self._object

    def __length_hint__(self):
        if self._times is None:
            raise TypeError('len() of unsized object')
        return self._times

    def __repr__(self):
        if self._times is None:
            return 'repeat(' + repr(self._object) + ')'
        return 'repeat(' + repr(self._object) + ', ' + repr(self._times) + ')'


def _repeat_arguments(object, times=None):
    return object, times


class accumulate(_Iterator):
    __slots__ = ('_iterator', '_function', '_total', '_state')

    def __init__(self, iterable, func=None, *args, initial=None):
        if args:
            raise TypeError(f'accumulate() takes at most 2 positional arguments ({len(args) + 2} given)')
        self._iterator = iter(iterable)
        self._function = _add if func is None else func
        self._total = initial
        self._state = 0 if initial is None else 1

    def __next__(self):
        if self._state == 1:
            self._state = 2
            return self._total
        item = next(self._iterator)
        if self._state == 0:
            self._state = 2
            self._total = item
        else:
            self._total = self._function(self._total, item)
        return self._total


class chain(_Iterator):
    __slots__ = ('_iterables', '_current')

    def __init__(self, *iterables):
        self._iterables = iter(iterables)
        self._current = None

    @classmethod
    def from_iterable(cls, iterable, /):
        self = cls()
        self._iterables = iter(iterable)
        return self

    def __next__(self):
        while True:
            if self._current is None:
                self._current = iter(next(self._iterables))
            for item in self._current:
                return item
            self._current = None


class compress(_Iterator):
    __slots__ = ('_data', '_selectors')

    def __init__(self, data, selectors):
        self._data = iter(data)
        self._selectors = iter(selectors)

    def __next__(self):
        while True:
            item = next(self._data)
            if next(self._selectors):
                return item


class dropwhile(_Iterator):
    __slots__ = ('_predicate', '_iterator', '_started')

    def __init__(self, predicate, iterable, /):
        self._predicate = predicate
        self._iterator = iter(iterable)
        self._started = False

    def __next__(self):
        while True:
            item = next(self._iterator)
            if self._started or not self._predicate(item):
                self._started = True
                return item


class takewhile(_Iterator):
    __slots__ = ('_predicate', '_iterator', '_stopped')

    def __init__(self, predicate, iterable, /):
        self._predicate = predicate
        self._iterator = iter(iterable)
        self._stopped = False

    def __next__(self):
        if self._stopped:
            raise StopIteration
        item = next(self._iterator)
        if self._predicate(item):
            return item
        self._stopped = True
        raise StopIteration


class filterfalse(_Iterator):
    __slots__ = ('_predicate', '_iterator')

    def __init__(self, function, iterable, /):
        self._predicate = bool if function is None else function
        self._iterator = iter(iterable)

    def __next__(self):
        while True:
            item = next(self._iterator)
            if not self._predicate(item):
                return item


class starmap(_Iterator):
    __slots__ = ('_function', '_iterator')

    def __init__(self, function, iterable, /):
        self._function = function
        self._iterator = iter(iterable)

    def __next__(self):
        args = next(self._iterator)
        if type(args) is not tuple:
            args = tuple(args)
        return self._function(*args)


class islice(_Iterator):
    __slots__ = ('_iterator', '_next', '_stop', '_step', '_count')

    def __init__(self, iterable, *args):
        if not args or len(args) > 3:
            bound = 'at least 2' if not args else 'at most 4'
            raise TypeError('islice expected ' + bound + ' arguments, got ' + str(len(args) + 1))
        start, stop, step = 0, args[0], 1
        if len(args) > 1:
            start, stop = args[0], args[1]
            if len(args) > 2:
                step = args[2]
            start = 0 if start is None else start
        step = 1 if step is None else step
        if stop is not None and not _natural(stop):
            if len(args) == 1:
                raise ValueError('Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.')
            raise ValueError('Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.')
        if not _natural(start):
            raise ValueError('Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.')
        if not _natural(step) or step < 1:
            raise ValueError('Step for islice() must be a positive integer or None.')
        self._iterator = iter(iterable)
        self._next = _index(start)
        self._stop = None if stop is None else _index(stop)
        self._step = _index(step)
        self._count = 0

    def __next__(self):
        if self._iterator is None:
            raise StopIteration
        stop = self._next if self._stop is None or self._next < self._stop else self._stop
        while self._count < stop:
            self._count += 1
            try:
                next(self._iterator)
            except StopIteration:
                self._iterator = None
                raise
        if self._stop is not None and self._count >= self._stop:
            self._iterator = None
            raise StopIteration
        try:
            item = next(self._iterator)
        except StopIteration:
            self._iterator = None
            raise
        self._count += 1
        self._next += self._step
        if self._stop is not None and self._next > self._stop:
            self._next = self._stop
        return item


def _natural(value):
    try:
        value = _index(value)
    except TypeError:
        return False
    return 0 <= value <= 9223372036854775807


class zip_longest(_Iterator):
    __slots__ = ('_iterators', '_active', '_fill')

    def __init__(self, *iterables, **kwargs):
        fill = kwargs.pop('fillvalue', None)
        if kwargs:
            raise TypeError('zip_longest() got an unexpected keyword argument')
        self._iterators = tuple([iter(iterable) for iterable in iterables])
        self._active = len(iterables)
        self._fill = fill

    def __next__(self):
        if not self._active:
            raise StopIteration
        items = []
        iterators = self._iterators
        for i in _range(len(iterators)):
            if iterators[i] is None:
                items.append(self._fill)
                continue
            try:
                item = next(iterators[i])
            except StopIteration:
                self._active -= 1
                if not self._active:
                    raise
                # A tuple, for a copy goes on with these iterators too.
                self._iterators = iterators = iterators[:i] + (None,) + iterators[i + 1:]
                item = self._fill
            items.append(item)
        return tuple(items)


class pairwise(_Iterator):
    __slots__ = ('_iterator', '_old')

    def __init__(self, iterable, /):
        self._iterator = iter(iterable)
        self._old = _nothing

    def __next__(self):
        if self._old is _nothing:
            self._old = next(self._iterator)
        old = self._old
        self._old = next(self._iterator)
        return old, self._old


_nothing = object()


class groupby(_Iterator):
    __slots__ = ('_iterator', '_function', '_target', '_key', '_value', '_group')

    def __init__(self, iterable, key=None):
        self._iterator = iter(iterable)
        self._function = key
        self._target = self._key = self._value = _nothing
        self._group = None

    def _step(self):
        value = next(self._iterator)
        key = value if self._function is None else self._function(value)
        self._value = value
        self._key = key

    def __next__(self):
        self._group = None
        while self._key is self._target or (self._target is not _nothing and self._key == self._target):
            self._step()
        self._target = self._key
        self._group = group = _grouper(self, self._target)
        return self._key, group


class _grouper(_Iterator):
    __slots__ = ('_parent', '_target')

    def __init__(self, parent, target):
        self._parent = parent
        self._target = target

    def __next__(self):
        parent = self._parent
        if parent._group is not self:
            raise StopIteration
        if parent._value is _nothing:
            parent._step()
        if not (parent._key is self._target or parent._key == self._target):
            raise StopIteration
        value = parent._value
        parent._value = _nothing
        return value


class _tee(_Iterator):
    __slots__ = ('_iterator', '_link')

    def __init__(self, iterator, link):
        self._iterator = iterator
        self._link = link

    def __next__(self):
        link = self._link
        if not link:
            link.append(next(self._iterator))
            link.append([])
        self._link = link[1]
        return link[0]

    def __copy__(self):
        return _tee(self._iterator, self._link)


def tee(iterable, n=2, /):
    n = _index(n)
    if n < 0:
        raise ValueError('n must be >= 0')
    if not n:
        return ()
    iterator = iter(iterable)
    if isinstance(iterator, _tee):
        first = iterator
    else:
        first = _tee(iterator, [])
    return tuple([first if i == 0 else first.__copy__() for i in _range(n)])


class _Combinations(_Iterator):
    __slots__ = ('_generator',)

    def __next__(self):
        return next(self._generator)

    def __reduce__(self):
        # A generator cannot be copied, but what it would give can.
        rest = list(self._generator)
        self._generator = iter(rest)
        return _remade, (type(self), rest)


def _remade(cls, rest):
    other = object.__new__(cls)
    other._generator = iter(rest)
    return other


class product(_Combinations):
    __slots__ = ()

    def __init__(self, *iterables, repeat=1):
        repeat = _index(repeat)
        if repeat < 0:
            raise ValueError('repeat argument cannot be negative')
        self._generator = _product([tuple(iterable) for iterable in iterables] * repeat)


def _product(pools):
    if not all(pools):
        return
    indices = [0] * len(pools)
    while True:
        yield tuple([pool[i] for pool, i in zip(pools, indices)])
        at = len(pools) - 1
        while at >= 0:
            indices[at] += 1
            if indices[at] < len(pools[at]):
                break
            indices[at] = 0
            at -= 1
        if at < 0:
            return


def _size(r):
    r = _index(r)
    if r < 0:
        raise ValueError('r must be non-negative')
    return r


class permutations(_Combinations):
    __slots__ = ()

    def __init__(self, iterable, r=None):
        pool = tuple(iterable)
        if r is None:
            r = len(pool)
        elif not isinstance(r, int):
            raise TypeError('Expected int as r')
        self._generator = _permutations(pool, _size(r))


def _permutations(pool, r):
    n = len(pool)
    if r > n:
        return
    indices = list(_range(n))
    cycles = list(_range(n, n - r, -1))
    yield tuple([pool[i] for i in indices[:r]])
    while n:
        for i in reversed(_range(r)):
            cycles[i] -= 1
            if cycles[i] == 0:
                indices[i:] = indices[i + 1:] + indices[i:i + 1]
                cycles[i] = n - i
            else:
                j = cycles[i]
                indices[i], indices[-j] = indices[-j], indices[i]
                yield tuple([pool[i] for i in indices[:r]])
                break
        else:
            return


class combinations(_Combinations):
    __slots__ = ()

    def __init__(self, iterable, r):
        r = _index(r)
        self._generator = _combinations(tuple(iterable), _size(r))


def _combinations(pool, r):
    n = len(pool)
    if r > n:
        return
    indices = list(_range(r))
    yield tuple([pool[i] for i in indices])
    while True:
        for i in reversed(_range(r)):
            if indices[i] != i + n - r:
                break
        else:
            return
        indices[i] += 1
        for j in _range(i + 1, r):
            indices[j] = indices[j - 1] + 1
        yield tuple([pool[i] for i in indices])


class combinations_with_replacement(_Combinations):
    __slots__ = ()

    def __init__(self, iterable, r):
        r = _index(r)
        self._generator = _combinations_with_replacement(tuple(iterable), _size(r))


def _combinations_with_replacement(pool, r):
    n = len(pool)
    if not n and r:
        return
    indices = [0] * r
    yield tuple([pool[i] for i in indices])
    while True:
        for i in reversed(_range(r)):
            if indices[i] != n - 1:
                break
        else:
            return
        indices[i:] = [indices[i] + 1] * (r - i)
        yield tuple([pool[i] for i in indices])
