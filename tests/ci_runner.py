"""ci_runner.py -- a GitHub or GitLab that is only just large enough for packaging/ci.

Jobs run in a folder each, steps in the shell that the service would use, with what
needs a network (apt-get, git clone) and what takes minutes (make) as small programs
that check what they are asked for. Artefacts are folders in `store`.
"""
import glob
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import yaml

STUBS = {
    "apt-get": 'echo "apt-get $*" >> "$CI_LOG"\n',
    "git": """echo "git $*" >> "$CI_LOG"
for last; do :; done
[ "$1" = clone ] && mkdir -p "$last" && touch "$last/Makefile.pdf"
""",
    "make": """echo "make $*" >> "$CI_LOG"
[ "$*" = "-f Makefile.pdf build" ] && [ -f Makefile.pdf ] && mkdir -p build
""",
    # what was built already is installed
    "cmake": """echo "cmake $*" >> "$CI_LOG"
[ "$1 $2" = "--install build" ] && [ -d build ] || exit 1
shift 2
exec "$CI_CMAKE" --install "$CI_BUILT" "$@" >/dev/null
""",
}


class Service:
    """What both have: a repository, a place for artefacts, a shell."""

    def __init__(self, program, repository, place):
        self.repository, self.place = repository, place
        self.store = place / "store"
        self.store.mkdir()
        self.stubs = place / "stubs"
        self.stubs.mkdir()
        for name, text in STUBS.items():
            (self.stubs / name).write_text("#!/bin/sh\n" + text)
            (self.stubs / name).chmod(0o755)
        self.log = place / "log"
        self.log.touch()
        self.env = {"PATH": f"{self.stubs}:{os.environ['PATH']}", "HOME": str(place),
                    "CI_LOG": str(self.log), "CI_BUILT": str(program.parent),
                    "CI_CMAKE": shutil.which("cmake"), "LANG": "C.UTF-8"}
        for key in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS"):
            if key in os.environ:
                self.env[key] = os.environ[key]
        self.faults = []  # what the service itself would not have understood

    def folder(self, name):
        folder = self.place / "jobs" / name
        shutil.copytree(self.repository, folder, symlinks=True)
        return folder

    def shell(self, script, folder, env):
        done = subprocess.run(["sh", "-e", "-c", script], cwd=folder, env=env, text=True,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, timeout=600)
        return done.returncode, done.stdout

    def known(self, what, given, allowed):
        for key in given:
            if key not in allowed.split():
                self.faults.append(f"{what}: {key}")


class GitHub(Service):
    """github.com: docs.github.com/actions/reference/workflow-syntax."""

    EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")

    def run(self, path):
        """job name -> (whether it went well, what was said)."""
        flow = yaml.safe_load(path.read_text())
        self.known("workflow", [k for k in flow if k is not True],
                   "name permissions env jobs")  # `on` is read as true
        results = {}
        for name, job in flow["jobs"].items():
            self.known(name, job, "runs-on container strategy steps needs if")
            matrix = job.get("strategy", {}).get("matrix", {})
            for key, values in matrix.items() or [("", [""])]:
                for value in values:
                    label = f"{name}-{value}" if key else name
                    env = {k: str(v) for k, v in flow.get("env", {}).items()}
                    results[label] = self.job(label, job, env, {f"matrix.{key}": value})
        return results

    def fill(self, text, values, folder):
        def one(match):
            inner = match[1]
            hashed = re.search(r"hashFiles\('([^']+)'\)", inner)
            if inner.startswith("!cancelled()"):
                return str(not hashed or (folder / hashed[1]).exists()).lower()
            if inner not in values:
                self.faults.append(f"expression: {inner}")
            return str(values.get(inner, ""))
        return self.EXPRESSION.sub(one, text)

    def job(self, label, job, env, values):
        folder, well, said = self.folder(label), True, []
        paths = self.place / f"paths-{label}"
        paths.touch()
        temp = self.place / f"temp-{label}"
        temp.mkdir()
        for step in job["steps"]:
            self.known(label, step, "name uses with run if env")
            wanted = self.fill(step.get("if", ""), values, folder)
            if wanted == "false" or (not well and wanted != "true"):
                continue
            now = {**self.env, **env, "GITHUB_ACTIONS": "true", "CI": "true",
                   "GITHUB_PATH": str(paths), "RUNNER_TEMP": str(temp)}
            now["PATH"] = ":".join(paths.read_text().split() + [now["PATH"]])
            if "run" in step:
                status, out = self.shell(self.fill(step["run"], values, folder), folder,
                                         now)
                said.append(out)
                well = well and status == 0
            else:
                with_ = {k: self.fill(str(v), values, folder)
                         for k, v in step.get("with", {}).items()}
                self.use(step["uses"], with_, folder)
        return well, "".join(said)

    def use(self, action, with_, folder):
        if action.startswith("actions/upload-artifact@"):
            source = folder / with_["path"]
            hidden = with_.get("include-hidden-files") == "True"
            skip = None if hidden else shutil.ignore_patterns(".*")
            if source.exists():
                shutil.copytree(source, self.store / with_["name"], ignore=skip)
            elif with_.get("if-no-files-found") == "error":
                self.faults.append(f"nothing to upload: {source}")
        elif action.startswith("actions/download-artifact@"):
            for found in self.store.glob(with_["pattern"]):
                shutil.copytree(found, folder / with_["path"] / found.name)
        elif action.startswith("github/codeql-action/upload-sarif@"):
            sarif = json.loads((folder / with_["sarif_file"]).read_text())
            if sarif.get("version") != "2.1.0":
                self.faults.append("not SARIF 2.1.0")
            shutil.copy(folder / with_["sarif_file"], self.store)
        elif not action.startswith("actions/checkout@"):
            self.faults.append(f"action: {action}")


class GitLab(Service):
    """gitlab.com: docs.gitlab.com/ci/yaml."""

    def run(self, path):
        flow = yaml.safe_load(path.read_text())
        variables = {k: str(v) for k, v in flow.pop("variables", {}).items()}
        flow.pop("image")
        stages = flow.pop("stages", ["test"])
        jobs = {name: {**flow.get(job.get("extends"), {}), **job}
                for name, job in flow.items() if not name.startswith(".")}
        results = {}
        for stage in stages:
            for name, job in jobs.items():
                if job.get("stage", "test") == stage:
                    self.all_of(name, job, variables, results)
        return results

    def all_of(self, name, job, variables, results):
        self.known(name, job,
                   "extends stage parallel before_script script artifacts when")
        n = job.get("parallel", 1)
        for i in range(1, n + 1):
            label = f"{name}-{i}" if n > 1 else name
            well = all(was for was, _ in results.values())
            if job.get("stage", "test") != "test" and not well and i == 1 and \
                    job.get("when") != "always" and n == 1:
                continue
            results[label] = self.job(label, job, {
                **variables, "CI_NODE_INDEX": str(i), "CI_NODE_TOTAL": str(n)})

    def job(self, label, job, env):
        folder = self.folder(label)
        shutil.copytree(self.store, folder, dirs_exist_ok=True,
                        ignore=shutil.ignore_patterns("report-*"))
        script = "\n".join(job.get("before_script", []) + job["script"])
        builds = self.place / f"builds-{label}"
        status, out = self.shell(script, folder, {
            **self.env, **env, "CI": "true", "GITLAB_CI": "true",
            "CI_PROJECT_DIR": str(folder), "CI_BUILDS_DIR": str(builds)})
        artifacts = job.get("artifacts", {})
        self.known(label, artifacts, "when paths reports")
        if status == 0 or artifacts.get("when") == "always":
            self.keep(label, artifacts, folder)
        return status == 0, out

    def keep(self, label, artifacts, folder):
        for path in artifacts.get("paths", []):
            if (folder / path).is_dir():
                shutil.copytree(folder / path, self.store / path, dirs_exist_ok=True)
            else:
                self.faults.append(f"{label}: nothing to keep: {path}")
        wanted = artifacts.get("reports", {}).get("codequality")
        for report in glob.glob(str(folder / wanted)) if wanted else ():
            issues = json.loads(Path(report).read_text())
            if not all({"description", "check_name", "fingerprint", "severity",
                        "location"} <= set(issue) for issue in issues):
                self.faults.append(f"{label}: not a code quality report")
            shutil.copy(report, self.store / f"report-{label}.json")
