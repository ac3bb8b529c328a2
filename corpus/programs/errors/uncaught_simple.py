# An uncaught error three calls deep: exit status 1 and a traceback.


def lowest(table, key):
    return table[key] + 1


def middle(key):
    return lowest({"a": 1}, key)


print(middle("a"))
print(middle("b"))
