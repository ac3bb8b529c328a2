# A printer and a reader of JSON by hand.
def dump(o, indent=None, level=0, sort=False):
    nl = "\n" + " " * (indent * (level + 1)) if indent else ""
    end = "\n" + " " * (indent * level) if indent else ""
    sep = "," + (nl if indent else " ")
    if o is None: return "null"
    if o is True: return "true"
    if o is False: return "false"
    if isinstance(o, str):
        out = ['"']
        for c in o:
            if c in '"\\': out.append("\\" + c)
            elif c == "\n": out.append("\\n")
            elif ord(c) < 32 or ord(c) > 126: out.append(f"\\u{ord(c):04x}")
            else: out.append(c)
        out.append('"')
        return "".join(out)
    if isinstance(o, (int, float)): return repr(o)
    if isinstance(o, dict):
        if not o: return "{}"
        items = sorted(o.items()) if sort else o.items()
        return "{" + nl + sep.join(f"{dump(str(k))}: {dump(v, indent, level + 1, sort)}" for k, v in items) + end + "}"
    if isinstance(o, (list, tuple)):
        if not o: return "[]"
        return "[" + nl + sep.join(dump(v, indent, level + 1, sort) for v in o) + end + "]"
    raise TypeError(f"Object of type {type(o).__name__} is not JSON serializable")
data = {"z": [1, 2.5, {"q": None}], "a": ("x", "\té\n"), "e": {}, "l": [], "b": [True, False], "f": 1e100, "big": 2**70}
print(dump(data)); print(dump(data, 2)); print(dump(data, 4, sort=True))
try:
    dump({"a": {1}})
except TypeError as e:
    print("error:", e)
class P:
    def __init__(self, s): self.s, self.i = s, 0
    def ws(self):
        while self.i < len(self.s) and self.s[self.i] in " \n\t": self.i += 1
    def val(self):
        self.ws()
        c = self.s[self.i]
        if c == "{":
            self.i += 1; d = {}
            self.ws()
            if self.s[self.i] == "}": self.i += 1; return d
            while True:
                self.ws(); k = self.val(); self.ws()
                assert self.s[self.i] == ":", f"expected : at {self.i}"
                self.i += 1
                d[k] = self.val(); self.ws()
                if self.s[self.i] == ",": self.i += 1; continue
                assert self.s[self.i] == "}", self.i
                self.i += 1
                return d
        if c == "[":
            self.i += 1; l = []
            self.ws()
            if self.s[self.i] == "]": self.i += 1; return l
            while True:
                l.append(self.val()); self.ws()
                if (ch := self.s[self.i]) == ",": self.i += 1
                elif ch == "]": self.i += 1; return l
                else: raise ValueError(f"unexpected {ch!r}")
        if c == '"':
            j = self.i = self.i + 1; out = ""
            while (c := self.s[self.i]) != '"':
                if c == "\\":
                    self.i += 1
                    e = self.s[self.i]
                    if e == "u": out += chr(int(self.s[self.i + 1:self.i + 5], 16)); self.i += 4
                    else: out += {"n": "\n", "t": "\t"}.get(e, e)
                else: out += c
                self.i += 1
            self.i += 1
            return out
        for w, v in (("true", True), ("false", False), ("null", None)):
            if self.s.startswith(w, self.i): self.i += len(w); return v
        j = self.i
        while self.i < len(self.s) and self.s[self.i] in "+-0123456789.eE": self.i += 1
        t = self.s[j:self.i]
        return float(t) if set(t) & set(".eE") else int(t)
print(P(dump(data, 2)).val() == {k: (list(v) if isinstance(v, tuple) else v) for k, v in data.items()})
try: P('{"a" 1}').val()
except AssertionError as e: print(repr(e))
try: P('[1 2]').val()
except ValueError as e: print(repr(e))
try: P('[1').val()
except IndexError as e: print(repr(e))
