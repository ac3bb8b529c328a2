# What is wrong with expressions that end too soon, and how it is shown.
import sys
for s in ['1 +', '2 * (3', 'a b', '', '1 + * 2', '(1', ')', '1 +\n', 'x++', "f'{'", '1 /', '* 2', '2 **', '"abc', '1..2', 'not', 'lambda', '[1, 2', '{1: }', 'a.', '3 4', '5 5 +', '#', 'print(', 'if x: 1', '1 if 2', 'x =']:
    for m in ('eval', 'exec'):
        try: compile(s, '<string>', m)
        except SyntaxError as e:
            print(repr(s), m, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))
