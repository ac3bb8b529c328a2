# An unbound method called without arguments specializes and has no receiver whose type could be looked at.
def call(method):
    return method()

for method in (str.split, str.upper, list.append, str.join, dict.get, str.split):
    for _ in range(70):
        try:
            call(method)
        except TypeError as e:
            text = str(e)
    print(text)
