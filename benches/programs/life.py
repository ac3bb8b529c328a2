# Conway's life on a set of cells and on a grid of lists.
N = 72


def neighbours(cell):
    x, y = cell
    return [(x - 1, y - 1), (x, y - 1), (x + 1, y - 1), (x - 1, y), (x + 1, y), (x - 1, y + 1), (x, y + 1), (x + 1, y + 1)]


def evolve(cells):
    counts = {}
    for cell in cells:
        for near in neighbours(cell):
            counts[near] = counts.get(near, 0) + 1
    return {cell for cell, count in counts.items() if count == 3 or (count == 2 and cell in cells)}


class Grid:
    def __init__(self, width, height, seed):
        self.width, self.height = width, height
        self.rows = []
        for y in range(height):
            row = []
            for x in range(width):
                seed = (seed * 1103515245 + 12345) % 2147483648
                row.append(1 if seed // 65536 % 3 == 0 else 0)
            self.rows.append(row)

    def count(self, x, y):
        rows, width, height = self.rows, self.width, self.height
        left, right = (x - 1) % width, (x + 1) % width
        above, here, below = rows[(y - 1) % height], rows[y], rows[(y + 1) % height]
        return above[left] + above[x] + above[right] + here[left] + here[right] + below[left] + below[x] + below[right]

    def step(self):
        fresh = []
        for y in range(self.height):
            line = []
            for x in range(self.width):
                n = self.count(x, y)
                line.append(1 if n == 3 or (n == 2 and self.rows[y][x]) else 0)
            fresh.append(line)
        self.rows = fresh

    def population(self):
        return sum(map(sum, self.rows))


cells = {(1, 0), (3, 1), (0, 2), (1, 2), (4, 2), (5, 2), (6, 2)}
for generation in range(4 * N):
    cells = evolve(cells)
print(len(cells), min(cells), max(cells), sum(x * 31 + y for x, y in cells))
grid = Grid(2 * N, N, 42)
populations = []
for generation in range(2 * N):
    grid.step()
    populations.append(grid.population())
print(populations[::10])
for row in grid.rows[:6]:
    print("".join(".#"[cell] for cell in row))
