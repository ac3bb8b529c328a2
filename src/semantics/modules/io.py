__all__ = ['StringIO', 'BytesIO', 'SEEK_SET', 'SEEK_CUR', 'SEEK_END', 'UnsupportedOperation']

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 8192


class UnsupportedOperation(OSError, ValueError):
    pass


class IOBase:
    pass


class TextIOBase(IOBase):
    pass


class _Memory:
    # What both kinds of streams in memory share; `_empty` is their empty text.
    def _open(self):
        if self._closed:
            raise ValueError('I/O operation on closed file' + ('' if isinstance(self._empty, str) else '.'))

    @property
    def closed(self):
        return self._closed

    def close(self):
        self._closed = True

    def __enter__(self):
        self._open()
        return self

    def __exit__(self, *details):
        self.close()

    def __iter__(self):
        self._open()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def getvalue(self):
        self._open()
        return self._data

    def tell(self):
        self._open()
        return self._at

    def seek(self, pos, whence=0, /):
        self._open()
        if whence == 0:
            if pos < 0:
                word = 'seek position' if isinstance(self._empty, str) else 'seek value'
                raise ValueError(f'Negative {word} {pos}' if isinstance(self._empty, str) else f'negative {word} {pos}')
            self._at = pos
        elif whence == 1:
            self._at = max(self._at + pos, 0)
        else:
            self._at = max(len(self._data) + pos, 0)
        return self._at

    def truncate(self, pos=None, /):
        self._open()
        pos = self._at if pos is None else pos
        self._data = self._data[:pos]
        return pos

    def read(self, size=-1, /):
        self._open()
        end = len(self._data) if size is None or size < 0 else self._at + size
        part = self._data[self._at:end]
        self._at += len(part)
        return part

    def readline(self, size=-1, /):
        self._open()
        newline = '\n' if isinstance(self._empty, str) else b'\n'
        found = self._data.find(newline, self._at)
        end = len(self._data) if found < 0 else found + 1
        if size is not None and 0 <= size < end - self._at:
            end = self._at + size
        part = self._data[self._at:end]
        self._at += len(part)
        return part

    def readlines(self, hint=-1, /):
        lines, size = [], 0
        for line in self:
            lines.append(line)
            size += len(line)
            if hint is not None and 0 < hint <= size:
                break
        return lines

    def writelines(self, lines, /):
        for line in lines:
            self.write(line)

    def _put(self, text):
        at = self._at
        if at == len(self._data):
            self._data += text
        else:
            zero = '\0' if isinstance(self._empty, str) else b'\0'
            before = self._data[:at]
            self._data = before + zero * (at - len(before)) + text + self._data[at + len(text):]
        self._at = at + len(text)
        return len(text)

    def flush(self):
        self._open()

    def readable(self):
        self._open()
        return True

    writable = seekable = readable

    def isatty(self):
        self._open()
        return False

    def fileno(self):
        raise UnsupportedOperation('fileno')


class StringIO(_Memory, TextIOBase):
    _empty = ''
    encoding = errors = newlines = None
    line_buffering = False

    def __init__(self, initial_value='', newline='\n'):
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(f'initial_value must be str or None, not {type(initial_value).__name__}')
        self._data = initial_value or ''
        self._at = 0
        self._closed = False

    def write(self, text, /):
        self._open()
        if not isinstance(text, str):
            raise TypeError(f'string argument expected, got {type(text).__name__!r}')
        return self._put(text)


class BytesIO(_Memory, IOBase):
    _empty = b''

    def __init__(self, initial_bytes=b''):
        self._data = bytes(initial_bytes or b'')
        self._at = 0
        self._closed = False

    def write(self, data, /):
        self._open()
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        return self._put(bytes(data))


for _class in (StringIO, BytesIO, TextIOBase, IOBase):
    _class.__module__ = '_io'
del _class
