# print() to any object with write(), and sys.stdout replaced under it.
import sys


class Sink:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)

    def flush(self):
        self.parts.append("<flush>")


sink = Sink()
print("a", 1, None, sep="-", end="!", file=sink)
print(file=sink)
print("flushed", file=sink, flush=True)
print(sink.parts)
kept = sys.stdout
sys.stdout = Sink()
print("hidden", 2)
caught, sys.stdout = sys.stdout.parts, kept
print(caught, sys.stdout is sys.__stdout__)
print(sys.stdout.write("written\n"), sys.stdout.writable(), sys.stdout.name, sys.stdout.encoding)
sys.stdout.writelines(["one ", "two\n"])
for wrong in (lambda: print("x", file=5), lambda: sys.stdout.write(5), lambda: print("x", file=sink, end=3)):
    try:
        wrong()
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
sys.stdout = None
print("to nowhere")
sys.stdout = kept
print("to stderr", file=sys.stderr if False else sys.stdout)
del sys.stdout
try:
    print("lost")
except RuntimeError as error:
    sys.stdout = kept
    print(error)
