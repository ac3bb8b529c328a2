# bytearray: the mutable methods.
ba = bytearray(b"abc")
ba[0] = 120
ba += b"d"
ba.append(101)
ba.extend([102, 103])
ba.insert(0, 33)
del ba[1]
ba[1:3] = b"ZZZ"
print(ba, ba.pop(), ba.pop(0), ba.remove(90), ba, ba.reverse(), ba, bytes(ba), ba == bytes(ba), ba.copy(), ba.find(b"Z"), len(ba), ba * 2, ba.upper())
ba.clear()
print(ba, bool(ba))
bad = [lambda: bytearray(b"a").remove(5), lambda: bytearray().pop(), lambda: bytearray(b"a").append(300), lambda: hash(ba), lambda: bytearray("a"), lambda: ba[5], lambda: ba.extend(["x"])]
for f in bad:
    try:
        print(f())
    except (IndexError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
