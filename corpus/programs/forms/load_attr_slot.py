# Slots are read at a fixed offset; __class__ is one too.
# forms: LOAD_ATTR_SLOT, STORE_ATTR_SLOT


class Cell:
    __slots__ = ("value", "next")

    def __init__(self, value, next):
        self.value = value
        self.next = next


def total(cell):
    result = 0
    while cell is not None:
        result += cell.value
        cell = cell.next
    return result


def kind(cell):
    return cell.__class__.__name__


chain = None
for i in range(20):
    chain = Cell(i, chain)
print(total(chain), [total(chain.next) for i in range(10)])
print([kind(chain) for i in range(10)][-1])
