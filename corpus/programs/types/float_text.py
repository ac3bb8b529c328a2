# repr, str and format of floats; parsing them back.
values = [0.0, -0.0, 0.1, 1 / 3, 2 / 3, 1e15, 1e16, 123456789012345680.0, 1e22, 1e23, 9007199254740993.0, 1e-4, 1e-5, 1.5e-7, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 100.0, 1e100, 3.0, 2.5, 1e21]
values += [float("inf"), -float("inf"), float("nan")]
for x in values:
    print(repr(x), str(-x), f"{x:.3f}" if abs(x) < 1e30 else "-", f"{x:.2e}", f"{x:g}", f"{x:.10g}", f"{x:%}" if abs(x) < 1e6 else "-")
    if x == x:
        assert float(repr(x)) == x
for spec in ["", "f", "e", "g", "n", "%", ".0f", ".0e", "#.0f", "#g", "+.1f", " .1f", "012.3f", ">12.2f", "^12.2f", "*^+12.2e", ",.2f", "_.1f", "=+10.1f", "z.0f", "015,.2f", ".3", "10.3", "G", "E", ".15g", ".17g"]:
    print(spec, [format(x, spec) for x in (1234567.891, -0.0001234, 0.0, -0.4)])
for text in ["1", " 1.5 ", "-.5", "5.", "1e5", "1E-5", "+1_0.5", "inf", "-Infinity", "nan", "NaN", "0x1", "1__0", "", "1e", ".", "1 2", "1e400", "1e-400"]:
    try:
        print(repr(text), float(text))
    except ValueError as error:
        print(error)
for x in (0.5, 1.5, 2.5, -2.5, 2.675, 1e300, 12345.678):
    print(round(x), round(x, 1), round(x, 2), round(x, -2), x.__round__(), x.is_integer())
