# NameError with a suggestion.


def area(width, height):
    return width * heigth


print("before")
area(2, 3)
