from builtins import property as _property


def abstractmethod(funcobj):
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(_property):
    __isabstractmethod__ = True


def _abstracts(cls):
    names = {name for name, value in cls.__dict__.items() if getattr(value, '__isabstractmethod__', False)}
    for base in cls.__bases__:
        for name in getattr(base, '__abstractmethods__', ()):
            if getattr(getattr(cls, name, None), '__isabstractmethod__', False):
                names.add(name)
    return frozenset(names)


# Registrations so far, of all classes: what an answer that was no hangs on.
_registrations = 0


class _abc_data:
    # CPython's holds weak references; here the classes themselves.
    __slots__ = ('registry', 'known', 'unknown', 'seen')

    def __init__(self):
        self.registry = []
        self.known = set()
        self.unknown = set()
        self.seen = _registrations


class ABCMeta(type):
    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        cls.__abstractmethods__ = _abstracts(cls)
        cls._abc_impl = _abc_data()
        return cls

    def register(cls, subclass):
        global _registrations
        if not isinstance(subclass, type):
            raise TypeError('Can only register classes')
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError('Refusing to create an inheritance cycle')
        cls._abc_impl.registry.append(subclass)
        _registrations += 1
        # What `match` takes for a sequence or a mapping; builtin classes cannot be told.
        flags = getattr(cls, '__abc_tpflags__', 0)
        try:
            if flags:
                subclass.__abc_tpflags__ = flags
        except TypeError:
            pass
        return subclass

    def __instancecheck__(cls, instance):
        subclass = instance.__class__
        if cls.__subclasscheck__(subclass):
            return True
        actual = type(instance)
        return actual is not subclass and cls.__subclasscheck__(actual)

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError('issubclass() arg 1 must be a class')
        data = cls._abc_impl
        if subclass in data.known:
            return True
        if data.seen != _registrations:
            data.unknown.clear()
            data.seen = _registrations
        elif subclass in data.unknown:
            return False
        answer = cls.__subclasshook__(subclass)
        if answer is NotImplemented:
            answer = cls in subclass.__mro__
            if not answer:
                for other in data.registry:
                    if issubclass(subclass, other):
                        answer = True
                        break
            if not answer:
                for other in cls.__subclasses__():
                    if issubclass(subclass, other):
                        answer = True
                        break
        (data.known if answer else data.unknown).add(subclass)
        return answer


class ABC(metaclass=ABCMeta):
    __slots__ = ()


def update_abstractmethods(cls):
    if hasattr(cls, '__abstractmethods__'):
        cls.__abstractmethods__ = _abstracts(cls)
    return cls


def get_cache_token():
    return _registrations
