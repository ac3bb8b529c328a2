# The queens puzzle by sets, by bit masks and by permutations.
N = 9


def by_masks(n, row, columns, left, right):
    if row == n:
        return 1
    count = 0
    for c in range(n):
        bit = 1 << c
        if columns & bit or left & bit or right & bit:
            continue
        count += by_masks(n, row + 1, columns | bit, (left | bit) << 1, (right | bit) >> 1)
    return count


class Board:
    def __init__(self, size):
        self.size = size
        self.columns = set()
        self.sums = set()
        self.differences = set()
        self.placed = []
        self.solutions = []

    def free(self, row, column):
        return column not in self.columns and row + column not in self.sums and row - column not in self.differences

    def place(self, row, column):
        self.columns.add(column)
        self.sums.add(row + column)
        self.differences.add(row - column)
        self.placed.append(column)

    def remove(self, row, column):
        self.columns.discard(column)
        self.sums.discard(row + column)
        self.differences.discard(row - column)
        self.placed.pop()

    def solve(self, row):
        if row == self.size:
            self.solutions.append(tuple(self.placed))
            return
        for column in range(self.size):
            if self.free(row, column):
                self.place(row, column)
                self.solve(row + 1)
                self.remove(row, column)


def safe(queens):
    for i in range(len(queens)):
        for j in range(i):
            distance = queens[i] - queens[j]
            if distance == i - j or distance == j - i:
                return False
    return True


def permute(items, k, found):
    if k == len(items):
        if safe(items):
            found.append(tuple(items))
        return
    for i in range(k, len(items)):
        items[k], items[i] = items[i], items[k]
        permute(items, k + 1, found)
        items[k], items[i] = items[i], items[k]


board = Board(N + 1)
board.solve(0)
print(len(board.solutions), board.solutions[0], board.solutions[-1])
found = []
permute(list(range(N)), 0, found)
print(len(found), sorted(found)[0], sum(q[0] * q[-1] for q in found))
print([by_masks(n, 0, 0, 0, 0) for n in range(1, N + 3)])
