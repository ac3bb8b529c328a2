# The place of an error in a compound expression, in a method of a hot site.


class Cart:
    def __init__(self, prices):
        self.prices = prices

    def total(self, scale):
        return sum(self.prices) * scale + self.prices[0] / scale


cart = Cart([1, 2, 3])
for scale in range(12, -1, -1):
    result = (cart.total(scale) -
              cart.total(scale + 1))
    print(scale, round(result, 4))
