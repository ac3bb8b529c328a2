# Spheres and a checkered floor, with shadows and reflections.
N = 280


class Vector:
    __slots__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        self.x, self.y, self.z = x, y, z

    def __add__(self, o):
        return Vector(self.x + o.x, self.y + o.y, self.z + o.z)

    def __sub__(self, o):
        return Vector(self.x - o.x, self.y - o.y, self.z - o.z)

    def scale(self, k):
        return Vector(self.x * k, self.y * k, self.z * k)

    def dot(self, o):
        return self.x * o.x + self.y * o.y + self.z * o.z

    def unit(self):
        return self.scale(1.0 / self.dot(self) ** 0.5)

    def reflect(self, normal):
        return self - normal.scale(2.0 * self.dot(normal))


class Sphere:
    def __init__(self, centre, radius, color, shine):
        self.centre, self.radius, self.color, self.shine = centre, radius, color, shine

    def hit(self, origin, direction):
        to = self.centre - origin
        along = to.dot(direction)
        rest = self.radius * self.radius - to.dot(to) + along * along
        if rest < 0.0:
            return None
        root = rest**0.5
        if along - root > 1e-4:
            return along - root
        if along + root > 1e-4:
            return along + root
        return None

    def normal(self, point):
        return (point - self.centre).unit()

    def color_at(self, point):
        return self.color


class Floor:
    shine = 0.1

    def __init__(self, height):
        self.height = height

    def hit(self, origin, direction):
        if direction.y > -1e-6:
            return None
        distance = (self.height - origin.y) / direction.y
        return distance if distance > 1e-4 else None

    def normal(self, point):
        return Vector(0.0, 1.0, 0.0)

    def color_at(self, point):
        return 0.9 if (int(point.x + 100.0) + int(point.z + 100.0)) % 2 == 0 else 0.2


class Scene:
    def __init__(self, things, light):
        self.things, self.light = things, light

    def nearest(self, origin, direction):
        best, found = 1e30, None
        for thing in self.things:
            distance = thing.hit(origin, direction)
            if distance is not None and distance < best:
                best, found = distance, thing
        return best, found

    def shaded(self, point, to_light):
        for thing in self.things:
            if thing.hit(point, to_light) is not None:
                return True
        return False

    def trace(self, origin, direction, depth):
        distance, thing = self.nearest(origin, direction)
        if thing is None:
            return 0.3 + 0.3 * direction.y
        point = origin + direction.scale(distance)
        normal = thing.normal(point)
        to_light = (self.light - point).unit()
        light = 0.1
        if not self.shaded(point, to_light):
            facing = normal.dot(to_light)
            if facing > 0.0:
                light += facing
        color = light * thing.color_at(point)
        if depth > 0 and thing.shine > 0.0:
            mirrored = self.trace(point, direction.reflect(normal), depth - 1)
            color = color * (1.0 - thing.shine) + mirrored * thing.shine
        return color


def render(scene, n):
    ramp = " .:-=+*#%@"
    eye = Vector(0.0, 1.0, -6.0)
    total = 0.0
    for row in range(n // 2):
        line = ""
        for column in range(n):
            direction = Vector((column - n / 2) / n, (n / 4 - row) / n * 2.0, 1.0).unit()
            value = scene.trace(eye, direction, 3)
            total += value
            line += ramp[min(9, max(0, int(value * 10.0)))]
        if row % 5 == 0:
            print(line.rstrip())
    return total


scene = Scene(
    [Sphere(Vector(0.0, 1.0, 0.0), 1.0, 0.7, 0.4), Sphere(Vector(1.8, 0.5, -1.0), 0.5, 0.9, 0.2), Sphere(Vector(-2.0, 0.7, 1.0), 0.7, 0.5, 0.6), Floor(0.0)],
    Vector(-5.0, 8.0, -5.0),
)
print("%.6f" % render(scene, N))
