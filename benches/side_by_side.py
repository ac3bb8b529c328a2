#!/usr/bin/env python3
"""Reduces the programs in benches/minimize with turncoat, pysource-minimize and shrinkray, all with the same command as oracle.

    cargo build --release
    benches/side_by_side.py [--seconds 120] [--calls 5000] [NAME...]

The two others are installed from PyPI into a virtual environment in the target folder, in the newest versions that the
Python running this script can have: shrinkray's releases of 2025 and later need Python 3.12, with 3.11 it is 0.0.2. It is
installed and run without its passes that ask a language model, which need gigabytes. The first line says which. The oracle is a script that asks `turncoat replay` whether the program still diverges with the signature
it had, and that counts its calls. Each tool may use the same time and the same number of calls for a program; "(stopped)"
says that it was not done when it had used one up; the last candidate that the oracle accepted counts. Columns: tokens of
Python (newlines and indents among them, comments not) and calls of the oracle.
"""
import argparse
import io
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import tokenize

HERE = pathlib.Path(__file__).parent
# shrinkray itself is installed without what it asks for, llama-cpp-python among it; this is the rest.
SHRINKRAY_NEEDS = """binaryornot black chardet click exceptiongroup huggingface-hub humanize libcst textual
textual-plotext tree-sitter tree-sitter-language-pack trio urwid""".split()
PACKAGES = ["pysource-minimize[cli]", *SHRINKRAY_NEEDS]
TOOLS = ["turncoat", "pysource-minimize", "shrinkray"]
HEADER = tuple(f"# {name}: " for name in ("signature", "policy", "pace", "plants"))
SKIPPED = (tokenize.COMMENT, tokenize.NL, tokenize.ENCODING, tokenize.ENDMARKER)


def tokens(path):
    return sum(t.type not in SKIPPED for t in tokenize.generate_tokens(io.StringIO(path.read_text()).readline))


def field(text, name):
    return next(line.split(": ", 1)[1].strip() for line in text.splitlines() if line.startswith(f"# {name}: "))


def tools_folder():
    folder = HERE.parent / "target" / "reducers"
    if not all((folder / "bin" / tool).exists() for tool in TOOLS[1:]):
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        install = [folder / "bin" / "pip", "install", "--quiet"]
        subprocess.run([*install, *PACKAGES], check=True)
        subprocess.run([*install, "--no-deps", "shrinkray"], check=True)
    return folder / "bin"


def versions(bin):
    listed = subprocess.run([bin / "pip", "list", "--format", "freeze"], capture_output=True, text=True).stdout
    return [line.replace("==", " ") for line in listed.splitlines() if line.split("==")[0] in TOOLS]


def oracle(folder, turncoat, path, count, best):
    """A command that exits with 0, and says so, for a file that still shows the finding: its argument, or its input."""
    text = path.read_text()
    finding = folder / "finding.py"
    ask = ["--calls", "0", "-o", finding, "--plant", field(text, "plant"), "--policy", field(text, "policy")]
    first = subprocess.run([turncoat, "minimize", *ask, path], capture_output=True, text=True)
    if first.returncode:
        raise SystemExit(f"{path} shows no finding: {first.stderr}")
    # The header says under what to judge, and the signature; it is put before each candidate.
    header = [line for line in finding.read_text().splitlines() if line.startswith(HEADER)]
    (folder / "header").write_text("\n".join(header) + "\n")
    script = folder / "oracle.sh"
    script.write_text(
        f"""#!/bin/sh
echo x >> {count}
asked={folder}/asked.$$.py
cat > $asked.program "${{1:-/dev/stdin}}"
cat {folder}/header $asked.program > $asked
timeout 10 {turncoat} replay $asked | grep -q 'still diverges' && cp $asked.program {best} && echo still
code=$?
rm -f $asked $asked.program
exit $code
"""
    )
    script.chmod(0o755)
    return script


def command(tool, bin, turncoat, script, path, limits):
    if tool == "turncoat":
        return [
            turncoat, "minimize", path, "--oracle", script, "-o", path, "--calls", limits.calls, "--time", limits.seconds,
        ]
    if tool == "pysource-minimize":
        return [bin / tool, "--file", path, "--track", "still", "-w", script, path]
    known = subprocess.run([bin / tool, "--help"], capture_output=True, text=True).stdout
    how = ["--ui", "basic", "--input-type", "arg"] if "--input-type" in known else []
    how += [option for option in ("--no-llm", "--no-history") if option in known]
    return [bin / tool, *how, "--seed", "0", "--parallelism", "1", script, path]


def calls(count):
    return len(count.read_text().splitlines()) if count.exists() else 0


def reduce(words, folder, limits, count):
    """Runs a tool to its end or to a limit; what it says goes to a file that is shown where it made no call."""
    said = folder / "said"
    with said.open("w") as output:
        child = subprocess.Popen(
            [str(word) for word in words],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            cwd=folder,
        )
    # Turncoat stops by itself; it gets a moment to write its result.
    end = time.monotonic() + limits.seconds + 5
    while child.poll() is None:
        if time.monotonic() > end or calls(count) > limits.calls + 1:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()
            return "(stopped)"
        time.sleep(0.1)
    if calls(count) == 0:
        raise SystemExit(f"{words[0]} did not run:\n{said.read_text()}")
    return "(stopped)" if "(stopped: the best so far)" in said.read_text() else ""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--turncoat", default=HERE.parent / "target/release/turncoat")
    parser.add_argument("--judge", help="the turncoat that the oracle asks, where that is another build")
    parser.add_argument("--tools", help="the folder with the other tools' commands, where they are installed already")
    parser.add_argument("--seconds", type=int, default=120)
    parser.add_argument("--calls", type=int, default=5000)
    parser.add_argument("--tool", action="append", choices=TOOLS, help="only this one; may be given several times")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    turncoat = pathlib.Path(options.turncoat).resolve()
    judge = pathlib.Path(options.judge or turncoat).resolve()
    bin = pathlib.Path(options.tools).resolve() if options.tools else tools_folder()
    chosen = [tool for tool in TOOLS if not options.tool or tool in options.tool]
    print(f"at most {options.seconds} s and {options.calls} calls; {', '.join(versions(bin))}")
    print(f"{'program':<12}{'before':>8}" + "".join(f"{tool:>34}" for tool in chosen))
    larger, longer = [], []
    for path in sorted((HERE / "minimize").glob("*.py")):
        if options.names and path.stem not in options.names:
            continue
        row, results = f"{path.stem:<12}{tokens(path):>8}", []
        for tool in chosen:
            # A tool that was stopped may have left a call of the oracle that still writes there.
            with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
                folder = pathlib.Path(name)
                work, count, best = folder / path.name, folder / "count", folder / "best.py"
                shutil.copy(path, work)
                shutil.copy(path, best)
                script = oracle(folder, judge, path, count, best)
                note = reduce(command(tool, bin, turncoat, script, work, options), folder, options, count)
                size, made = tokens(best), calls(count)
                results.append((size, made))
                row += f"{f'{size} tokens {made} calls {note}':>34}"
        print(row, flush=True)
        if chosen[0] == TOOLS[0]:
            (size, made), others = results[0], results[1:]
            larger += [path.stem] * any(size >= other for other, _ in others)
            longer += [path.stem] * any(made >= other for _, other in others)
    if chosen[0] != TOOLS[0] or len(chosen) < 2:
        return
    print(f"turncoat is smaller on every program{', but not on ' + ', '.join(larger) if larger else ''}")
    # One that was stopped early has made few calls for what it left.
    print(f"turncoat made fewer calls on every program{', but not on ' + ', '.join(longer) if longer else ''}")
    sys.exit(bool(larger or longer))


if __name__ == "__main__":
    main()
