def half(n):
    return n / 0


print("before")
half(3)
