# Shapes with slots, a picture and a painter; one shape keeps its slots in another order.
# plant: LOAD_ATTR_SLOT:type_version
# policy: saturating


class Shape:
    __slots__ = ("x", "y", "colour")

    def __init__(self, x, y, colour="#"):
        self.x = x
        self.y = y
        self.colour = colour

    def cells(self):
        return [(self.x, self.y)]

    def name(self):
        return type(self).__name__.lower()


class Box(Shape):
    __slots__ = ("width", "height")

    def __init__(self, x, y, width, height, colour="b"):
        super().__init__(x, y, colour)
        self.width = width
        self.height = height

    def cells(self):
        found = []
        for row in range(self.height):
            for column in range(self.width):
                edge = row in (0, self.height - 1) or column in (0, self.width - 1)
                if edge:
                    found.append((self.x + column, self.y + row))
        return found


class Line(Shape):
    __slots__ = ("dx", "dy", "length")

    def __init__(self, x, y, dx, dy, length, colour="l"):
        super().__init__(x, y, colour)
        self.dx = dx
        self.dy = dy
        self.length = length

    def cells(self):
        return [(self.x + self.dx * i, self.y + self.dy * i) for i in range(self.length)]


class Group:
    def __init__(self, *shapes):
        self.shapes = list(shapes)

    def add(self, shape):
        self.shapes.append(shape)
        return self

    def __iter__(self):
        return iter(self.shapes)

    def __len__(self):
        return len(self.shapes)


class Picture:
    def __init__(self, width, height):
        self.width = width
        self.height = height
        self.rows = [["."] * width for _ in range(height)]
        self.outside = 0

    def paint(self, shape):
        for x, y in shape.cells():
            if 0 <= x < self.width and 0 <= y < self.height:
                self.rows[y][x] = shape.colour
            else:
                self.outside += 1

    def show(self):
        return "\n".join("".join(row) for row in self.rows)

    def count(self, colour):
        return sum(row.count(colour) for row in self.rows)


def left(shape):
    return shape.x


def leftmost(shapes):
    best = None
    for shape in shapes:
        at = left(shape)
        if best is None or at < best:
            best = at
    return best


def moved(shape, dx, dy):
    shape.x = shape.x + dx
    shape.y = shape.y + dy
    return shape


class Pinned:
    """Stands at the border, and says so in its own order."""

    __slots__ = ("colour", "at", "x")

    def __init__(self, at):
        self.x = 0
        self.at = at
        self.colour = "p"

    def cells(self):
        return [(self.x, self.at)]


def scene():
    group = Group()
    for i in range(3):
        group.add(Box(1 + 6 * i, 1 + i, 5, 3 + i))
        group.add(Line(2 + i, 8 - i, 1, 0, 4 + i))
        group.add(Shape(10 + i, 10 - i, "*"))
    return group


def census(group):
    counts = {}
    for shape in group:
        counts[shape.name()] = counts.get(shape.name(), 0) + 1
    return sorted(counts.items())


def bounds(group):
    xs = [x for shape in group for x, _ in shape.cells()]
    ys = [y for shape in group for _, y in shape.cells()]
    return min(xs), min(ys), max(xs), max(ys)


def main():
    group = scene()
    picture = Picture(22, 12)
    for shape in group:
        picture.paint(shape)
    print(picture.show())
    print("outside", picture.outside)
    print("census", census(group), "of", len(group))
    print("bounds", bounds(group))
    for step in range(3):
        for shape in group:
            moved(shape, 1, step % 2)
        print("leftmost", leftmost(group))
    colours = sorted({shape.colour for shape in group})
    print("colours", [(colour, picture.count(colour)) for colour in colours])
    try:
        print("pinned", leftmost([Pinned(4)]))
    except AttributeError as error:
        print("refused", error)


main()
