# Counting letters in a plain dict.
# forms: STORE_SUBSCR_DICT


def count(text):
    table = {}
    for letter in text:
        table[letter] = table.get(letter, 0) + 1
    return table


print(count("the quick brown fox jumps over the lazy dog"))
print(count(""))
print(count("aaaaaaaaaaaaaaaa"))
