# What a code object tells: lines, positions, the old table of lines, and a copy with other names or constants.
def example(a, b, /, c, d=1, *args, e, f=2, **kw):
    "A docstring."
    x = a + b

    def inner():
        return x
    for i in range(3):
        y = [j for j in args if j]
    return inner, y


code = example.__code__
print(list(code.co_lines()))
print(list(code.co_positions())[:12])
print(code.co_lnotab)
for name in 'co_argcount co_posonlyargcount co_kwonlyargcount co_nlocals co_varnames co_cellvars co_freevars'.split():
    print(name, getattr(code, name))
text = 'a = 1\n' + '\n' * 200 + 'b = a + 2\nif a:\n    c = [\n        b,\n        a]\n'
print(list(compile(text, 'name', 'exec').co_lines()), compile(text, 'name', 'exec').co_lnotab)


def answer():
    return 'first'


other = answer.__code__.replace(co_name='renamed', co_consts=(None, 'second'), co_filename='elsewhere.py')
print(other.co_name, other.co_filename, other.co_consts, answer.__code__.co_name)
print(type(answer)(other, {})(), answer())
answer.__code__ = other
print(answer())
for arguments in ({'co_name': 1}, {'co_consts': [1]}, {'co_nothing': 1}):
    try:
        code.replace(**arguments)
    except TypeError as error:
        print(type(error).__name__)
