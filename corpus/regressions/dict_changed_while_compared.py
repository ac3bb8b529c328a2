# A comparison of keys that empties the dict: the search begins anew, whatever the comparison says.
class Clears:
    def __init__(self, equal): self.equal = equal
    def __hash__(self): return 1
    def __eq__(self, other):
        if mapping: mapping.clear()
        return self.equal
    def __repr__(self): return 'Clears()'
for equal in (True, False):
    mapping = {1: 2, 'k': 3}
    mapping[Clears(equal)] = 9
    print(mapping)
    mapping = {1: 2}
    print(mapping.get(Clears(equal), 'none'), mapping, mapping.setdefault(Clears(equal), 5), mapping)
