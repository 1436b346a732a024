"""boundary_install.py -- installed, it finds its templates, and its units are sound.

usage: boundary_install.py PROGRAM
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from program import ROOT, Checks, program_argument, run, workplace

MINIMAL = ROOT / "tests/cases/minimal/input"
UNITS = ["underlag-watch.service", "underlag.path", "underlag.service"]

# systemd.unit(5), .service(5), .exec(5), .path(5): what a section may hold of what
# we use. For machines without systemd; else systemd-analyze knows better.
KEYS = {
    "Unit": "Description Documentation StartLimitIntervalSec StartLimitBurst",
    "Service": """Type WorkingDirectory ExecStart ExecStartPre Restart RestartSec
        RestartPreventExitStatus SuccessExitStatus TimeoutStopSec TimeoutStartSec UMask
        Nice NoNewPrivileges LockPersonality MemoryDenyWriteExecute
        RestrictAddressFamilies RestrictNamespaces RestrictRealtime RestrictSUIDSGID
        SystemCallArchitectures SystemCallFilter SystemCallErrorNumber""",
    "Path": "PathChanged MakeDirectory TriggerLimitIntervalSec TriggerLimitBurst",
    "Install": "WantedBy",
}


def install(checks, program, prefix, destdir=None):
    env = {**os.environ, **({"DESTDIR": str(destdir)} if destdir else {})}
    done = subprocess.run(["cmake", "--install", program.parent, "--prefix", prefix],
                          capture_output=True, text=True, env=env)
    checks.equal(done.returncode, 0, f"cmake --install: {done.stderr}")


def check_installed(checks, prefix):
    with workplace(MINIMAL) as work:
        shutil.rmtree(work / "templates")
        ran = run(prefix / "bin/underlag", "build", cwd=work)
        checks.well(ran, 0, "the installed program finds its templates")
        made = list((work / "output").rglob("*.pdf"))
        checks.that(made, "and makes papers")
        linked = work / "underlag"
        linked.symlink_to(prefix / "bin/underlag")
        ran = run(linked, "check", cwd=work)
        checks.well(ran, 0, "also when it is called by a link")


def known_keys(text):
    """Lines whose key is not one of its section's."""
    section, unknown = None, []
    for line in text.splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line and not line.startswith("#"):
            key = line.partition("=")[0]
            if key not in KEYS.get(section, "").split():
                unknown.append(f"[{section}] {line}")
    return unknown


def verified(units):
    """What systemd says of the units: "" if all is well; None: it is not here."""
    if not shutil.which("systemd-analyze"):
        return None
    with tempfile.TemporaryDirectory() as runtime:
        done = subprocess.run(
            ["systemd-analyze", "--user", "--man=no", "verify", *units],
            capture_output=True, text=True, stdin=subprocess.DEVNULL,
            env={**os.environ, "XDG_RUNTIME_DIR": runtime})
    return done.stderr.strip()


def check_units(checks, folder, prefix):
    units = [folder / name for name in UNITS]
    for unit in units:
        checks.that(unit.is_file(), f"{unit.name} is installed")
        text = unit.read_text()
        checks.equal(known_keys(text), [], f"{unit.name}: keys")
        checks.that("@" not in re.sub(r"@system-service", "", text),
                    f"{unit.name}: nothing is left to fill in")
        for program in re.findall(r"^ExecStart=(\S+)", text, re.MULTILINE):
            checks.equal(program, f"{prefix}/bin/underlag", f"{unit.name} runs")
        document = re.search(r"^Documentation=file:(\S+)$", text, re.MULTILINE)[1]
        checks.that(document.startswith(f"{prefix}/share/doc/"), f"{unit.name}: docs")


def check_verify_bites(checks, folder):
    """systemd-analyze is only worth asking if it sees mistakes."""
    wrong = folder / "wrong.service"
    wrong.write_text((folder / UNITS[0]).read_text().replace("NoNewPriv", "NoNewBriv"))
    checks.that("NoNewBriv" in (verified([wrong]) or "NoNewBriv"), "a mistake is seen")
    checks.that(known_keys(wrong.read_text()), "also without systemd")
    wrong.unlink()


def main():
    program, checks = program_argument(), Checks()
    with tempfile.TemporaryDirectory() as place:
        prefix = Path(place).resolve() / "usr"
        install(checks, program, prefix)
        check_installed(checks, prefix)
        units = prefix / "share/systemd/user"
        check_units(checks, units, prefix)
        said = verified([units / name for name in UNITS])
        if said is None:
            print("systemd-analyze is not here: keys compared with our list only")
        checks.equal(said or "", "", "systemd-analyze verify")
        check_verify_bites(checks, units)

        root = Path(place).resolve() / "root"
        install(checks, program, "/opt/underlag", destdir=root)
        checks.that(os.access(root / "opt/underlag/bin/underlag", os.X_OK), "DESTDIR")
        check_units(checks, root / "opt/underlag/share/systemd/user", "/opt/underlag")
    checks.done()


main()
