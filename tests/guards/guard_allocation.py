"""guard_allocation.py -- memory comes from arenas: no malloc, no free outside base/.

What a foreign library forces is a row below: the file, and why.
"""
import re

from c_source import blanked, sources
from guarding import main

CALL = re.compile(r"(?<![\w.>])(malloc|calloc|realloc|reallocarray|free|strdup|strndup|"
                  r"asprintf|vasprintf|getline|getdelim|realpath|open_memstream)\s*\(")
UNBOUNDED = re.compile(r"(?<![\w.>])(gets|strcpy|strcat|sprintf|vsprintf|strtok|atoi|"
                       r"atol|atoll|atof|system|popen|tmpnam|mktemp|setlocale)\s*\(")

# File -> the calls it may make, and why.
FORCED = {
    "layout/hyphenate.c": (("free",), "libhyphen hands over memory of its own"),
    "run/cases/above.c": (("realpath", "free"), "real paths"),
    "run/batch.c": (("open_memstream", "free"), "messages are collected in a stream"),
    "run/make.c": (("open_memstream", "free"), "the same"),
    "run/cases/scan.c": (("realpath", "free"), "real paths"),
}


def find_faults(root):
    faults = []
    for path in sources(root):
        below = path.relative_to(root / "src")
        code = blanked(path.read_text())
        may = FORCED.get(str(below), ((), ""))[0]
        for pattern, why in ((CALL, "memory comes from an arena"),
                             (UNBOUNDED, "has a better kin (strtoll, snprintf, fork and exec)")):
            if pattern is CALL and below.parts[0] == "base":
                continue
            for match in pattern.finditer(code):
                if match[1] not in may:
                    line = code.count("\n", 0, match.start()) + 1
                    faults.append(f"src/{below}:{line}: {match[1]}: {why}")
    faults += [f"guard_allocation.py: there is no src/{name}" for name in FORCED
               if (root / "src" / "base" / "arena.c").is_file()
               and not (root / "src" / name).is_file()]
    return faults


GOOD = {
    "src/base/chunks.c": "void f(void)\n{\n    free(malloc(1));\n}\n",
    "src/read/x.c": "/* free(x) */\nvoid f(void)\n{\n    ul_arena_free(a);\n    s(\"free(x)\");\n"
                    "    doc->free(x);\n}\n",
}
PLANTED = [
    ({"src/read/y.c": "void f(void)\n{\n    free(x);\n}\n"}, "y.c:3: free"),
    ({"src/read/y.c": "char *f(void)\n{\n    return strdup(x);\n}\n"}, "strdup"),
    ({"src/base/y.c": "void f(void)\n{\n    strcpy(a, b);\n}\n"}, "strcpy: has a better"),
]

if __name__ == "__main__":
    main(find_faults, GOOD, PLANTED)
