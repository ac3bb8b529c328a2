# A warehouse: shelves, orders, a reorder list; one order names a part by a subclass of str.
# plant: BINARY_SUBSCR_DICT:container_type
# policy: cpython311


class Missing(Exception):
    pass


class Defaults(dict):
    """A dictionary that answers for parts it does not have."""

    def __missing__(self, key):
        return 0

    def __getitem__(self, key):
        if key.startswith("spare-"):
            return -1
        return super().__getitem__(key)


class Part:
    def __init__(self, name, price, size):
        self.name = name
        self.price = price
        self.size = size

    def __repr__(self):
        return f"Part({self.name}, {self.price})"


class Shelf:
    def __init__(self, room):
        self.room = room
        self.used = 0
        self.parts = []

    def put(self, part):
        if self.used + part.size > self.room:
            return False
        self.used += part.size
        self.parts.append(part)
        return True

    def take(self, name):
        for index, part in enumerate(self.parts):
            if part.name == name:
                del self.parts[index]
                self.used -= part.size
                return part
        raise Missing(name)


class Warehouse:
    def __init__(self, rooms):
        self.shelves = [Shelf(room) for room in rooms]
        self.stock = {}
        self.lost = []

    def receive(self, part):
        for shelf in self.shelves:
            if shelf.put(part):
                self.stock[part.name] = self.stock.get(part.name, 0) + 1
                return True
        self.lost.append(part.name)
        return False

    def ship(self, name):
        for shelf in self.shelves:
            try:
                part = shelf.take(name)
            except Missing:
                continue
            self.stock[name] = self.stock[name] - 1
            return part
        raise Missing(name)


def level(stock, name):
    return stock[name]


class Order:
    def __init__(self, number, wanted):
        self.number = number
        self.wanted = wanted
        self.sent = []
        self.open = dict(wanted)

    def fill(self, warehouse):
        for name in sorted(self.open):
            while self.open[name] > 0:
                try:
                    self.sent.append(warehouse.ship(name))
                except Missing:
                    break
                self.open[name] -= 1
        return self.done()

    def done(self):
        return all(count == 0 for count in self.open.values())

    def price(self):
        total = 0
        for part in self.sent:
            total += part.price
        return total


CATALOGUE = [
    ("bolt", 1, 1),
    ("nut", 1, 1),
    ("gear", 12, 4),
    ("axle", 30, 8),
    ("motor", 99, 15),
]


def deliveries():
    for round_number in range(6):
        for name, price, size in CATALOGUE:
            amount = {"bolt": 5, "nut": 5, "gear": 2}.get(name, 1)
            for _ in range(amount):
                yield Part(name, price + round_number % 2, size)


def fill_up(warehouse):
    received = refused = 0
    for part in deliveries():
        if warehouse.receive(part):
            received += 1
        else:
            refused += 1
    return received, refused


def shortage(stock, needs):
    missing = []
    for name, least in needs:
        there = level(stock, name)
        if there < least:
            missing.append((name, least - there))
    return missing


def orders():
    return [
        Order(1, {"bolt": 4, "nut": 4}),
        Order(2, {"gear": 3, "axle": 1}),
        Order(3, {"motor": 2}),
        Order(4, {"bolt": 30}),
        Order(5, {"axle": 2, "nut": 7}),
    ]


def main():
    warehouse = Warehouse([30, 40, 50, 60])
    received, refused = fill_up(warehouse)
    print("received", received, "refused", refused)
    print("stock", sorted(warehouse.stock.items()))
    for order in orders():
        full = order.fill(warehouse)
        print("order", order.number, "full" if full else sorted(order.open.items()), order.price())
    needs = [("bolt", 10), ("nut", 10), ("gear", 4), ("axle", 4)]
    for day in range(5):
        print("day", day, shortage(warehouse.stock, needs))
        warehouse.receive(Part("bolt", 1, 1))
        warehouse.receive(Part("gear", 12, 4))
    branch = Defaults(bolt=3, nut=2)
    branch["spare-gear"] = 7
    print("branch", shortage(branch, [("bolt", 4), ("nut", 1), ("spare-gear", 5)]))
    shelves = [(shelf.used, len(shelf.parts)) for shelf in warehouse.shelves]
    print("shelves", shelves)


main()
