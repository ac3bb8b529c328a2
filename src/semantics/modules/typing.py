import collections as _collections
import collections.abc as _abc
import contextlib as _contextlib
import sys as _sys
from abc import ABCMeta as _ABCMeta
from sys import _caller
from types import GenericAlias as _Plain, UnionType as _UnionType

TYPE_CHECKING = False
_NoneType = type(None)


def _shown(kind):
    # How a type stands in the repr of another.
    if isinstance(kind, type) and not isinstance(kind, _Plain):
        return kind.__qualname__ if kind.__module__ == 'builtins' else f'{kind.__module__}.{kind.__qualname__}'
    if kind is ...:
        return '...'
    return kind.__name__ if type(kind).__name__ == 'function' else repr(kind)


def _as_type(kind, complaint):
    # What may stand in brackets: None means its type, and text a name to be looked up later.
    if kind is None:
        return _NoneType
    if isinstance(kind, str):
        return ForwardRef(kind)
    if isinstance(kind, _Form) and not kind._alone or kind is Generic or kind is Protocol:
        raise TypeError(f'Plain {_shown(kind)} is not valid as type argument')
    origin = kind.__origin__ if isinstance(kind, _Item) else None
    if isinstance(origin, _Form) and not origin._alone or origin is Generic or origin is Protocol:
        raise TypeError(f'{kind!r} is not valid as type argument')
    if isinstance(kind, tuple):
        raise TypeError(f'{complaint} Got {kind!r:.100}.')
    return kind


class _Base:
    # What all objects here that stand for types can do.
    def __or__(left, right):
        return Union[left, right]

    def __ror__(right, left):
        return Union[left, right]


class ForwardRef(_Base):
    def __init__(ref, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f'Forward reference must be a string -- got {arg!r}')
        ref.__forward_arg__ = arg

    def __eq__(ref, other):
        return isinstance(other, ForwardRef) and ref.__forward_arg__ == other.__forward_arg__

    def __hash__(ref):
        return hash(ref.__forward_arg__)

    def __repr__(ref):
        return f'ForwardRef({ref.__forward_arg__!r})'


class TypeVar(_Base):
    """A variable that stands for a type."""
    def __init__(var, name, *constraints, bound=None, covariant=False, contravariant=False):
        if covariant and contravariant:
            raise ValueError('Bivariant types are not supported.')
        if constraints and bound is not None:
            raise TypeError('Constraints cannot be combined with bound=...')
        if len(constraints) == 1:
            raise TypeError('A single constraint is not allowed')
        var.__name__, var.__module__ = name, _caller()
        var.__covariant__, var.__contravariant__ = bool(covariant), bool(contravariant)
        var.__constraints__ = tuple([_as_type(kind, 'TypeVar(name, constraint, ...): constraints must be types.')
                                     for kind in constraints])
        var.__bound__ = None if bound is None else _as_type(bound, 'Bound must be a type.')

    def __repr__(var):
        return ('+' if var.__covariant__ else '-' if var.__contravariant__ else '~') + var.__name__

    def __mro_entries__(var, bases):
        raise TypeError(f'Cannot subclass an instance of {type(var).__name__}')


class ParamSpec(TypeVar):
    """A variable that stands for the parameters of a function."""
    def __init__(var, name, **options):
        super().__init__(name, **options)
        var.args, var.kwargs = _ParamPart(var, 'args'), _ParamPart(var, 'kwargs')


class _ParamPart:
    def __init__(part, origin, name):
        part.__origin__, part._name = origin, name

    def __repr__(part):
        return f'{part.__origin__.__name__}.{part._name}'


class TypeVarTuple(TypeVar):
    """A variable that stands for any number of types."""
    def __repr__(var):
        return var.__name__

    def __iter__(var):
        yield Unpack[var]


class _AnyMeta(type):
    def __instancecheck__(cls, obj):
        if cls is Any:
            raise TypeError('typing.Any cannot be used with isinstance()')
        return type.__instancecheck__(cls, obj)

    def __repr__(cls):
        return 'typing.Any' if cls is Any else type.__repr__(cls)


class Any(metaclass=_AnyMeta):
    """Any type at all."""
    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError('Any cannot be instantiated')
        return object.__new__(cls)


class _Form(_Base):
    # A name with a meaning of its own. `item` makes what stands after it in brackets; None: nothing may.
    def __init__(form, name, item=None, alone=True):
        form._name, form._item, form._alone = name, item, alone

    def __repr__(form):
        return 'typing.' + form._name

    def __call__(form, *args, **kwargs):
        raise TypeError(f'Cannot instantiate {form!r}')

    def __getitem__(form, params):
        if form._item is None:
            raise TypeError(f'{form!r} is not subscriptable')
        return form._item(form, params)

    def __instancecheck__(form, obj):
        raise TypeError(f'{form!r} cannot be used with isinstance()')

    def __subclasscheck__(form, cls):
        raise TypeError(f'{form!r} cannot be used with issubclass()')

    def __mro_entries__(form, bases):
        raise TypeError(f'Cannot subclass {form!r}')


def _variables(args):
    # The type variables in these types, each once, in order.
    found = {}
    for arg in args:
        inner = (arg,) if isinstance(arg, TypeVar) else getattr(arg, '__parameters__', ())
        if isinstance(inner, tuple) and not isinstance(arg, type):
            found.update(dict.fromkeys(inner))
    return tuple(found)


def _fits(what, wanted, given):
    if given != wanted:
        raise TypeError(f'Too {"many" if given > wanted else "few"} arguments for {what}; '
                        f'actual {given}, expected {wanted}')


def _replaced(arg, values):
    if isinstance(arg, TypeVar):
        return values.get(arg, arg)
    inner = getattr(arg, '__parameters__', ())
    return arg[tuple([values[var] for var in inner])] if inner and not isinstance(arg, type) else arg


class _Item(_Base):
    # Something with types in brackets. `name` is that in typing, None for a class of the program.
    def __init__(item, origin, args, name=None, form=None):
        item.__origin__, item.__args__ = origin, args
        item.__parameters__ = _variables(args)
        item._name, item._form = name, form

    def __repr__(item):
        name = 'typing.' + item._name if item._name else _shown(item.__origin__)
        args = [_shown(arg) for arg in item.__args__]
        if item._name == 'Callable' and item.__args__[0] is not ... and not _spreads(item.__args__[0]):
            args = ['[' + ', '.join(args[:-1]) + ']', args[-1]]
        return f'{name}[{", ".join(args) or "()"}]'

    def __eq__(item, other):
        return isinstance(other, _Item) and item._key() == other._key()

    def __hash__(item):
        return hash(item._key())

    def _key(item):
        return item.__origin__, item.__args__

    def __getitem__(item, params):
        params = params if isinstance(params, tuple) else (params,)
        if not item.__parameters__:
            raise TypeError(f'{item!r} is not a generic class')
        _fits(item, len(item.__parameters__), len(params))
        params = [_as_type(param, 'Parameters to generic types must be types.') for param in params]
        values = dict(zip(item.__parameters__, params))
        args = tuple([_replaced(arg, values) for arg in item.__args__])
        return item._again(args)

    def _again(item, args):
        return Union[args] if item.__origin__ is Union else type(item)(item.__origin__, args, item._name, item._form)

    def __call__(item, *args, **kwargs):
        if isinstance(item.__origin__, _Form):
            raise TypeError(f'Cannot instantiate {item!r}')
        if item._name:
            raise TypeError(f'Type {item._name} cannot be instantiated; use {item.__origin__.__name__}() instead')
        made = item.__origin__(*args, **kwargs)
        try:
            made.__orig_class__ = item
        except AttributeError:
            pass
        return made

    def __getattr__(item, name):
        if name[:2] == '__' or '__origin__' not in item.__dict__:
            raise AttributeError(name)
        return getattr(item.__origin__, name)

    def __mro_entries__(item, bases):
        if isinstance(item.__origin__, _Form):
            raise TypeError(f'Cannot subclass {item!r}')
        if item._name is None:
            later = bases[bases.index(item) + 1:]
            inherited = any(isinstance(base, _Item) and base._name is None for base in later)
            return () if item.__origin__ is Generic and len(bases) > 1 and inherited else (item.__origin__,)
        entries = [] if item.__origin__ in bases else [item.__origin__]
        later = bases[bases.index(item) + 1:]
        if not any(isinstance(base, _Item) or isinstance(base, type) and issubclass(base, Generic) for base in later):
            entries.append(Generic)
        return tuple(entries)

    def __instancecheck__(item, obj):
        return item.__subclasscheck__(type(obj))

    def __subclasscheck__(item, cls):
        if item.__origin__ is Union:
            return issubclass(cls, item.__args__)
        raise TypeError('Subscripted generics cannot be used with class and instance checks')


def _spreads(arg):
    return isinstance(arg, ParamSpec) or isinstance(arg, _Item) and arg._name == 'Concatenate'


class _Union(_Item):
    def __repr__(item):
        args = [arg for arg in item.__args__ if arg is not _NoneType]
        if len(item.__args__) == 2 and len(args) == 1:
            return f'typing.Optional[{_shown(args[0])}]'
        return super().__repr__()

    def _key(item):
        return Union, frozenset(item.__args__)

    def __eq__(item, other):
        args = getattr(other, '__args__', ()) if isinstance(other, (_Union, _UnionType)) else None
        return args is not None and frozenset(item.__args__) == frozenset(args)

    __hash__ = _Item.__hash__


class _Annotated(_Item):
    def __init__(item, origin, args, name=None, form=None):
        super().__init__(origin, (origin,), name, form)
        item.__metadata__ = args

    def __repr__(item):
        return f'typing.Annotated[{", ".join([_shown(item.__origin__), *map(repr, item.__metadata__)])}]'

    def _key(item):
        return item.__origin__, item.__metadata__

    def _again(item, args):
        return _Annotated(args[0], item.__metadata__, 'Annotated')

    def __call__(item, *args, **kwargs):
        return item.__origin__(*args, **kwargs)

    def __mro_entries__(item, bases):
        return (item.__origin__,)


class _Bare(_Base):
    # A class of builtins or collections under its name in typing; `count` -1: any number of types in brackets.
    def __init__(bare, origin, count, name):
        bare.__origin__, bare._count, bare._name = origin, count, name

    def __repr__(bare):
        return 'typing.' + bare._name

    def __call__(bare, *args, **kwargs):
        if bare.__origin__ in (_collections.defaultdict, _collections.OrderedDict, _collections.Counter,
                               _collections.ChainMap, _collections.deque):
            return bare.__origin__(*args, **kwargs)
        raise TypeError(f'Type {bare._name} cannot be instantiated; use {bare.__origin__.__name__}() instead')

    def __getitem__(bare, params):
        if not bare._count:
            raise TypeError(f'{bare!r} is not a generic class')
        if bare._name == 'Callable':
            return bare._callable(params)
        if bare._name == 'Tuple' and params == ():
            return _Item(tuple, (), 'Tuple')
        params = params if isinstance(params, tuple) else (params,)
        if bare._count > 0:
            _fits(bare, bare._count, len(params))
        complaint = f'{bare._name}[t0, t1, ...]: each t must be a type.' if bare._name == 'Tuple' else \
            'Parameters to generic types must be types.'
        ends = bare._name == 'Tuple' and len(params) > 1 and params[-1] is ...
        args = [_as_type(param, complaint) for param in (params[:-1] if ends else params)]
        return _Item(bare.__origin__, tuple(args + [...] * ends), bare._name)

    def _callable(bare, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError('Callable must be used as Callable[[arg, ...], result].')
        taken, result = params
        result = _as_type(result, 'Callable[args, result]: result must be a type.')
        if isinstance(taken, (list, tuple)):
            taken = [_as_type(arg, 'Callable[[arg, ...], result]: each arg must be a type.') for arg in taken]
        else:
            taken = [taken]
        return _Item(bare.__origin__, (*taken, result), 'Callable')

    def __getattr__(bare, name):
        if name[:2] == '__' or '__origin__' not in bare.__dict__:
            raise AttributeError(name)
        return getattr(bare.__origin__, name)

    def __mro_entries__(bare, bases):
        generic = () if any(isinstance(base, type) and issubclass(base, Generic) for base in bases) else (Generic,)
        return (bare.__origin__, *generic)

    def __instancecheck__(bare, obj):
        return isinstance(obj, bare.__origin__)

    def __subclasscheck__(bare, cls):
        return issubclass(cls, bare.__origin__)


def _own_item(cls, params):
    # What brackets after a generic class of the program mean.
    params = params if isinstance(params, tuple) else (params,)
    if cls in (Generic, Protocol):
        if not params:
            raise TypeError(f'Parameter list to {cls.__qualname__}[...] cannot be empty')
        if not all(isinstance(param, (TypeVar, _Item)) for param in params):
            raise TypeError(f'Parameters to {cls.__name__}[...] must all be type variables or parameter specification '
                            'variables.')
        if len(set(params)) != len(params):
            raise TypeError(f'Parameters to {cls.__name__}[...] must all be unique')
        return _Item(cls, params)
    if not cls.__parameters__:
        raise TypeError(f'{cls!r} is not a generic class')
    if not any(isinstance(var, TypeVarTuple) for var in cls.__parameters__):
        if len(cls.__parameters__) == 1 and isinstance(cls.__parameters__[0], ParamSpec) and len(params) != 1:
            params = (tuple(params),)
        _fits(cls, len(cls.__parameters__), len(params))
    complaint = 'Parameters to generic types must be types.'
    return _Item(cls, tuple([param if isinstance(param, (list, tuple)) or param is ... else _as_type(param, complaint)
                             for param in params]))


class Generic:
    """A base class for classes with type variables."""
    __slots__ = ()
    _is_protocol = False
    __class_getitem__ = classmethod(_own_item)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        bases = cls.__dict__.get('__orig_bases__', ())
        if Generic in (bases or cls.__bases__) and cls.__name__ != 'Protocol':
            raise TypeError('Cannot inherit from plain Generic')
        named = [base for base in bases if isinstance(base, _Item) and base.__origin__ in (Generic, Protocol)]
        cls.__parameters__ = named[0].__parameters__ if named else _variables(bases)


# Names in the namespace of a protocol that are no members of it.
_NOT_MEMBERS = {'__abstractmethods__', '__annotations__', '__dict__', '__doc__', '__init__', '__module__', '__new__',
                '__slots__', '__subclasshook__', '__weakref__', '__class_getitem__', '__orig_bases__', '_abc_impl',
                '__parameters__', '__init_subclass__', '_is_protocol', '_is_runtime_protocol', '__qualname__',
                '__match_args__'}


def _members(cls):
    return {name for base in cls.__mro__ if base not in (Generic, Protocol, object) and base.__dict__.get('_is_protocol')
            for name in [*base.__dict__, *base.__dict__.get('__annotations__', ())] if name not in _NOT_MEMBERS}


class _ProtocolMeta(_ABCMeta):
    def __instancecheck__(cls, obj):
        if not cls.__dict__.get('_is_protocol'):
            return super().__instancecheck__(obj)
        if not cls._is_runtime_protocol:
            raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
        if cls in type(obj).__mro__:
            return True
        for name in _members(cls):
            method = callable(getattr(cls, name, None))
            if not hasattr(obj, name) or method and getattr(obj, name) is None:
                return False
        return True

    def __subclasscheck__(cls, other):
        if not cls.__dict__.get('_is_protocol') or cls is Protocol:
            return super().__subclasscheck__(other)
        if not cls._is_runtime_protocol:
            raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
        if not all(callable(getattr(cls, name, None)) for name in _members(cls)):
            raise TypeError("Protocols with non-method members don't support issubclass()")
        if not isinstance(other, type):
            raise TypeError('issubclass() arg 1 must be a class')
        if cls in other.__mro__:
            return True
        return all(any(name in base.__dict__ and base.__dict__[name] is not None
                       or _says(base, name) for base in other.__mro__) for name in _members(cls))


def _says(base, name):
    return name in base.__dict__.get('__annotations__', ()) and base.__dict__.get('_is_protocol')


def _no_instances(self, *args, **kwargs):
    if type(self)._is_protocol:
        raise TypeError('Protocols cannot be instantiated')


class Protocol(Generic, metaclass=_ProtocolMeta):
    """A base class for classes that say which methods an object should have."""
    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        cls._is_protocol = any(base is Protocol for base in cls.__bases__)
        if cls._is_protocol:
            if cls.__init__ is object.__init__:
                cls.__init__ = _no_instances
        elif cls.__init__ is _no_instances:
            # What comes after the protocols says how instances begin.
            for base in cls.__mro__[1:]:
                if base.__dict__.get('__init__', _no_instances) is not _no_instances:
                    cls.__init__ = base.__dict__['__init__']
                    break


def runtime_checkable(cls):
    """Let isinstance() look for the methods of the protocol."""
    if not (isinstance(cls, type) and issubclass(type(cls), _ProtocolMeta) and cls._is_protocol):
        raise TypeError(f'@runtime_checkable can be only applied to protocol classes, got {cls!r}')
    cls._is_runtime_protocol = True
    return cls


def _union_item(form, params):
    if params == ():
        raise TypeError('Cannot take a Union of no types.')
    flat = {}
    for param in params if isinstance(params, tuple) else (params,):
        kind = _as_type(param, 'Union[arg, ...]: each arg must be a type.')
        flat.update(dict.fromkeys(kind.__args__ if isinstance(kind, (_Union, _UnionType)) else (kind,)))
    args = tuple(flat)
    return args[0] if len(args) == 1 else _Union(Union, args, 'Union')


def _one_item(form, param):
    if isinstance(param, tuple) and form._name != 'Type':
        raise TypeError(f'{form!r} accepts only single type. Got {param!r:.100}.')
    return _Item(form, (_as_type(param, f'{form!r} accepts only single type.'),), form._name)


def _optional_item(form, param):
    return Union[_as_type(param, f'{form!r} requires a single type.'), None]


def _literal_item(form, params):
    flat = {}
    for param in params if isinstance(params, tuple) else (params,):
        inner = param.__args__ if isinstance(param, _Item) and param.__origin__ is Literal else (param,)
        flat.update({(type(value), value): value for value in inner})
    return _Literal(form, tuple(flat.values()), 'Literal')


class _Literal(_Item):
    def __repr__(item):
        return f'typing.Literal[{", ".join(map(repr, item.__args__))}]'

    def _key(item):
        return Literal, frozenset([(type(value), value) for value in item.__args__])


def _annotated_item(form, params):
    if not isinstance(params, tuple) or len(params) < 2:
        raise TypeError('Annotated[...] should be used with at least two arguments (a type and an annotation).')
    origin, metadata = _as_type(params[0], 'Annotated[t, ...]: t must be a type.'), params[1:]
    if isinstance(origin, _Annotated):
        origin, metadata = origin.__origin__, origin.__metadata__ + metadata
    return _Annotated(origin, metadata, 'Annotated')


def _many_item(form, params):
    return _Item(form, params if isinstance(params, tuple) else (params,), form._name)


Union = _Form('Union', _union_item)
Optional = _Form('Optional', _optional_item)
Literal = _Form('Literal', _literal_item)
Annotated = _Form('Annotated', _annotated_item)
Concatenate = _Form('Concatenate', _many_item)
for _name in ('ClassVar', 'Final'):
    globals()[_name] = _Form(_name, _one_item, alone=False)
for _name in ('TypeGuard', 'Required', 'NotRequired', 'Unpack'):
    globals()[_name] = _Form(_name, _one_item)
for _name in ('NoReturn', 'Never', 'Self', 'LiteralString', 'TypeAlias'):
    globals()[_name] = _Form(_name)

for _line in (
    '0 Hashable Sized ByteString',
    '1 Awaitable AsyncIterable AsyncIterator Iterable Iterator Collection Container Reversible MutableSet Sequence '
    'MutableSequence KeysView ValuesView MappingView',
    '2 Mapping MutableMapping ItemsView AsyncGenerator Callable',
    '3 Generator Coroutine',
):
    for _name in _line.split()[1:]:
        globals()[_name] = _Bare(getattr(_abc, _name), int(_line[0]), _name)
for _class, _count, _name in (
    (list, 1, 'List'), (set, 1, 'Set'), (frozenset, 1, 'FrozenSet'), (dict, 2, 'Dict'), (tuple, -1, 'Tuple'),
    (type, 1, 'Type'), (_abc.Set, 1, 'AbstractSet'), (_collections.deque, 1, 'Deque'),
    (_collections.defaultdict, 2, 'DefaultDict'), (_collections.OrderedDict, 2, 'OrderedDict'),
    (_collections.Counter, 1, 'Counter'), (_collections.ChainMap, 2, 'ChainMap'),
    (_contextlib.AbstractContextManager, 1, 'ContextManager'),
):
    globals()[_name] = _Bare(_class, _count, _name)

Text = str
AnyStr = TypeVar('AnyStr', bytes, str)
AnyStr.__module__ = 'typing'


class IO(Generic[AnyStr]):
    """A stream of text or bytes."""


class TextIO(IO[str]):
    """A stream of text."""


class BinaryIO(IO[bytes]):
    """A stream of bytes."""


def cast(typ, val):
    """The value itself; the type is for readers."""
    return val


def assert_type(val, typ, /):
    """The value itself; the type is for readers."""
    return val


def reveal_type(obj, /):
    """Print the type of an object to stderr."""
    print('Runtime type is', repr(type(obj).__name__), file=_sys.stderr)
    return obj


def assert_never(arg, /):
    """Fail: this line should not be reached."""
    raise AssertionError(f'Expected code to be unreachable, but got: {arg!r:.100}')


def _overloaded(*args, **kwds):
    raise NotImplementedError('You should not call an overloaded function. A series of @overload-decorated functions '
                              'outside a stub module should always be followed by an implementation that is not '
                              '@overload-ed.')


def overload(func):
    """One of the ways to call a function that is defined after it."""
    return _overloaded


def _marked(name):
    def mark(arg):
        try:
            setattr(arg, name, True)
        except (AttributeError, TypeError):
            pass
        return arg

    return mark


final = _marked('__final__')
no_type_check = _marked('__no_type_check__')


def dataclass_transform(**options):
    """Says that a decorator or a base class works as dataclasses do."""
    def mark(thing):
        thing.__dataclass_transform__ = options
        return thing

    return mark


def get_origin(tp):
    """What stands before the brackets, None for what has none."""
    if isinstance(tp, _Annotated):
        # In CPython it is a class.
        return Annotated
    if tp is Generic:
        return Generic
    if isinstance(tp, _UnionType):
        return _UnionType
    return tp.__origin__ if isinstance(tp, (_Item, _Bare, _Plain)) or type(tp).__name__ == '_callable_alias' else None


def get_args(tp):
    """What stands in the brackets."""
    if isinstance(tp, _Annotated):
        return (tp.__origin__, *tp.__metadata__)
    if not isinstance(tp, (_Item, _Plain, _UnionType)) and type(tp).__name__ != '_callable_alias':
        return ()
    args = tp.__args__
    if get_origin(tp) is _abc.Callable and args and args[0] is not ... and not _spreads(args[0]):
        return list(args[:-1]), args[-1]
    return args


def is_typeddict(tp):
    """Whether this class is a TypedDict."""
    return isinstance(tp, _TypedDictMeta)


def _globals_of(cls):
    # A class does not know its module's names, but its functions do.
    for value in cls.__dict__.values():
        function = getattr(value, '__func__', value)
        if hasattr(function, '__globals__') and function.__globals__.get('__name__') == cls.__module__:
            return function.__globals__
    # It has none: then the module is often among those that call.
    frame = _sys._getframe()
    while frame is not None:
        if frame.f_globals.get('__name__') == cls.__module__:
            return frame.f_globals
        frame = frame.f_back
    return {}


def _resolved(kind, space, names, extras):
    if kind is None:
        return _NoneType
    if isinstance(kind, ForwardRef):
        kind = kind.__forward_arg__
    if isinstance(kind, str):
        return _resolved(eval(kind, space, names), space, names, extras)
    if isinstance(kind, _Annotated) and not extras:
        return _resolved(kind.__origin__, space, names, extras)
    if isinstance(kind, _Item) and not isinstance(kind, (_Literal, _Annotated)):
        if kind.__origin__ in (Required, NotRequired) and not extras:
            return _resolved(kind.__args__[0], space, names, extras)
        args = tuple([arg if arg is ... else _resolved(arg, space, names, extras) for arg in kind.__args__])
        return kind if args == kind.__args__ else kind._again(args)
    if isinstance(kind, _Plain):
        args = tuple([arg if arg is ... else _resolved(arg, space, names, extras) for arg in kind.__args__])
        return kind if args == kind.__args__ else _Plain(kind.__origin__, args)
    return kind


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """The annotations of a class with its bases, or of a function or module, with names in text looked up."""
    if getattr(obj, '__no_type_check__', None):
        return {}
    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            space = _globals_of(base) if globalns is None else globalns
            names = {**space, **(localns or {})} if localns is not None else dict(base.__dict__)
            for name, kind in base.__dict__.get('__annotations__', {}).items():
                hints[name] = _resolved(kind, space, names, include_extras)
        return hints
    found = getattr(obj, '__annotations__', None)
    if found is None:
        raise TypeError(f'{obj!r} is not a module, class, method, or function.')
    inner = obj
    while hasattr(inner, '__wrapped__'):
        inner = inner.__wrapped__
    space = globalns if globalns is not None else getattr(inner, '__globals__', getattr(obj, '__dict__', {}))
    for name, kind in found.items():
        hints[name] = _resolved(kind, space, space if localns is None else localns, include_extras)
    return hints


class NewType(_Base):
    """A name for a type that readers should keep apart; calling it gives the value itself."""
    def __init__(new, name, tp):
        new.__qualname__, new.__name__ = name, name.rpartition('.')[2]
        new.__supertype__, new.__module__ = tp, _caller()

    def __repr__(new):
        return f'{new.__module__}.{new.__qualname__}'

    def __call__(new, value, /):
        return value

    def __mro_entries__(new, bases):
        name = new.__name__
        raise TypeError(f'Cannot subclass an instance of NewType. Perhaps you were looking for: '
                        f'`Subclass = NewType({"Subclass"!r}, {name})`')


_FIXED = ('__new__', '__init__', '__slots__', '__getnewargs__', '_fields', '_field_defaults', '_field_types', '_make',
          '_replace', '_asdict', '_source')


def _tuple_class(name, annotations, defaults, module):
    kinds = {field: _as_type(kind, f'field {field} annotation must be a type') for field, kind in annotations.items()}
    made = _collections.namedtuple(name, list(kinds), defaults=defaults, module=module)
    made.__annotations__ = made.__new__.__annotations__ = kinds
    return made


class _NamedTupleMeta(type):
    def __new__(metacls, name, bases, body):
        annotations = body.get('__annotations__', {})
        defaults = []
        for field in annotations:
            if field in body:
                defaults.append(field)
            elif defaults:
                raise TypeError(f'Non-default namedtuple field {field} cannot follow default field'
                                f'{"s" if len(defaults) > 1 else ""} {", ".join(defaults)}')
        values = [body[field] for field in defaults]
        made = _tuple_class(name, annotations, values, body['__module__'])
        for key, value in body.items():
            if key in _FIXED:
                raise AttributeError('Cannot overwrite NamedTuple attribute ' + key)
            if key not in annotations and key not in ('__annotations__', '__module__', '__classcell__'):
                setattr(made, key, value)
                if hasattr(type(value), '__set_name__'):
                    type(value).__set_name__(value, made, key)
        if Generic in bases:
            made.__class_getitem__ = classmethod(_own_item)
            made.__parameters__ = _variables(body.get('__orig_bases__', ()))
        return made


def NamedTuple(typename, fields=None, /, **kwargs):
    """A named tuple whose fields have types; a class derived from it is one, too."""
    if fields is not None and kwargs:
        raise TypeError('Either list of fields or keywords can be provided to NamedTuple, not both')
    return _tuple_class(typename, dict(kwargs if fields is None else fields), (), _caller())


def _named_tuple_bases(bases):
    for base in bases:
        if base is not NamedTuple and getattr(base, '__origin__', base) is not Generic:
            raise TypeError('can only inherit from a NamedTuple type and Generic')
    return (_NamedTuple,)


_NamedTuple = type.__new__(_NamedTupleMeta, 'NamedTuple', (), {})
NamedTuple.__mro_entries__ = _named_tuple_bases


class _TypedDictMeta(type):
    def __new__(metacls, name, bases, body, total=True):
        made = type.__new__(_TypedDictMeta, name, (dict,), {key: value for key, value in body.items()
                                                            if key != '__classcell__'})
        own = {key: _as_type(kind, "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type")
               for key, kind in body.get('__annotations__', {}).items()}
        hints, required, free = {}, set(), set()
        for base in bases:
            hints.update(base.__dict__.get('__annotations__', {}))
            required |= base.__dict__.get('__required_keys__', frozenset())
            free |= base.__dict__.get('__optional_keys__', frozenset())
        for key, kind in own.items():
            origin = get_origin(kind)
            needed = origin is Required or total and origin is not NotRequired
            (required if needed else free).add(key)
        made.__annotations__ = {**hints, **own}
        made.__required_keys__, made.__optional_keys__ = frozenset(required), frozenset(free)
        made.__total__ = total
        return made

    def __init__(cls, name, bases, body, total=True):
        pass

    def __call__(cls, *args, **kwargs):
        return dict(*args, **kwargs)

    def __instancecheck__(cls, obj):
        raise TypeError('TypedDict does not support instance and class checks')

    __subclasscheck__ = __instancecheck__


def TypedDict(typename, fields=None, /, *, total=True, **kwargs):
    """A dict whose keys and types of values are known; a class derived from it is one, too."""
    body = {'__annotations__': dict(kwargs if fields is None else fields), '__module__': _caller()}
    return _TypedDictMeta(typename, (), body, total=total)


_TypedDict = type.__new__(_TypedDictMeta, 'TypedDict', (dict,), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


def _supports(name, method):
    cls = _ProtocolMeta(name, (Protocol,), {method: lambda self: None, '__module__': 'typing', '__slots__': ()})
    return runtime_checkable(cls)


for _name in ('Abs', 'Bytes', 'Complex', 'Float', 'Index', 'Int', 'Round'):
    globals()['Supports' + _name] = _supports('Supports' + _name, f'__{_name.lower()}__')
