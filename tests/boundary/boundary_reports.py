"""boundary_reports.py -- messages for other programs: SARIF, GitLab, GitHub, and
docs/meddelanden.md.

usage: boundary_reports.py PROGRAM
"""
import json
import shutil
import sys
from pathlib import Path
from urllib.parse import unquote

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from program import ROOT, Checks, program_argument, run, workplace

BAD = ROOT / "tests/bad"
LEVELS = {"fel": "error", "varning": "warning", "notis": "note"}


def check_sarif(checks, report, ran):
    """OASIS SARIF 2.1.0, 3.13-3.49: what a reader needs, and every message once."""
    checks.that(report["version"] == "2.1.0" and len(report["runs"]) == 1, "sarif: head")
    done = report["runs"][0]
    rules = done["tool"]["driver"]["rules"]
    checks.that(len({rule["id"] for rule in rules}) == len(rules), "sarif: rules twice")
    for result, message in zip(done["results"], ran.messages):
        where = result["locations"][0]["physicalLocation"]
        region = where.get("region", {})
        checks.that(result["ruleId"] == rules[result["ruleIndex"]]["id"] == message.code
                    and result["level"] == LEVELS[message.severity]
                    and result["message"]["text"].startswith(message.text)
                    and where["artifactLocation"]["uri"] == message.path
                    and region.get("startLine", 0) == message.line
                    and region.get("startColumn", 0) == message.column
                    and region.get("endColumn", 1) > message.column,
                    f"sarif: {message} is not {result}")
    checks.that(len(done["results"]) == len(ran.messages) > 0, "sarif: not all messages")


def check_gitlab(checks, issues, ran):
    for issue, message in zip(issues, ran.messages):
        checks.that(issue["check_name"] == message.code
                    and issue["location"]["path"] == message.path
                    and issue["location"]["lines"]["begin"] == max(1, message.line)
                    and issue["severity"] in ("critical", "minor", "info"),
                    f"gitlab: {message} is not {issue}")
    checks.that(len({issue["fingerprint"] for issue in issues}) == len(ran.messages),
                "gitlab: fingerprints are not one for each message")


def check_github(checks, out, ran):
    lines = [line for line in out.splitlines() if line.startswith("::")]
    for line, message in zip(lines, ran.messages):
        kind = {"fel": "error", "varning": "warning", "notis": "notice"}
        place = f",line={message.line},col={message.column}," if message.line else ","
        checks.that(line.startswith(f"::{kind[message.severity]} file={message.path}"
                                    + place) and f"title={message.code}::" in line,
                    f"github: {message} is not {line}")
    checks.that(len(lines) == len(ran.messages), "github: not all messages")


def check_case(checks, program, name, *args):
    with workplace() as work:
        (work / "input").mkdir()
        (work / "input" / name).symlink_to(BAD / name / "input")
        ran = run(program, *args, "--report", "ut/alla.sarif", "--report=alla.json",
                  cwd=work, env={"GITHUB_ACTIONS": "true"})
        checks.well(ran, int(any(m.is_error for m in ran.messages)), name)
        report = json.loads((work / "ut/alla.sarif").read_text())
        check_shapes(checks, report)
        check_sarif(checks, report, ran)
        check_gitlab(checks, json.loads((work / "alla.json").read_text()), ran)
        check_github(checks, ran.out.decode(), ran)
        ran = run(program, *args, cwd=work)
        checks.that(b"::" not in ran.out, "annotations without GITHUB_ACTIONS")


def unescaped(text):
    """As GitHub reads a workflow command (actions/toolkit, command.ts)."""
    for code, char in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","),
                       ("%25", "%")):
        text = text.replace(code, char)
    return text


def check_odd_names(checks, program):
    """A path with what the three forms must escape comes out as it is."""
    name = "a,b: 50% c\tå"
    with workplace() as work:
        (work / "input").mkdir()
        shutil.copytree(BAD / "nyckel-okand-plan/input", work / "input" / name)
        ran = run(program, "check", "--report=a.sarif", "--report=a.json", cwd=work,
                  env={"GITHUB_ACTIONS": "true"})
        line = next(line for line in ran.out.decode().splitlines() if line[:2] == "::")
        properties = dict(p.split("=", 1) for p in line.split("::")[1].split(" ", 1)[1].split(","))
        path = f"input/{name}/plan.yaml"
        checks.equal(unescaped(properties["file"]), path.replace("\t", " "), "github: file")
        where = json.loads((work / "a.sarif").read_text())["runs"][0]["results"][0]
        uri = where["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        checks.equal(unquote(uri), path, "sarif: uri")
        checks.that(uri.isascii() and " " not in uri and ":" not in uri.split("/")[0],
                    "sarif: no uri")
        issue = json.loads((work / "a.json").read_text())[0]
        checks.equal(issue["location"]["path"], path, "gitlab: path")


def check_shared(checks, program):
    """A mistake in a file that cases share is told once: in print, reports and counts."""
    with workplace() as work:
        for name in ("a", "b", "c"):
            (work / "input" / name).mkdir(parents=True)
            for path in (BAD / "nyckel-okand-plan/input").iterdir():
                (work / "input" / name / path.name).write_bytes(path.read_bytes())
        (work / "input/underlag.yaml").write_text("kommun: Borås\nkommum: Borås\n")
        for jobs in ("-j1", "-j3"):
            ran = run(program, "check", jobs, "--report=a.sarif", cwd=work,
                      env={"GITHUB_ACTIONS": "true"})
            places = [m.place() for m in ran.messages]
            checks.equal(len(places), 4, "messages in print")
            checks.equal(places.count("input/underlag.yaml:2:1 U201"), 1, "of them shared")
            results = json.loads((work / "a.sarif").read_text())["runs"][0]["results"]
            checks.equal(len(results), 4, "messages in SARIF")
            checks.equal(ran.out.decode().count("\n::error"), 3, "annotations after the first")
            checks.that(ran.out.decode().endswith("3 ärenden, 4 fel, 0 varningar\n"),
                        "counts: " + ran.out.decode()[-40:])
        ran = run(program, "build", cwd=work)
        checks.that("3 stoppade" in ran.out.decode(), "each case is stopped by it")


# What the schema of SARIF 2.1.0 lets stand in an object, and what must (sarif-schema-
# 2.1.0.json has "additionalProperties": false everywhere). Names: ours alone.
SHAPES = {
    "log": ({"version", "runs"}, {"$schema"}),
    "run": ({"tool"}, {"language", "columnKind", "results"}),
    "driver": ({"name"}, {"version", "language", "rules"}),
    "rule": ({"id"}, {"shortDescription", "fullDescription", "help",
                      "defaultConfiguration"}),
    "result": ({"message"}, {"ruleId", "ruleIndex", "level", "locations"}),
    "physicalLocation": ({"artifactLocation"}, {"region"}),
    "artifactLocation": (set(), {"uri", "uriBaseId"}),
    "region": (set(), {"startLine", "startColumn", "endColumn"}),
}


def check_shape(checks, name, thing):
    must, may = SHAPES[name]
    checks.that(must <= set(thing) <= must | may, f"sarif: {name} has {sorted(thing)}")


def check_shapes(checks, report):
    check_shape(checks, "log", report)
    done = report["runs"][0]
    check_shape(checks, "run", done)
    check_shape(checks, "driver", done["tool"]["driver"])
    checks.that(done["language"] in ("sv", "en"), "sarif: language")
    for rule in done["tool"]["driver"]["rules"]:
        check_shape(checks, "rule", rule)
        checks.that(all(rule[k]["text"] for k in ("shortDescription", "fullDescription", "help")),
                    f"sarif: {rule['id']} explains nothing")
    for result in done["results"]:
        check_shape(checks, "result", result)
        checks.that(result["message"]["text"] and result["ruleIndex"] >= 0, "sarif: result")
        for location in result["locations"]:
            where = location["physicalLocation"]
            check_shape(checks, "physicalLocation", where)
            check_shape(checks, "artifactLocation", where["artifactLocation"])
            region = where.get("region", {"startLine": 1, "startColumn": 1, "endColumn": 2})
            check_shape(checks, "region", region)
            checks.that(1 <= region["startColumn"] < region["endColumn"]
                        and region["startLine"] >= 1, f"sarif: region {region}")


def check_faults(checks, program):
    with workplace(BAD / "giltig-plan") as work:
        for value in ("rapport.txt", ""):
            ran = run(program, "check", f"--report={value}", cwd=work)
            checks.well(ran, 2, f"--report={value}")
        (work / "fil").write_text("x")
        ran = run(program, "check", "--report=fil/rapport.sarif", cwd=work)
        checks.well(ran, 3, "a report that cannot be written")
        ran = run(program, "check", "--report=tom.sarif", cwd=work)
        report = json.loads((work / "tom.sarif").read_text())
        checks.that(report["runs"][0]["results"] == [], "sarif: no messages, an empty list")


def main():
    program, checks = program_argument(), Checks()
    for name in ("personnummer-langt", "flera-fel-i-ett-arende", "fotnot-namns-aldrig",
                 "fil-tom-md"):
        check_case(checks, program, name, "check")
        check_case(checks, program, name, "build")
    check_faults(checks, program)
    check_odd_names(checks, program)
    check_shared(checks, program)
    ran = run(program, "explain", "--markdown", cwd=ROOT)
    checks.that(ran.out.decode() == (ROOT / "docs/meddelanden.md").read_text(),
                "docs/meddelanden.md is old: "
                "build/underlag explain --markdown > docs/meddelanden.md")
    checks.done()


main()
