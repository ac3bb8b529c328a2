# A sheet of cells: references, formulas that are worked out in order, ranges, cycles, a table printed in columns; at the
# end a row of a file is a list where rows were tuples.
# plant: BINARY_SUBSCR_TUPLE_INT:container_type
# policy: saturating

LETTERS = "ABCDEFGH"


class SheetError(Exception):
    pass


class CycleError(SheetError):
    def __init__(self, path):
        super().__init__(" -> ".join(path))
        self.path = path


def place(name):
    """The column and row of a name like B12."""
    column = LETTERS.find(name[:1])
    if column < 0 or not name[1:].isdigit():
        raise SheetError(f"no cell {name}")
    return column, int(name[1:]) - 1


def named(column, row):
    return f"{LETTERS[column]}{row + 1}"


def spread(first, last):
    left, top = place(first)
    right, bottom = place(last)
    return [named(column, row) for row in range(top, bottom + 1) for column in range(left, right + 1)]


class Cell:
    def __init__(self, name, text):
        self.name = name
        self.text = text
        self.value = None
        self.error = None

    def needs(self):
        if not self.text.startswith("="):
            return []
        found = []
        for word in self.text[1:].replace("(", " ").replace(")", " ").replace(",", " ").split():
            if ":" in word:
                found.extend(spread(*word.split(":")))
            elif word[0] in LETTERS and word[1:].isdigit():
                found.append(word)
        return found


FUNCTIONS = {
    "sum": sum,
    "count": len,
    "max": max,
    "min": min,
    "mean": lambda values: sum(values) / len(values),
}


class Sheet:
    def __init__(self):
        self.cells = {}
        self.rounds = 0

    def __setitem__(self, name, text):
        self.cells[name] = Cell(name, text)

    def __getitem__(self, name):
        cell = self.cells.get(name)
        return 0 if cell is None else cell.value

    def order(self):
        done, result = set(), []

        def visit(name, path):
            if name in path:
                raise CycleError(path[path.index(name) :] + [name])
            if name in done or name not in self.cells:
                return
            for needed in self.cells[name].needs():
                visit(needed, path + [name])
            done.add(name)
            result.append(name)

        for name in sorted(self.cells):
            visit(name, [])
        return result

    def work_out(self):
        self.rounds += 1
        for name in self.order():
            cell = self.cells[name]
            cell.error = None
            try:
                cell.value = self.evaluate(cell.text)
            except (SheetError, ArithmeticError, ValueError) as error:
                cell.value, cell.error = 0, error

    def evaluate(self, text):
        if not text.startswith("="):
            try:
                return int(text)
            except ValueError:
                return text
        body = text[1:]
        for name, function in FUNCTIONS.items():
            if body.startswith(name + "("):
                inner = body[len(name) + 1 : body.rindex(")")]
                values = []
                for part in inner.split(","):
                    part = part.strip()
                    names = spread(*part.split(":")) if ":" in part else [part]
                    values.extend(self.operand(name) for name in names)
                return function([value for value in values if not isinstance(value, str)])
        words = body.split()
        total = self.operand(words[0])
        for sign, word in zip(words[1::2], words[2::2]):
            right = self.operand(word)
            if sign == "+":
                total += right
            elif sign == "-":
                total -= right
            elif sign == "*":
                total *= right
            elif sign == "/":
                total /= right
            else:
                raise SheetError(f"no sign {sign}")
        return total

    def operand(self, word):
        if word[0] in LETTERS and word[1:].isdigit():
            return self[word]
        return int(word)

    def table(self):
        columns = 1 + max(place(name)[0] for name in self.cells)
        rows = 1 + max(place(name)[1] for name in self.cells)
        for row in range(rows):
            line = []
            for column in range(columns):
                cell = self.cells.get(named(column, row))
                if cell is None:
                    text = "."
                elif cell.error is not None:
                    text = "!" + type(cell.error).__name__[:5]
                else:
                    text = f"{cell.value:.2f}" if isinstance(cell.value, float) else str(cell.value)
                line.append(text.rjust(8))
            yield "".join(line)


def load(rows):
    sheet = Sheet()
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            if text:
                sheet[named(column, row)] = text
    return sheet


STOCK = [
    ("name", "price", "count", "total"),
    ("bolt", "3", "120", "=B2 * C2"),
    ("nut", "2", "250", "=B3 * C3"),
    ("gear", "45", "8", "=B4 * C4"),
    ("axle", "60", "0", "=B5 * C5"),
    ("", "=mean(B2:B5)", "=sum(C2:C5)", "=sum(D2:D5)"),
    ("", "=D6 / C6", "=D6 / C5", "=max(D2:D5, B6)"),
]


def price(row):
    return row[1]


def dearest(rows):
    best = None
    for row in rows:
        if best is None or price(row) > price(best):
            best = row
    return best


def main():
    sheet = load(STOCK)
    sheet.work_out()
    for line in sheet.table():
        print(line)
    sheet["C5"] = "4"
    sheet["E1"] = "share"
    for row in range(2, 6):
        sheet[f"E{row}"] = f"=D{row} * 100 / D6"
    sheet.work_out()
    for line in sheet.table():
        print(line)
    sheet["B2"] = "=E2 + 1"
    try:
        sheet.work_out()
    except CycleError as error:
        print("cycle", error, len(error.path))
    try:
        place("Z1")
    except SheetError as error:
        print(error)
    rows = [(name, int(text)) for name, text, *_ in STOCK[1:5]] * 6
    print("dearest", dearest(rows), sheet.rounds)
    rows.append(["crane", 900])
    print("dearest", dearest(rows)[0])


main()
