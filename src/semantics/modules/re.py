import enum as _enum
from sys import _static

__all__ = ['match', 'fullmatch', 'search', 'sub', 'subn', 'split', 'findall', 'finditer', 'compile', 'purge', 'escape',
           'error', 'Pattern', 'Match', 'A', 'I', 'L', 'M', 'S', 'X', 'U', 'ASCII', 'IGNORECASE', 'LOCALE',
           'MULTILINE', 'DOTALL', 'VERBOSE', 'UNICODE', 'NOFLAG', 'RegexFlag']


class error(Exception):
    __module__ = 're'

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            msg = '%s at position %d' % (msg, pos)
            newline = '\n' if isinstance(pattern, str) else b'\n'
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            if newline in pattern:
                msg = '%s (line %d, column %d)' % (msg, self.lineno, self.colno)
        super().__init__(msg)


class RegexFlag(_enum.IntFlag):
    NOFLAG = 0
    ASCII = A = 256
    IGNORECASE = I = 2
    LOCALE = L = 4
    UNICODE = U = 32
    MULTILINE = M = 8
    DOTALL = S = 16
    VERBOSE = X = 64
    DEBUG = 128

    def __repr__(self):
        names = [name for name, value in (('ASCII', 256), ('IGNORECASE', 2), ('LOCALE', 4), ('UNICODE', 32),
                                          ('MULTILINE', 8), ('DOTALL', 16), ('VERBOSE', 64), ('DEBUG', 128))
                 if self._value_ & value]
        return '|'.join(['re.' + name for name in sorted(names, key=lambda name: RegexFlag[name]._value_)]) or 're.NOFLAG'

    __str__ = object.__str__


NOFLAG = RegexFlag.NOFLAG
A = ASCII = RegexFlag.ASCII
I = IGNORECASE = RegexFlag.IGNORECASE
L = LOCALE = RegexFlag.LOCALE
U = UNICODE = RegexFlag.UNICODE
M = MULTILINE = RegexFlag.MULTILINE
S = DOTALL = RegexFlag.DOTALL
X = VERBOSE = RegexFlag.VERBOSE
DEBUG = RegexFlag.DEBUG
_LETTERS = {'a': 256, 'i': 2, 'L': 4, 'm': 8, 's': 16, 'x': 64, 'u': 32}
_ENDLESS = 4294967295
_SPECIAL = '\\.[{()*+?^$|'
_DIGITS = '0123456789'
_HEX = '0123456789abcdefABCDEF'
_PLAIN = {'a': '\a', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', 'v': '\v', '\\': '\\'}


# What classes of characters hold: functions of one character.

def _is_word(c):
    return c.isalnum() or c == '_'


def _is_ascii_word(c):
    return c.isascii() and (c.isalnum() or c == '_')


def _is_digit(c):
    return c.isdecimal()


def _is_ascii_digit(c):
    return '0' <= c <= '9'


def _is_ascii_space(c):
    return c in ' \t\n\r\f\v'


def _not(test):
    return lambda c: not test(c)


def _category(letter, flags):
    ascii_only = flags & 256
    test = {'w': _is_ascii_word if ascii_only else _is_word, 'd': _is_ascii_digit if ascii_only else _is_digit,
            's': _is_ascii_space if ascii_only else str.isspace}[letter.lower()]
    return test if letter.islower() else _not(test)


class _Parser:
    # Reads a pattern into nodes, which are tuples; `text` is the pattern as a str.
    def __init__(self, pattern, flags):
        self.pattern = pattern
        self.bytes = isinstance(pattern, bytes)
        self.text = pattern.decode('latin-1') if self.bytes else pattern
        self.at = 0
        self.flags = flags
        self.groups = 1
        self.names = {}
        self.open = set()

    def fail(self, msg, pos=None):
        return error(msg, self.pattern, self.at if pos is None else pos)

    def peek(self):
        return self.text[self.at:self.at + 1]

    def take(self, text):
        if self.text.startswith(text, self.at):
            self.at += len(text)
            return True
        return False

    def parse(self):
        self.leading_flags()
        node = self.alternatives(self.flags, True)
        if self.at < len(self.text):
            raise self.fail('unbalanced parenthesis')
        return node

    def leading_flags(self):
        text, at = self.text, 0
        while text.startswith('(?', at):
            end = at + 2
            while end < len(text) and text[end] in _LETTERS:
                end += 1
            if end == at + 2 or not text.startswith(')', end):
                break
            for letter in text[at + 2:end]:
                self.flags |= _LETTERS[letter]
            at = end + 1
        self.at = at

    def alternatives(self, flags, outermost=False):
        branches = [self.sequence(flags)]
        while self.take('|'):
            branches.append(self.sequence(flags))
        return branches[0] if len(branches) == 1 else ('alt', branches)

    def sequence(self, flags):
        items = []
        while self.at < len(self.text) and self.peek() not in '|)':
            start = self.at
            if flags & 64:
                c = self.peek()
                if c in ' \t\n\r\f\v':
                    self.at += 1
                    continue
                if c == '#':
                    end = self.text.find('\n', self.at)
                    self.at = len(self.text) if end < 0 else end + 1
                    continue
            item = self.atom(flags)
            if item is None:
                continue
            if isinstance(item, int):
                flags = item
                continue
            items.append(self.repeats(item, start, flags))
        merged = []
        for item in items:
            if item[0] == 'lit' and merged and merged[-1][0] == 'lit' and item[2] == merged[-1][2]:
                merged[-1] = ('lit', merged[-1][1] + item[1], item[2])
            else:
                merged.append(item)
        return merged[0] if len(merged) == 1 else ('cat', merged)

    def repeats(self, item, start, flags):
        here = self.at
        c = self.peek()
        if c and c in '*+?':
            self.at += 1
            low, high = {'*': (0, _ENDLESS), '+': (1, _ENDLESS), '?': (0, 1)}[c]
        elif c == '{':
            bounds = self.bounds()
            if bounds is None:
                return item
            low, high = bounds
        else:
            return item
        if item[0] in ('bol', 'eol', 'start', 'end', 'word', 'notword'):
            raise self.fail('nothing to repeat', here)
        if item[0] == 'rep':
            raise self.fail('multiple repeat', here)
        mode = 'greedy'
        if self.take('?'):
            mode = 'lazy'
        elif self.take('+'):
            mode = 'possessive'
        node = ('rep', item, low, high, mode)
        after = self.peek()
        if after and after in '*+?' or after == '{' and self.is_bounds():
            raise self.fail('multiple repeat')
        return node

    def is_bounds(self):
        at = self.at
        found = self.bounds()
        self.at = at
        return found is not None

    def bounds(self):
        start = self.at
        self.at += 1
        low = self.digits()
        high = low
        if self.take(','):
            high = self.digits()
            comma = True
        else:
            comma = False
        if not self.take('}') or not comma and not low:
            self.at = start
            return None
        low, high = int(low or 0), int(high) if high else _ENDLESS
        if low >= _ENDLESS or high > _ENDLESS:
            raise OverflowError('the repetition number is too large')
        if high < low:
            raise self.fail('min repeat greater than max repeat', start + 1)
        return low, high

    def digits(self):
        start = self.at
        while self.peek() and self.peek() in _DIGITS:
            self.at += 1
        return self.text[start:self.at]

    def atom(self, flags):
        start = self.at
        c = self.peek()
        self.at += 1
        if c == '.':
            return ('any', bool(flags & 16))
        if c == '^':
            return ('bol', bool(flags & 8))
        if c == '$':
            return ('eol', bool(flags & 8))
        if c == '(':
            return self.group(flags, start)
        if c == '[':
            return self.set(flags, start)
        if c == '\\':
            return self.escape(flags, start)
        if c in '*+?' or c == '{' and self.text_bounds(start):
            raise self.fail('nothing to repeat', start)
        return ('lit', c, bool(flags & 2))

    def text_bounds(self, start):
        at = self.at
        self.at = start
        found = self.bounds()
        self.at = at
        return found is not None

    def name(self, end, start):
        stop = self.text.find(end, self.at)
        if stop < 0:
            if self.at == len(self.text):
                raise self.fail('missing group name')
            raise self.fail('missing %s, unterminated name' % end)
        name = self.text[self.at:stop]
        if not name:
            raise self.fail('missing group name')
        place, self.at = self.at, stop + 1
        return name, place

    def group(self, flags, start):
        number = name = None
        if self.take('?'):
            kind = self.peek()
            if not kind:
                raise self.fail('unexpected end of pattern')
            self.at += 1
            if kind == 'P':
                if self.take('<'):
                    name, place = self.name('>', start)
                    if not name.isidentifier():
                        raise self.fail('bad character in group name %r' % name, place)
                elif self.take('='):
                    name, place = self.name(')', start)
                    if not name.isidentifier():
                        raise self.fail('bad character in group name %r' % name, place)
                    if name not in self.names:
                        raise self.fail('unknown group name %r' % name, place)
                    if self.names[name] in self.open:
                        raise self.fail('cannot refer to an open group', place)
                    return ('ref', self.names[name], bool(flags & 2))
                else:
                    c = self.peek()
                    if not c:
                        raise self.fail('unexpected end of pattern')
                    raise self.fail('unknown extension ?P' + c, start + 1)
            elif kind == ':':
                return self.close(self.alternatives(flags), start)
            elif kind == '#':
                end = self.text.find(')', self.at)
                if end < 0:
                    raise self.fail('missing ), unterminated comment', start)
                self.at = end + 1
                return None
            elif kind in '=!':
                node = self.close(self.alternatives(flags), start)
                return ('look', node, kind == '!')
            elif kind == '<':
                c = self.peek()
                if not c:
                    raise self.fail('unexpected end of pattern')
                if c not in '=!':
                    raise self.fail('unknown extension ?<' + c, start + 1)
                self.at += 1
                node = self.close(self.alternatives(flags), start)
                low, high = _width(node)
                if low != high:
                    raise error('look-behind requires fixed-width pattern')
                return ('behind', node, c == '!', low)
            elif kind == '>':
                return ('atomic', self.close(self.alternatives(flags), start))
            elif kind == '(':
                name, place = self.name(')', start)
                if name in self.names:
                    condition = self.names[name]
                elif name.isdecimal():
                    condition = int(name)
                    if not condition:
                        raise self.fail('bad group number', place)
                    if condition >= self.groups:
                        raise self.fail('invalid group reference %d' % condition, place)
                else:
                    raise self.fail('unknown group name %r' % name, place)
                yes = self.sequence(flags)
                no = self.sequence(flags) if self.take('|') else ('cat', [])
                if self.peek() == '|':
                    raise self.fail('conditional backref with more than two branches')
                return self.close(('cond', condition, yes, no), start)
            elif kind in _LETTERS or kind == '-':
                return self.flag_group(flags, start)
            else:
                raise self.fail('unknown extension ?' + kind, start + 1)
        number = self.groups
        self.groups += 1
        if name is not None:
            if name in self.names:
                raise self.fail('redefinition of group name %r as group %d; was group %d'
                                % (name, number, self.names[name]), place)
            self.names[name] = number
        self.open.add(number)
        node = self.close(self.alternatives(flags), start)
        self.open.discard(number)
        return ('group', number, node)

    def flag_group(self, flags, start):
        self.at -= 1
        add = remove = 0
        while self.peek() in _LETTERS and self.peek():
            add |= _LETTERS[self.peek()]
            self.at += 1
        if self.peek() == ')':
            raise self.fail('global flags not at the start of the expression', start)
        if self.take('-'):
            while self.peek() in _LETTERS and self.peek():
                remove |= _LETTERS[self.peek()]
                self.at += 1
            if not remove:
                raise self.fail('missing flag' if not self.peek().isalpha() else 'unknown flag')
            if not self.take(':'):
                raise self.fail('unknown flag' if self.peek().isalpha() else 'missing :')
        elif not self.take(':'):
            raise self.fail('unknown flag' if self.peek().isalpha() else 'missing -, : or )')
        if add & 288:
            flags &= ~288
        return self.close(self.alternatives((flags | add) & ~remove), start)

    def close(self, node, start):
        if not self.take(')'):
            raise self.fail('missing ), unterminated subpattern', start)
        return ('cat', [node]) if node[0] == 'rep' else node

    def escape(self, flags, start):
        c = self.peek()
        if not c:
            raise self.fail('bad escape (end of pattern)', start)
        self.at += 1
        if c in 'wWdDsS':
            return ('set', [_category(c, flags)], False, False)
        if c == 'b' or c == 'B':
            return ('word' if c == 'b' else 'notword', bool(flags & 256))
        if c == 'A':
            return ('start',)
        if c == 'Z':
            return ('end',)
        if c in _DIGITS and c != '0':
            digits = c
            if self.peek() and self.peek() in _DIGITS:
                rest = self.text[self.at:self.at + 2]
                if c in '0123' and len(rest) == 2 and all([d in '01234567' for d in c + rest]):
                    self.at += 2
                    return ('lit', chr(int(c + rest, 8)), bool(flags & 2))
                digits += self.peek()
                self.at += 1
            number = int(digits)
            if number >= self.groups:
                raise self.fail('invalid group reference %d' % number, start + 1)
            if number in self.open:
                raise self.fail('cannot refer to an open group', start)
            return ('ref', number, bool(flags & 2))
        return ('lit', self.character(c, start), bool(flags & 2))

    def character(self, c, start):
        if c in 'xuU' and not (self.bytes and c != 'x'):
            count = {'x': 2, 'u': 4, 'U': 8}[c]
            digits = self.text[self.at:self.at + count]
            if len(digits) < count or any([d not in _HEX for d in digits]):
                good = ''
                for d in digits:
                    if d not in _HEX:
                        break
                    good += d
                raise self.fail('incomplete escape \\%s%s' % (c, good), start)
            self.at += count
            return chr(int(digits, 16))
        if c == '0':
            digits = c
            while len(digits) < 3 and self.peek() and self.peek() in '01234567':
                digits += self.peek()
                self.at += 1
            return chr(int(digits, 8))
        if c in _PLAIN and c != 'b':
            return _PLAIN[c]
        if c.isascii() and c.isalpha():
            raise self.fail('bad escape \\' + c, start)
        return c

    def set(self, flags, start):
        items, negated = [], self.take('^')
        first = True
        while True:
            here = self.at
            c = self.peek()
            if not c:
                raise self.fail('unterminated character set', start)
            self.at += 1
            if c == ']' and not first:
                break
            first = False
            low = self.member(c, here, flags)
            if self.peek() == '-' and self.text[self.at + 1:self.at + 2] not in ('', ']'):
                self.at += 1
                there = self.at
                d = self.peek()
                self.at += 1
                high = self.member(d, there, flags)
                if not isinstance(low, str) or not isinstance(high, str) or high < low:
                    raise self.fail('bad character range %s' % self.text[here:self.at], here)
                items.append((low, high))
            else:
                items.append(low)
        return ('set', items, negated, bool(flags & 2))

    def member(self, c, here, flags):
        if c != '\\':
            return c
        c = self.peek()
        if not c:
            raise self.fail('bad escape (end of pattern)', here)
        self.at += 1
        if c in 'wWdDsS':
            return _category(c, flags)
        if c == 'b':
            return '\b'
        if c in '1234567':
            digits = c
            while len(digits) < 3 and self.peek() and self.peek() in '01234567':
                digits += self.peek()
                self.at += 1
            return chr(int(digits, 8))
        return self.character(c, here)


def _width(node):
    kind = node[0]
    if kind == 'lit':
        return len(node[1]), len(node[1])
    if kind in ('any', 'set'):
        return 1, 1
    if kind == 'cat':
        widths = [_width(item) for item in node[1]]
        return sum([low for low, _ in widths]), min(sum([high for _, high in widths]), _ENDLESS)
    if kind == 'alt':
        widths = [_width(item) for item in node[1]]
        return min([low for low, _ in widths]), max([high for _, high in widths])
    if kind == 'rep':
        low, high = _width(node[1])
        return low * node[2], min(high * node[3], _ENDLESS)
    if kind == 'group':
        return _width(node[2])
    if kind == 'atomic':
        return _width(node[1])
    if kind == 'cond':
        (a, b), (c, d) = _width(node[2]), _width(node[3])
        return min(a, c), max(b, d)
    if kind == 'ref':
        return 0, _ENDLESS
    return 0, 0


class _Run:
    # One attempt: the text, where it ends for the pattern, and the spans of the groups.
    __slots__ = ('text', 'end', 'spans', 'last')


def _one(node):
    # The test of a node that takes exactly one character; None for all others.
    kind = node[0]
    if kind == 'any':
        return (lambda c: True) if node[1] else (lambda c: c != '\n')
    if kind == 'lit' and len(node[1]) == 1:
        wanted = node[1]
        if node[2]:
            low, up = wanted.lower(), wanted.upper()
            return lambda c: c == wanted or c.lower() == low or c.upper() == up
        return wanted.__eq__
    if kind == 'set':
        return _set_test(node)
    return None


def _set_test(node):
    _, items, negated, fold = node
    plain = {item for item in items if isinstance(item, str)}
    ranges = [item for item in items if isinstance(item, tuple)]
    tests = [item for item in items if not isinstance(item, (str, tuple))]
    if len(tests) == 1 and not plain and not ranges:
        return _not(tests[0]) if negated else tests[0]

    def holds(c):
        if c in plain:
            return True
        for low, high in ranges:
            if low <= c <= high:
                return True
        for test in tests:
            if test(c):
                return True
        return False

    if fold:
        return lambda c: (holds(c) or holds(c.lower()) or holds(c.upper())) != negated
    if negated:
        return lambda c: not holds(c)
    return holds


def _compile(node):
    # A function of a run, a place and what comes next; it answers with the end of the match or -1.
    kind = node[0]
    test = _one(node)
    if test is not None:
        def one(run, at, then):
            return then(at + 1) if at < run.end and test(run.text[at]) else -1

        return one
    if kind == 'lit':
        wanted, fold = node[1], node[2]
        size = len(wanted)
        lower = wanted.lower()

        def literal(run, at, then):
            if at + size > run.end:
                return -1
            if run.text.startswith(wanted, at) or fold and run.text[at:at + size].lower() == lower:
                return then(at + size)
            return -1

        return literal
    if kind == 'cat':
        parts = [_compile(item) for item in node[1]]
        if not parts:
            return lambda run, at, then: then(at)

        def sequence(run, at, then):
            def step(index):
                if index == len(parts) - 1:
                    return lambda at: parts[index](run, at, then)
                return lambda at: parts[index](run, at, step(index + 1))

            return step(0)(at)

        return sequence
    if kind == 'alt':
        branches = [_compile(item) for item in node[1]]

        def alternatives(run, at, then):
            for branch in branches:
                end = branch(run, at, then)
                if end >= 0:
                    return end
            return -1

        return alternatives
    if kind == 'group':
        number, inner = node[1], _compile(node[2])

        def group(run, at, then):
            old, last = run.spans[number], run.last

            def close(end):
                before, kept = run.spans[number], run.last
                run.spans[number], run.last = (at, end), number
                answer = then(end)
                if answer < 0:
                    run.spans[number], run.last = before, kept
                return answer

            answer = inner(run, at, close)
            if answer < 0:
                run.spans[number], run.last = old, last
            return answer

        return group
    if kind == 'rep':
        return _compile_repeat(node)
    if kind == 'ref':
        number, fold = node[1], node[2]

        def reference(run, at, then):
            span = run.spans[number]
            if span is None:
                return -1
            wanted = run.text[span[0]:span[1]]
            found = run.text[at:at + len(wanted)]
            if at + len(wanted) > run.end or not (found == wanted or fold and found.lower() == wanted.lower()):
                return -1
            return then(at + len(wanted))

        return reference
    if kind in ('look', 'behind', 'atomic'):
        inner = _compile(node[1])
        ahead, behind = kind == 'look', kind == 'behind'
        width = node[3] if behind else 0

        def look(run, at, then):
            spans, last = run.spans[:], run.last
            start = at - width
            end = inner(run, start, (lambda end: end if end == at else -1) if behind else (lambda end: end)) \
                if start >= 0 else -1
            if kind == 'atomic':
                if end < 0:
                    return -1
                at = end
            elif (end >= 0) == node[2]:
                run.spans[:], run.last = spans, last
                return -1
            elif node[2]:
                run.spans[:], run.last = spans, last
            answer = then(at)
            if answer < 0:
                run.spans[:], run.last = spans, last
            return answer

        return look
    if kind == 'cond':
        number, yes, no = node[1], _compile(node[2]), _compile(node[3])
        return lambda run, at, then: (yes if run.spans[number] is not None else no)(run, at, then)
    if kind == 'bol':
        many = node[1]
        return lambda run, at, then: then(at) if at == 0 or many and run.text[at - 1] == '\n' else -1
    if kind == 'eol':
        many = node[1]

        def end_of_line(run, at, then):
            if at == run.end or at == run.end - 1 and run.text[at] == '\n' or many and run.text[at] == '\n':
                return then(at)
            return -1

        return end_of_line
    if kind == 'start':
        return lambda run, at, then: then(at) if at == 0 else -1
    if kind == 'end':
        return lambda run, at, then: then(at) if at == run.end else -1
    is_word = _is_ascii_word if node[1] else _is_word
    wanted = kind == 'word'

    def boundary(run, at, then):
        before = at > 0 and is_word(run.text[at - 1])
        after = at < run.end and is_word(run.text[at])
        return then(at) if (before != after) == wanted else -1

    return boundary


def _compile_repeat(node):
    _, item, low, high, mode = node
    test = _one(item)
    if test is not None:
        def run_of_ones(run, at, then):
            text, end = run.text, run.end
            most = end if high == _ENDLESS else min(end, at + high)
            if mode == 'lazy':
                here, least = at, at + low
                while True:
                    if here >= least:
                        answer = then(here)
                        if answer >= 0:
                            return answer
                    if here >= most or not test(text[here]):
                        return -1
                    here += 1
            here = at
            while here < most and test(text[here]):
                here += 1
            least = at + low
            if mode == 'possessive':
                return then(here) if here >= least else -1
            while here >= least:
                answer = then(here)
                if answer >= 0:
                    return answer
                here -= 1
            return -1

        return run_of_ones
    inner = _compile(item)

    def repeat(run, at, then):
        def more(count, at, before):
            # One more time, unless the last time took nothing.
            if count >= high or at == before and count >= low:
                return -1
            return inner(run, at, lambda end: go(count + 1, end, at))

        def go(count, at, before):
            if count < low:
                return more(count, at, before)
            if mode == 'lazy':
                answer = then(at)
                return answer if answer >= 0 else more(count, at, before)
            answer = more(count, at, before)
            return answer if answer >= 0 else then(at)

        return go(0, at, -1)

    if mode == 'possessive':
        greedy = _compile_repeat(('rep', item, low, high, 'greedy'))

        def possessive(run, at, then):
            end = greedy(run, at, lambda end: end)
            return then(end) if end >= 0 else -1

        return possessive
    return repeat


def _shown_flags(flags, is_str):
    if is_str:
        flags &= ~32
    return RegexFlag(flags)


class Pattern:
    def __init__(self, pattern, flags):
        self.pattern = pattern
        is_str = isinstance(pattern, str)
        parser = _Parser(pattern, flags | (0 if is_str else 256))
        node = parser.parse()
        flags = parser.flags
        if is_str and not flags & 256:
            flags |= 32
        self.flags = flags if is_str else flags & ~256 | flags & 256 & 0
        self.groups = parser.groups - 1
        self.groupindex = _proxy(parser.names)
        self._names = {number: name for name, number in parser.names.items()}
        self._code = _compile(node)
        first = node[1][0] if node[0] == 'cat' and node[1] else node
        self._prefix = first[1] if first[0] == 'lit' and not first[2] else ''

    def __repr__(self):
        shown = _shown_flags(self.flags, isinstance(self.pattern, str))
        text = '%.200r' % (self.pattern,)
        return 're.compile(%s, %r)' % (text, shown) if shown else 're.compile(%s)' % text

    def __eq__(self, other):
        if not isinstance(other, Pattern):
            return NotImplemented
        return self.pattern == other.pattern and self.flags == other.flags

    def __hash__(self):
        return hash((self.pattern, self.flags))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    __class_getitem__ = classmethod(type(list[int]))

    def _text(self, string):
        if isinstance(self.pattern, str):
            if not isinstance(string, str):
                if isinstance(string, (bytes, bytearray)):
                    raise TypeError('cannot use a string pattern on a bytes-like object')
                raise TypeError(f"expected string or bytes-like object, got '{type(string).__name__}'")
            return string
        if isinstance(string, str):
            raise TypeError('cannot use a bytes pattern on a string-like object')
        if not isinstance(string, (bytes, bytearray)):
            raise TypeError(f"expected string or bytes-like object, got '{type(string).__name__}'")
        return string.decode('latin-1')

    def _at(self, string, text, at, pos, endpos, then):
        run = _Run()
        run.text, run.end, run.spans, run.last = text, endpos, [None] * (self.groups + 1), None
        end = self._code(run, at, then)
        if end < 0:
            return None
        run.spans[0] = (at, end)
        return Match(self, string, pos, endpos, run.spans, run.last)

    def _bounds(self, text, pos, endpos):
        size = len(text)
        endpos = size if endpos is None else min(max(endpos, 0), size)
        return min(max(pos, 0), size), endpos

    def match(self, string, pos=0, endpos=None):
        text = self._text(string)
        pos, endpos = self._bounds(text, pos, endpos)
        return self._at(string, text, pos, pos, endpos, lambda end: end) if pos <= endpos else None

    def fullmatch(self, string, pos=0, endpos=None):
        text = self._text(string)
        pos, endpos = self._bounds(text, pos, endpos)
        if pos > endpos:
            return None
        return self._at(string, text, pos, pos, endpos, lambda end: end if end == endpos else -1)

    def search(self, string, pos=0, endpos=None):
        text = self._text(string)
        pos, endpos = self._bounds(text, pos, endpos)
        return self._search(string, text, pos, endpos, pos, False)

    def _search(self, string, text, pos, endpos, at, advance):
        first = at
        while at <= endpos:
            if self._prefix:
                at = text.find(self._prefix, at, endpos)
                if at < 0:
                    return None
            then = (lambda end: end if end > first else -1) if advance and at == first else (lambda end: end)
            found = self._at(string, text, at, pos, endpos, then)
            if found is not None:
                return found
            at += 1
        return None

    def finditer(self, string, pos=0, endpos=None):
        text = self._text(string)
        pos, endpos = self._bounds(text, pos, endpos)
        return self._all(string, text, pos, endpos)

    def _all(self, string, text, pos, endpos):
        at, advance = pos, False
        while True:
            found = self._search(string, text, pos, endpos, at, advance)
            if found is None:
                return
            yield found
            at = found.end()
            advance = found.start() == at

    def findall(self, string, pos=0, endpos=None):
        empty = string[:0]
        if self.groups == 0:
            return [found.group() for found in self.finditer(string, pos, endpos)]
        if self.groups == 1:
            return [found.groups(empty)[0] for found in self.finditer(string, pos, endpos)]
        return [found.groups(empty) for found in self.finditer(string, pos, endpos)]

    def split(self, string, maxsplit=0):
        parts, at = [], 0
        for count, found in enumerate(self.finditer(string)):
            if maxsplit and count >= maxsplit:
                break
            parts.append(string[at:found.start()])
            parts.extend(found.groups())
            at = found.end()
        parts.append(string[at:])
        return parts

    def sub(self, repl, string, count=0):
        return self.subn(repl, string, count)[0]

    def subn(self, repl, string, count=0):
        if not callable(repl):
            template = _Template(self, repl)
            repl = template.fill if template.refers else lambda found: template.text
        parts, at, done = [], 0, 0
        for found in self.finditer(string):
            if count and done >= count:
                break
            parts.append(string[at:found.start()])
            made = repl(found)
            if made is not None:
                parts.append(made)
            at = found.end()
            done += 1
        parts.append(string[at:])
        return string[:0].join(parts), done


_proxy = type(type.__dict__)


class _Template:
    # What `sub` puts in the place of a match: literal parts and numbers of groups.
    def __init__(self, pattern, repl):
        self.bytes = isinstance(repl, (bytes, bytearray))
        text = repl.decode('latin-1') if self.bytes else repl
        parts, literal, at = [], [], 0

        def fail(msg, pos):
            return error(msg, repl, pos)

        def refer(number, pos):
            if number > pattern.groups:
                raise fail('invalid group reference %d' % number, pos)
            parts.append(''.join(literal))
            literal.clear()
            parts.append(number)

        while at < len(text):
            c = text[at]
            if c != '\\':
                literal.append(c)
                at += 1
                continue
            start = at
            c = text[at + 1:at + 2]
            at += 2
            if not c:
                raise fail('bad escape (end of pattern)', start)
            if c == 'g':
                if not text.startswith('<', at):
                    raise fail('missing <', at)
                end = text.find('>', at)
                if end < 0:
                    raise fail('missing >, unterminated name', at + 1)
                name = text[at + 1:end]
                if not name:
                    raise fail('missing group name', at + 1)
                if name.isdecimal():
                    refer(int(name), at + 1)
                elif not name.isidentifier():
                    raise fail('bad character in group name %r' % name, at + 1)
                elif name not in pattern.groupindex:
                    raise IndexError('unknown group name %r' % name)
                else:
                    refer(pattern.groupindex[name], at + 1)
                at = end + 1
            elif c == '0' or c in '123' and len(text) >= at + 2 and all([d in '01234567' for d in text[at:at + 2]]):
                digits = c
                while len(digits) < 3 and text[at:at + 1] and text[at] in '01234567':
                    digits += text[at]
                    at += 1
                literal.append(chr(int(digits, 8)))
            elif c in _DIGITS:
                digits = c
                if text[at:at + 1] and text[at] in _DIGITS:
                    digits += text[at]
                    at += 1
                refer(int(digits), start + 1)
            elif c in _PLAIN:
                literal.append(_PLAIN[c])
            elif c.isascii() and c.isalpha():
                raise fail('bad escape \\' + c, start)
            else:
                literal.append('\\' + c)
        parts.append(''.join(literal))
        self.refers = len(parts) > 1
        self.parts = [part.encode('latin-1') if self.bytes and isinstance(part, str) else part for part in parts]
        self.text = self.parts[0]

    def fill(self, found):
        empty = b'' if self.bytes else ''
        return empty.join([found.group(part) or empty if isinstance(part, int) else part for part in self.parts])


class Match:
    def __init__(self, pattern, string, pos, endpos, spans, last):
        self.re = pattern
        self.string = string
        self.pos = pos
        self.endpos = endpos
        self.regs = tuple([span or (-1, -1) for span in spans])
        self.lastindex = last
        self.lastgroup = pattern._names.get(last)

    def _number(self, group):
        if isinstance(group, int) and 0 <= group < len(self.regs):
            return group
        if isinstance(group, str) and group in self.re.groupindex:
            return self.re.groupindex[group]
        raise IndexError('no such group')

    def _value(self, number, default=None):
        start, end = self.regs[number]
        return default if start < 0 else self.string[start:end]

    def group(self, *groups):
        if not groups:
            return self._value(0)
        values = tuple([self._value(self._number(group)) for group in groups])
        return values[0] if len(values) == 1 else values

    def __getitem__(self, group):
        return self._value(self._number(group))

    def groups(self, default=None):
        return tuple([self._value(number, default) for number in range(1, len(self.regs))])

    def groupdict(self, default=None):
        return {name: self._value(number, default) for name, number in self.re.groupindex.items()}

    def start(self, group=0, /):
        return self.regs[self._number(group)][0]

    def end(self, group=0, /):
        return self.regs[self._number(group)][1]

    def span(self, group=0, /):
        return self.regs[self._number(group)]

    def expand(self, template):
        return _Template(self.re, template).fill(self)

    def __repr__(self):
        return '<re.Match object; span=%r, match=%r>' % (self.span(), self.group())

    def __copy__(self):
        return self

    __class_getitem__ = classmethod(type(list[int]))


_static(Pattern, 're.Pattern')
_static(Match, 're.Match')
_cache = {}


def compile(pattern, flags=0):
    if isinstance(flags, RegexFlag):
        flags = flags._value_
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError('cannot process flags argument with a compiled pattern')
        return pattern
    if not isinstance(pattern, (str, bytes)):
        raise TypeError('first argument must be string or compiled pattern')
    key = type(pattern), pattern, flags
    if key not in _cache:
        if len(_cache) >= 512:
            _cache.clear()
        _cache[key] = Pattern(pattern, flags)
    return _cache[key]


def match(pattern, string, flags=0):
    return compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    return compile(pattern, flags).search(string)


def sub(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, maxsplit=0, flags=0):
    return compile(pattern, flags).split(string, maxsplit)


def findall(pattern, string, flags=0):
    return compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    return compile(pattern, flags).finditer(string)


def purge():
    _cache.clear()


_ESCAPED = {c: '\\' + c for c in '()[]{}?*+-|^$\\.&~# \t\n\r\v\f'}


def escape(pattern):
    if isinstance(pattern, str):
        return ''.join([_ESCAPED.get(c, c) for c in pattern])
    return ''.join([_ESCAPED.get(c, c) for c in bytes(pattern).decode('latin-1')]).encode('latin-1')
