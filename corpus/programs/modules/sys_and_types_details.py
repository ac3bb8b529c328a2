# sys: the digits that an int may have in text, flags, the hooks; types: namespaces and the bases of a class.
import sys
import types

print(sys.get_int_max_str_digits(), sys.flags.optimize, sys.flags.utf8_mode, sys.flags[3], sys.float_repr_style)
for digits in (640, 700, 0, 4300):
    sys.set_int_max_str_digits(digits)
    for text in ('int', 'str', 'format', 'percent', 'repr'):
        try:
            if text == 'int':
                print(int('1' * 690) % 1000)
            elif text == 'str':
                print(len(str(10 ** 690)))
            elif text == 'format':
                print(len(f'{10 ** 690:d}'))
            elif text == 'percent':
                print(len('%d' % 10 ** 690))
            else:
                print(len(repr([10 ** 690])))
        except ValueError as error:
            print(digits, text, error)
for wrong in (1, 639, -1, 'x'):
    try:
        sys.set_int_max_str_digits(wrong)
    except (ValueError, TypeError) as error:
        print(error)
sys.set_int_max_str_digits(maxdigits=1000)
print(sys.get_int_max_str_digits())
sys.set_int_max_str_digits(4300)


class Writer:
    def __init__(self):
        self.text = ''

    def write(self, text):
        self.text += text


before, sys.stderr = sys.stderr, Writer()
try:
    try:
        {}['missing']
    except KeyError:
        raise ValueError('reported')
except ValueError:
    sys.__excepthook__(*sys.exc_info())
sys.excepthook(None, 5, None)
written, sys.stderr = sys.stderr.text, before
print([line for line in written.split('\n') if not line.lstrip().startswith('File')])

space = types.SimpleNamespace(a=1, b=[2])
space.me = space
print(space, [space])
print(types.SimpleNamespace(a=1) == types.SimpleNamespace(a=1), types.SimpleNamespace(a=1) == 5)


class Fake:
    __class__ = types.SimpleNamespace


print(types.SimpleNamespace() == Fake(), types.SimpleNamespace() != Fake())
try:
    types.SimpleNamespace(a=1) < types.SimpleNamespace(a=2)
except TypeError as error:
    print(error)
print(types.resolve_bases((list[int], int)), types.new_class('L', (list[int],)).__orig_bases__)
print(list[int].__mro_entries__(()))
