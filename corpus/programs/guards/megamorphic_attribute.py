# One attribute site, eight classes in turn.
# forms: LOAD_ATTR_INSTANCE_VALUE, STORE_ATTR_INSTANCE_VALUE
# misses: LOAD_ATTR_INSTANCE_VALUE, STORE_ATTR_INSTANCE_VALUE


def make(k):
    class Shape:
        def __init__(self):
            for i in range(k):
                setattr(self, "pad%d" % i, i)
            self.size = k

        def grow(self):
            self.size += 1
            return self.size

    return Shape()


def read(o):
    return o.size


def write(o, v):
    o.size = v


def call(o):
    return o.grow()


shapes = [make(k) for k in range(8)]
for i in range(400):
    shape = shapes[i * i % 8]
    write(shape, read(shape) + 1)
    call(shape)
    if i % 9 == 0:
        print(i, [read(s) for s in shapes])
