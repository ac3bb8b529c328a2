class _version_info(tuple):
    __slots__ = ()
    major = property(lambda self: self[0])
    minor = property(lambda self: self[1])
    micro = property(lambda self: self[2])
    releaselevel = property(lambda self: self[3])
    serial = property(lambda self: self[4])

    def __repr__(self):
        return 'sys.version_info(major=%r, minor=%r, micro=%r, releaselevel=%r, serial=%r)' % tuple(self)


_version_info.__name__ = 'version_info'
version_info = _version_info((3, 11, 7, 'final', 0))


def _record(name, fields, values):
    # What CPython's structseq is: a tuple whose items have names.
    members = {field: property(lambda self, at=at: self[at]) for at, field in enumerate(fields)}
    shown = name + '(' + ', '.join([field + '=%r' for field in fields]) + ')'
    members['__slots__'] = ()
    members['__module__'] = 'sys'
    members['__repr__'] = lambda self: shown % tuple(self)
    return type(name.partition('.')[2], (tuple,), members)(values)


float_info = _record(
    'sys.float_info',
    ('max', 'max_exp', 'max_10_exp', 'min', 'min_exp', 'min_10_exp', 'dig', 'mant_dig', 'epsilon', 'radix', 'rounds'),
    (1.7976931348623157e+308, 1024, 308, 2.2250738585072014e-308, -1021, -307, 15, 53, 2.220446049250313e-16, 2, 1),
)
int_info = _record(
    'sys.int_info',
    ('bits_per_digit', 'sizeof_digit', 'default_max_str_digits', 'str_digits_check_threshold'),
    (30, 4, 4300, 640),
)
hash_info = _record(
    'sys.hash_info',
    ('width', 'modulus', 'inf', 'nan', 'imag', 'algorithm', 'hash_bits', 'seed_bits', 'cutoff'),
    (64, (1 << 61) - 1, 314159, 0, 1000003, 'siphash13', 64, 128, 0),
)
float_repr_style = 'short'
argv = [_filename]
orig_argv = ['python3.11', _filename]
version = '3.11.7 (main) [turncoat]'


class SimpleNamespace:
    def __init__(self, /, **kwargs):
        self.__dict__.update(kwargs)

    def __repr__(self):
        return 'namespace(' + ', '.join([key + '=' + repr(value) for key, value in self.__dict__.items()]) + ')'


implementation = SimpleNamespace(name='cpython', cache_tag='cpython-311', version=version_info, hexversion=hexversion)


class TextIOWrapper:
    encoding = 'utf-8'
    errors = 'strict'
    newlines = None
    closed = False
    mode = 'w'

    def __init__(self, name, number, line_buffering):
        self.name = name
        self._number = number
        self.line_buffering = line_buffering

    def __repr__(self):
        return '<_io.TextIOWrapper name=%r mode=%r encoding=%r>' % (self.name, self.mode, self.encoding)

    def write(self, text, /):
        return _write(self._number, text)

    def writelines(self, lines, /):
        for line in lines:
            _write(self._number, line)

    def flush(self):
        pass

    def writable(self):
        return True

    def readable(self):
        return False

    def seekable(self):
        return False

    def isatty(self):
        return False

    def fileno(self):
        return self._number


TextIOWrapper.__module__ = '_io'
__stdout__ = stdout = TextIOWrapper('<stdout>', 1, False)
__stderr__ = stderr = TextIOWrapper('<stderr>', 2, True)
__displayhook__ = displayhook
__excepthook__ = excepthook
flags = _record(
    'sys.flags',
    ('debug', 'inspect', 'interactive', 'optimize', 'dont_write_bytecode', 'no_user_site', 'no_site',
     'ignore_environment', 'verbose', 'bytes_warning', 'quiet', 'hash_randomization', 'isolated', 'dev_mode',
     'utf8_mode', 'warn_default_encoding', 'safe_path', 'int_max_str_digits'),
    (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, False, 0, 0, False, -1),
)
