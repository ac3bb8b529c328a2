# int | str, list[int] and the like as values.
print(int | str, int | None, list[int], dict[str, list[int]], tuple[int, ...], int | str == str | int, isinstance(5, int | str), issubclass(bool, int | None), isinstance(None, int | None), (int | str | int), type(int | str).__name__)
print(list[int].__origin__, list[int].__args__, (int | str).__args__, list[int] == list[int], hash(list[int]) == hash(list[int]), list[int](), dict[str, int](a=1), type(list[int]).__name__)
for bad in [lambda: int | 5, lambda: isinstance([], list[int]), lambda: int[5], lambda: 5 | int, lambda: issubclass(list, list[int]), lambda: str["a"], lambda: isinstance(5, (int | str) | list[int])]:
    try:
        print(bad())
    except TypeError as error:
        print(error)


class G:
    def __class_getitem__(cls, item):
        return cls.__name__, item


print(G[int], G[1, 2], [G[i] for i in range(10)][-1])
