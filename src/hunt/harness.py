BLOCKED = ("os.", "socket.", "subprocess.", "shutil.", "ctypes.", "fcntl.", "mmap.", "resource.", "signal.", "syslog.", "pty.",
           "webbrowser.", "urllib.", "http.", "ftplib.", "sqlite3.", "tempfile.", "glob.", "pathlib.", "winreg.", "cpython.run_")
# Code that is made while the program runs is not held.
MADE = ("compile", "exec", "code.__new__")
# Programs that share a process.
TOGETHER = 4
# The answer of a run that was to be held and was not.
AGAIN = '{"again":true}'
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
    text = everything(read)
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


class Program:
    """A program, compiled: its code objects, their sites, and what holds them. Nothing here ever runs but in children of this process."""

    def __init__(self, code, prelude, holds, all_sites):
        self.first, self.main, codes, ready = prelude
        self.own = tree(code)
        # The observer's own sites are looked at only where all of them are wanted.
        self.every = codes + self.own
        self.sites = Sites(self.every if all_sites else self.own) if hasattr(code, "_co_code_adaptive") else None
        self.holding = ready + [entry for one in self.own for entry in held(one)] if holds else []


class Child:
    """All that a child has before its program is known. Made once, in the server: a fork is cheap as long as little is written."""

    def __init__(self, options, holds):
        self.options, self.holds, self.names = options, holds, opcode_names()
        self.special, self.telling = set(specialized_names()), telling(self.names)
        self.running, self.used = False, False
        self.sites, self.held, self.allowed = None, [], {}
        self.out, self.err = io.StringIO(), io.StringIO()
        self.recursion = sys.getrecursionlimit()
        self.preludes = {}

    def enter(self):
        """What children inherit. From here on the server itself speaks through descriptors only."""
        memory = self.options["memory"] + address_space()
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        sys.stdout, sys.stderr = self.out, self.err
        builtins.turncoat_checkpoint = self.look
        self.make_coroutine, types.coroutine = types.coroutine, self.coroutine
        if self.holds and runs_out():
            builtins.turncoat_visit = self.refill
        random.seed(0)
        gc.disable()  # The modes allocate differently: collections happen where the program asks for them.
        self.builtins, self.as_before = vars(builtins), dict(vars(builtins))
        sys.addaudithook(self.audit)

    def prelude(self, source):
        """The module that programs after this prelude run in, the prelude's code objects and what holds them. It defines functions
        and calls none of them: they are cold."""
        if source not in self.preludes:
            main = types.ModuleType("__main__")
            codes = tree(compile(source, FILE, "exec", dont_inherit=True)) if source else []
            first = codes[0] if codes else None
            self.start(main, first)
            self.preludes[source] = (first, main, codes, [entry for one in codes for entry in held(one)] if self.holds else [])
        return self.preludes[source]

    def start(self, main, first):
        """The names that a program finds."""
        vars(main).update({"__name__": "__main__", "__file__": FILE, "__builtins__": builtins})
        if first is not None:
            exec(first, vars(main))

    def renew(self, main, first):
        """Puts back what the program before this one in the same process may have changed."""
        self.running = True  # Its finalizers may not do more than it might.
        sys.stdout, sys.stderr = self.out, self.err
        vars(main).clear()
        gc.collect()
        self.running = False
        self.builtins.update(self.as_before)
        gc.disable()
        sys.settrace(None)
        for name in [name for name in self.builtins if name not in self.as_before]:
            del self.builtins[name]
        self.silence()
        random.seed(0)
        self.start(main, first)

    def silence(self):
        """Forgets all output."""
        for text in (self.out, self.err):
            text.seek(0)
            text.truncate()

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
        """Whether sites specialized that were held."""
        return bool(self.held) and (self.made > 1 or self.sites.specialized(self.telling, self.allowed))

    def coroutine(self, function):
        """`types.coroutine`, which makes a code object anew: that is held like the program's own."""
        made = self.make_coroutine(function)
        if self.held and hasattr(made, "__code__"):
            self.made -= 1
            self.running = False  # What this does is not the program's doing.
            ready = [entry for one in tree(made.__code__) for entry in held(one)]
            write(ready)
            self.held = self.held + ready
            self.running = True
        return made

    def refill(self):
        """A site is held for so many visits: again. Sites that may specialize are left as they are."""
        if self.held:
            write(self.held)

    def look(self):
        self.refill()
        if self.sites is not None:
            self.sites.look()
            if self.early is not None:
                self.early(json.dumps({"sites": self.sites.list(self.names, self.special, False)}))

    def prepare(self, source, request):
        """The program, or why there is none, as JSON."""
        # A program that keeps the compiler busy ends this process, and the server with it.
        signal.setitimer(signal.ITIMER_PROF, 5 * self.options["time"])
        try:
            code = compile(source, FILE, "exec", dont_inherit=True)
        except (SyntaxError, ValueError, OverflowError, MemoryError, RecursionError) as error:
            return '{"invalid":%s}' % quoted(normalize(str(error)))
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            self.silence()  # The compiler's warnings are not the program's.
        return Program(code, self.prelude(request.get("prelude")), self.holds and "base" in request["modes"], request.get("report"))

    def hold_but(self, program, allowed):
        """Holds all sites but the allowed ones."""
        for number, at in allowed:
            self.allowed.setdefault(number, set()).add(at)
        self.held = [entry for number, one in enumerate(program.every) for entry in held(one, self.allowed.get(number, ()))]
        write(self.held)

    def run(self, mode, program, request, early):
        """Runs one program in this process; the answer as JSON. `early` is told what a crash would take with it. Nothing here may make
        this function warm: the program sees its frame, with the offset of the instruction."""
        signal.setitimer(signal.ITIMER_PROF, self.options["time"])
        signal.setitimer(signal.ITIMER_REAL, self.options["wall"])
        if self.used:
            self.renew(program.main, program.first)
        self.used = True
        self.rejected, self.made, self.strayed, self.early = None, 0, False, None
        sys.modules["__main__"] = program.main
        self.sites, self.held, self.allowed = program.sites, [], {}
        if mode == "base" and self.holds:
            self.held = program.holding
            write(self.held)
        elif mode in ("base", "watched"):
            base_opcodes_only()
        elif mode == "sites" and self.holds:
            self.hold_but(program, request["allowed"])
        elif mode == "sites" and self.special:
            return '{"broken":"sites cannot be held here"}'
        if request.get("report"):
            self.early = early
            self.look()
        error = None
        self.running = True
        try:
            exec(program.own[0], vars(program.main))
        except BaseException as raised:
            error = raised
        self.running = False
        self.builtins.update(self.as_before)
        sys.setrecursionlimit(max(self.recursion, 1000))
        if self.strayed or self.astray():
            return AGAIN if mode == "base" else '{"broken":"sites specialized that were held"}'
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
        if "Exception ignored in audit hook" in err:
            self.rejected = "a limit that was met in the harness"
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


def everything(read):
    """All that comes out of a pipe."""
    received = []
    while True:
        part = os.read(read, 1 << 16)
        if not part:
            os.close(read)
            return b"".join(received)
        received.append(part)


def together(child, mode, programs, request):
    """One mode of some programs, one after another in a process of their own: the answers as JSON, as far as they go, the status of
    the process, and what it said before an end without an answer."""
    read, write = os.pipe()
    pid = os.fork()
    if pid == 0:
        def tell(kind, text):
            write_all(write, kind + text.encode("ascii", "backslashreplace") + b"\n")

        try:
            for program in programs:
                tell(b"=", child.run(mode, program, request, lambda text: tell(b"~", text)))
        finally:
            os._exit(3)
    os.close(write)
    lines = everything(read).decode("ascii").split("\n")
    _, status = os.waitpid(pid, 0)
    return [line[1:] for line in lines if line[:1] == "="], status, "".join(line[1:] for line in lines[-2:] if line[:1] == "~")


def alone(child, mode, program, request):
    """The answer of one mode of a program in a process of its own; crashes and hangs are answers."""
    answers, status, before = together(child, mode, [program], request)
    if answers == [AGAIN]:
        answers, status, before = together(child, "watched", [program], request)
        answers = [answer[:-1] + ',"watched":true}' for answer in answers]
    return answers[0] if answers else ended(status, before)


def agree(answers):
    """Whether a program's answers are all the same and nothing out of the ordinary. No string in JSON has bare quotes."""
    shown = {answer.split(',"coverage":')[0].rstrip("}") for answer in answers}
    return len(shown) == 1 and AGAIN not in answers and not any(word in answers[0] for word in ('"rejected":', '"broken":', '"MemoryError"'))


def run(child, request):
    """The answers of some programs, as JSON, mode by mode. All are compiled first, in this process, where no program ever runs: after
    each fork every page that is written is a fault, and half of the time goes there. For the same reason a few programs share a
    process for each mode; those that differ there, or do not end as programs do, run again, each in processes of its own, and only
    that counts."""
    modes = request["modes"]
    programs = [child.prepare(source, request) for source in request["sources"]]
    gc.freeze()
    out = [[program] * len(modes) if isinstance(program, str) else None for program in programs]
    valid = [at for at, answers in enumerate(out) if answers is None]
    for start in range(0, len(valid), TOGETHER) if len(valid) > 1 else ():
        group = valid[start:start + TOGETHER]
        found = [together(child, mode, [programs[at] for at in group], request)[0] for mode in modes]
        for at, *answers in zip(group, *found):
            if agree(answers):
                out[at] = answers
    for at, answers in enumerate(out):
        out[at] = answers or [alone(child, mode, programs[at], request) for mode in modes]
    return "[" + ",".join("[" + ",".join(answers) + "]" for answers in out) + "]"


def ended(status, before):
    """The answer of a process that gave none, by its end; with what it said before."""
    if not os.WIFSIGNALED(status):
        return '{"broken":"an end without an answer"}'
    number = os.WTERMSIG(status)
    if number == signal.SIGALRM:
        # The wall clock tells of the machine, not of the program: no verdict.
        return '{"broken":"no end within the time of the wall clock"}'
    if number == signal.SIGKILL:
        return '{"broken":"killed from outside"}'
    what = '{"hung":true' if number == signal.SIGPROF else '{"signal":%d' % number
    return what + ("," + before[1:] if before else "}")


def processor():
    """Processor seconds of this process and its children so far."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def exactly(count):
    data = b""
    while len(data) < count:
        part = os.read(0, count - len(data))
        if not part:
            os._exit(1)
        data += part
    return data


def send(data):
    write_all(1, struct.pack(">I", len(data)) + data)


def serve(child, used, count):
    """Answers so many requests; `used` are the processor seconds of those who did before."""
    for _ in range(count):
        (size,) = struct.unpack(">I", exactly(4))
        request = json.loads(exactly(size).decode("utf-8", "surrogatepass"))
        answers = run(child, request)
        send(('{"answers":' + answers + ',"processor":%r}' % (used + processor())).encode())


def main():
    options = json.loads(sys.argv[1])
    sys.path[:] = [place for place in sys.path if place]  # What lies where the hunter was started is no module.
    modes, holds = differ()
    child = Child(options, holds)
    child.enter()
    gc.collect()
    gc.freeze()
    send(json.dumps({"version": "%d.%d.%d" % sys.version_info[:3], "implementation": sys.implementation.name,
                     "specialized": specialized_names(), "differ": modes}).encode())
    # What compiles programs is replaced after some: no name that one interned is there for all.
    status = 0
    while status == 0:
        used = processor()
        pid = os.fork()
        if pid == 0:
            try:
                serve(child, used, 32)
                os._exit(0)
            finally:
                os._exit(3)
        _, status = os.waitpid(pid, 0)


main()
