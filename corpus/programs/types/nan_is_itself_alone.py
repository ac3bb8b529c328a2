# NaN equals nothing, but a container finds the very object that it holds.
one, other = float('nan'), float('nan')
same = one
print(one == one, one is same, one is other, one == other, one != one)
print(one in [one], other in [one], [one] == [same], [one] == [other], (one,) == (other,))
print([one, 1].index(same), [one, other, one].count(one), len({one, other, same}), {one: 1, other: 2}[other])
try:
    [one].index(other)
except ValueError as error:
    print(error)
print({one: 'a'}.get(other), {one: 'a'}.get(same), one in {other}, other in {other: 0})
print(sorted([3, 1, 2]), max([one, 1.0]), max([1.0, one]), repr(one), str(-one), f'{other:.1f}', int(one != other))
print([float(text) == float(text) for text in ('nan', 'inf', '-NaN', '1.5')], float(b'nan') != 0)
