# An error class derived from BaseException, raised through except Exception.


class Stop(BaseException):
    pass


def inner():
    try:
        raise Stop("stop", 5)
    except Exception:
        print("not caught here")
    finally:
        print("cleanup")


inner()
