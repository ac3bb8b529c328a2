# Matching words with == and !=.
# forms: COMPARE_OP_STR_JUMP


def kind(word):
    if word == "if":
        return 1
    if word != "else":
        return 2
    return 3


def position(words, wanted):
    i = 0
    for word in words:
        if wanted == word:
            break
        i += 1
    return i


words = "if then else fi \u4e16 \xe9 if else".split() + ["i" + "f", "".join(["el", "se"]), ""]
print([kind(w) for w in words])
print([position(words, w) for w in words + ["absent"]])
