# Exceptions whose attributes change after they were made; UnicodeTranslateError; keywords of exception classes.
errors = [
    UnicodeEncodeError('ascii', 'caf\xe9', 3, 4, 'ordinal not in range'),
    UnicodeDecodeError('utf-8', b'caf\xff\xfe', 3, 4, 'invalid byte'),
    UnicodeTranslateError('caf\xe9', 3, 4, 'no mapping'),
]
for error in errors:
    print(error, '|', error.args)
    error.end = 9
    print(error)
    error.start, error.end = 0, 1
    print(error)
    error.reason = 'another'
    if not isinstance(error, UnicodeTranslateError):
        error.encoding = 'other'
    print(error)
print(UnicodeTranslateError('x\u1234', 1, 2, 'r'), '|', UnicodeTranslateError('\U00012345', 0, 1, 'r'))
print(UnicodeTranslateError.__mro__[1:4], issubclass(UnicodeTranslateError, ValueError))
print(errors[2].object, errors[2].start, errors[2].end, errors[2].reason)


def attempt(make):
    try:
        print(repr(make()))
    except TypeError as error:
        print(error)


attempt(lambda: UnicodeTranslateError('x', 1, 2))
attempt(lambda: UnicodeTranslateError(b'x', 1, 2, 'r'))
attempt(lambda: UnicodeTranslateError('x', 'y', 2, 'r'))
attempt(lambda: UnicodeTranslateError('x', 1, 2, 3))
attempt(lambda: ImportError('m', name='n', path='p', other=1))
attempt(lambda: ImportError('m', other=1))
attempt(lambda: NameError('m', name='n', other=1))
attempt(lambda: AttributeError('m', name='n', obj=1, other=1))

error = ImportError('message', name='n', path='p')
print(error.msg, error.name, error.path)
error.__init__('other')
print(error.msg, error.name, error.path)
error.__init__('one', 'two')
print(error.msg, error.name, error.path, error)

try:
    raise ExceptionGroup('g', [ValueError(1), TypeError(2)])
except ExceptionGroup as group:
    match, rest = group.split(ValueError)
    print(match.__traceback__ is group.__traceback__, rest.__traceback__ is group.__traceback__)
