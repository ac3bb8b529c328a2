__all__ = ['dump', 'dumps', 'load', 'loads', 'JSONDecoder', 'JSONDecodeError', 'JSONEncoder']


class JSONDecodeError(ValueError):
    def __init__(self, msg, doc, pos):
        line = doc.count('\n', 0, pos) + 1
        column = pos - doc.rfind('\n', 0, pos)
        ValueError.__init__(self, '%s: line %d column %d (char %d)' % (msg, line, column, pos))
        self.msg, self.doc, self.pos, self.lineno, self.colno = msg, doc, pos, line, column

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


JSONDecodeError.__module__ = 'json.decoder'
_ESCAPES = {'\\': '\\\\', '"': '\\"', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t'}


def _quoted(text, ascii_only):
    out = ['"']
    for c in text:
        if c in _ESCAPES:
            out.append(_ESCAPES[c])
        elif ' ' <= c <= '~' or c >= '\x7f' and not ascii_only:
            out.append(c)
        else:
            code = ord(c)
            if code < 0x10000:
                out.append('\\u%04x' % code)
            else:
                code -= 0x10000
                out.append('\\u%04x\\u%04x' % (0xd800 | code >> 10 & 0x3ff, 0xdc00 | code & 0x3ff))
    out.append('"')
    return ''.join(out)


class JSONEncoder:
    item_separator = ', '
    key_separator = ': '

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ','
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f'Object of type {o.__class__.__name__} is not JSON serializable')

    def encode(self, o):
        return ''.join(self.iterencode(o))

    def iterencode(self, o, _one_shot=False):
        indent = self.indent
        if indent is not None and not isinstance(indent, str):
            indent = ' ' * indent
        return self._value(o, indent, 0, [])

    def _float(self, o):
        if o != o:
            text = 'NaN'
        elif o in (float('inf'), -float('inf')):
            text = 'Infinity' if o > 0 else '-Infinity'
        else:
            return float.__repr__(o)
        if not self.allow_nan:
            raise ValueError('Out of range float values are not JSON compliant: ' + repr(o))
        return text

    def _scalar(self, o):
        if isinstance(o, str):
            return _quoted(o, self.ensure_ascii)
        if o is None:
            return 'null'
        if o is True:
            return 'true'
        if o is False:
            return 'false'
        if isinstance(o, int):
            return int.__repr__(o)
        if isinstance(o, float):
            return self._float(o)
        return None

    def _value(self, o, indent, level, open_ones):
        text = self._scalar(o)
        if text is not None:
            yield text
            return
        if self.check_circular:
            for other in open_ones:
                if other is o:
                    raise ValueError('Circular reference detected')
            open_ones.append(o)
        if isinstance(o, (list, tuple)):
            yield from self._list(o, indent, level, open_ones)
        elif isinstance(o, dict):
            yield from self._dict(o, indent, level, open_ones)
        else:
            yield from self._value(self.default(o), indent, level, open_ones)
        if self.check_circular:
            open_ones.pop()

    def _around(self, indent, level):
        if indent is None:
            return '', self.item_separator, ''
        inner = '\n' + indent * (level + 1)
        return inner, self.item_separator + inner, '\n' + indent * level

    def _list(self, o, indent, level, open_ones):
        if not o:
            yield '[]'
            return
        before, between, after = self._around(indent, level)
        yield '[' + before
        first = True
        for item in o:
            if not first:
                yield between
            first = False
            yield from self._value(item, indent, level + 1, open_ones)
        yield after + ']'

    def _dict(self, o, indent, level, open_ones):
        if not o:
            yield '{}'
            return
        before, between, after = self._around(indent, level)
        yield '{' + before
        first = True
        for key, value in sorted(o.items()) if self.sort_keys else o.items():
            if isinstance(key, str):
                pass
            elif isinstance(key, float):
                key = self._float(key)
            elif key is True:
                key = 'true'
            elif key is False:
                key = 'false'
            elif key is None:
                key = 'null'
            elif isinstance(key, int):
                key = int.__repr__(key)
            elif self.skipkeys:
                continue
            else:
                raise TypeError(f'keys must be str, int, float, bool or None, not {key.__class__.__name__}')
            if not first:
                yield between
            first = False
            yield _quoted(key, self.ensure_ascii) + self.key_separator
            yield from self._value(value, indent, level + 1, open_ones)
        yield after + '}'


def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None,
          separators=None, default=None, sort_keys=False, **kw):
    return (cls or JSONEncoder)(skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular,
                                allow_nan=allow_nan, indent=indent, separators=separators, default=default,
                                sort_keys=sort_keys, **kw).encode(obj)


def dump(obj, fp, **kw):
    fp.write(dumps(obj, **kw))


_SPACE = ' \t\n\r'
_PLAIN = {'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}
_WORDS = {'null': None, 'true': True, 'false': False}


class _Stop(Exception):
    pass


class JSONDecoder:
    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
                 object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or {'-Infinity': -float('inf'), 'Infinity': float('inf'),
                                                 'NaN': float('nan')}.__getitem__
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook

    def decode(self, s):
        value, end = self.raw_decode(s, self._skip(s, 0))
        end = self._skip(s, end)
        if end != len(s):
            raise JSONDecodeError('Extra data', s, end)
        return value

    def raw_decode(self, s, idx=0):
        try:
            return self._value(s, idx)
        except _Stop as stop:
            raise JSONDecodeError('Expecting value', s, stop.args[0]) from None

    def _skip(self, s, at):
        while at < len(s) and s[at] in _SPACE:
            at += 1
        return at

    def _value(self, s, at):
        c = s[at:at + 1]
        if c == '"':
            return self._string(s, at + 1)
        if c == '{':
            return self._object(s, at + 1)
        if c == '[':
            return self._array(s, at + 1)
        for word, value in _WORDS.items():
            if s.startswith(word, at):
                return value, at + len(word)
        for word in ('NaN', 'Infinity', '-Infinity'):
            if s.startswith(word, at):
                return self.parse_constant(word), at + len(word)
        return self._number(s, at)

    def _number(self, s, at):
        def digits(at):
            while at < len(s) and s[at] in '0123456789':
                at += 1
            return at

        start = at
        if s.startswith('-', at):
            at += 1
        first = at
        at = digits(at)
        if at == first:
            raise _Stop(start)
        if s[first] == '0':
            at = first + 1
        end, whole = at, True
        if s.startswith('.', at) and digits(at + 1) > at + 1:
            end, whole = digits(at + 1), False
        at = end
        if s[at:at + 1] in ('e', 'E'):
            at += 1
            if s[at:at + 1] in ('+', '-'):
                at += 1
            if digits(at) > at:
                end, whole = digits(at), False
        text = s[start:end]
        return (self.parse_int if whole else self.parse_float)(text), end

    def _string(self, s, at):
        begin, out = at - 1, []
        while True:
            if at >= len(s):
                raise JSONDecodeError('Unterminated string starting at', s, begin)
            c = s[at]
            if c == '"':
                return ''.join(out), at + 1
            if c != '\\':
                if c < ' ' and self.strict:
                    raise JSONDecodeError('Invalid control character at', s, at)
                out.append(c)
                at += 1
                continue
            escape = s[at + 1:at + 2]
            if not escape:
                raise JSONDecodeError('Unterminated string starting at', s, begin)
            if escape != 'u':
                if escape not in _PLAIN:
                    raise JSONDecodeError('Invalid \\escape', s, at)
                out.append(_PLAIN[escape])
                at += 2
                continue
            code = self._hex(s, at + 1)
            at += 6
            if 0xd800 <= code <= 0xdbff and s.startswith('\\u', at):
                low = self._hex(s, at + 1)
                if 0xdc00 <= low <= 0xdfff:
                    code = 0x10000 + (code - 0xd800 << 10 | low - 0xdc00)
                    at += 6
            out.append(chr(code))

    def _hex(self, s, at):
        text = s[at + 1:at + 5]
        if len(text) == 4 and all([c in '0123456789abcdefABCDEF' for c in text]):
            return int(text, 16)
        raise JSONDecodeError('Invalid \\uXXXX escape', s, at)

    def _object(self, s, at):
        pairs = []
        at = self._skip(s, at)
        if s[at:at + 1] != '}':
            while True:
                if s[at:at + 1] != '"':
                    raise JSONDecodeError('Expecting property name enclosed in double quotes', s, at)
                key, at = self._string(s, at + 1)
                at = self._skip(s, at)
                if s[at:at + 1] != ':':
                    raise JSONDecodeError("Expecting ':' delimiter", s, at)
                value, at = self._item(s, self._skip(s, at + 1))
                pairs.append((key, value))
                at = self._skip(s, at)
                c = s[at:at + 1]
                if c == '}':
                    break
                if c != ',':
                    raise JSONDecodeError("Expecting ',' delimiter", s, at)
                at = self._skip(s, at + 1)
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs), at + 1
        made = dict(pairs)
        if self.object_hook is not None:
            made = self.object_hook(made)
        return made, at + 1

    def _item(self, s, at):
        try:
            return self._value(s, at)
        except _Stop as stop:
            raise JSONDecodeError('Expecting value', s, stop.args[0]) from None

    def _array(self, s, at):
        values = []
        at = self._skip(s, at)
        if s[at:at + 1] == ']':
            return values, at + 1
        while True:
            value, at = self._item(s, at)
            values.append(value)
            at = self._skip(s, at)
            c = s[at:at + 1]
            if c == ']':
                return values, at + 1
            if c != ',':
                raise JSONDecodeError("Expecting ',' delimiter", s, at)
            at = self._skip(s, at + 1)


def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
          object_pairs_hook=None, **kw):
    if isinstance(s, str):
        if s.startswith('\ufeff'):
            raise JSONDecodeError('Unexpected UTF-8 BOM (decode using utf-8-sig)', s, 0)
    elif isinstance(s, (bytes, bytearray)):
        s = s.decode('utf-8')
    else:
        raise TypeError(f'the JSON object must be str, bytes or bytearray, not {s.__class__.__name__}')
    return (cls or JSONDecoder)(object_hook=object_hook, parse_float=parse_float, parse_int=parse_int,
                                parse_constant=parse_constant, object_pairs_hook=object_pairs_hook, **kw).decode(s)


def load(fp, **kw):
    return loads(fp.read(), **kw)
