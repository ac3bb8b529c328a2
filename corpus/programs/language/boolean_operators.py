# and, or, not return operands and evaluate lazily.


class Truth:
    def __init__(self, value):
        self.value = value
        self.asked = 0

    def __bool__(self):
        self.asked += 1
        return self.value


yes, no = Truth(True), Truth(False)
print((yes and 1), (no and 1) is no, (yes or 1) is yes, (no or 1))
print(yes.asked, no.asked)
print([a or b or c for a in (0, 1) for b in ("", "b") for c in (None, [])])
print([a and b or c for a in (0, 1) for b in ("", "b") for c in ("c",)])
print(not yes, not no, not not "x")


def classify(a, b, c):
    if a and (b or not c):
        return 1
    elif not a and b and c:
        return 2
    elif not (a or b or c):
        return 3
    return 4


print([classify(a, b, c) for a in (0, 1) for b in (0, 1) for c in (0, 1)])
try:
    class Bad:
        def __bool__(self):
            return 2
    if Bad():
        pass
except TypeError as error:
    print(error)
x = None
print(x if x is not None else "default", 1 if [] else 2 if {} else 3)
