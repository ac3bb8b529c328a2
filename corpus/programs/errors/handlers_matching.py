# except clauses: order, tuples, computed, wrong kinds, nested and re-raised.


class A(Exception):
    pass


class B(A):
    pass


class C(B, KeyError):
    pass


def classify(error, *kinds):
    try:
        raise error
    except kinds[0]:
        return "first"
    except kinds[1:]:
        return "rest"
    except Exception as e:
        return "fallback " + type(e).__name__


for error in (A(), B(), C(), KeyError(), ValueError(), C):
    print(classify(error, A, KeyError), classify(error, B, A), classify(error, (), LookupError), classify(error, (C, (ValueError,)) if False else (C, ValueError), A))
for wrong in (5, "text", (ValueError, 5), int):
    try:
        try:
            raise ValueError("original")
        except wrong:
            print("caught")
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error, repr(error.__context__))


def evaluated(log):
    def kind(k):
        log.append(k.__name__)
        return k

    try:
        raise IndexError
    except kind(KeyError):
        pass
    except kind(LookupError):
        log.append("handled")
    except kind(Exception):
        pass
    return log


print(evaluated([]))


def reraise(depth):
    try:
        if depth == 0:
            raise B("bottom")
        reraise(depth - 1)
    except A as error:
        error.args += (depth,)
        raise


for i in range(20):
    try:
        reraise(i % 5)
    except A as error:
        result = error.args
print(result)
