"""program.py -- run underlag in a folder of its own, and read what it says."""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SANITIZED = bool(os.environ.get("UL_SANITIZED"))
SLOWER = 5 if SANITIZED else 1  # how much more time a sanitized program may take
WAIT = 60 * SLOWER  # seconds that something may take to come about
SKIPPED = 77

HEADER = re.compile(
    r"^(?P<path>.+?)(?::(?P<line>\d+):(?P<column>\d+))?: "
    r"(?P<severity>fel|varning|notis|error|warning|note): "
    r"(?P<text>.*) \[(?P<code>U\d{3})\]$")
HINT = re.compile(r"^    (?:råd|hint): ")
CRASH = re.compile(r"AddressSanitizer|LeakSanitizer|runtime error:|core dumped")


@dataclass
class Message:
    path: str
    line: int  # 0: the file as a whole
    column: int
    severity: str
    code: str
    text: str
    hint: bool = False

    @property
    def is_error(self):
        return self.severity in ("fel", "error")

    def place(self, below=""):
        """`FILE:LINE:COLUMN CODE`, the file told from the folder `below`."""
        path = self.path.removeprefix(below)
        where = f"{self.line}:{self.column}" if self.line else "-"
        return f"{path}:{where} {self.code}"


@dataclass
class Run:
    status: int  # negative: killed by that signal; None: out of time
    out: bytes
    err: str
    messages: list = field(default_factory=list)

    def fault(self):
        """What no run may do, whatever its input: or None."""
        if self.status is None:
            return "out of time"
        if self.status < 0:
            return f"killed by signal {-self.status}"
        if self.status > 3:
            return f"exit status {self.status}"
        crash = CRASH.search(self.err)
        if crash:
            return f"{crash.group(0)}: {self.err[crash.start():][:1500]}"
        return None


def read_messages(err):
    """The messages in what was written to stderr, in order."""
    messages = []
    for line in err.splitlines():
        match = HEADER.match(line)
        if match:
            messages.append(Message(
                match["path"], int(match["line"] or 0), int(match["column"] or 0),
                match["severity"], match["code"], match["text"]))
        elif HINT.match(line) and messages:
            messages[-1].hint = True
    return messages


def run(program, *args, cwd, seconds=60, env=None, **more):
    """Run the program; never waits longer than `seconds`. Returns a Run."""
    environment = {"PATH": os.environ.get("PATH", ""), "HOME": str(cwd),
                   "LANG": "C.UTF-8", **(env or {})}
    for key in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS"):
        if key in os.environ:
            environment[key] = os.environ[key]
    try:
        done = subprocess.run(
            [str(program), *map(str, args)], cwd=cwd, env=environment,
            stdin=subprocess.DEVNULL, capture_output=True,
            timeout=seconds * SLOWER, **more)
    except subprocess.TimeoutExpired as late:
        return Run(None, late.stdout or b"", (late.stderr or b"").decode(errors="replace"))
    err = done.stderr.decode(errors="replace")
    return Run(done.returncode, done.stdout, err, read_messages(err))


@contextmanager
def workplace(source=None, templates=()):
    """A new folder with `templates` (the project's, and those in the folders
    given) and, if `source` is given, a copy of it as `input`; removed afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="underlag-test-"))
    try:
        (folder / "templates").mkdir()
        for place in (ROOT / "templates", *templates):
            for template in place.glob("*"):
                (folder / "templates" / template.name).symlink_to(template)
        if source:
            shutil.copytree(source, folder / "input", symlinks=True)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


# What tells of the run itself, not of the cases: its times are its own.
TOLD = ("index.html", "FEL.txt")


def files_below(folder, told=False):
    """Path below the folder -> bytes, of every file that people see; `told`: with the
    status page and FEL.txt, which come and go with every run."""
    found = {}
    for path in sorted(Path(folder).rglob("*")):
        below = path.relative_to(folder)
        if not told and (str(below) == TOLD[0] or path.name == TOLD[1]):
            continue
        if path.is_file() and not any(p.startswith(".") for p in below.parts):
            found[str(below)] = path.read_bytes()
    return found


def until(what):
    """Waits for what() to be true; whether it became so."""
    for _ in range(WAIT * 100):
        if what():
            return True
        time.sleep(0.01)
    return False


def program_argument():
    """The program under test, from the command line."""
    if len(sys.argv) != 2:
        sys.exit(f"usage: {Path(sys.argv[0]).name} PROGRAM")
    return Path(sys.argv[1]).resolve()


def misdeeds_of(program):
    """The same program, but with workers that misbehave: tests/misdeeds."""
    return program.parent / "tests" / "underlag-misdeeds"


class Checks:
    """Counts what holds and tells what does not."""

    def __init__(self):
        self.passed = 0
        self.failed = 0

    def that(self, holds, what):
        if holds:
            self.passed += 1
        else:
            self.failed += 1
            print(f"FAILED: {what}")
        return bool(holds)

    def equal(self, got, wanted, what):
        return self.that(got == wanted, f"{what}: {got!r}, not {wanted!r}")

    def well(self, ran, status, what):
        """The run ended as it should, with this exit status."""
        fault = ran.fault()
        if fault or ran.status != status:
            print(ran.err[-2000:])
        return self.that(not fault, f"{what}: {fault}") and \
            self.equal(ran.status, status, f"{what}: exit status")

    def done(self):
        print(f"{self.passed} passed, {self.failed} failed")
        sys.exit(1 if self.failed else 0)
