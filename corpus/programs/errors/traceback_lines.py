# Line numbers of tracebacks through loops, multi-line calls and nested functions.


def lines(function):
    try:
        function()
    except Exception as error:
        tb, out = error.__traceback__.tb_next, []
        while tb:
            out.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
            tb = tb.tb_next
        return type(error).__name__, out


def multi():
    return max(
        1,
        int(
            "x"
        ),
    )


def loop():
    for i in [3, 2, 1, 0]:
        x = (
            10
            // i
        )
    return x


def decorated():
    @missing
    @property
    def f():
        pass


def nested():
    def inner(n):
        return [
            k / n
            for k in range(3)
        ]

    return inner(
        0
    )


def handler():
    try:
        {}["k"]
    except KeyError:
        [][0]


def with_block():
    class M:
        def __enter__(self):
            return self

        def __exit__(self, *args):
            raise RuntimeError

    with M():
        pass


for f in (multi, loop, decorated, nested, handler, with_block):
    for i in range(9):
        result = lines(f)
    print(f.__name__, result)
