# AttributeError with a suggestion that CPython adds to the message.


class Point:
    def __init__(self):
        self.width = 1
        self.height = 2


p = Point()
print(p.width)
print(p.heigth)
