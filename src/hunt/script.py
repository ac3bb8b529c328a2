if __name__ == "__main__":
    import gc, os, resource, subprocess, sys
    if len(sys.argv) == 2:
        gc.disable()
        with open("/proc/self/statm") as file:
            memory = int(file.read().split()[0]) * resource.getpagesize() + (24 << 20)
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        code = compile(PROGRAM, "program.py", "exec")
        if sys.argv[1] == "base":
            base_opcodes_only()
        exec(code, {"__name__": "__main__"})
    else:
        answers = []
        for mode in ("specialized", "base"):
            done = subprocess.run([sys.executable, "-B", __file__, mode], capture_output=True, text=True,
                                  env={**os.environ, **ENVIRONMENT})
            answers.append((done.returncode, done.stdout, done.stderr.strip().split("\n")[-1]))
            print("==", mode, "exit status", done.returncode)
            print(done.stdout + done.stderr.strip().split("\n")[-1])
        print("the modes differ" if answers[0] != answers[1] else "the modes agree")
        sys.exit(answers[0] != answers[1])
