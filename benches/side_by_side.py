#!/usr/bin/env python3
"""Reduces the programs in benches/minimize with turncoat, pysource-minimize and shrinkray, all with the same command as oracle.

    cargo build --release
    benches/side_by_side.py [--seconds 120] [NAME...]

The two others are installed from PyPI in the versions below, into a virtual environment in the target folder (shrinkray
needs Python 3.12 or newer). The oracle is a script that asks turncoat whether the program still diverges with the
signature it had, and that counts its calls. Each tool gets the same time for a program; "(stopped)" says that it was
used up; the last candidate that the oracle accepted counts. Columns: tokens of Python (newlines and indents among them, comments not) and calls of the oracle.
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
import tokenize

HERE = pathlib.Path(__file__).parent
PACKAGES = ["pysource-minimize[cli]==0.10.1", "shrinkray==26.9.13.0"]
TOOLS = ["turncoat", "pysource-minimize", "shrinkray"]
SKIPPED = (tokenize.COMMENT, tokenize.NL, tokenize.ENCODING, tokenize.ENDMARKER)


def tokens(path):
    return sum(t.type not in SKIPPED for t in tokenize.generate_tokens(io.StringIO(path.read_text()).readline))


def field(text, name):
    return next(line.split(": ", 1)[1].strip() for line in text.splitlines() if line.startswith(f"# {name}: "))


def tools_folder():
    folder = HERE.parent / "target" / "reducers"
    if not all((folder / "bin" / tool).exists() for tool in TOOLS[1:]):
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run([folder / "bin" / "pip", "install", "--quiet", *PACKAGES], check=True)
    return folder / "bin"


def oracle(folder, turncoat, path, count, best):
    """A command that exits with 0, and says so, for a file that still shows the finding."""
    text = path.read_text()
    ask = f"{turncoat} minimize --calls 0 -o /dev/null --plant {field(text, 'plant')} --policy {field(text, 'policy')}"
    first = subprocess.run([*ask.split(), path], capture_output=True, text=True)
    signature = next((line for line in first.stderr.splitlines() if line.startswith("signature: ")), None)
    if signature is None:
        raise SystemExit(f"{path} shows no finding: {first.stderr}")
    script = folder / "oracle.sh"
    script.write_text(
        f"#!/bin/sh\necho x >> {count}\n{ask} --signature '{signature.split()[1]}' \"$1\" 2>/dev/null && cp \"$1\" {best} && echo still\n"
    )
    script.chmod(0o755)
    return script


def reduce(tool, bin, turncoat, script, path, seconds):
    command = {
        "turncoat": [turncoat, "minimize", path, "--oracle", script, "-o", path, "--calls", "100000", "--time", seconds],
        "pysource-minimize": [bin / tool, "--file", path, "--track", "still", "-w", script, path],
        "shrinkray": [
            bin / tool, "--ui", "basic", "--seed", "0", "--parallelism", "1", "--input-type", "arg", script, path,
        ],
    }[tool]
    child = subprocess.Popen(
        [str(word) for word in command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        cwd=script.parent,
    )
    try:
        child.wait(timeout=seconds + 5)
        return ""
    except subprocess.TimeoutExpired:
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()
        return "(stopped)"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--turncoat", default=HERE.parent / "target/release/turncoat")
    parser.add_argument("--tools", help="the folder with the other tools' commands, where they are installed already")
    parser.add_argument("--seconds", type=int, default=120)
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    turncoat = pathlib.Path(options.turncoat).resolve()
    bin = pathlib.Path(options.tools) if options.tools else tools_folder()
    print(f"{'program':<12}{'before':>8}" + "".join(f"{tool:>32}" for tool in TOOLS))
    behind = []
    for path in sorted((HERE / "minimize").glob("*.py")):
        if options.names and path.stem not in options.names:
            continue
        row, results = f"{path.stem:<12}{tokens(path):>8}", []
        for tool in TOOLS:
            with tempfile.TemporaryDirectory() as name:
                folder = pathlib.Path(name)
                work, count, best = folder / path.name, folder / "count", folder / "best.py"
                shutil.copy(path, work)
                shutil.copy(path, best)
                script = oracle(folder, turncoat, path, count, best)
                note = reduce(tool, bin, turncoat, script, work, options.seconds)
                calls = len(count.read_text().splitlines()) if count.exists() else 0
                size = tokens(best)
                results.append((size, calls))
                row += f"{f'{size} tokens {calls} calls {note}':>32}"
        print(row, flush=True)
        if any(results[0][0] >= size or results[0][1] >= calls for size, calls in results[1:]):
            behind.append(path.stem)
    print("turncoat is smaller with fewer calls on every program" if not behind else f"not on {', '.join(behind)}")
    sys.exit(bool(behind))


if __name__ == "__main__":
    main()
