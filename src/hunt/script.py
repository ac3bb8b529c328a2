def run(code, levels):
    """The program, with as many calls below it as where it was found: it meets a limit of recursion at the same place."""
    if levels > 0:
        run(code, levels - 1)
    else:
        exec(code, {"__name__": "__main__"})


if __name__ == "__main__":
    import gc, os, resource, signal, subprocess, sys
    if len(sys.argv) == 2:
        gc.disable()
        signal.setitimer(signal.ITIMER_PROF, 1)
        with open("/proc/self/statm") as file:
            memory = int(file.read().split()[0]) * resource.getpagesize() + MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        code = compile(PROGRAM, "program.py", "exec")
        if sys.argv[1] == "base":
            base_opcodes_only()
        try:
            run(code, LEVELS)
        except Exception as error:
            places, at = [], error.__traceback__
            while at:
                if at.tb_frame.f_code.co_filename == "program.py":
                    places.append("%s line %s @%s" % (at.tb_frame.f_code.co_name, at.tb_lineno, at.tb_lasti))
                at = at.tb_next
            name = getattr(error, "name", None)
            sys.exit("%s: %s, name %s, in %s" % (type(error).__name__, error, name, "; ".join(places)))
    else:
        answers = []
        for mode in ("specialized", "base"):
            done = subprocess.run([sys.executable, "-B", "-s", "-S", __file__, mode], capture_output=True, text=True,
                                  env={**os.environ, "PYTHONHASHSEED": "0", **ENVIRONMENT})
            answers.append((done.returncode, done.stdout, done.stderr.strip().split("\n")[-1]))
            print("==", mode, "exit status", done.returncode)
            print(done.stdout + done.stderr.strip().split("\n")[-1])
        print("the modes differ" if answers[0] != answers[1] else "the modes agree")
        sys.exit(answers[0] != answers[1])
