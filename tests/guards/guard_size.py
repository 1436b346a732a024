"""guard_size.py -- functions and files stay small enough to be read."""
from pathlib import Path

from c_source import functions, sources
from guarding import main

FILE_MOST = 700
FUNCTION_MOST = 70
LINE_MOST = 88
MEDIAN_MOST = 12  # lines of a function, over all of src/
LARGE = 45  # 95 of 100 functions are no longer


def file_faults(root, path):
    below = path.relative_to(root)
    lines = path.read_text().split("\n")
    if len(lines) - 1 > FILE_MOST:
        yield f"{below}: {len(lines) - 1} lines, at most {FILE_MOST}"
    for number, line in enumerate(lines, 1):
        if len(line) > LINE_MOST:
            yield f"{below}:{number}: a line of {len(line)} characters"
    for function in functions(path.read_text()):
        if function.length > FUNCTION_MOST:
            yield (f"{below}:{function.line}: {function.name} is {function.length} "
                   f"lines, at most {FUNCTION_MOST}")


def spread_faults(lengths):
    """Of all functions together."""
    if not lengths:
        return
    lengths = sorted(lengths)
    median = lengths[len(lengths) // 2]
    if median > MEDIAN_MOST:
        yield f"src: half of all functions are over {median - 1} lines"
    large = lengths[len(lengths) * 95 // 100]
    if large > LARGE:
        yield f"src: one function in twenty is {large} lines or more, over {LARGE}"


def find_faults(root):
    files = [p for p in sources(Path(root))]
    faults = [fault for path in files for fault in file_faults(root, path)]
    lengths = [f.length for p in files if p.suffix == ".c"
               for f in functions(p.read_text())]
    return faults + list(spread_faults(lengths))


def function_of(lines, name="f"):
    return f"static int {name}(void)\n{{\n" + "    x();\n" * (lines - 3) + "}\n"


GOOD = {"src/a.c": "\n".join(function_of(8, f"f{i}") for i in range(30))}
PLANTED = [
    ({"src/b.c": function_of(71, "long_one")}, "long_one is 71 lines"),
    ({"src/b.c": "int x;\n" * 701}, "701 lines"),
    ({"src/b.c": "/* " + "x" * 90 + " */\n"}, "a line of 96"),
    ({"src/b.c": "\n".join(function_of(13, f"g{i}") for i in range(40))}, "half of all"),
    ({"src/b.c": "\n".join(function_of(50, f"g{i}") for i in range(4))}, "in twenty"),
    ({"src/b.c": 'static int q(void)\n{\n' + '    s("}");\n' * 70 + "}\n"}, "q is 73"),
]

if __name__ == "__main__":
    main(find_faults, GOOD, PLANTED)
