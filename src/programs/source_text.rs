//! Mutations of Python source as text: most results are no valid Python, which is what they are for.

use super::split_mix::SplitMix;

/// What a mutation puts in: tokens and characters at which tokenizers, parsers and compilers have stumbled before.
const SNIPPETS: &[&str] = &[
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ":",
    ",",
    ";",
    "=",
    ":=",
    "->",
    "**",
    "*",
    "//",
    "@",
    "...",
    "\\",
    "\\\n",
    "\n",
    "\n    ",
    "\n\t",
    "\t",
    "\u{c}",
    "\0",
    "'",
    "\"",
    "'''",
    "f'",
    "f'{",
    "f'{x!r:>{w}}'",
    "b'\\xff'",
    "r'\\",
    "#",
    "lambda",
    "lambda:0",
    "yield",
    "yield from x",
    "await x",
    "async ",
    "return",
    "global x\n",
    "nonlocal x\n",
    "del ",
    "import x",
    "from . import x",
    "from x import *",
    "except* E:",
    "match x:\n case ",
    "case _:",
    "*a, *b = c",
    "if 1: ",
    "else: ",
    "elif 1: ",
    "for x in y: ",
    "while 1: ",
    "with a as b: ",
    "try: ",
    "finally: ",
    "class C: ",
    "def f(): ",
    "@d\n",
    "None",
    "True = 1",
    "__debug__",
    "super()",
    "1e999",
    "0x",
    "1_000",
    "9999999999999999999",
    "0777",
    "1j",
    "\u{feff}",
    "é",
    "\u{1d54f}",
    "\u{301}",
    "\u{202e}",
    "\u{2028}",
    "\r",
    "\r\n",
    "print(",
    "x.y.z",
    "x[1:2, ...]",
    "not ",
    " is not ",
    " in ",
    " and ",
    "~",
    "-",
    "<",
    "!=",
    "<>",
    "$",
    "?",
    "`",
];

/// A few changes of the text; `other` lends the lines of a splice.
#[must_use]
pub fn mutate(source: &str, other: &str, random: &mut SplitMix) -> String {
    let mut text: Vec<char> = source.chars().collect();
    for _ in 0..=random.below(4) {
        let at = random.below(text.len() + 1);
        let end = (at + 1 + random.below(12)).min(text.len());
        match random.below(7) {
            0 => drop(text.drain(at..end)),
            1 | 2 => {
                let snippet = SNIPPETS[random.below(SNIPPETS.len())];
                text.splice(at..at, snippet.chars());
            }
            3 => {
                let copy = text[at..end].to_vec();
                let to = random.below(text.len() + 1);
                text.splice(to..to, copy);
            }
            4 => {
                let character = char::from_u32(random.below(0x11_0000) as u32).unwrap_or(' ');
                text.splice(at..at, [character]);
            }
            5 => {
                let mut lines: Vec<String> =
                    text.iter().collect::<String>().split_inclusive('\n').map(str::to_owned).collect();
                let (from, to) = (random.below(lines.len()), random.below(lines.len()));
                if from < lines.len() && to < lines.len() {
                    lines.swap(from, to);
                }
                text = lines.concat().chars().collect();
            }
            _ => {
                let lines: Vec<&str> = other.split_inclusive('\n').collect();
                let from = random.below(lines.len());
                let to = (from + 1 + random.below(8)).min(lines.len());
                text.splice(at..at, lines[from.min(to)..to].concat().chars());
            }
        }
    }
    text.into_iter().collect()
}
