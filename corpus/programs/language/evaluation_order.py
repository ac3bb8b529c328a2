# The order in which operands, arguments and targets are evaluated.
log = []


def t(x, value=None):
    log.append(x)
    return value if value is not None else x


def flush():
    print(log)
    log.clear()


t("a") + t("b") * len(t("c")) if 0 else t("d") + t("e") * t(2)
flush()
{t("k1"): t("v1"), t("k2"): t("v2")}
flush()
[t(1), *t("xy"), t(2)]
flush()
dict(a=t(1), **{"b": t(2)}, c=t(3))
flush()
t("obj", {})[t("key")] = t("val")
flush()
t(1) < t(2) < t(0) < t(9)
flush()
x = [t("list", 0), 1]
x[t("i", 1)], x[t("j", 1) - 1] = t("r1"), t("r2")
flush()
t(1) and t(0, 0) and t(2)
t(0, 0) or t(1) or t(2)
flush()


def f(a=t("default"), *, k=t("kwdefault")) -> t("return"):
    pass


flush()


@t("decorator", lambda c: c)
class C(t("base", object), metaclass=t("meta", type)):
    attribute = t("body")


flush()
print(sum(t(v) for v in (t(1), t(2))))
flush()
a = b = t("once")
flush()
i = [t("slice")][t("lo", 0) : t("hi", 1) : t("step", 1)]
flush()
