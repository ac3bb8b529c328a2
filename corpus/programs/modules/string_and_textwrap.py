# string: constants, Template, Formatter; textwrap: fill, shorten, dedent, indent.
import string, textwrap
print(string.ascii_lowercase, string.ascii_uppercase, string.digits, string.hexdigits, string.octdigits)
print(repr(string.punctuation), repr(string.whitespace), string.ascii_letters)
t = string.Template("$who likes ${what}, costs $$5")
print(t.substitute(who="tim", what="kung"), t.safe_substitute(who="x"))
try:
    t.substitute(who="a")
except KeyError as e:
    print(e)
print(string.capwords("hello big world"))
text = "The quick brown fox jumps over the lazy dog and keeps running through the forest until night."
print(textwrap.fill(text, 30))
print(textwrap.wrap(text, 20))
print(textwrap.shorten(text, 40))
print(textwrap.dedent("""
    a
      b
    c
"""))
print(textwrap.indent("a\n\nb\n", "> "))
print(string.Formatter().format("{0} {a:>5}", 1, a="z"))
