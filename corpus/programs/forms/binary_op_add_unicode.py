# Gluing strings of every internal width.
# forms: BINARY_OP_ADD_UNICODE


def glue(a, b):
    return a + b


parts = ["", "a", "\xe9", "\u20ac", "\U0001f40d", "end"]
for left in parts:
    print([glue(left, right) for right in parts])
print(len(glue(parts[4], parts[3])), max(glue(parts[1], parts[2])))
