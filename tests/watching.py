"""watching.py -- a running `underlag watch`, and waiting for what it does."""
import os
import signal
import subprocess
import threading
import time
from contextlib import contextmanager

from program import ROOT, SLOWER

MINIMAL = ROOT / "tests/cases/minimal/input"
NAME = "skolnamnden-2027"
PATIENCE = 60 * SLOWER  # seconds: never reached unless something is wrong


class Watch:
    """What it says comes line by line, stdout and stderr as one."""

    def __init__(self, program, *args, cwd, env=None):
        self.lines, self.ended = [], threading.Event()
        self.process = subprocess.Popen(
            [str(program), "watch", *map(str, args)], cwd=cwd, text=True, errors="replace",
            env={**os.environ, "LANG": "C.UTF-8", **(env or {})},
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self):
        for line in self.process.stdout:
            self.lines.append(line.rstrip("\n"))
        self.ended.set()

    @property
    def pid(self):
        return self.process.pid

    def count(self, text, since=0):
        return sum(text in line for line in self.lines[since:])

    def wait_said(self, text, since=0, seconds=PATIENCE):
        """Until a line from number `since` on holds the text."""
        return wait(lambda: self.count(text, since) or self.ended.is_set(), seconds) and \
            self.count(text, since) > 0

    def mark(self):
        return len(self.lines)

    def send(self, number):
        self.process.send_signal(number)

    def stop(self, number=signal.SIGTERM):
        """Ask it to end; its exit status, or None if it did not."""
        if self.process.poll() is None:
            self.process.send_signal(number)
        try:
            status = self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            return None
        self.reader.join(PATIENCE)
        return status


def wait(holds, seconds=PATIENCE):
    """Until holds() is true; what it was at last."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = holds()
        if found:
            return found
        time.sleep(0.02)
    return holds()


@contextmanager
def watching(program, *args, cwd, checks, env=None, first=True):
    """A watch that has made everything once; must end with status 0."""
    watch = Watch(program, *args, cwd=cwd, env=env)
    try:
        if first:
            checks.that(watch.wait_said("gjorda"), f"the first round of watch {args}")
        yield watch
        checks.equal(watch.stop(), 0, f"watch {args} ends with")
    finally:
        if watch.process.poll() is None:
            watch.process.kill()
            watch.process.wait()
        if checks.failed:
            print("\n".join(["-- it said:", *watch.lines[-40:]]))


def paper_text(pdf):
    """The words of a paper, by poppler; "" if there is none."""
    done = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True)
    return done.stdout.decode(errors="replace") if done.returncode == 0 else ""


def has(pdf, text):
    return lambda: text in paper_text(pdf)
