# The fork server that Turncoat runs inside a real CPython: each program in a fresh child, once a mode.
# Messages both ways: four bytes of length, then JSON. Works on CPython 3.8 and newer.
import builtins, gc, io, json, os, re, select, signal, struct, sys, time, traceback
import abc, collections, enum, functools, itertools, math, operator, random, resource, types, weakref  # programs may import these
try:
    import ctypes
except ImportError:
    pass

ADDRESS = re.compile(r"0x[0-9a-f]{6,}")
MODES = ("specialized", "base")
FILE = "program.py"
BLOCKED = ("os.", "socket.", "subprocess.", "shutil.", "ctypes.", "fcntl.", "mmap.", "resource.", "signal.", "syslog.", "pty.",
           "webbrowser.", "urllib.", "http.", "ftplib.", "sqlite3.", "tempfile.", "glob.", "pathlib.", "winreg.", "cpython.run_")


def normalize(text):
    """Everything that the harness or the machine, not the program, puts into text: addresses."""
    return ADDRESS.sub("0x...", text)


def positions(tb):
    """The traceback's frames in the program, as 'function line:column-endline:endcolumn'; frames of the harness are left out."""
    out = []
    while tb is not None and len(out) < 40:
        code = tb.tb_frame.f_code
        if code.co_filename == FILE:
            where = str(tb.tb_lineno)
            if hasattr(code, "co_positions"):
                for at, found in enumerate(code.co_positions()):
                    if at == tb.tb_lasti // 2:
                        where = "{0}:{2}-{1}:{3}".format(*found)
                        break
            out.append(code.co_name + " " + where + " @" + str(tb.tb_lasti))
        tb = tb.tb_next
    return out


def told(error, depth=0):
    """An exception with all that a program could see of it."""
    if error is None or depth > 4:
        return None
    out = {"type": type(error).__name__, "message": "", "frames": positions(error.__traceback__)}
    try:
        out["message"] = normalize(str(error))[:2000]
    except BaseException as second:
        out["message"] = "<str raised " + type(second).__name__ + ">"
    fields = getattr(error, "__dict__", None) or {}
    out["notes"] = [normalize(str(note)) for note in fields.get("__notes__", ())]
    if isinstance(error, (AttributeError, NameError)):
        out["name"] = str(getattr(error, "name", None))
        out["obj"] = type(getattr(error, "obj", None)).__name__
    out["cause"] = told(error.__cause__, depth + 1)
    out["context"] = told(error.__context__, depth + 1)
    return out


class Coverage:
    """Live opcodes of the program's code objects, read at its checkpoints and at its end."""

    def __init__(self, todo):
        self.codes = []
        while todo:
            code = todo.pop()
            base = code.co_code
            # CACHE is opcode 0 and holds data in live code: only what is no CACHE in the base code is an instruction.
            self.codes.append((code, [at for at in range(0, len(base), 2) if base[at]], []))
            todo.extend(c for c in code.co_consts if isinstance(c, types.CodeType))

    def look(self):
        for code, _, seen in self.codes:
            live = code._co_code_adaptive
            if not seen or seen[-1] != live:
                seen.append(live)

    def sites(self, names, special, ended):
        """Each site that was specialized: its code object, offset, function, line and the opcodes seen there.
        As long as the program runs, each that could still be: a crash leaves no other account."""
        out = []
        for number, (code, sites, seen) in enumerate(self.codes):
            base = code.co_code
            for at in sites:
                found = {names.get(live[at]) for live in seen} & special
                if found or (not ended and base[at + 2:at + 3] == b"\0"):
                    lines = [line for start, end, line in code.co_lines() if start <= at < end]
                    out.append({"code": number, "offset": at, "base": names.get(base[at], ""), "function": code.co_name, "line": (lines or [0])[0] or 0,
                                "opcodes": sorted(found) or [names.get(base[at], "")]})
        return out

    def report(self, names):
        """Opcodes and transitions, and for each function the specialized opcodes that were live in it."""
        out, functions = set(), set()
        for code, sites, seen in self.codes:
            first = code.co_code
            for at in sites:
                last = None
                for live in seen:
                    op = live[at]
                    if op != last:
                        if op != first[at]:
                            out.add(names.get(op, "<%d>" % op))
                            functions.add(code.co_name + ":" + names.get(op, "<%d>" % op))
                        if last is not None:
                            out.add(names.get(last, "<%d>" % last) + ">" + names.get(op, "<%d>" % op))
                        last = op
        return sorted(out), sorted(functions)


def opcode_names():
    """Number to name, specialized ones too, from the target itself."""
    import dis, opcode
    names = {number: name for name, number in opcode.opmap.items()}
    if hasattr(opcode, "_specialized_opmap"):
        names.update({number: name for name, number in opcode._specialized_opmap.items()})
    elif hasattr(dis, "_all_opname"):
        names.update({number: name for number, name in enumerate(dis._all_opname) if not name.startswith("<") and number < 256})
    return names


def specialized_names():
    """Names of the specialized opcodes of the target; none before 3.11."""
    import opcode
    if hasattr(opcode, "_specialized_opmap"):
        return sorted(opcode._specialized_opmap)
    return sorted(getattr(opcode, "_specialized_instructions", ()))


def only_sites(codes, allowed, names):
    """From here on, of these code objects only the allowed sites (number of the code object, offset) may specialize."""
    if hasattr(sys, "monitoring"):
        chosen = {(codes[number], at) for number, at in allowed}

        # Answers are kept by a C function: after this filling no Python frame runs in the callback.
        @functools.lru_cache(maxsize=None)
        def instruction(code, at):
            return sys.monitoring.DISABLE if (code, at) in chosen else None

        for code in codes:
            for at in range(0, len(code.co_code), 2):
                instruction(code, at)
        sys.monitoring.use_tool_id(3, "turncoat")
        sys.monitoring.register_callback(3, sys.monitoring.events.INSTRUCTION, instruction)
        # In these code objects only: elsewhere the answers are not filled in, and a frame would run for the first.
        for code in codes:
            sys.monitoring.set_local_events(3, code, sys.monitoring.events.INSTRUCTION)
        return
    # 3.11: code whose warm-up is over (zero) is never quickened; an adaptive opcode written by hand is a site that may specialize.
    # The offsets are those of 3.11's PyCodeObject: co_flags, then co_warmup; the instructions follow the fixed part.
    numbers = {name: number for number, name in names.items()}
    for code in codes:
        flags = ctypes.c_int.from_address(id(code) + 48).value
        warmup = ctypes.c_short.from_address(id(code) + 52)
        if flags != code.co_flags or warmup.value > 0:
            raise RuntimeError("an unknown layout of code objects")
        warmup.value = 0
    for number, at in allowed:
        code = codes[number]
        adaptive = numbers.get(names[code.co_code[at]] + "_ADAPTIVE")
        if adaptive is not None:
            ctypes.c_ubyte.from_address(id(code) + type(code).__basicsize__ + at).value = adaptive


def child(mode, options, names, request, parts, early):
    """Runs one program in this process and says what it showed; `early` is told what a crash would take with it."""
    soft = options["memory"]
    resource.setrlimit(resource.RLIMIT_AS, (soft, soft))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    signal.setitimer(signal.ITIMER_PROF, options["time"])
    out, err = io.StringIO(), io.StringIO()
    sys.stdout, sys.stderr = out, err
    main = types.ModuleType("__main__")
    sys.modules["__main__"] = main
    main.__dict__["__file__"] = FILE
    gc.disable()  # The modes allocate differently: collections happen where the program asks for them.
    result = {"rejected": None, "error": None, "coverage": []}
    running = [False]

    def audit(event, args):
        if running[0]:
            if event == "sys.settrace" and sys._getframe(1).f_code.co_name == "traced":
                return
            if event in ("sys.settrace", "sys.setprofile", "sys.monitoring.register_callback"):
                result["rejected"] = event
                raise RuntimeError(event)
            if event == "open" or event.startswith(BLOCKED):
                result["rejected"] = event
                raise PermissionError(event)

    sys.addaudithook(audit)
    coverage = None
    builtins.turncoat_checkpoint = lambda: look() if coverage is not None else None

    def look():
        coverage.look()
        if request.get("report"):
            early({"sites": coverage.sites(names, set(specialized_names()), False)})

    if mode == "base":
        base_opcodes_only()
    if mode != "base" and hasattr(parts[-1], "_co_code_adaptive"):
        # The observer's own sites are looked at only where all of them are wanted.
        coverage = Coverage(list(parts) if request.get("report") or mode == "sites" else parts[-1:])
        if mode == "sites":
            only_sites([entry[0] for entry in coverage.codes], request["allowed"], names)
        if request.get("report"):
            look()
    # What a fork server keeps warm must not differ from what a script sees: the same random numbers, the same limits.
    random.seed(0)
    limit = sys.getrecursionlimit()
    error = None
    running[0] = True
    try:
        for code in parts:
            exec(code, main.__dict__)
    except BaseException as raised:
        error = raised
    running[0] = False
    sys.setrecursionlimit(max(limit, 1000))
    if coverage is not None:
        coverage.look()
        result["coverage"], result["functions"] = coverage.report(names)
        if request.get("report"):
            result["sites"] = coverage.sites(names, set(specialized_names()), True)
    result["error"] = told(error)
    result["status"] = 0 if error is None else 1
    if isinstance(error, SystemExit):
        result["status"] = error.code if isinstance(error.code, int) else 0 if error.code is None else 1
    result["stdout"], result["stderr"] = normalize(out.getvalue()), normalize(err.getvalue())
    if len(result["stdout"]) > options["output"]:
        result["rejected"], result["stdout"] = "output", ""
    if len(result["stderr"]) > options["output"]:
        result["stderr"] = result["stderr"][:options["output"]]
    return result


def write_all(to, data):
    while data:
        data = data[os.write(to, data):]


def compiled(request, preludes):
    """The code objects of a request: its prelude's, kept, and its own. Compiled here, run in children only: they are never warm."""
    parts = []
    if request.get("prelude"):
        if request["prelude"] not in preludes:
            preludes[request["prelude"]] = compile(request["prelude"], FILE, "exec", dont_inherit=True)
        parts.append(preludes[request["prelude"]])
    return parts + [compile(request["source"], FILE, "exec", dont_inherit=True)]


def run(mode, options, names, request, parts):
    """Forks a child for one program and waits for it; crash and hang are answers."""
    read, write = os.pipe()
    pid = os.fork()
    if pid == 0:
        status = 3
        try:
            os.close(read)
            early = lambda part: write_all(write, json.dumps(part).encode() + b"\n")
            answer = json.dumps(child(mode, options, names, request, parts, early))
            write_all(write, answer.encode("utf-8", "surrogatepass"))
            status = 0
        finally:
            os._exit(status)
    os.close(write)
    received, end, hung = [], time.monotonic() + options["wall"], False
    while True:
        ready, _, _ = select.select([read], [], [], max(0, end - time.monotonic()))
        if not ready:
            hung = True
            os.kill(pid, signal.SIGKILL)
            break
        part = os.read(read, 1 << 16)
        if not part:
            break
        received.append(part)
    os.close(read)
    _, status = os.waitpid(pid, 0)
    if hung:
        # The wall clock tells of the machine, not of the program: no verdict.
        return {"broken": "no end within the time of the wall clock"}
    # The answer is the last line; the lines before it say what had been seen before a crash.
    lines = b"".join(received).split(b"\n")
    before = json.loads(lines[-2].decode()) if len(lines) > 1 else {}
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        if number == signal.SIGPROF:
            return {"hung": True, **before}
        if number == signal.SIGKILL:
            return {"broken": "killed from outside"}
        return {"signal": number, **before}
    try:
        return json.loads(lines[-1].decode("utf-8", "surrogatepass"))
    except ValueError:
        return {"broken": "exit status %d without an answer" % os.WEXITSTATUS(status)}


HOT = "def hot(a, b):\n    return a + b\nfor i in range(200):\n    hot(i, i)\n"


def differ(options, names):
    """Whether the two modes really differ here: what a hot function's code looks like in each."""
    def live(mode):
        read, write = os.pipe()
        pid = os.fork()
        if pid == 0:
            how = base_opcodes_only() if mode == "base" else ""
            space = {}
            exec(compile(HOT, FILE, "exec"), space)
            code = space["hot"].__code__
            special = set(specialized_names())
            ops = getattr(code, "_co_code_adaptive", code.co_code)
            base = code.co_code
            found = [names.get(ops[at]) for at in range(0, len(base), 2) if base[at]]
            shown = [name for name in found if name in special and not name.startswith(("RESUME", "JUMP"))
                     and "__" not in name and not name.endswith(("_ADAPTIVE", "_QUICK"))]
            os.write(write, json.dumps([how, shown]).encode())
            os._exit(0)
        os.close(write)
        text = b""
        while True:
            part = os.read(read, 4096)
            if not part:
                break
            text += part
        os.close(read)
        os.waitpid(pid, 0)
        return json.loads(text.decode())
    (_, warm), (how, cold) = live("specialized"), live("base")
    return {"how": how, "specialized": warm, "base": cold}


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


def send(message):
    data = json.dumps(message).encode("utf-8", "surrogatepass")
    write_all(1, struct.pack(">I", len(data)) + data)


def main():
    names = opcode_names()
    options = json.loads(sys.argv[1])
    hello = {"version": "%d.%d.%d" % sys.version_info[:3], "implementation": sys.implementation.name,
             "specialized": specialized_names(), "differ": differ(options, names)}
    gc.collect()
    gc.freeze()
    send(hello)
    preludes = {}
    while True:
        (size,) = struct.unpack(">I", exactly(4))
        request = json.loads(exactly(size).decode("utf-8", "surrogatepass"))
        try:
            parts = compiled(request, preludes)
        except (SyntaxError, ValueError, OverflowError, MemoryError, RecursionError) as error:
            answers = [{"invalid": normalize(str(error))}] * len(request["modes"])
        else:
            answers = [run(mode, options, names, request, parts) for mode in request["modes"]]
        send({"answers": answers, "processor": processor()})


main()
