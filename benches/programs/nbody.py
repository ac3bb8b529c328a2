# Planets pull on each other: float arithmetic on attributes.
N = 90000


class Body:
    def __init__(self, x, y, z, vx, vy, vz, mass):
        self.x, self.y, self.z = x, y, z
        self.vx, self.vy, self.vz = vx, vy, vz
        self.mass = mass

    def drift(self, dt):
        self.x += dt * self.vx
        self.y += dt * self.vy
        self.z += dt * self.vz

    def kinetic(self):
        return 0.5 * self.mass * (self.vx * self.vx + self.vy * self.vy + self.vz * self.vz)


def attract(a, b, dt):
    dx = a.x - b.x
    dy = a.y - b.y
    dz = a.z - b.z
    square = dx * dx + dy * dy + dz * dz
    pull = dt / (square * square**0.5)
    on_a = b.mass * pull
    on_b = a.mass * pull
    a.vx -= dx * on_a
    a.vy -= dy * on_a
    a.vz -= dz * on_a
    b.vx += dx * on_b
    b.vy += dy * on_b
    b.vz += dz * on_b


def energy(bodies):
    total = 0.0
    for i, body in enumerate(bodies):
        total += body.kinetic()
        for other in bodies[i + 1 :]:
            dx, dy, dz = body.x - other.x, body.y - other.y, body.z - other.z
            total -= body.mass * other.mass / (dx * dx + dy * dy + dz * dz) ** 0.5
    return total


def step(bodies, pairs, dt):
    for a, b in pairs:
        attract(a, b, dt)
    for body in bodies:
        body.drift(dt)


def main(n):
    bodies = [Body(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 40.0)]
    for i in range(1, 5):
        radius = 2.0 * i + 1.0
        bodies.append(Body(radius, 0.1 * i, -0.05 * i, 0.0, (40.0 / radius) ** 0.5, 0.02 * i, 0.01 * i))
    pairs = [(a, b) for i, a in enumerate(bodies) for b in bodies[i + 1 :]]
    print("%.9f" % energy(bodies))
    for _ in range(n):
        step(bodies, pairs, 0.001)
    print("%.9f" % energy(bodies))
    print(" ".join("%.6f" % body.x for body in bodies))


main(N)
