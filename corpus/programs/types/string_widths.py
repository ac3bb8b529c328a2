# Strings whose widest character grows and shrinks, through hot sites.
# forms: BINARY_OP_ADD_UNICODE, COMPARE_OP_STR_JUMP


def glue(a, b):
    c = "" + a
    return c + b


def same(a, b):
    if a == b:
        return "same"
    return "differs"


parts = ["", "a", "\x7f", "\x80", "\xff", "\u0100", "\uffff", "\U00010000", "\U0010ffff", "\ud800"]
for a in parts:
    row = []
    for b in parts:
        text = glue(a, b)
        row.append((len(text), ascii(text[-1:]), same(text, b + a), same(text[: len(a)], a)))
    print(ascii(a), row)
text = "".join(parts)
print(ascii(text[::-1]), ascii(text.upper()), [ord(c) for c in text], sorted(text) == list(text), ascii(max(text)), ascii(text[1:4] * 2))
