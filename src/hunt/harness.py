BLOCKED = ("os.", "socket.", "subprocess.", "shutil.", "ctypes.", "fcntl.", "mmap.", "resource.", "signal.", "syslog.", "pty.",
           "webbrowser.", "urllib.", "http.", "ftplib.", "sqlite3.", "tempfile.", "glob.", "pathlib.", "winreg.", "cpython.run_")
# Code that is made while the program runs is not held.
MADE = ("compile", "exec", "code.__new__")
HOT = "def hot(a, b):\n    return a + b\nfor i in range(200):\n    hot(i, i)\n"


def live(mode):
    """How base opcodes are had, and what is specialized in a hot function after 200 calls."""
    parts = tree(compile(HOT, FILE, "exec"))
    how = ""
    if mode == "base":
        hold(parts[0])
        how = "sites that are held: their counters never run out"
    elif mode == "watched":
        how = base_opcodes_only()
    exec(parts[0], {})
    names = opcode_names()
    found = Sites(parts[1:])
    found.look()
    # A getter of one site answers twice.
    return how, sorted({names[number] for number in found.codes[0][-1][0] if number in telling(names)})


def apart(work, *args):
    """What `work` answers in a process of its own; None if it fails."""
    read, write = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            write_all(write, json.dumps(work(*args)).encode())
        finally:
            os._exit(0)
    os.close(write)
    text = everything(read, None)
    os.waitpid(pid, 0)
    return json.loads(text.decode()) if text else None


def differ():
    """Whether the two modes really differ here, and how base opcodes are had: sites held where that works, or watched ones."""
    if not hasattr(live.__code__, "_co_code_adaptive"):
        return {"how": apart(live_watched)[0], "specialized": [], "base": []}, False
    warm = apart(live, "specialized")[1]
    cold = apart(live, "base")
    holds = cold is not None and not cold[1]
    how, cold = cold if holds else apart(live, "watched")
    return {"how": how, "specialized": warm, "base": cold}, holds


def live_watched():
    return base_opcodes_only(), []


class Child:
    """All that a child has before its program is known. Made once, in the server: a fork is cheap as long as little is written."""

    def __init__(self, options, holds):
        self.options, self.holds, self.names = options, holds, opcode_names()
        self.special, self.telling = set(specialized_names()), telling(self.names)
        self.running, self.rejected, self.made, self.strayed = False, None, 0, False
        self.sites, self.held, self.early = None, [], None
        self.first, self.own, self.every, self.ready = None, [], [], []
        self.out, self.err = io.StringIO(), io.StringIO()
        self.main = types.ModuleType("__main__")
        self.main.__dict__["__file__"] = FILE
        self.recursion = sys.getrecursionlimit()
        self.preludes = {}

    def enter(self):
        """What children inherit. From here on the server itself speaks through descriptors only."""
        memory = self.options["memory"] + address_space()
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        sys.modules["__main__"] = self.main
        sys.stdout, sys.stderr = self.out, self.err
        builtins.turncoat_checkpoint = self.look
        gc.disable()  # The modes allocate differently: collections happen where the program asks for them.
        sys.addaudithook(self.audit)

    def prelude(self, source):
        """A prelude's code, its sites and what holds them: kept, and run in children only, so that it is never warm."""
        if source not in self.preludes:
            code = compile(source, FILE, "exec", dont_inherit=True)
            codes = tree(code)
            self.preludes[source] = (code, codes, [entry for one in codes for entry in held(one)] if self.holds else [])
        return self.preludes[source]

    def audit(self, event, args):
        if self.running:
            if event in MADE:
                self.made += 1
            elif event == "open" or event.startswith(BLOCKED):
                self.rejected = event
                raise PermissionError(event)
            elif event in ("sys.settrace", "sys.setprofile", "sys.monitoring.register_callback"):
                if event != "sys.settrace" or sys._getframe(1).f_code.co_name != "traced":
                    self.rejected = event
                    raise RuntimeError(event)
                # A traced program's last act. Instruments fill counters anew: what counts was seen before.
                self.strayed, self.held = self.strayed or self.astray(), []

    def astray(self):
        """Whether this was no run of base opcodes although its sites were held."""
        return bool(self.held) and (self.made > 1 + (self.first is not None) or self.sites.specialized(self.telling))

    def look(self):
        # A site is held for so many visits: again.
        if self.held:
            write(self.held)
        if self.sites is not None:
            self.sites.look()
            if self.early is not None:
                self.early(json.dumps({"sites": self.sites.list(self.names, self.special, False)}))

    def prepare(self, request, code):
        """What all modes of a program have in common."""
        self.first, codes, self.ready = self.prelude(request["prelude"]) if request.get("prelude") else (None, [], [])
        self.own = tree(code)
        # The observer's own sites are looked at only where all of them are wanted.
        self.every = codes + self.own
        if hasattr(code, "_co_code_adaptive"):
            self.sites = Sites(self.every if request.get("report") else self.own)

    def run(self, mode, request, early):
        """Runs one program in this process; the answer as JSON. `early` is told what a crash would take with it."""
        signal.setitimer(signal.ITIMER_PROF, self.options["time"])
        random.seed(0)  # A fork draws a seed of its own.
        if mode == "base" and self.holds:
            self.held = self.ready + [entry for one in self.own for entry in held(one)]
            write(self.held)
        elif mode in ("base", "watched"):
            base_opcodes_only()
        elif mode == "sites" and self.holds:
            allowed = {}
            for number, at in request["allowed"]:
                allowed.setdefault(number, set()).add(at)
            # Not again and again: the allowed ones are no longer what they were then.
            write([entry for number, one in enumerate(self.every) for entry in held(one, allowed.get(number, ()))])
        elif mode == "sites" and self.special:
            return '{"broken":"sites cannot be held here"}'
        if request.get("report"):
            self.early = early
            self.look()
        error = None
        self.running = True
        try:
            if self.first is not None:
                exec(self.first, self.main.__dict__)
            exec(self.own[0], self.main.__dict__)
        except BaseException as raised:
            error = raised
        self.running = False
        sys.setrecursionlimit(max(self.recursion, 1000))
        if self.strayed or self.astray():
            return '{"again":true}'
        return self.answer(mode, request, error)

    def answer(self, mode, request, error):
        """What the run showed, as JSON."""
        status = 0 if error is None else 1
        if isinstance(error, SystemExit):
            status = error.code if isinstance(error.code, int) else 0 if error.code is None else 1
        out, err = normalize(self.out.getvalue()), normalize(self.err.getvalue())
        most = self.options["output"]
        if len(out) > most:
            self.rejected, out = "output", ""
        fields = ['{"status":%d' % status, '"stdout":' + quoted(out)]
        if err:
            fields.append('"stderr":' + quoted(err[:most]))
        if self.rejected is not None:
            fields.append('"rejected":' + quoted(self.rejected))
        if error is not None:
            fields.append('"error":' + json.dumps(told(error)))
        if self.sites is not None and mode == "specialized":
            self.sites.look()
            seen, functions = self.sites.report(self.names)
            # Names of opcodes need no quoting; those of functions may.
            fields.append('"coverage":["' + '","'.join(seen) + '"]' if seen else '"coverage":[]')
            fields.append('"functions":' + json.dumps(functions))
            if request.get("report"):
                fields.append('"sites":' + json.dumps(self.sites.list(self.names, self.special, True)))
        return ",".join(fields) + "}"


def address_space():
    """Bytes of address space of this process; where that is not told, more than it can have."""
    try:
        with open("/proc/self/statm") as file:
            return int(file.read().split()[0]) * resource.getpagesize()
    except (OSError, ValueError):
        return 1 << 27


def quoted(text):
    """A string as JSON; what is no Unicode text is written out."""
    return json.encoder.encode_basestring_ascii(text if text.isascii() else text.encode("utf-8", "backslashreplace").decode("utf-8"))


def write_all(to, data):
    while data:
        data = data[os.write(to, data):]


def everything(read, wall):
    """All that comes out of a pipe; None if it does not end in time."""
    received, end = [], None if wall is None else time.monotonic() + wall
    while True:
        if end is not None and not select.select([read], [], [], max(0, end - time.monotonic()))[0]:
            os.close(read)
            return None
        part = os.read(read, 1 << 16)
        if not part:
            os.close(read)
            return b"".join(received)
        received.append(part)


def family(child, request, write):
    """A fresh process for one program. It compiles it, and runs it in the first mode once its own children ran it in the others."""
    os.setpgid(0, 0)

    def tell(number, kind, text):
        write_all(write, b"%d%s%s\n" % (number, kind, text.encode("ascii", "backslashreplace")))

    def one(number):
        tell(number, b"=", child.run(request["modes"][number], request, lambda text: tell(number, b"~", text)))

    try:
        code = compile(request["source"], FILE, "exec", dont_inherit=True)
    except (SyntaxError, ValueError, OverflowError, MemoryError, RecursionError) as error:
        for number in range(len(request["modes"])):
            tell(number, b"=", '{"invalid":%s}' % quoted(normalize(str(error))))
        return
    child.prepare(request, code)
    for number in range(1, len(request["modes"])):
        pid = os.fork()
        if pid == 0:
            one(number)
            os._exit(0)
        _, status = os.waitpid(pid, 0)
        tell(number, b"!", str(status))
    one(0)


def run(child, request):
    """The answers of one program, as JSON; crashes and hangs are answers."""
    if request.get("prelude"):
        child.prelude(request["prelude"])
    read, write = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            os.close(read)
            family(child, request, write)
        finally:
            os._exit(3)
    os.close(write)
    count = len(request["modes"])
    text = everything(read, child.options["wall"] * count)
    if text is None:
        # The wall clock tells of the machine, not of the program: no verdict.
        try:
            os.killpg(pid, signal.SIGKILL)
        except OSError:
            os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        return ['{"broken":"no end within the time of the wall clock"}'] * count
    _, status = os.waitpid(pid, 0)
    answers, before, ends = [None] * count, [None] * count, [status] + [0] * (count - 1)
    for line in text.decode("ascii").split("\n"):
        number, kind, rest = line[:1], line[1:2], line[2:]
        if kind == "=":
            answers[int(number)] = rest
        elif kind == "~":
            before[int(number)] = rest
        elif kind == "!":
            ends[int(number)] = int(rest)
    return [answers[number] or ended(ends[number], before[number]) for number in range(count)]


def ended(status, before):
    """The answer of a process that gave none, by its end; with what it said before."""
    if not os.WIFSIGNALED(status):
        return '{"broken":"an end without an answer"}'
    number = os.WTERMSIG(status)
    if number == signal.SIGKILL:
        return '{"broken":"killed from outside"}'
    what = '{"hung":true' if number == signal.SIGPROF else '{"signal":%d' % number
    return what + ("," + before[1:] if before else "}")


def processor():
    """Processor seconds of this server and its children so far."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def exactly(count):
    data = b""
    while len(data) < count:
        part = os.read(0, count - len(data))
        if not part:
            os._exit(0)
        data += part
    return data


def send(data):
    write_all(1, struct.pack(">I", len(data)) + data)


def main():
    options = json.loads(sys.argv[1])
    modes, holds = differ()
    child = Child(options, holds)
    child.enter()
    gc.collect()
    gc.freeze()
    send(json.dumps({"version": "%d.%d.%d" % sys.version_info[:3], "implementation": sys.implementation.name,
                     "specialized": specialized_names(), "differ": modes}).encode())
    while True:
        (size,) = struct.unpack(">I", exactly(4))
        request = json.loads(exactly(size).decode("utf-8", "surrogatepass"))
        answers = run(child, request)
        for number, answer in enumerate(answers):
            if answer == '{"again":true}':
                answers[number] = run(child, {**request, "modes": ["watched"]})[0]
        send(('{"answers":[' + ",".join(answers) + '],"processor":%r}' % processor()).encode())


main()
