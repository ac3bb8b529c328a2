# __bases__ of a class in the middle of a hierarchy changes.
# forms: LOAD_METHOD_WITH_VALUES
# misses: LOAD_METHOD_WITH_VALUES


class Root:
    pass


class Old(Root):
    def who(self):
        return "old"


class New(Root):
    def who(self):
        return "new " + self.extra()

    def extra(self):
        return "extra"


class Middle(Old):
    pass


class Leaf(Middle):
    def __init__(self):
        self.v = 1


def ask(x):
    return x.who()


def drive(label):
    leaf = Leaf()
    print(label, [ask(leaf) for i in range(75)][-1], [c.__name__ for c in Leaf.__mro__])


drive("start")
Middle.__bases__ = (New,)
drive("new base")
Middle.__bases__ = (Old, New)
drive("both")
Leaf.who = lambda self: "own, then " + super(Leaf, self).who()
drive("override")
Middle.__bases__ = (New, Old)
drive("swapped")
del Leaf.who
drive("gone")
for bad in [(), (Leaf,), (int,), 5, (Root, Old)]:
    try:
        Middle.__bases__ = bad
    except TypeError as error:
        print(type(error).__name__, str(error).splitlines()[0])
drive("unchanged")
