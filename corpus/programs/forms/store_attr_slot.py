# A pair with slots that swaps its halves.
# forms: STORE_ATTR_SLOT


class Pair:
    __slots__ = ["left", "right"]

    def swap(self):
        self.left, self.right = self.right, self.left


pair = Pair()
pair.left = "l"
pair.right = "r"
for i in range(21):
    pair.swap()
    print(pair.left + pair.right, end=" ")
print()
