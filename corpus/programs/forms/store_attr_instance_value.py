# A counter object updated in place; the constructor's stores specialize as well.
# forms: STORE_ATTR_INSTANCE_VALUE


class Gauge:
    def __init__(self, level):
        self.level = level
        self.peak = level
        self.changes = 0

    def move(self, delta):
        self.level += delta
        self.changes = self.changes + 1
        if self.level > self.peak:
            self.peak = self.level


gauge = Gauge(0)
for i in range(30):
    gauge.move((i * 7) % 11 - 5)
print(gauge.level, gauge.peak, gauge.changes)
print([Gauge(i).peak for i in range(12)])
