# Building a line by appending to a local string.
# forms: BINARY_OP_INPLACE_ADD_UNICODE


def ruler(n):
    line = ""
    for i in range(n):
        line += "|" if i % 10 == 0 else "."
    return line


def spell(word):
    text = ""
    copies = []
    for letter in word:
        text = text + letter
        copies.append(text)
    return copies


for n in (0, 1, 9, 35):
    print(ruler(n), n)
print(spell("turncoat"))
print(spell("na\xefve \u4e16\u754c"))
