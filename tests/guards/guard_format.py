"""guard_format.py -- clang-format leaves every C file as it is."""
import shutil
import subprocess
import sys

from guarding import main

STYLE = "BasedOnStyle: LLVM\nIndentWidth: 4\n"


def find_faults(root):
    files = [str(p) for folder in ("src", "tests") for p in (root / folder).rglob("*.[ch]")]
    done = subprocess.run(["clang-format", "--dry-run", "-Werror", "--style=file", *files],
                          capture_output=True, text=True, cwd=root)
    if done.returncode == 0:
        return []
    faults = [line for line in done.stderr.splitlines() if ": error:" in line]
    return faults or [done.stderr.strip() or "clang-format failed"]


GOOD = {".clang-format": STYLE, "src/a.c": "int f(void) { return 1; }\n"}
PLANTED = [({"src/a.c": "int f( void ) {return 1;}\n"}, "a.c:1")]

if __name__ == "__main__":
    if not shutil.which("clang-format"):
        sys.exit(77)
    main(find_faults, GOOD, PLANTED)
