# Rules that are easily missed: percent after a key, bytearrays in place, dicts that iterate their own way, frozen slots.
import dataclasses

for template, values in [('%(a)s %s', {'a': 1}), ('%s %(a)s', {'a': 1}), ('%(a)*d', {'a': 1}), ('%(a)s%(b)r%%', {'a': 1, 'b': 'x'}),
                         ('%(a)d %(a)05.1f', {'a': 7}), (b'%(a)s %s', {b'a': b'x'})]:
    try:
        print(template % values)
    except TypeError as error:
        print(error)
print(bytearray(b"it's"), bytearray(b'"'), bytearray(b'\'"'), b"it's")
data = bytearray(b'abc')
try:
    data += data
except BufferError as error:
    print(error)
data += bytes(data)
data.extend(data)
empty = bytearray()
empty += empty
print(data, empty)


class Own(dict):
    def __iter__(self):
        return iter(['other'])

    def keys(self):
        return ['one']

    def __getitem__(self, key):
        return ('item', key)


own = Own(a=1)
print(own.copy(), own | {'b': 2}, {'b': 2} | own, dict(own), {**own}, own.items())


@dataclasses.dataclass(frozen=True, slots=True)
class Point:
    x: int = 0


for name in ('x', 'y'):
    for change in (lambda p: setattr(p, name, 1), lambda p: delattr(p, name)):
        try:
            change(Point())
        except Exception as error:
            print(type(error).__name__, error)
