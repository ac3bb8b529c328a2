# Every way out of try, except, else and finally.


def flow(kind):
    log = []
    try:
        log.append("try")
        if kind == "value":
            raise ValueError(kind)
        if kind == "type":
            raise TypeError(kind)
        if kind == "return":
            return log
        if kind == "key":
            raise KeyError(kind)
    except ValueError:
        log.append("value")
    except (TypeError, OSError) as error:
        log.append("type " + str(error))
        return log
    else:
        log.append("else")
    finally:
        log.append("finally")
    log.append("end")
    return log


for kind in ("value", "type", "return", "none", "key"):
    try:
        print(flow(kind))
    except KeyError as error:
        print("escaped", error)


def override():
    try:
        return "try"
    finally:
        return "finally"


def swallow():
    while True:
        try:
            raise ValueError
        finally:
            break
    return "swallowed"


def loop_exits():
    out = []
    for i in range(6):
        try:
            if i == 1:
                continue
            if i == 4:
                break
            out.append(i)
        finally:
            out.append("f%d" % i)
    return out


def nested():
    out = []
    try:
        try:
            raise ValueError("a")
        finally:
            out.append("inner")
    except ValueError as error:
        out.append(str(error))
        try:
            raise KeyError("b")
        except KeyError:
            out.append("key")
    finally:
        out.append("outer")
    return out


print(override(), swallow(), loop_exits(), nested())


def name_unbound():
    try:
        raise ValueError("x")
    except ValueError as error:
        pass
    try:
        return error
    except UnboundLocalError as problem:
        return str(problem)


print(name_unbound())
for i in range(60):
    try:
        if i % 3 == 0:
            raise IndexError(i)
    except LookupError as error:
        last = error.args
print(last)
