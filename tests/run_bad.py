"""run_bad.py -- every folder in bad/: the right messages at the right places.

usage: run_bad.py PROGRAM [NAME...]

A folder holds `input/` (the case), or `make.sh` that makes it in the folder $1
(exit status 77: cannot be made here), or both; `expect`, every message as
`FILE:LINE:COLUMN CODE` or `FILE:- CODE`, none for a case without faults; and
perhaps `hint`, texts that must occur in the messages, and `templates/` that the
case sees beside the project's own. Besides: the exit status
is right, each error has a hint, an error leaves last good outputs untouched,
and none takes more than ten seconds.
"""
import difflib
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from program import ROOT, files_below, run, workplace

BAD = ROOT / "tests" / "bad"
SECONDS = 10
EARLIER = b"%PDF-1.7 made from a case without errors\n"


# Root may read everything: what needs a user without rights is tried as one.
NOBODY = {"user": 65534, "group": 65534, "extra_groups": []}


def lay_out(bad, folder, as_user):
    """Make the case in folder/input/NAME. False: it cannot be made here."""
    case = folder / "input" / bad.name
    (folder / "input").mkdir()
    if (bad / "input").is_dir():
        subprocess.run(["cp", "-R", bad / "input", case], check=True)
    else:
        case.mkdir()
    if (bad / "make.sh").is_file():
        if as_user:
            subprocess.run(["chmod", "-R", "a+rwX", folder], check=True)
        made = subprocess.run(["sh", bad / "make.sh", case], timeout=60,
                              stdin=subprocess.DEVNULL, **as_user)
        if made.returncode == 77:
            return False
        made.check_returncode()
    return True


def earlier_outputs(bad, folder):
    """What an earlier good run would have left, with bytes of its own."""
    out = folder / "out" / bad.name
    out.mkdir(parents=True)
    for path in (folder / "input" / bad.name).iterdir():
        if path.suffix in (".md", ".yaml"):
            (out / f"{path.stem}.pdf").write_bytes(EARLIER)
    (out / "internkontroll.xlsx").write_bytes(EARLIER)
    return files_below(out)


def compare_messages(bad, ran):
    wanted = sorted((bad / "expect").read_text().splitlines())
    got = sorted(m.place(f"input/{bad.name}/") for m in ran.messages)
    return [line for line in
            difflib.unified_diff(wanted, got, "expected", "got", lineterm="", n=0)
            if not line.startswith("@@")]


def missing_hints(bad, ran):
    faults = [f"error without a hint: {m.place(f'input/{bad.name}/')} {m.text}"
              for m in ran.messages if m.is_error and not m.hint]
    if (bad / "hint").is_file():
        faults += [f"not said: {text}"
                   for text in (bad / "hint").read_text().splitlines()
                   if text and text not in ran.err]
    return faults


def judge(bad, folder, ran, before):
    """Everything that is wrong, a line each."""
    if ran.fault():
        return [ran.fault()]
    failed = any(m.is_error for m in ran.messages)
    faults = compare_messages(bad, ran) + missing_hints(bad, ran)
    if ran.status != failed:
        faults.append(f"exit status {ran.status}, not {int(failed)}")
    after = files_below(folder / "out" / bad.name)
    if failed and after != before:
        faults.append("an error changed earlier outputs: "
                      + ", ".join(sorted(k for k in before.keys() | after.keys()
                                         if before.get(k) != after.get(k))))
    left = [p.name for p in (folder / "out").rglob(".underlag-*.tmp")]
    faults += [f"left behind: {name}" for name in left]
    if faults and ran.err:
        faults += ["-- stderr"] + ran.err.splitlines()[:12]
    return faults


def try_as(program, bad, as_user):
    """(name, faults), faults None if the case cannot be made here."""
    with workplace(templates=[bad / "templates"]) as folder:
        if not lay_out(bad, folder, as_user):
            return bad.name, None
        before = earlier_outputs(bad, folder)
        if as_user:
            subprocess.run(["chmod", "-R", "a+rwX", folder / "out"], check=True)
        ran = run(program, "build", "-j", "1", "-o", "out", "input", cwd=folder,
                  seconds=SECONDS, **as_user)
        return bad.name, judge(bad, folder, ran, before)


def try_one(program, bad):
    name, faults = try_as(program, bad, {})
    if faults is None and os.geteuid() == 0:
        return try_as(program, bad, NOBODY)
    return name, faults


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    program = Path(sys.argv[1]).resolve()
    folders = sorted(p for p in BAD.iterdir() if p.is_dir())
    if len(sys.argv) > 2:
        folders = [BAD / name for name in sys.argv[2:]]
    passed = failed = 0
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for name, faults in pool.map(lambda bad: try_one(program, bad), folders):
            if faults is None:
                print(f"skipped: {name}")
            elif faults:
                failed += 1
                print(f"FAILED: {name}")
                print("".join(f"    {line}\n" for line in faults), end="")
            else:
                passed += 1
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed or not passed else 0)


main()
