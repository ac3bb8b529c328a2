# A failed assertion with a message.


def positive(x):
    assert x > 0, "x is %d" % x
    return x


for n in (3, 2, 1, 0):
    print(positive(n))
