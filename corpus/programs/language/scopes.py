# global, nonlocal, class scopes and name lookup rules.
x = "module"


def reader():
    return x


def writer():
    global x, fresh
    x = "written"
    fresh = "made"


def outer():
    x = "outer"

    def middle():
        def inner():
            nonlocal x
            x = x + "+inner"
            return x

        return inner()

    before = x
    return before, middle(), x


class Scope:
    x = "class"
    seen = x
    from_comprehension = [x for _ in range(1)]

    def method(self):
        return x


print(reader())
writer()
print(reader(), fresh, outer())
print(Scope.seen, Scope.from_comprehension, Scope().method())


def local_before():
    try:
        print(y)
    except UnboundLocalError as error:
        print(error)
    y = 1


local_before()


def class_in_function():
    z = "free"

    class Inner:
        a = z
        z = "own"
        b = z

    return Inner.a, Inner.b


try:
    print(class_in_function())
except NameError as error:
    print(error)
counter = 0


def bump():
    global counter
    counter += 1
    return counter


print([bump() for _ in range(12)], counter)
