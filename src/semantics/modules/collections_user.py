from collections.abc import MutableMapping, MutableSequence, Sequence


def _plain(value):
    return value.data if isinstance(value, (UserDict, UserList, UserString)) else value


def _forward(kind, names, answer):
    # Methods that hand the work to `data`; `answer` makes the result from the object, its data and what `data` said.
    def forwarder(name):
        def method(self, /, *args, **kwargs):
            args = [_plain(arg) for arg in args]
            return answer(self, getattr(type(self.data), name)(self.data, *args, **kwargs))

        method.__name__, method.__qualname__, method.__module__ = name, kind.__name__ + '.' + name, 'collections'
        return method

    for name in names.split():
        setattr(kind, name, forwarder(name))


def _as_said(self, result):
    return result


def _wrapped(self, result):
    # A container of the same class; what is no container (NotImplemented, a number) stays.
    return type(self)(result) if type(result) is type(self.data) else result


def _joins(kind, plain):
    # Both sides of `+`; `plain` makes of any operand what `data` is.
    kind.__add__ = lambda left, right: type(left)(left.data + plain(_plain(right)))
    kind.__radd__ = lambda right, left: type(right)(plain(_plain(left)) + right.data)


def _self(self, result):
    return self


class _Holder:
    # What the three share: `data`, and to be copied with it.
    def __copy__(self):
        twin = object.__new__(type(self))
        twin.__dict__.update(self.__dict__)
        if not isinstance(self.data, str):
            twin.__dict__['data'] = self.data.copy()
        return twin

    copy = __copy__


class UserDict(_Holder, MutableMapping):
    def __init__(self, dict=None, /, **kwargs):
        self.data = {}
        for source in (dict, kwargs):
            if source is not None:
                self.update(source)

    def __getitem__(self, key):
        if key not in self.data and hasattr(type(self), '__missing__'):
            return type(self).__missing__(self, key)
        return self.data[key]


def _fromkeys(cls, iterable, value=None):
    made = cls()
    for key in iterable:
        made[key] = value
    return made


UserDict.fromkeys = classmethod(_fromkeys)
_forward(UserDict, '__or__ __ror__', _wrapped)
_forward(UserDict, '__ior__', _self)
_forward(UserDict, '__len__ __iter__ __contains__ __setitem__ __delitem__ __repr__', _as_said)


class UserList(_Holder, MutableSequence):
    def __init__(self, initlist=None):
        self.data = [] if initlist is None else list(_plain(initlist))


_forward(UserList, '__len__ __contains__ __setitem__ __delitem__ __repr__ __eq__ __lt__ __le__ __gt__ __ge__ append '
         'insert pop remove clear count index reverse sort extend', _as_said)
_forward(UserList, '__getitem__ __mul__ __rmul__', _wrapped)
_forward(UserList, '__iadd__ __imul__', _self)
UserList.__hash__ = None


class UserString(_Holder, Sequence):
    def __init__(self, seq):
        self.data = seq if isinstance(seq, str) else str(_plain(seq))

    def __rmod__(self, template):
        return type(self)(str(template) % self)


_joins(UserList, list)
_joins(UserString, str)
UserString.maketrans = str.maketrans
_forward(UserString, '__str__ __len__ __contains__ __repr__ __hash__ __eq__ __lt__ __le__ __gt__ __ge__ '
         'count encode endswith find format format_map index join isalnum isalpha isascii isdecimal isdigit '
         'isidentifier islower isnumeric isprintable isspace istitle isupper partition rfind rindex rpartition '
         'rsplit split splitlines startswith', _as_said)
_forward(UserString, '__getitem__ __mul__ __rmul__ __mod__ capitalize casefold center expandtabs ljust lower lstrip '
         'removeprefix removesuffix replace rjust rstrip strip swapcase title translate upper zfill', _wrapped)
for _name, _convert in (('__int__', int), ('__float__', float), ('__complex__', complex)):
    setattr(UserString, _name, lambda self, _convert=_convert: _convert(self.data))
for _class in (UserDict, UserList, UserString):
    _class.__module__ = 'collections'
    # They were filled in after their class statements.
    _class.__abstractmethods__ = frozenset()
