# Matrices of lists, elimination and a determinant; at the end a diagonal begins one row too late.
# plant: BINARY_SUBSCR_LIST_INT:in_bounds
# policy: saturating


class Singular(ArithmeticError):
    pass


class Fraction:
    """A small fraction of ints, always reduced."""

    def __init__(self, top, bottom=1):
        if bottom == 0:
            raise ZeroDivisionError("fraction")
        if bottom < 0:
            top, bottom = -top, -bottom
        a, b = abs(top), bottom
        while b:
            a, b = b, a % b
        self.top = top // a if a else 0
        self.bottom = bottom // a if a else 1

    def __add__(self, other):
        return Fraction(self.top * other.bottom + other.top * self.bottom, self.bottom * other.bottom)

    def __sub__(self, other):
        return Fraction(self.top * other.bottom - other.top * self.bottom, self.bottom * other.bottom)

    def __mul__(self, other):
        return Fraction(self.top * other.top, self.bottom * other.bottom)

    def __truediv__(self, other):
        return Fraction(self.top * other.bottom, self.bottom * other.top)

    def __eq__(self, other):
        return self.top == other.top and self.bottom == other.bottom

    def __repr__(self):
        if self.bottom == 1:
            return str(self.top)
        return f"{self.top}/{self.bottom}"

    def zero(self):
        return self.top == 0


class Matrix:
    def __init__(self, rows):
        self.rows = [list(row) for row in rows]
        self.height = len(self.rows)
        self.width = len(self.rows[0])

    @classmethod
    def unit(cls, size):
        return cls([[Fraction(int(i == j)) for j in range(size)] for i in range(size)])

    @classmethod
    def of(cls, *rows):
        return cls([[Fraction(n) for n in row] for row in rows])

    def copy(self):
        return Matrix(self.rows)

    def __eq__(self, other):
        return self.rows == other.rows

    def __matmul__(self, other):
        result = []
        for i in range(self.height):
            row = []
            for j in range(other.width):
                cell = Fraction(0)
                for k in range(self.width):
                    cell = cell + self.rows[i][k] * other.rows[k][j]
                row.append(cell)
            result.append(row)
        return Matrix(result)

    def swap(self, i, j):
        self.rows[i], self.rows[j] = self.rows[j], self.rows[i]

    def show(self):
        return " | ".join(" ".join(repr(cell) for cell in row) for row in self.rows)


def pivot(matrix, column):
    for row in range(column, matrix.height):
        if not matrix.rows[row][column].zero():
            return row
    raise Singular(f"column {column}")


def determinant(matrix):
    work = matrix.copy()
    result = Fraction(1)
    for column in range(work.width):
        try:
            row = pivot(work, column)
        except Singular:
            return Fraction(0)
        if row != column:
            work.swap(row, column)
            result = result * Fraction(-1)
        head = work.rows[column][column]
        result = result * head
        for below in range(column + 1, work.height):
            factor = work.rows[below][column] / head
            for k in range(column, work.width):
                work.rows[below][k] = work.rows[below][k] - factor * work.rows[column][k]
    return result


def inverse(matrix):
    size = matrix.height
    work, result = matrix.copy(), Matrix.unit(size)
    for column in range(size):
        row = pivot(work, column)
        work.swap(row, column)
        result.swap(row, column)
        head = work.rows[column][column]
        work.rows[column] = [cell / head for cell in work.rows[column]]
        result.rows[column] = [cell / head for cell in result.rows[column]]
        for other in range(size):
            if other == column:
                continue
            factor = work.rows[other][column]
            pairs = zip(work.rows[other], work.rows[column])
            work.rows[other] = [a - factor * b for a, b in pairs]
            pairs = zip(result.rows[other], result.rows[column])
            result.rows[other] = [a - factor * b for a, b in pairs]
    return result


def diagonal(rows, first=0):
    found = []
    for at in range(first, first + len(rows)):
        found.append(rows[at][at])
    return found


def main():
    matrices = [
        Matrix.of([2, 1], [5, 3]),
        Matrix.of([0, 2, 1], [1, 0, 3], [4, 1, 0]),
        Matrix.of([1, 2, 3], [2, 4, 6], [0, 1, 1]),
    ]
    for matrix in matrices:
        print(matrix.show(), "determinant", determinant(matrix))
        try:
            other = inverse(matrix)
        except Singular as error:
            print("singular at", error)
            continue
        print("inverse", other.show())
        print("product", matrix @ other == Matrix.unit(matrix.height))
    plain = [[i * j for j in range(4)] for i in range(4)]
    for _ in range(6):
        print("diagonal", diagonal(plain))
    try:
        print("too late", diagonal(plain, 1))
    except IndexError as error:
        print("refused", error)


main()
