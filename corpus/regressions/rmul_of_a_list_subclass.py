# A number times a list: `__rmul__` of the subclass comes before repetition, which is of the sequence protocol.
class Row(list):
    def __rmul__(self, n):
        return Row(x * n for x in self)
    def __radd__(self, n):
        return 'radd'


class Small(int):
    def __rmul__(self, n):
        return 'small'


print(3 * Row([1, 2]), 2.5 * Row([2]), True * Row([7]), 1 + Row([1]), 3 * Small(4), 'ab' * Small(2))
