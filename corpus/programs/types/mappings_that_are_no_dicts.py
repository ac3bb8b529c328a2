# Merging what has keys and items but is no dict: how often its keys are asked for, and what lacks them.


class Everything:
    def __getattr__(self, name):
        print('get', name)
        return lambda *values: ['a', 'b']

    def __getitem__(self, key):
        print('item', key)
        return key * 2


class Keys:
    def __init__(self, *keys):
        self.own = keys

    def keys(self):
        print('keys')
        return self.own

    def __getitem__(self, key):
        if key == 'lost':
            raise AttributeError('an item')
        if key == 'missing':
            raise KeyError('an item')
        return key * 2


class NoItems:
    def keys(self):
        return ['a']


def f(*args, **keywords):
    return args, keywords


def tell(run):
    try:
        print(run())
    except Exception as error:
        print(type(error).__name__, error, repr(error.__context__))


d = {}
d.update(Everything())
print(d, dict(Everything()))
d |= Everything()
print(d)
tell(lambda: f(**Everything()))
tell(lambda: {**Everything()})
for keys in (('x', 'y'), (), ('lost',), ('missing',), ('x', 'x'), (1,)):
    tell(lambda: f(**Keys(*keys)))
    tell(lambda: f(x=1, **Keys(*keys)))
    tell(lambda: {'x': 0, **Keys(*keys)})
    tell(lambda: dict(Keys(*keys)))
for other in (NoItems(), [('a', 1)], 3, None):
    tell(lambda: f(**other))
    tell(lambda: {**other})
    tell(lambda: dict(other))
tell(lambda: f(**{'a': 1}, **{'a': 2}))
tell(lambda: f(**{'a': 1}, **{'b': 2}))
tell(lambda: f(**{1: 2}))
