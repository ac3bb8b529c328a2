# Instance dicts are looked at, filled from outside, replaced and cleared under hot sites.
# forms: LOAD_ATTR_INSTANCE_VALUE, STORE_ATTR_INSTANCE_VALUE, LOAD_ATTR_WITH_HINT
# misses: LOAD_ATTR_INSTANCE_VALUE, STORE_ATTR_INSTANCE_VALUE


class Box:
    def __init__(self):
        self.a = 1
        self.b = 2


def work(box):
    box.a = box.a + 1
    return box.a, box.b


def drive(label, box):
    try:
        for i in range(110):
            result = work(box)
        print(label, result, list(vars(box).items()) if label != "inline" else "")
    except AttributeError as error:
        print(label, error)


box = Box()
drive("inline", box)
d = box.__dict__
drive("touched", box)
d["a"] = 1000
drive("written through", box)
d["new"] = 1
drive("new key", box)
box.__dict__ = {"b": "bb", "a": 0}
drive("replaced", box)
print(d["a"])
box.__dict__.clear()
drive("cleared", box)
box.__dict__.update(a=5, b=6)
drive("refilled", box)
other = Box()
del other.b
drive("b deleted", other)
other.__dict__ = box.__dict__
drive("shared dict", other)
print(work(box))
fresh = Box()
drive("inline", fresh)
for bad in (5, None, [("a", 1)]):
    try:
        fresh.__dict__ = bad
    except TypeError as error:
        print(error)
del fresh.__dict__
drive("dict deleted", fresh)
