# Deeply nested blocks, expressions and functions.


def f0(a):
    def f1(b):
        def f2(c):
            def f3(d):
                def f4(e):
                    return a, b, c, d, e

                return f4

            return f3

        return f2

    return f1


print(f0(1)(2)(3)(4)(5))
out = []
for a in range(2):
    for b in range(2):
        while True:
            try:
                with_else = None
                for c in range(3):
                    if c == 1:
                        try:
                            if a:
                                raise ValueError((a, b))
                        except ValueError as error:
                            out.append(error.args[0])
                            raise
                        finally:
                            out.append("f")
                    elif c == 2:
                        break
                else:
                    out.append("never")
            except ValueError:
                out.append("outer")
            else:
                out.append("fine")
            break
print(out)
x = ((((((((((1 + 1) * 2) + 1) * 2) + 1) * 2) + 1) * 2) + 1) * 2)
print(x, [[[[[[[[[[1]]]]]]]]]][0][0][0][0], ((((1,),),),))
print(1 if 0 else 2 if 0 else 3 if 0 else 4 if 0 else 5)
print({1: {2: {3: {4: [5, (6, {7})]}}}}[1][2][3][4][1][1])
