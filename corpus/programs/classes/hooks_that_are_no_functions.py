# Special attributes that are no plain functions: access hooks as descriptors, setters without getters, super() unbound and of
# proxies, what type() refuses.


class Hook:
    def __init__(self):
        self.count = 0

    def __get__(self, instance, owner=None):
        def get(name):
            self.count += 1
            raise AttributeError(name)

        return get


hook = Hook()


class Getattribute:
    __getattribute__ = hook


class Getattr:
    __getattr__ = hook


class Both:
    __getattribute__ = hook
    __getattr__ = hook


for cls in (Getattribute, Getattr, Both):
    for i in range(12):
        try:
            cls().attribute
        except AttributeError as error:
            kept = error
    print(cls.__name__, hook.count, kept, kept.name)


class Items(dict):
    __setattr__ = dict.__setitem__
    __delattr__ = dict.__delitem__


for i in range(12):
    items = Items()
    items.x = i
    items.y = 1
    del items.y
print(items, vars(items))


class Setter:
    def __set__(self, instance, value):
        instance.__dict__['a'] = value * 2


class WithSetter:
    a = Setter()


for i in range(12):
    thing = WithSetter()
    kind = type(thing.a).__name__
    thing.a = i
print(kind, thing.a)


class A:
    def who(self):
        return 'A'

    @classmethod
    def whose(cls):
        return cls.__name__ + 'A'


class B(A):
    def who(self):
        return 'B' + self._B__super.who()

    @classmethod
    def whose(cls):
        return 'B' + super().whose()


B._B__super = super(B)
for i in range(12):
    answer = B().who()
print(answer, B.whose(), B._B__super.__self__, B().__dict__)
bound = super(B, B())
print(bound.__get__(B()) is bound if hasattr(bound, '__get__') else 'no __get__')


class Proxy:
    def __init__(self, inner):
        self.__inner = inner

    def __getattribute__(self, name):
        return getattr(object.__getattribute__(self, '_Proxy__inner'), name)


print(super(B, Proxy(B())).who())
for wrong in (3, Proxy(3)):
    try:
        super(B, wrong)
    except TypeError as error:
        print(error)

try:
    object.__getattribute__(B(), 'missing')
except AttributeError as error:
    print(error, error.name, type(error.obj).__name__)


class Base:
    pass


class Meta(type):
    def __new__(meta, name, bases, namespace, cell=None):
        if cell is not None:
            namespace['__classcell__'] = cell
        return super().__new__(meta, name, bases, namespace)

    def mro(cls):
        if 'early' in cls.__dict__:
            print('mro of', cls.__dict__['early'](None).__name__)
        return super().mro()


class Early(metaclass=Meta):
    def early(self):
        return __class__


def attempt(make):
    try:
        print(make())
    except (TypeError, ValueError, UnicodeError) as error:
        print(type(error).__name__, error)


attempt(lambda: type('', (), {}).__name__)
attempt(lambda: type('a\0b', (), {}))
attempt(lambda: type('a\udcdcb', (), {}))
attempt(lambda: type('A', (), {'__doc__': 'x\udcdcy'}))
attempt(lambda: type('A', (), {'__slots__': b'x'}))
attempt(lambda: type('A', (), {'__slots__': ('__weakref__', '__weakref__')}))
attempt(lambda: type('A', (Base,), {'__slots__': '__weakref__'}))
attempt(lambda: type('A', (Base,), {'__slots__': '__dict__'}))
attempt(lambda: type('A', (), {'__slots__': (), '__classcell__': 3}))
attempt(lambda: Meta('A', (), {}, cell=0))


class SlotForCell:
    __slots__ = ['__qualname__', 'x']


class OnlyDict:
    __slots__ = ('__dict__',)


class OnlyWeak:
    __slots__ = ('__weakref__',)


print(hasattr(SlotForCell(), '__qualname__'), SlotForCell.__qualname__)
print([hasattr(cls(), '__weakref__') for cls in (OnlyDict, OnlyWeak, Base, SlotForCell)])


def rename(name):
    Base.__name__ = name


attempt(lambda: rename('a\udcdcb'))
attempt(lambda: rename('fine'))


def become(new):
    thing = OnlyWeak()
    thing.__class__ = new
    return thing


class NoSlots:
    __slots__ = ()


attempt(lambda: become(NoSlots))
