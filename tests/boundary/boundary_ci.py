"""boundary_ci.py -- the files in packaging/ci do what they say, run step by step.

usage: boundary_ci.py PROGRAM
"""
import json
import re
import shutil
import sys
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from ci_runner import GitHub, GitLab
from program import ROOT, Checks, program_argument, workplace
from watching import MINIMAL, NAME

FILES = ROOT / "packaging/ci"
CASES = 9


@contextmanager
def repository(clone, broken):
    """Cases, one of them with a mistake if `broken`; a clone of underlag or not."""
    with workplace() as place:
        shutil.rmtree(place / "templates")
        repo = place / "repository"
        for i in range(CASES):
            shutil.copytree(MINIMAL / NAME, repo / f"input/a{i}")
        if clone:
            shutil.copy(ROOT / "Makefile.pdf", repo)
        if broken:
            plan = repo / "input/a0/plan.yaml"
            plan.write_text(plan.read_text().replace("risker:", "rissker:"))
        yield place, repo


def run_file(checks, program, service, name, clone, broken):
    """Run it; what became of its jobs, and a folder with what was kept."""
    with repository(clone, broken) as (place, repo):
        runner = service(program, repo, place)
        results = runner.run(FILES / name)
        what = f"{name}{', with a mistake' if broken else ''}"
        checks.equal(runner.faults, [], f"{what}: understood")
        asked = runner.log.read_text()
        checks.that(("git clone" in asked) != clone, f"{what}: cloned only if needed")
        checks.that("make -f Makefile.pdf build" in asked, f"{what}: built")
        for job, (well, said) in results.items():
            if not broken and not well:
                print(said)
            checks.that(well or broken, f"{what}: {job}")
        yield what, results, runner.store
        made = {p.parent.name for p in runner.store.rglob("tjansteskrivelse.pdf")}
        wanted = {f"a{i}" for i in range(1 if broken else 0, CASES)}
        checks.equal(made, wanted, f"{what}: the papers that are kept")
        pages = list(runner.store.rglob("index.html"))
        checks.that(pages, f"{what}: a page tells of them")


def check_github(checks, program, clone, broken):
    for what, results, store in run_file(checks, program, GitHub, "github-underlag.yml",
                                         clone, broken):
        well, said = results["handlingar"]
        checks.equal(well, not broken, f"{what}: the job goes well")
        checks.equal("::error file=input/a0/plan.yaml,line=" in said, broken,
                     f"{what}: shown at its line")
        rules = json.loads((store / "underlag.sarif").read_text())["runs"][0]["results"]
        checks.equal(any(r["level"] == "error" for r in rules), broken, f"{what}: SARIF")


def check_github_shared(checks, program, clone, broken):
    for what, results, store in run_file(checks, program, GitHub,
                                         "github-underlag-delad.yml", clone, broken):
        checks.equal(sum(not well for well, _ in results.values()), int(broken),
                     f"{what}: jobs that do not go well")
        check_shares(checks, what, [store / f"del-{i}" for i in range(1, 5)],
                     store / "handlingar")


def check_gitlab(checks, program, clone, broken):
    for what, results, store in run_file(checks, program, GitLab, "gitlab-ci.yml",
                                         clone, broken):
        checks.equal([job for job, (well, _) in results.items() if not well],
                     ["granska", "handlingar"] if broken else [], f"{what}: jobs")
        issues = json.loads((store / "report-granska.json").read_text())
        checks.equal(any(i["severity"] == "critical" for i in issues), broken,
                     f"{what}: code quality")


def check_gitlab_shared(checks, program, clone, broken):
    for what, results, store in run_file(checks, program, GitLab, "gitlab-ci-delad.yml",
                                         clone, broken):
        checks.equal(sum(not well for well, _ in results.values()), int(broken),
                     f"{what}: jobs that do not go well")
        checks.equal(len(list(store.glob("report-del-*.json"))), 4, f"{what}: reports")
        check_shares(checks, what, [store / f"delar/{i}" for i in range(1, 5)],
                     store / "delar")


def check_shares(checks, what, shares, whole):
    """Each share has its cases, none is in two, and one page leads to all."""
    cases = [{p.parent.name for p in share.rglob("tjansteskrivelse.pdf")}
             for share in shares]
    checks.equal(sum(map(len, cases)), len(set().union(*cases)), f"{what}: no case twice")
    page = (whole / "index.html").read_text()
    links = {re.sub(r"^.*/", "", re.sub(r"/[^/]*$", "", link))
             for link in re.findall(r'href="([^"]+\.pdf)"', page)}
    checks.equal(links, set().union(*cases), f"{what}: the page leads to every case")
    for link in re.findall(r'href="([^"#:]+\.pdf)"', page):
        checks.that((whole / link).is_file(), f"{what}: {link} is there")


def main():
    program, checks = program_argument(), Checks()
    for broken in (False, True):
        check_github(checks, program, clone=not broken, broken=broken)
        check_gitlab(checks, program, clone=not broken, broken=broken)
        check_github_shared(checks, program, clone=broken, broken=broken)
        check_gitlab_shared(checks, program, clone=broken, broken=broken)
    checks.done()


main()
