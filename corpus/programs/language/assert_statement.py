# assert with and without messages, evaluated only on failure.


def message():
    print("message evaluated")
    return "failed"


assert True, message()
for check in [lambda: 0, lambda: [], lambda: 1]:
    try:
        assert check(), message()
    except AssertionError as error:
        print(repr(error))
try:
    assert None
except AssertionError as error:
    print(repr(error), error.args)
try:
    assert 1 == 2, ("a", "tuple")
except AssertionError as error:
    print(error.args)


def positive(x):
    assert x > 0, f"{x} is not positive"
    return x


ok = bad = 0
for i in range(-30, 30):
    try:
        positive(i)
        ok += 1
    except AssertionError:
        bad += 1
print(ok, bad)
