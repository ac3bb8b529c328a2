# A class that is indexed through its own __getitem__.
# forms: BINARY_SUBSCR_GETITEM


class Fibonacci:
    def __init__(self):
        self.known = [0, 1]

    def __getitem__(self, n):
        while len(self.known) <= n:
            self.known.append(self.known[-1] + self.known[-2])
        return self.known[n]


def read(sequence, n):
    return sequence[n]


fibonacci = Fibonacci()
print([read(fibonacci, n) for n in range(25)])
print(read(fibonacci, 100))
