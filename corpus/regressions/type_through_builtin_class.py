# PRECALL_BUILTIN_CLASS specialized for another class is handed `type` with one argument.
def kernel(o, v):
    return o(v)


for i in range(12):
    kernel(list, 'ab')
print(kernel(type, 1), kernel(type, 'a'))
