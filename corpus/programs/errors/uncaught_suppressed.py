# raise from None hides the context; carets point into a long line.


def convert(values, index):
    try:
        return values[index]
    except IndexError:
        raise LookupError("no value %d" % index) from None


total = convert([1, 2], 0) + convert([1, 2], 1)
print(total)
total = convert([1, 2], 0) + convert([1, 2], 7) * 2
