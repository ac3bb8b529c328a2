# The math module over ordinary and extreme arguments.
import math

inf, nan = math.inf, math.nan
one = "acos asin atan cos sin tan sqrt exp exp2 expm1 log log2 log10 log1p cosh sinh tanh acosh asinh atanh erf erfc gamma lgamma fabs floor ceil trunc degrees radians cbrt ulp isfinite isinf isnan".split()
for name in one:
    f = getattr(math, name)
    row = []
    for x in (0.0, 0.5, 1, -1.0, 2.5, -0.0, inf, nan):
        try:
            r = f(x)
            row.append(float("%.12g" % r) if isinstance(r, float) else r)
        except (ValueError, OverflowError) as error:
            row.append(str(error))
    print(name, *row)
print(math.factorial(20), math.gcd(12, 18, 27), math.gcd(), math.lcm(4, 6), math.comb(10, 3), math.perm(5, 2), math.perm(4), math.isqrt(10**40), math.prod([1, 2, 3]), math.prod([], start=5), math.fsum([0.1] * 10), math.dist((0, 0), (3, 4)), math.hypot(3, 4), math.hypot(1, 2, 2), math.copysign(1, -0.0), math.fmod(-7, 3), math.remainder(7, 4), math.modf(-2.5), math.frexp(10), math.ldexp(0.5, 4), math.pow(2, 0.5), math.atan2(1, -1), math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 1.1, rel_tol=0.2), math.log(8, 2), math.log(10**400), math.nextafter(1, 2), math.pi, math.e, math.tau)
for bad in [lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.factorial(-1), lambda: math.factorial(1.5), lambda: math.exp(1000), lambda: math.isqrt(-1), lambda: math.sqrt("a"), lambda: math.floor(inf), lambda: math.ceil(nan), lambda: math.comb(-1, 2), lambda: math.gcd(1.5), lambda: math.pow(0, -1), lambda: math.acos(2), lambda: math.fmod(1, 0), lambda: math.sqrt(), lambda: math.nothing, lambda: math.dist([1], [1, 2]), lambda: math.sqrt(10**400), lambda: math.log(-5), lambda: math.gamma(-1)]:
    try:
        print(bad())
    except (ValueError, TypeError, OverflowError, AttributeError) as error:
        print(type(error).__name__, error)


class Own:
    def __floor__(self):
        return "floor"

    def __ceil__(self):
        return "ceil"

    def __trunc__(self):
        return "trunc"

    def __float__(self):
        return 4.0


print(math.floor(Own()), math.ceil(Own()), math.trunc(Own()), math.sqrt(Own()), math.floor(2**70), math.trunc(-2.7), math.floor(-0.5), math.ceil(-0.5))
print(round(sum(math.sin(i) * math.cos(i) for i in range(60)), 10))
