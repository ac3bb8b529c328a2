from abc import update_abstractmethods as _update_abstract
from copy import deepcopy as _deepcopy
from types import GenericAlias as _Alias, MappingProxyType as _Proxy, MemberDescriptorType as _Member
from types import new_class as _new_class


class FrozenInstanceError(AttributeError):
    pass


class _MISSING_TYPE:
    pass


class _KW_ONLY_TYPE:
    pass


class _FACTORY_TYPE:
    # Shown where a signature has a default that a factory makes.
    def __repr__(mark):
        return '<factory>'


MISSING, KW_ONLY, _FACTORY = _MISSING_TYPE(), _KW_ONLY_TYPE(), _FACTORY_TYPE()
# What a name with an annotation is.
_PLAIN, _OF_CLASS, _OF_INIT = '_FIELD', '_FIELD_CLASSVAR', '_FIELD_INITVAR'


class InitVar:
    __slots__ = ('type',)

    def __init__(mark, type):
        mark.type = type

    def __repr__(mark):
        plain = isinstance(mark.type, type) and not isinstance(mark.type, _Alias)
        return f'dataclasses.InitVar[{mark.type.__name__ if plain else repr(mark.type)}]'

    def __class_getitem__(cls, item):
        return cls(item)


# Objects whose repr is being made.
_shown_now = []
_SHOWN = ('name', 'type', 'default', 'default_factory', 'init', 'repr', 'hash', 'compare', 'metadata', 'kw_only')


class Field:
    __slots__ = (*_SHOWN, '_field_type')
    __class_getitem__ = classmethod(_Alias)

    def __init__(field, **given):
        field.name = field.type = field._field_type = None
        for key, value in given.items():
            setattr(field, key, value)
        field.metadata = _Proxy({} if field.metadata is None else field.metadata)

    def __repr__(field):
        if any(other is field for other in _shown_now):
            return '...'
        _shown_now.append(field)
        try:
            shown = ','.join([f'{key}={getattr(field, key)!r}' for key in _SHOWN])
        finally:
            _shown_now.pop()
        return f'Field({shown},_field_type={field._field_type})'

    def __set_name__(field, owner, name):
        # A default is told its name as the attribute that it will be.
        hook = getattr(type(field.default), '__set_name__', None)
        if hook:
            hook(field.default, owner, name)


class _DataclassParams:
    def __init__(params, **given):
        params.__dict__.update(given)

    def __repr__(params):
        return '_DataclassParams(' + ','.join([f'{key}={value!r}' for key, value in params.__dict__.items()]) + ')'


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING):
    """What a dataclass should know of a field beyond its annotation and default."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default=default, default_factory=default_factory, init=init, repr=repr, hash=hash, compare=compare,
                 metadata=metadata, kw_only=kw_only)


def _mentions(annotation, module, name):
    # Annotations may be text: the name alone or after its module.
    if not isinstance(annotation, str):
        return False
    word = annotation.partition('[')[0].strip()
    return word == name or word == module + '.' + name


def _role(annotation):
    if isinstance(annotation, InitVar) or annotation is InitVar or _mentions(annotation, 'dataclasses', 'InitVar'):
        return _OF_INIT
    shown = _mentions(annotation, 'typing', 'ClassVar')
    if not shown and type(annotation).__module__ == 'typing':
        shown = repr(annotation).partition('[')[0] == 'typing.ClassVar'
    return _OF_CLASS if shown else _PLAIN


def _field_of(cls, name, annotation, kw_only):
    found = getattr(cls, name, MISSING)
    if not isinstance(found, Field):
        found = field(default=MISSING if isinstance(found, _Member) else found)
    found.name, found.type, found._field_type = name, annotation, _role(annotation)
    if found._field_type is _PLAIN:
        found.kw_only = kw_only if found.kw_only is MISSING else found.kw_only
    else:
        if found.default_factory is not MISSING:
            raise TypeError(f'field {name} cannot have a default factory')
        if found._field_type is _OF_INIT:
            found.kw_only = kw_only if found.kw_only is MISSING else found.kw_only
        elif found.kw_only is not MISSING:
            raise TypeError(f'field {name} is a ClassVar but specifies kw_only')
    if found._field_type is _PLAIN and type(found.default).__hash__ is None:
        raise ValueError(f'mutable default {type(found.default)} for field {name} is not allowed: use default_factory')
    return found


def _own_fields(cls, kw_only):
    annotations = cls.__dict__.get('__annotations__', {})
    own = []
    marked = False
    for name, annotation in annotations.items():
        if annotation is KW_ONLY or _mentions(annotation, 'dataclasses', 'KW_ONLY'):
            if marked:
                raise TypeError(f'{name!r} is KW_ONLY, but KW_ONLY has already been specified')
            marked = kw_only = True
        else:
            own.append(_field_of(cls, name, annotation, kw_only))
    for found in own:
        if isinstance(getattr(cls, found.name, None), Field):
            if found.default is MISSING:
                delattr(cls, found.name)
            else:
                setattr(cls, found.name, found.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f'{name!r} is a field but has no type annotation')
    return own


def _listed(names):
    names = [repr(name) for name in names]
    if len(names) < 3:
        return ' and '.join(names)
    return ', '.join(names[:-1]) + ', and ' + names[-1]


def _counted(number, what):
    return f'{number} {what}' + ('' if number == 1 else 's')


class _Signature:
    # What `__init__` takes, and the errors of a call that does not fit: those of a function with these parameters.
    def __init__(signature, cls, parameters):
        signature.name = cls.__qualname__ + '.__init__()'
        signature.positional = [field for field in parameters if not field.kw_only]
        signature.keyword = [field for field in parameters if field.kw_only]
        signature.names = {field.name for field in parameters}

    def optional(signature, field):
        return field.default is not MISSING or field.default_factory is not MISSING

    def bind(signature, args, kwargs):
        positional = signature.positional
        bound = {field.name: value for field, value in zip(positional, args)}
        for name in kwargs:
            if name not in signature.names:
                raise TypeError(f'{signature.name} got an unexpected keyword argument {name!r}')
            if name in bound:
                raise TypeError(f'{signature.name} got multiple values for argument {name!r}')
        if len(args) > len(positional):
            raise TypeError(signature.name + ' ' + signature.too_many(len(args) + 1, kwargs))
        bound.update(kwargs)
        for kind, fields in (('positional', positional), ('keyword-only', signature.keyword)):
            missing = [field.name for field in fields if field.name not in bound and not signature.optional(field)]
            if missing:
                what = _counted(len(missing), f'required {kind} argument')
                raise TypeError(f'{signature.name} missing {what}: {_listed(missing)}')
        return bound

    def too_many(signature, given, kwargs):
        most = len(signature.positional) + 1
        least = most - len([field for field in signature.positional if signature.optional(field)])
        takes = _counted(most, 'positional argument')
        takes = takes if least == most else f'from {least} to {most} positional arguments'
        keywords = len([field for field in signature.keyword if field.name in kwargs])
        were = str(given)
        if keywords:
            were = f"{_counted(given, 'positional argument')} (and {_counted(keywords, 'keyword-only argument')})"
        return f"takes {takes} but {were} {'was' if given == 1 and not keywords else 'were'} given"

    def __str__(signature):
        shown = [signature.shown(field) for field in signature.positional]
        if signature.keyword:
            shown += ['*', *[signature.shown(field) for field in signature.keyword]]
        return '(' + ', '.join(shown) + ')'

    def shown(signature, field):
        kind = field.type
        if type(kind).__module__ == 'typing':
            text = repr(kind).replace('typing.', '')
        elif isinstance(kind, type) and not isinstance(kind, _Alias):
            text = kind.__qualname__ if kind.__module__ == 'builtins' else f'{kind.__module__}.{kind.__qualname__}'
        else:
            text = repr(kind)
        if not signature.optional(field):
            return f'{field.name}: {text}'
        return f'{field.name}: {text} = {_FACTORY if field.default is MISSING else field.default!r}'


def _make_init(cls, all_fields, signature, frozen, slots):
    store = object.__setattr__ if frozen else setattr
    post = hasattr(cls, '__post_init__')
    plain = [field for field in all_fields if field._field_type is _PLAIN]
    passed = [field for field in all_fields if field._field_type is _OF_INIT]

    def __init__(self, /, *args, **kwargs):
        bound = signature.bind(args, kwargs)
        for field in plain:
            name = field.name
            if field.init and name in bound:
                store(self, name, bound[name])
            elif field.default_factory is not MISSING:
                store(self, name, field.default_factory())
            elif field.default is not MISSING and (field.init or slots):
                store(self, name, field.default)
        if post:
            self.__post_init__(*[bound.get(field.name, field.default) for field in passed])

    __init__.__annotations__ = {field.name: field.type for field in signature.positional + signature.keyword}
    __init__.__annotations__['return'] = None
    return __init__


def _make_repr(fields):
    names = [field.name for field in fields if field.repr]

    def __repr__(self):
        if any(other is self for other in _shown_now):
            return '...'
        _shown_now.append(self)
        try:
            shown = ', '.join([f'{name}={getattr(self, name)!r}' for name in names])
        finally:
            _shown_now.pop()
        return f'{type(self).__qualname__}({shown})'

    return __repr__


def _values(obj, names):
    return tuple([getattr(obj, name) for name in names])


def _make_comparison(fields, method):
    names = [field.name for field in fields if field.compare]
    compare = getattr(tuple, method)

    def comparison(self, other):
        if other.__class__ is not self.__class__:
            return NotImplemented
        return compare(_values(self, names), _values(other, names))

    return comparison


def _make_hash(fields):
    names = [field.name for field in fields if (field.compare if field.hash is None else field.hash)]

    def __hash__(self):
        return hash(_values(self, names))

    return __hash__


def _make_frozen(cls, fields, method, verb):
    names = {field.name for field in fields}

    # Where slots put another class in the place of this one, CPython still asks for this one.
    def guarded(self, name, *value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f'cannot {verb} field {name!r}')
        getattr(super(cls, self), method)(name, *value)

    return guarded


def _install(cls, name, function):
    function.__name__, function.__qualname__ = name, f'{cls.__qualname__}.{name}'
    function.__module__ = cls.__module__
    setattr(cls, name, function)


def _install_new(cls, name, function, advice=''):
    if name in cls.__dict__:
        raise TypeError(f'Cannot overwrite attribute {name} in class {cls.__name__}{advice}')
    _install(cls, name, function)


def _inherited(cls, frozen):
    found = {}
    parents = [base for base in cls.__mro__[:0:-1] if '__dataclass_params__' in base.__dict__]
    for base in parents:
        found.update(base.__dataclass_fields__)
    if frozen and any(not base.__dataclass_params__.frozen for base in parents):
        raise TypeError('cannot inherit frozen dataclass from a non-frozen one')
    if not frozen and any(base.__dataclass_params__.frozen for base in parents):
        raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
    return found


def _decide_hash(cls, params, fields, defined):
    own = defined.get('__hash__', MISSING)
    explicit = own is not MISSING and not (own is None and '__eq__' in defined)
    if params.unsafe_hash:
        if explicit:
            raise TypeError(f'Cannot overwrite attribute __hash__ in class {cls.__name__}')
        _install(cls, '__hash__', _make_hash(fields))
    elif params.eq and not explicit:
        if params.frozen:
            _install(cls, '__hash__', _make_hash(fields))
        else:
            cls.__hash__ = None


def _process(cls, params, match_args, kw_only, slots, weakref_slot):
    defined = dict(cls.__dict__)
    found = _inherited(cls, params.frozen)
    found.update({field.name: field for field in _own_fields(cls, kw_only)})
    cls.__dataclass_fields__, cls.__dataclass_params__ = found, params
    if params.order and not params.eq:
        raise ValueError('eq must be true if order is true')
    plain = [field for field in found.values() if field._field_type is _PLAIN]
    signature = _Signature(cls, [field for field in found.values() if field._field_type is not _OF_CLASS and field.init])
    if params.init:
        last = None
        for field in signature.positional:
            if signature.optional(field):
                last = field
            elif last is not None:
                raise TypeError(f'non-default argument {field.name!r} follows default argument')
        # An `__init__` of the class's own stays.
        if '__init__' not in defined:
            made = _make_init(cls, list(found.values()), signature, params.frozen, slots)
            _install(cls, '__init__', made)
    if params.repr and '__repr__' not in defined:
        _install(cls, '__repr__', _make_repr(plain))
    if params.eq and '__eq__' not in defined:
        _install(cls, '__eq__', _make_comparison(plain, '__eq__'))
    if params.order:
        for name in ('__lt__', '__le__', '__gt__', '__ge__'):
            _install_new(cls, name, _make_comparison(plain, name), '. Consider using functools.total_ordering')
    if params.frozen:
        _install_new(cls, '__setattr__', _make_frozen(cls, plain, '__setattr__', 'assign to'))
        _install_new(cls, '__delattr__', _make_frozen(cls, plain, '__delattr__', 'delete'))
    _decide_hash(cls, params, plain, defined)
    if cls.__doc__ is None:
        cls.__doc__ = cls.__name__ + str(signature)
    if match_args and '__match_args__' not in defined:
        cls.__match_args__ = tuple([field.name for field in signature.positional])
    if slots:
        cls = _slotted(cls, plain, weakref_slot)
    elif weakref_slot:
        raise TypeError('weakref_slot is True but slots is False')
    return _update_abstract(cls)


def _slotted(cls, plain, weakref_slot):
    # Slots are made with a class, so the class is made again.
    if '__slots__' in cls.__dict__:
        raise TypeError(f'{cls.__name__} already specifies __slots__')
    taken = set()
    for base in cls.__mro__[1:-1]:
        own = base.__dict__.get('__slots__', ())
        if hasattr(own, '__next__'):
            raise TypeError(f"Slots of '{base.__name__}' cannot be determined")
        taken.update([own] if isinstance(own, str) else own)
    wanted = [field.name for field in plain] + (['__weakref__'] if weakref_slot else [])
    space = {name: value for name, value in cls.__dict__.items() if name not in wanted}
    for name in ('__dict__', '__weakref__'):
        space.pop(name, None)
    space['__slots__'] = tuple([name for name in wanted if name not in taken])
    made = type(cls)(cls.__name__, cls.__bases__, space)
    made.__qualname__ = cls.__qualname__
    return made


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """Give a class with annotated fields the methods that follow from them."""
    def decorate(cls):
        params = _DataclassParams(init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen)
        return _process(cls, params, match_args, kw_only, slots, weakref_slot)

    return decorate if cls is None else decorate(cls)


def _is_instance(obj):
    return hasattr(type(obj), '__dataclass_fields__')


def is_dataclass(obj):
    """Whether this is a dataclass or an instance of one."""
    return hasattr(obj if isinstance(obj, type) else type(obj), '__dataclass_fields__')


def fields(class_or_instance):
    """The fields of a dataclass, in order."""
    try:
        found = class_or_instance.__dataclass_fields__
    except AttributeError:
        raise TypeError('must be called with a dataclass type or instance') from None
    return tuple([field for field in found.values() if field._field_type is _PLAIN])


def _convert(obj, of_fields):
    def inner(value):
        if _is_instance(value):
            return of_fields([(field.name, inner(getattr(value, field.name))) for field in fields(value)])
        kind = type(value)
        if isinstance(value, tuple) and hasattr(value, '_fields'):
            return kind(*[inner(item) for item in value])
        if isinstance(value, (list, tuple)):
            return kind([inner(item) for item in value])
        if isinstance(value, dict):
            pairs = [(inner(key), inner(item)) for key, item in value.items()]
            return kind(value.default_factory, pairs) if hasattr(kind, 'default_factory') else kind(pairs)
        return _deepcopy(value)

    return inner(obj)


def asdict(obj, *, dict_factory=dict):
    """A dict of the fields, and so for every dataclass inside."""
    if _is_instance(obj):
        return _convert(obj, dict_factory)
    raise TypeError('asdict() should be called on dataclass instances')


def astuple(obj, *, tuple_factory=tuple):
    """A tuple of the values of the fields, and so for every dataclass inside."""
    if _is_instance(obj):
        return _convert(obj, lambda pairs: tuple_factory([value for _, value in pairs]))
    raise TypeError('astuple() should be called on dataclass instances')


def replace(obj, /, **changes):
    """A new object of the same class with other values in some fields."""
    if not _is_instance(obj):
        raise TypeError('replace() should be called on dataclass instances')
    for field in obj.__dataclass_fields__.values():
        name = field.name
        if field._field_type is _OF_CLASS:
            continue
        if not field.init:
            if name in changes:
                raise ValueError(f'field {name} is declared with init=False, it cannot be specified with replace()')
        elif name not in changes:
            if field._field_type is _PLAIN:
                changes[name] = getattr(obj, name)
            elif field.default is MISSING:
                raise ValueError(f'InitVar {name!r} must be specified with replace()')
    return type(obj)(**changes)


_KEYWORDS = frozenset(
    'False None True and as assert async await break class continue def del elif else except finally for from global if '
    'import in is lambda nonlocal not or pass raise return try while with yield'.split())


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **options):
    """A dataclass from a list of names, pairs (name, type) and triples (name, type, field)."""
    space = dict(namespace or {})
    annotations = {}
    for item in fields:
        parts = (item, 'typing.Any') if isinstance(item, str) else tuple(item)
        if len(parts) not in (2, 3):
            raise TypeError(f'Invalid field: {item!r}')
        name, kind, *default = parts
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f'Field names must be valid identifiers: {name!r}')
        if name in _KEYWORDS:
            raise TypeError(f'Field names must not be keywords: {name!r}')
        if name in annotations:
            raise TypeError(f'Field name duplicated: {name!r}')
        annotations[name] = kind
        if default:
            space[name], = default
    space['__annotations__'] = annotations
    cls = _new_class(cls_name, bases, {}, lambda body: body.update(space))
    return dataclass(cls, **options)


__all__ = ['FrozenInstanceError', 'InitVar', 'KW_ONLY', 'MISSING', 'Field', 'asdict', 'astuple', 'dataclass', 'field',
           'fields', 'is_dataclass', 'make_dataclass', 'replace']
