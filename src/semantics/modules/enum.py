from types import MappingProxyType as _Proxy
from sys import _caller


class member:
    """Makes a member of what would be none, a function say."""
    def __init__(mark, value):
        mark.value = value


class nonmember(member):
    """Keeps a value of the class body from becoming a member."""


class auto:
    """A value that the class chooses."""
    def __init__(mark, value=None):
        mark.value = value

    def __repr__(mark):
        return f'auto({mark.value!r})'


class property:
    """A property of members; on the class, the member with the same name."""
    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget, self.fset, self.fdel = fget, fset, fdel
        self.__doc__ = getattr(fget, '__doc__', None) if doc is None else doc
        self.__isabstractmethod__ = getattr(fget, '__isabstractmethod__', False)

    def __set_name__(descriptor, owner, name):
        descriptor.owner, descriptor.name = owner, name

    def __get__(descriptor, target, owner=None):
        if target is not None:
            if descriptor.fget is None:
                raise AttributeError(f'{descriptor.owner!r} member has no attribute {descriptor.name!r}')
            return descriptor.fget(target)
        if descriptor.name in owner._member_map_:
            return owner._member_map_[descriptor.name]
        raise AttributeError(f'{owner!r} has no attribute {descriptor.name!r}')

    def __set__(descriptor, target, value):
        if descriptor.fset is None:
            raise AttributeError(f'{descriptor.owner!r} cannot set attribute {descriptor.name!r}')
        descriptor.fset(target, value)

    def __delete__(descriptor, target):
        if descriptor.fdel is None:
            raise AttributeError(f'{descriptor.owner!r} cannot delete attribute {descriptor.name!r}')
        descriptor.fdel(target)

    def getter(self, fget):
        return property(fget, self.fset, self.fdel)

    def setter(self, fset):
        return property(self.fget, fset, self.fdel)

    def deleter(self, fdel):
        return property(self.fget, self.fset, fdel)


_HOOKS = ('_generate_next_value_', '_missing_', '_numeric_repr_', '_iter_member_', '_iter_member_by_value_',
          '_iter_member_by_def_')


def _kind_of_name(cls_name, name):
    if len(name) > 4 and name[:2] == name[-2:] == '__':
        return 'dunder'
    if len(name) > 2 and name[0] == name[-1] == '_' and '_' not in (name[1], name[-2]):
        return 'hook'
    private = '_' + cls_name.lstrip('_') + '__'
    return 'private' if name.startswith(private) and not name.endswith('__') else 'member'


def _words(names):
    return names.replace(',', ' ').split() if isinstance(names, str) else list(names)


class _Body(dict):
    # The namespace of a class body: it sorts what is assigned and gives autos their values.
    def __init__(body, name, generate):
        dict.__init__(body)
        body.cls_name, body.generate = name, generate
        body.values = {}
        body.ignored = []
        body.order = None
        body.chosen = False

    def resolve(body, name, value):
        if not isinstance(value, auto):
            return value
        if value.value is None:
            body.chosen = True
            value.value = body.generate(name, 1, len(body.values), list(body.values.values()))
        return value.value

    def hook(body, name, value):
        if name == '_order_':
            body.order = _words(value)
        elif name == '_ignore_':
            body.ignored = _words(value)
            taken = [name for name in body.ignored if name in body.values]
            if taken:
                raise ValueError('_ignore_ cannot specify already set names: %r' % (taken,))
        elif name not in _HOOKS:
            raise ValueError(f'_sunder_ names, such as {name!r}, are reserved for future Enum use')
        else:
            if name == '_generate_next_value_':
                if body.chosen:
                    raise TypeError('_generate_next_value_ must be defined before members')
                body.generate = getattr(value, '__func__', value)
                value = staticmethod(body.generate)
            dict.__setitem__(body, name, value)

    def __setitem__(body, name, value):
        kind = _kind_of_name(body.cls_name, name)
        if kind == 'hook':
            return body.hook(name, value)
        if name in body.values:
            raise TypeError(f'{name!r} already defined as {body.values[name]!r}')
        method = any(hasattr(value, way) for way in ('__get__', '__set__', '__delete__'))
        if kind != 'member' or name in body.ignored or isinstance(value, nonmember) or method:
            value = value.value if type(value) is nonmember else value
            return dict.__setitem__(body, name, value)
        if name in body:
            raise TypeError(f'{name!r} already defined as {body[name]!r}')
        if type(value) is member:
            value = value.value
        if isinstance(value, tuple):
            parts = [body.resolve(name, item) for item in value]
            value = type(value)(*parts) if hasattr(value, '_fields') else type(value)(parts)
        else:
            value = body.resolve(name, value)
        body.values[name] = value
        # Later lines of the body see the value.
        dict.__setitem__(body, name, value)

    def update(body, pairs):
        for name, value in pairs:
            body[name] = value


def _parent(bases):
    # The enumeration that a new one derives from.
    if not bases:
        return None
    if not isinstance(bases[-1], EnumType):
        raise TypeError('new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`')
    return bases[-1]


def _refuse_extension(name, bases):
    for base in bases:
        for cls in base.__mro__:
            if isinstance(cls, EnumType) and cls._member_map_:
                raise TypeError(f'<enum {name!r}> cannot extend {cls!r}')


def _data_type(name, bases):
    # What the values of members are made by: the class among the bases that has a __new__ of its own.
    found = []
    for base in bases:
        derived = None
        for cls in base.__mro__:
            if cls is object:
                continue
            if isinstance(cls, EnumType):
                candidate = cls._member_type_
                if candidate is object:
                    continue
            elif '__new__' in cls.__dict__ or '__dataclass_fields__' in cls.__dict__:
                candidate = derived or cls
            else:
                derived = derived or cls
                continue
            if candidate not in found:
                found.append(candidate)
            break
    if len(found) > 1:
        raise TypeError(f'too many data types for {name!r}: {set(found)!r}')
    return found[0] if found else object


class _Maker:
    # Stands in a new class until type() has made it, and makes its members before __init_subclass__ runs.
    def __init__(maker, values):
        maker.values = values
        maker.error = None

    def __set_name__(maker, cls, name):
        type.__delattr__(cls, name)
        try:
            for member_name, value in maker.values.items():
                _add_member(cls, member_name, value)
        except Exception as error:
            maker.error = error


def _add_member(cls, name, value):
    args = value if isinstance(value, tuple) and cls._member_type_ is not tuple else (value,)
    if cls.__new__ is object.__new__:
        made = object.__new__(cls)
    else:
        made = cls.__new__(cls, *args)
    if not hasattr(made, '_value_'):
        made._value_ = value if cls._member_type_ is object else _data_value(cls, args)
    value = made._value_
    twin = _known(cls, value)
    if twin is None:
        made._name_ = name
        made.__objclass__ = cls
        made.__init__(*args)
        made._sort_order_ = len(cls._member_names_)
        canonical = True
        if issubclass(cls, _flag()):
            cls._flag_mask_ |= value
            canonical = value > 0 and value & (value - 1) == 0
            if canonical:
                cls._singles_mask_ |= value
            cls._all_bits_ = 2 ** cls._flag_mask_.bit_length() - 1
        if canonical:
            cls._member_names_.append(name)
        try:
            cls._value2member_map_[value] = made
        except TypeError:
            cls._unhashable_values_.append(value)
    else:
        made = twin
    cls._member_map_[name] = made
    if not any(isinstance(base.__dict__.get(name), property) for base in cls.__mro__[1:]):
        type.__setattr__(cls, name, made)


def _data_value(cls, args):
    try:
        return cls._member_type_(*args)
    except Exception as error:
        raise TypeError('_value_ not set in __new__, unable to create it') from error


def _known(cls, value):
    # The member with this value.
    try:
        return cls._value2member_map_.get(value)
    except TypeError:
        for found in cls._member_map_.values():
            if found._value_ == value:
                return found


def _flag():
    # None is a flag before the class Flag is made.
    return globals().get('Flag', ())


_OPERATORS = ('__or__', '__ror__', '__and__', '__rand__', '__xor__', '__rxor__', '__invert__')


def _prefer(parent, data, bases, space):
    # The data type stands first among the bases; in how members are shown and combined the enumeration goes first,
    # but not before another class that was mixed in.
    mixed = [base for base in bases if not isinstance(base, EnumType) and base not in data.__mro__]
    operators = _OPERATORS if issubclass(parent, _flag()) else ()
    for method in ('__repr__', '__str__', '__format__', '__reduce_ex__', *operators):
        theirs = [base.__dict__[method] for base in mixed if method in base.__dict__]
        space.setdefault(method, theirs[0] if theirs else getattr(parent, method))


class EnumType(type):
    """The class of enumerations."""

    def __prepare__(name, bases, **options):
        _refuse_extension(name, bases)
        parent = _parent(bases)
        return _Body(name, getattr(parent, '_generate_next_value_', None))

    __prepare__ = staticmethod(__prepare__)

    def __new__(metacls, name, bases, body, *, boundary=None, **options):
        if 'mro' in body.values:
            raise ValueError('invalid enum member name(s) ' + repr('mro'))
        parent = _parent(bases)
        space = {key: value for key, value in body.items() if key not in body.values and key not in body.ignored}
        data = _data_type(name, bases)
        space.update(_member_names_=[], _member_map_={}, _value2member_map_={}, _unhashable_values_=[],
                     _member_type_=data, _value_repr_=repr if data is object else data.__repr__)
        if issubclass(parent or object, _flag()) or boundary is not None:
            space.update(_boundary_=boundary or getattr(parent, '_boundary_', None), _flag_mask_=0, _singles_mask_=0,
                         _all_bits_=0)
        # Members of a ReprEnum are shown as their values are.
        for method in ('__str__', '__format__'):
            if 'ReprEnum' in globals() and ReprEnum in bases and data is not object:
                as_repr = method == '__str__' and data.__module__ == 'builtins' and data is not str
                space.setdefault(method, data.__repr__ if as_repr else getattr(data, method))
        if parent is not None and data is not object and parent._member_type_ is object:
            _prefer(parent, data, bases, space)
        maker = _Maker(body.values)
        cls = super().__new__(metacls, name, bases, {**space, '_maker_': maker}, **options)
        if maker.error is not None:
            raise maker.error
        if body.order is not None:
            order = [key for key in body.order if key not in cls._member_map_ or key in cls._member_names_]
            if order != cls._member_names_:
                raise TypeError(f'member order does not match _order_:\n  {cls._member_names_!r}\n  {order!r}')
        return cls

    def __init__(cls, name, bases, body, **options):
        super().__init__(name, bases, body)

    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1, boundary=None):
        if names is None and (cls._member_map_ or type is None and not isinstance(value, str)):
            return _look_up(cls, value)
        if names is None:
            raise TypeError(f'{cls!r} has no members defined')
        return _from_names(cls, value, names, module or _caller(), qualname, type, start, boundary)

    def __getattr__(cls, name):
        raise AttributeError(name)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get('_member_map_', ()):
            raise AttributeError(f'cannot reassign member {name!r}')
        super().__setattr__(name, value)

    def __delattr__(cls, name):
        if name in cls._member_map_:
            raise AttributeError(f'{cls.__name__!r} cannot delete member {name!r}.')
        super().__delattr__(name)

    def __contains__(cls, value):
        if not isinstance(value, Enum):
            kinds = type(value).__qualname__, type(cls).__qualname__
            raise TypeError("unsupported operand type(s) for 'in': '%s' and '%s'" % kinds)
        return isinstance(value, cls) and value._name_ in cls._member_map_

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return iter([cls._member_map_[name] for name in cls._member_names_])

    def __reversed__(cls):
        return reversed(list(cls))

    def __len__(cls):
        return len(cls._member_names_)

    def __bool__(cls):
        return True

    def __repr__(cls):
        return f'<{"flag" if issubclass(cls, _flag()) else "enum"} {cls.__name__!r}>'

    def __dir__(cls):
        shared = ['__class__', '__contains__', '__doc__', '__getitem__', '__init_subclass__', '__iter__', '__len__',
                  '__members__', '__module__', '__name__', '__qualname__']
        return sorted({*shared, *cls._member_names_})

class _Members:
    def __get__(self, cls, metacls=None):
        return _Proxy(cls._member_map_)


EnumType.__members__ = _Members()
EnumMeta = EnumType


def _look_up(cls, value):
    if type(value) is cls:
        return value
    found = _known(cls, value)
    if found is None:
        if not cls._member_map_ and not issubclass(cls, _flag()):
            raise TypeError(f'{cls!r} has no members defined')
        invalid = ValueError(f'{value!r} is not a valid {cls.__qualname__}')
        try:
            found = cls._missing_(value)
        except Exception as error:
            if not isinstance(error, ValueError):
                error.__context__ = invalid
            raise
        if found is None:
            raise invalid
        ejected = issubclass(cls, _flag()) and cls._boundary_ is EJECT and isinstance(found, int)
        if not isinstance(found, cls) and not ejected:
            complaint = f'error in {cls.__name__}._missing_: returned {found!r} instead of None or a valid member'
            error = TypeError(complaint)
            error.__context__ = invalid
            raise error
    return found


def _from_names(cls, name, names, module, qualname, mixin, start, boundary):
    bases = (cls,) if mixin is None else (mixin, cls)
    body = EnumType.__prepare__(name, bases)
    names = names if hasattr(names, 'items') else _words(names)
    values = []
    for item in names.items() if hasattr(names, 'items') else names:
        if isinstance(item, str):
            item = item, body.generate(item, start, len(values), values[:])
        values.append(item[1])
        body[item[0]] = item[1]
    body['__module__'] = module
    if qualname is not None:
        body['__qualname__'] = qualname
    return type(cls)(name, bases, body, boundary=boundary) if boundary else type(cls)(name, bases, body)


class Enum(metaclass=EnumType):
    """A set of names for values; derive a class from it and assign the names."""

    def _generate_next_value_(name, start, count, last):
        if not last:
            return start
        try:
            return max(last) + 1
        except TypeError:
            pass
        for value in last[::-1]:
            try:
                return value + 1
            except TypeError:
                continue
        return start

    def _missing_(cls, value):
        return None

    _missing_ = classmethod(_missing_)

    def __init__(self, *args, **kwargs):
        pass

    def __repr__(self):
        return f'<{type(self).__name__}.{self._name_}: {type(self)._value_repr_(self._value_)}>'

    def __str__(self):
        return f'{type(self).__name__}.{self._name_}'

    def __format__(self, spec):
        return str.__format__(str(self), spec)

    def __hash__(self):
        return hash(self._name_)

    def __dir__(self):
        own = {name for cls in type(self).__mro__ if cls not in (object, Enum) and not issubclass(cls, ReprEnum)
               for name in cls.__dict__ if name[0] != '_' and name not in self._member_map_}
        return sorted({'__class__', '__doc__', '__eq__', '__hash__', '__module__', 'name', 'value', *own})

    def __reduce_ex__(self, protocol):
        return type(self), (self._value_,)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    name = property(lambda self: self._name_, doc='The name of the member.')
    value = property(lambda self: self._value_, doc='The value of the member.')


class ReprEnum(Enum):
    """Members are shown by repr() only as members are, by str() and format() as their values."""


class IntEnum(int, ReprEnum):
    """Members are integers, too."""


class StrEnum(str, ReprEnum):
    """Members are strings, too."""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f'too many arguments for str(): {values!r}')
        words = ('', 'encoding must be a string, not ', 'errors must be a string, not ')
        for word, value in zip(words, values):
            if not isinstance(value, str):
                raise TypeError(f'{word}{value!r}' if word else f'{value!r} is not a string')
        made = str.__new__(cls, *values)
        made._value_ = str(*values)
        return made

    def _generate_next_value_(name, start, count, last):
        return name.lower()


class FlagBoundary(StrEnum):
    """What a flag does with bits that no member has."""
    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


def _binary(number, width):
    # The sign bit, and so many digits after it.
    digits = max(width, number.bit_length())
    return f'0b{int(number < 0)} {number & (1 << digits) - 1:0{digits}b}'


def _operand(flag, other):
    if isinstance(other, type(flag)):
        return other._value_
    data = flag._member_type_
    return other if data is not object and isinstance(other, data) else None


def _operator(name, compute):
    def method(self, other):
        other = _operand(self, other)
        return NotImplemented if other is None else type(self)(compute(self._value_, other))

    method.__name__, method.__qualname__ = name, 'Flag.' + name
    return method


class Flag(Enum, boundary=STRICT):
    """Members are bits, and combinations of them are members without a name of their own."""

    def _generate_next_value_(name, start, count, last):
        if not last:
            return 1 if start is None else start
        top = max(last)
        if not isinstance(top, int):
            raise TypeError(f'invalid flag value {top!r}')
        return 1 << top.bit_length()

    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError(f'{value!r} is not a valid {cls.__qualname__}')
        mask, bits = cls._flag_mask_, cls._all_bits_
        if not -bits - 1 <= value <= bits or value & (bits ^ mask):
            if cls._boundary_ is EJECT:
                return value
            if cls._boundary_ is CONFORM:
                value &= mask
            elif cls._boundary_ is STRICT:
                width = max(value.bit_length(), mask.bit_length())
                shown = f'    given {_binary(value, width)}\n  allowed {_binary(mask, width)}'
                raise ValueError(f'{cls!r} invalid value {value!r}\n{shown}')
            elif value < 0:
                value += max(bits + 1, 1 << value.bit_length())
        if value < 0:
            value += bits + 1
        return cls._value2member_map_.get(value) or _combination(cls, value)

    _missing_ = classmethod(_missing_)

    def __contains__(self, other):
        if not isinstance(other, type(self)):
            kinds = type(other).__qualname__, type(self).__qualname__
            raise TypeError("unsupported operand type(s) for 'in': %r and %r" % kinds)
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        return iter([found for found in type(self) if found._value_ & self._value_])

    def __len__(self):
        return self._value_.bit_count()

    def __bool__(self):
        return self._value_ != 0

    def __repr__(self):
        name = '' if self._name_ is None else '.' + self._name_
        return f'<{type(self).__name__}{name}: {type(self)._value_repr_(self._value_)}>'

    def __str__(self):
        cls = type(self).__name__
        return f'{cls}({self._value_!r})' if self._name_ is None else f'{cls}.{self._name_}'

    def __invert__(self):
        if self._boundary_ is KEEP:
            return type(self)(~self._value_)
        return type(self)(self._singles_mask_ & ~self._value_)

    __or__ = __ror__ = _operator('__or__', lambda a, b: a | b)
    __and__ = __rand__ = _operator('__and__', lambda a, b: a & b)
    __xor__ = __rxor__ = _operator('__xor__', lambda a, b: a ^ b)


def _combination(cls, value):
    made = object.__new__(cls) if cls._member_type_ is object else cls._member_type_.__new__(cls, value)
    if not hasattr(made, '_value_'):
        made._value_ = value
    names = [found._name_ for found in cls if found._value_ & value]
    unknown = value & ~cls._flag_mask_
    if names and unknown:
        names.append(str(unknown))
    made._name_ = '|'.join(names) or None
    return cls._value2member_map_.setdefault(value, made)


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """Flags that are integers, too."""


def unique(enumeration):
    """A decorator that refuses two names for one value."""
    doubles = [f'{name} -> {found.name}' for name, found in enumeration.__members__.items() if name != found.name]
    if doubles:
        raise ValueError(f'duplicate values found in {enumeration!r}: {", ".join(doubles)}')
    return enumeration


__all__ = ['CONFORM', 'EJECT', 'Enum', 'EnumMeta', 'EnumType', 'Flag', 'FlagBoundary', 'IntEnum', 'IntFlag', 'KEEP',
           'ReprEnum', 'STRICT', 'StrEnum', 'auto', 'member', 'nonmember', 'property', 'unique']
