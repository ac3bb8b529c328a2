# An exception raised while another was being handled.


def cleanup(items):
    items.remove("missing")


def work():
    try:
        return 1 / 0
    except ZeroDivisionError:
        cleanup(["a"])


print("start")
work()
