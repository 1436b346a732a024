"""boundary_reports.py -- messages for other programs: SARIF, GitLab, GitHub, and
docs/meddelanden.md.

usage: boundary_reports.py PROGRAM
"""
import json
import sys
from pathlib import Path

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
        check_sarif(checks, json.loads((work / "ut/alla.sarif").read_text()), ran)
        check_gitlab(checks, json.loads((work / "alla.json").read_text()), ran)
        check_github(checks, ran.out.decode(), ran)
        ran = run(program, *args, cwd=work)
        checks.that(b"::" not in ran.out, "annotations without GITHUB_ACTIONS")


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
    ran = run(program, "explain", "--markdown", cwd=ROOT)
    checks.that(ran.out.decode() == (ROOT / "docs/meddelanden.md").read_text(),
                "docs/meddelanden.md is old: "
                "build/underlag explain --markdown > docs/meddelanden.md")
    checks.done()


main()
