# A metaclass gets an attribute that hides class attributes of its classes.
# forms: LOAD_METHOD_CLASS


class Meta(type):
    pass


class Plain:
    def who(x):
        return "plain", x


class Managed(metaclass=Meta):
    def who(x):
        return "managed", x


def ask(c, x):
    return c.who(x)


def drive(label, c):
    try:
        print(label, [ask(c, i) for i in range(110)][-1])
    except TypeError as error:
        print(label, error)


drive("plain", Plain)
drive("managed", Managed)
Meta.who = lambda cls, x: ("meta function is hidden", x)
drive("function on meta", Managed)
Meta.who = property(lambda cls: lambda x: ("meta property wins", x))
drive("property on meta", Managed)
del Meta.who
drive("gone", Managed)
Managed.who = 5
drive("not callable", Managed)
drive("plain", Plain)
Plain.who = staticmethod(lambda x: ("static", x))
drive("plain static", Plain)
