_BLANKS = '\t\n\x0b\x0c\r '
_DEFAULTS = {
    'initial_indent': '', 'subsequent_indent': '', 'expand_tabs': True, 'replace_whitespace': True,
    'fix_sentence_endings': False, 'break_long_words': True, 'drop_whitespace': True, 'break_on_hyphens': True,
    'tabsize': 8, 'max_lines': None, 'placeholder': ' [...]',
}


def _in_word(char):
    return char.isalnum() or char == '_'


def _letter(char):
    return _in_word(char) and not char.isdigit()


def _runs(text):
    # Words and the blanks between them.
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or (text[at] in _BLANKS) != (text[at - 1] in _BLANKS):
            yield text[start:at]
            start = at


def _dashes(word, at):
    # The end of a dash of two or more hyphens between two words that begins here, or 0.
    if at == 0 or word[at] != '-' or word[at - 1] == '-':
        return 0
    end = at
    while end < len(word) and word[end] == '-':
        end += 1
    joins = _in_word(word[at - 1]) or word[at - 1] in '!"\'&.,?'
    return end if joins and end - at > 1 and end < len(word) and _in_word(word[end]) else 0


def _after_hyphen(word, start, at):
    # Whether a compound word, from `start` on, may be broken after the hyphen here.
    before, after = word[start:at], word[at + 1:at + 4]
    if word[at] != '-' or len(before) < 2:
        return False
    compound = _letter(before[-2]) and _letter(before[-1])
    if len(before) > 2 and before[-2] == '-' and _letter(before[-3]):
        compound = compound or _in_word(before[-1]) or before[-1] in '!"\'&.,?'
    more = after[1:] if after[1:2] != '-' else after[2:]
    return compound and bool(after) and _letter(after[0]) and bool(more) and _letter(more[0])


def _parts(word):
    # Where a word may be broken: after a hyphen in it, and on both sides of a dash.
    start = at = 0
    while at < len(word):
        end = _dashes(word, at)
        if end:
            yield word[start:at]
            yield word[at:end]
            start = at = end
            continue
        at += 1
        if _after_hyphen(word, start, at - 1):
            yield word[start:at]
            start = at
    yield word[start:]


class TextWrapper:
    """Lines of a text that are no longer than a width; the options are attributes."""

    def __init__(self, width=70, *positional, **options):
        options.update(zip(_DEFAULTS, positional))
        for name in options:
            if name not in _DEFAULTS:
                raise TypeError(f'TextWrapper.__init__() got an unexpected keyword argument {name!r}')
        self.width = width
        for name, default in _DEFAULTS.items():
            setattr(self, name, options.get(name, default))

    def _chunks(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate({ord(blank): ' ' for blank in _BLANKS})
        chunks = []
        for run in _runs(text):
            whole = not self.break_on_hyphens or run[0] in _BLANKS
            chunks += [run] if whole else [part for part in _parts(run) if part]
        if self.fix_sentence_endings:
            for at in range(1, len(chunks)):
                if chunks[at] == ' ' and self._ends_sentence(chunks[at - 1]):
                    chunks[at] = '  '
        return chunks

    def _ends_sentence(self, word):
        word = word[:-1] if word[-1:] in ('"', "'") else word
        return word[-1:] in ('.', '!', '?') and 'a' <= word[-2:-1] <= 'z'

    def _cut(self, chunk, room):
        # How much of a word that is longer than any line goes into this much room.
        hyphen = chunk.rfind('-', 0, room) if self.break_on_hyphens else -1
        return hyphen + 1 if hyphen > 0 and chunk[:hyphen].strip('-') else room

    def _fill(self, chunks, at, width):
        # One line from the chunks, and where the next begins; a cut word leaves its rest among the chunks.
        line, size = [], 0
        while at < len(chunks) and size + len(chunks[at]) <= width:
            size += len(chunks[at])
            line.append(chunks[at])
            at += 1
        if at < len(chunks) and len(chunks[at]) > width:
            if self.break_long_words:
                cut = self._cut(chunks[at], 1 if width < 1 else width - size)
                # Without room the piece is empty, and the blank before it is no longer the last of the line.
                line.append(chunks[at][:cut])
                chunks[at] = chunks[at][cut:]
            elif not line:
                line.append(chunks[at])
                at += 1
        if self.drop_whitespace and line and not line[-1].strip():
            line.pop()
        return line, at

    def _shortened(self, lines, line, indent, width):
        # The last line that is allowed, with the placeholder after as many words as leave room for it.
        size = len(''.join(line))
        while line:
            if line[-1].strip() and size + len(self.placeholder) <= width:
                return lines + [indent + ''.join(line) + self.placeholder]
            size -= len(line.pop())
        if lines and len(lines[-1].rstrip()) + len(self.placeholder) <= self.width:
            return lines[:-1] + [lines[-1].rstrip() + self.placeholder]
        return lines + [indent + self.placeholder.lstrip()]

    def wrap(self, text):
        """A list of the lines."""
        if self.width <= 0:
            raise ValueError(f'invalid width {self.width!r} (must be > 0)')
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError('placeholder too large for max width')
        lines, chunks, at = [], self._chunks(text), 0
        while at < len(chunks):
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and lines and not chunks[at].strip():
                at += 1
            line, at = self._fill(chunks, at, width)
            if not line:
                continue
            left = chunks[at:]
            done = not left or self.drop_whitespace and len(left) == 1 and not left[0].strip()
            if self.max_lines is None or len(lines) + 1 < self.max_lines or done and len(''.join(line)) <= width:
                lines.append(indent + ''.join(line))
            else:
                return self._shortened(lines, line, indent, width)
        return lines

    def fill(self, text):
        """The lines as one text."""
        return '\n'.join(self.wrap(text))


def wrap(text, width=70, **options):
    """The lines of a paragraph, none longer than the width."""
    return TextWrapper(width, **options).wrap(text)


def fill(text, width=70, **options):
    """The paragraph in lines none of which is longer than the width."""
    return TextWrapper(width, **options).fill(text)


def shorten(text, width, **options):
    """The beginning of a text, as many words as go into the width."""
    return TextWrapper(width, **{**options, 'max_lines': 1}).fill(' '.join(text.split()))


def _margin(line):
    return line[:len(line) - len(line.lstrip(' \t'))]


def dedent(text):
    """The text without the blanks that all its lines begin with."""
    lines = ['' if not line.strip(' \t') else line for line in text.split('\n')]
    margins = [_margin(line) for line in lines if line]
    shared = min(margins, default='')
    while not all(margin.startswith(shared) for margin in margins):
        shared = shared[:-1]
    return '\n'.join([line[len(shared):] for line in lines])


def indent(text, prefix, predicate=None):
    """The text with a prefix before each line that the predicate is true of."""
    chosen = str.strip if predicate is None else predicate
    return ''.join([prefix + line if chosen(line) else line for line in text.splitlines(True)])


__all__ = ['TextWrapper', 'dedent', 'fill', 'indent', 'shorten', 'wrap']
