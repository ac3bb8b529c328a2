__all__ = ['ascii_letters', 'ascii_lowercase', 'ascii_uppercase', 'capwords', 'digits', 'hexdigits', 'octdigits',
           'printable', 'punctuation', 'whitespace', 'Formatter', 'Template']

whitespace = ' \t\n\r\v\f'
ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
digits = '0123456789'
hexdigits = digits + 'abcdef' + 'ABCDEF'
octdigits = '01234567'
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or ' ').join(map(str.capitalize, s.split(sep)))


def _name_end(text, at):
    end = at
    while end < len(text) and text[end].isascii() and (text[end].isalnum() or text[end] == '_'):
        end += 1
    return at if end > at and text[at].isdigit() else end


class Template:
    delimiter = '$'
    idpattern = r'(?a:[_a-z][_a-z0-9]*)'
    braceidpattern = None

    def __init__(self, template):
        self.template = template

    def _walk(self):
        # Each piece of literal text with the kind of what follows it, its name and its place.
        text, mark, at = self.template, self.delimiter, 0
        parts = []
        while True:
            found = text.find(mark, at)
            if found < 0:
                parts.append((text[at:], 'end', None, len(text)))
                return parts
            after = found + len(mark)
            literal = text[at:found]
            if text.startswith(mark, after):
                parts.append((literal, 'escaped', None, found))
                at = after + len(mark)
                continue
            braced = text.startswith('{', after)
            start = after + braced
            end = _name_end(text, start)
            if end > start and (not braced or text.startswith('}', end)):
                at = end + braced
                parts.append((literal, 'named', (text[start:end], text[found:at]), found))
            else:
                at = after
                parts.append((literal, 'invalid', None, found))

    def _fill(self, mapping, kws, safe):
        out = []
        for literal, kind, named, at in self._walk():
            out.append(literal)
            if kind == 'escaped':
                out.append(self.delimiter)
            elif kind == 'named':
                name, whole = named
                try:
                    value = kws[name] if name in kws else mapping[name]
                except KeyError:
                    if not safe:
                        raise
                    value = whole
                out.append(str(value))
            elif kind == 'invalid':
                if not safe:
                    lines = self.template[:at].splitlines(keepends=True)
                    line, column = (1, 1) if not lines else (len(lines), at - len(''.join(lines[:-1])) + 1)
                    raise ValueError('Invalid placeholder in string: line %d, col %d' % (line, column))
                out.append(self.delimiter)
        return ''.join(out)

    def substitute(self, mapping={}, /, **kws):
        return self._fill(mapping, kws, False)

    def safe_substitute(self, mapping={}, /, **kws):
        return self._fill(mapping, kws, True)

    def get_identifiers(self):
        names = []
        for _, kind, named, _ in self._walk():
            if kind == 'named' and named[0] not in names:
                names.append(named[0])
        return names

    def is_valid(self):
        return all([kind != 'invalid' for _, kind, _, _ in self._walk()])


class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        text, _ = self._vformat(format_string, args, kwargs, 2, 0)
        return text

    def _vformat(self, format_string, args, kwargs, depth, auto):
        if depth < 0:
            raise ValueError('Max string recursion exceeded')
        out = []
        for literal, field, spec, conversion in self.parse(format_string):
            if literal:
                out.append(literal)
            if field is None:
                continue
            first = field.partition('.')[0].partition('[')[0]
            if first == '':
                if auto is False:
                    raise ValueError('cannot switch from manual field specification to automatic field numbering')
                field = str(auto) + field
                auto += 1
            elif first.isdigit():
                if auto:
                    raise ValueError('cannot switch from manual field specification to automatic field numbering')
                auto = False
            value, _ = self.get_field(field, args, kwargs)
            value = self.convert_field(value, conversion)
            spec, auto = self._vformat(spec, args, kwargs, depth - 1, auto)
            out.append(self.format_field(value, spec))
        return ''.join(out), auto

    def parse(self, format_string):
        text, at, literal = format_string, 0, []
        while at < len(text):
            c = text[at]
            if c in '{}' and text.startswith(c, at + 1):
                literal.append(c)
                at += 2
                continue
            if c == '}':
                raise ValueError("Single '}' encountered in format string")
            if c != '{':
                literal.append(c)
                at += 1
                continue
            depth, end = 1, at + 1
            while end < len(text) and depth:
                depth += (text[end] == '{') - (text[end] == '}')
                end += 1
            if depth:
                raise ValueError("Single '{' encountered in format string" if end == at + 1
                                 else "expected '}' before end of string")
            inner = text[at + 1:end - 1]
            stop = 0
            bracket = False
            while stop < len(inner) and (bracket or inner[stop] not in ':!'):
                bracket = inner[stop] == '[' or bracket and inner[stop] != ']'
                stop += 1
            field, rest, conversion = inner[:stop], inner[stop:], None
            if rest.startswith('!'):
                conversion, rest = rest[1:2], rest[2:]
            yield ''.join(literal), field, rest[1:], conversion
            literal, at = [], end
        if literal:
            yield ''.join(literal), None, None, None

    def get_field(self, field_name, args, kwargs):
        first, rest = '', field_name
        while rest and rest[0] not in '.[':
            first, rest = first + rest[0], rest[1:]
        key = int(first) if first.isdigit() else first
        value = self.get_value(key, args, kwargs)
        while rest:
            if rest[0] == '.':
                end = 1
                while end < len(rest) and rest[end] not in '.[':
                    end += 1
                value, rest = getattr(value, rest[1:end]), rest[end:]
            else:
                end = rest.index(']')
                item = rest[1:end]
                value, rest = value[int(item) if item.isdigit() else item], rest[end + 1:]
        return value, key

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion in ('s', 'r', 'a'):
            return {'s': str, 'r': repr, 'a': ascii}[conversion](value)
        raise ValueError(f'Unknown conversion specifier {conversion!s}')
