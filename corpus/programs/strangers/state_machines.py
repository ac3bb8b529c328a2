# State machines: transitions, a lexer, cycles.
class State:
    def __init__(self, name): self.name, self.trans = name, {}
    def on(self, ev, target, action=None): self.trans[ev] = (target, action); return self
    def __repr__(self): return f"<{self.name}>"
class Machine:
    def __init__(self, start): self.state, self.log = start, []
    def fire(self, ev, **ctx):
        try: target, action = self.state.trans[ev]
        except KeyError: raise RuntimeError(f"no transition from {self.state} on {ev!r}") from None
        if action: action(self, **ctx)
        self.log.append((self.state.name, ev, target.name)); self.state = target
idle, run, done = State("idle"), State("run"), State("done")
idle.on("start", run, lambda m, *, speed=1: m.log.append(("speed", speed)))
run.on("pause", idle).on("finish", done)
m = Machine(idle); m.fire("start", speed=3); m.fire("pause"); m.fire("start"); m.fire("finish"); print(m.log, m.state)
try: m.fire("start")
except RuntimeError as e: print(e, e.__cause__, e.__suppress_context__)
def lexer(s):
    state, buf = "start", ""
    for c in s + "\0":
        while True:
            if state == "start":
                if c.isdigit(): state = "num"; continue
                if c.isalpha() or c == "_": state = "id"; continue
                if c == '"': state = "str"; break
                if c in " \0\n": break
                yield ("op", c); break
            elif state == "num":
                if c.isdigit() or c == ".": buf += c; break
                yield ("num", float(buf) if "." in buf else int(buf)); buf, state = "", "start"
            elif state == "id":
                if c.isalnum() or c == "_": buf += c; break
                yield ("kw" if buf in {"if", "else"} else "id", buf); buf, state = "", "start"
            elif state == "str":
                if c == '"': yield ("str", buf); buf, state = "", "start"; break
                if c == "\0": raise SyntaxError("unterminated")
                buf += c; break
print(list(lexer('if x_1 >= 10.5 "hi there" else(y)')))
try: list(lexer('"abc'))
except SyntaxError as e: print(e, e.msg, e.lineno)
class Traffic:
    _order = ("red", "green", "yellow")
    def __init__(self): self.it = self.cycle()
    def cycle(self):
        while True: yield from self._order
    def __next__(self): return next(self.it)
    def __iter__(self): return self
t = Traffic(); print([next(t) for _ in range(5)], [c for c, _ in zip(t, range(2))])
