"""boundary_watch.py -- what is saved, dropped, moved or taken away is soon made so.

usage: boundary_watch.py PROGRAM
"""
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from program import SANITIZED, Checks, misdeeds_of, program_argument, workplace
from watching import MINIMAL, NAME, Watch, has, wait, watching

PAPER = f"input/{NAME}/tjansteskrivelse.md"
MADE = f"output/{NAME}/tjansteskrivelse.pdf"
SETTLE = 0.3  # UL_SETTLE_STILL [s]


def numbered(text, number):
    """The paper with another diarienummer: what a test looks for in its PDF."""
    head, _, rest = text.partition("diarienummer: SN 2026-")
    return f"{head}diarienummer: SN 2026-{number}{rest[3:]}"


# ---- How editors save ----

def in_place(path, text):
    path.write_text(text)


def renamed_over(path, text):
    beside = path.with_name("tjansteskrivelse.md.tmp")
    beside.write_text(text)
    beside.rename(path)


def like_vim(path, text):
    swap, probe = path.with_name(".tjansteskrivelse.md.swp"), path.with_name("4913")
    swap.write_bytes(b"b0VIM")
    probe.touch()
    probe.unlink()
    path.rename(path.with_name(path.name + "~"))
    path.write_text(text)
    path.with_name(path.name + "~").unlink()
    swap.unlink()


def like_an_office(path, text):
    lock, owner = path.with_name(".~lock.x#"), path.with_name("~$x.xlsx")
    lock.write_text("Eva")
    owner.write_text("Eva")
    new, old = path.with_name("A1B2C300"), path.with_name("D4E5F600")
    new.write_text(text)
    path.rename(old)
    new.rename(path)
    old.unlink()
    lock.unlink()
    owner.unlink()


def copied_over(path, text):
    source = path.with_name("kopia.part")
    source.write_text(text)
    shutil.copyfile(source, path)
    source.unlink()


EDITORS = [in_place, renamed_over, like_vim, like_an_office, copied_over]


def check_editors(checks, program):
    with workplace(MINIMAL) as work, watching(program, cwd=work, checks=checks) as watch:
        checks.that(has(work / MADE, "2026-101")(), "the paper is made at start")
        for number, save in enumerate(EDITORS, 201):
            save(work / PAPER, numbered((work / PAPER).read_text(), number))
            checks.that(wait(has(work / MADE, f"2026-{number}")), f"saved {save.__name__}")
        checks.equal(watch.count("fel:"), 0, "no editor led to a mistake")


def check_slow_writer(checks, program):
    """Half a file, open for three times as long as files are to be still."""
    with workplace(MINIMAL) as work, watching(program, cwd=work, checks=checks) as watch:
        path = work / PAPER
        text = numbered(path.read_text(), 301)
        for half in (0, len(text) // 2):
            with path.open("w") as file:
                file.write(text[:half])
                file.flush()
                time.sleep(3 * SETTLE)
                file.write(text[half:])
            checks.that(wait(has(work / MADE, "2026-301")), f"written slowly from {half}")
            text = text.replace("2026-301", "2026-302")
        checks.equal(watch.count("fel:"), 0, "half a file was never read")


def check_writer_that_stays(checks, program):
    """A file that somebody keeps open is taken all the same, in time."""
    with workplace(MINIMAL) as work, watching(program, cwd=work, checks=checks):
        path = work / PAPER
        text = numbered(path.read_text(), 303)
        with path.open("w") as file:
            file.write(text)
            file.flush()
            checks.that(wait(has(work / MADE, "2026-303")), "an open file is taken")


def check_coming_and_going(checks, program):
    with workplace(MINIMAL) as work, watching(program, cwd=work, checks=checks) as watch:
        case = work / "input" / NAME
        shutil.copytree(case, work / "input/2028/barn/skola")
        made = work / "output/2028/barn/skola/tjansteskrivelse.pdf"
        checks.that(wait(made.is_file), "a case dropped deep down")

        shutil.copytree(case, work / "beside")
        (work / "beside").rename(work / "input/inflyttad")
        checks.that(wait((work / "output/inflyttad/tjansteskrivelse.pdf").is_file),
                    "a case moved in")
        paper = work / "input/inflyttad/tjansteskrivelse.md"
        paper.write_text(numbered(paper.read_text(), 401))
        checks.that(wait(has(work / "output/inflyttad/tjansteskrivelse.pdf", "2026-401")),
                    "a change in a case that was moved in")

        (work / "input/inflyttad").rename(work / "input/omdöpt")
        made = work / "output/omdöpt/tjansteskrivelse.pdf"
        checks.that(wait(has(made, "2026-401")), "a case renamed")
        paper = work / "input/omdöpt/tjansteskrivelse.md"
        paper.write_text(numbered(paper.read_text(), 402))
        checks.that(wait(has(made, "2026-402")), "a change in a case that was renamed")

        (work / "input/omdöpt").rename(work / "beside")
        checks.that(watch.wait_said("omdöpt: finns inte längre"), "a case moved out")
        shutil.rmtree(work / "input/2028")
        checks.that(watch.wait_said("skola: finns inte längre"), "a case removed")

        paper = work / "input" / NAME / "pm.md"
        paper.write_text((work / PAPER).read_text())
        made = work / "output" / NAME / "pm.pdf"
        checks.that(wait(made.is_file), "a file dropped into a case")


def check_links(checks, program):
    """A case may be a link within the input, and so may a file in it."""
    with workplace(MINIMAL) as work:
        store = work / "input/.lager"
        store.mkdir()
        (work / "input" / NAME).rename(store / "elsewhere")
        paper = store / "elsewhere/tjansteskrivelse.md"
        text = store / "text.md"
        paper.rename(text)
        paper.symlink_to(text)
        (work / "input" / NAME).symlink_to(store / "elsewhere")
        with watching(program, cwd=work, checks=checks):
            for number, save in ((501, in_place), (502, renamed_over), (503, in_place)):
                save(text, numbered(text.read_text(), number))
                checks.that(wait(has(work / MADE, f"2026-{number}")),
                            f"{number}: a file that a link leads to")


def check_mistakes(checks, program):
    with workplace(MINIMAL) as work, watching(program, cwd=work, checks=checks) as watch:
        path = work / PAPER
        good = path.read_text()
        before = (work / MADE).read_bytes()
        path.write_text(good.replace("ärende:", "ärrende:"))
        checks.that(watch.wait_said(f"{NAME}: "), "a mistake is told")
        checks.that(watch.wait_said("[U201]"), "with its message")
        checks.that(watch.wait_said("att rätta"), "and what it leads to")
        checks.equal((work / MADE).read_bytes(), before, "the last good paper stays")

        since = watch.mark()
        (work / "input/annan").mkdir()
        for name in ("plan.yaml", "tjansteskrivelse.md"):
            shutil.copy(MINIMAL / NAME / name, work / "input/annan" / name)
        checks.that(watch.wait_said("annan: klart", since), "another case is made")
        checks.equal(watch.count("[U201]", since), 0, "the same mistake is not told again")

        since = watch.mark()
        path.write_text(good.replace("ärende:", "ärrende:") + "\n")
        checks.that(watch.wait_said("[U201]", since), "saved again, it is told again")

        since = watch.mark()
        path.write_text(numbered(good, 601))
        checks.that(watch.wait_said(f"{NAME}: klart", since), "mended, it is made")
        checks.that(has(work / MADE, "2026-601")(), "as it now is")
        checks.that(not any("\033" in line for line in watch.lines), "no escape codes")


def check_defaults_and_templates(checks, program):
    with workplace(MINIMAL) as work:
        folder = work / "templates/egen"
        folder.mkdir()
        mall = folder / "mall.yaml"
        mall.write_text("ärver: standard\nförsta sidhuvud:\n  vänster: [Vinter]\n")
        (work / "input/underlag.yaml").write_text("mall: egen\n")
        with watching(program, f"input/{NAME}", cwd=work, checks=checks) as watch:
            checks.that(has(work / MADE, "Vinter")(), "made with a template of its own")
            mall.write_text(mall.read_text().replace("Vinter", "Sommar"))
            checks.that(wait(has(work / MADE, "Sommar")), "a changed template")
            (work / "input/underlag.yaml").write_text("mall: standard\n")
            checks.that(wait(lambda: not has(work / MADE, "Sommar")()),
                        "a changed underlag.yaml above INPUT")
            (work / "input/underlag.yaml").unlink()
            (work / "underlag.yaml").write_text("mall: egen\n")
            (work / "underlag.yaml").rename(work / "input/underlag.yaml")
            checks.that(wait(has(work / MADE, "Sommar")), "an underlag.yaml that comes")
            mall.write_text("ärver: finns-inte\n")
            checks.that(watch.wait_said("fel:"), "a broken template is told")
            mall.write_text("ärver: standard\nförsta sidhuvud:\n  vänster: [Höst]\n")
            checks.that(wait(has(work / MADE, "Höst")), "a mended template")


def check_folders_again(checks, program):
    with workplace(MINIMAL) as work, watching(program, cwd=work, checks=checks) as watch:
        for number in (701, 702):
            since = watch.mark()
            (work / "input").rename(work / "gammal")
            checks.that(watch.wait_said("input finns inte", since), "input is gone")
            checks.that((work / MADE).is_file(), "what was made stays")
            shutil.copytree(work / "gammal", work / "input")
            paper = work / PAPER
            paper.write_text(numbered(paper.read_text(), number))
            shutil.rmtree(work / "gammal")
            checks.that(wait(has(work / MADE, f"2026-{number}")), "input is there again")
        for number in (703, 704):
            shutil.rmtree(work / "output")
            checks.that(wait((work / MADE).is_file), "output is made again")
            paper.write_text(numbered(paper.read_text(), number))
            checks.that(wait(has(work / MADE, f"2026-{number}")), "and watched for")
        shutil.rmtree(work / "output" / NAME)
        checks.that(wait((work / MADE).is_file), "a case's outputs are made again")


def check_input_that_comes_late(checks, program):
    with workplace() as work:
        with watching(program, "a/b", cwd=work, checks=checks, first=False) as watch:
            checks.that(watch.wait_said("a/b finns inte"), "says what it waits for")
            (work / "a").mkdir()
            shutil.copytree(MINIMAL, work / "a/b")
            checks.that(wait((work / MADE).is_file), "and makes it when it comes")


def rounds_of(watch):
    return watch.count("oförändrade")


def check_own_outputs(checks, program):
    """Outputs below INPUT must not be read, nor start a round."""
    for args in (("."), ("input", "-o", "input/klart")):
        args = args if isinstance(args, tuple) else (args,)
        with workplace(MINIMAL) as work, \
                watching(program, *args, "--verbose", cwd=work, checks=checks) as watch:
            made = work / ("output/input" if args == (".",) else "input/klart")
            made = made / NAME / "tjansteskrivelse.pdf"
            checks.that(made.is_file(), f"{args}: made")
            for number in (801, 802):
                paper = work / PAPER
                paper.write_text(numbered(paper.read_text(), number))
                checks.that(wait(has(made, f"2026-{number}")), f"{args}: {number}")
            quiet = wait_quiet(watch)
            checks.that(quiet <= 6, f"{args}: {quiet} rounds for three reasons")
            checks.equal(watch.count("fel:"), 0, f"{args}: outputs are no cases")


def wait_quiet(watch):
    """The number of rounds, once it has been the same for five settle times."""
    count, since = rounds_of(watch), time.monotonic()
    end = since + 30
    while time.monotonic() < min(end, since + 5 * SETTLE):
        time.sleep(SETTLE / 3)
        if rounds_of(watch) != count:
            count, since = rounds_of(watch), time.monotonic()
    return count


def check_output_is_input(checks, program):
    with workplace(MINIMAL) as work:
        watch = Watch(program, "input", "-o", "input", cwd=work)
        checks.equal(watch.stop(0), 2, "-o may not be INPUT")


def check_two_watches(checks, program):
    with workplace(MINIMAL) as work, watching(program, cwd=work, checks=checks) as first:
        second = Watch(program, cwd=work)
        checks.equal(second.process.wait(60), 3, "a second watch ends with")
        checks.that(second.wait_said(f"process {first.pid}"), "and says who has it")
        third = Watch(program, "-o", "annan", cwd=work)
        checks.that(third.wait_said("gjorda"), "another output is another's")
        checks.equal(third.stop(), 0, "the third ends with")


def check_polling(checks, program):
    with workplace(MINIMAL) as work:
        with watching(program, "--poll", "1", cwd=work, checks=checks) as watch:
            checks.that(watch.count("var 1:e sekund"), "says that it looks")
            paper = work / PAPER
            for number, save in ((901, in_place), (902, renamed_over)):
                save(paper, numbered(paper.read_text(), number))
                checks.that(wait(has(work / MADE, f"2026-{number}")), f"{number} polled")
            shutil.copytree(work / "input" / NAME, work / "input/ny")
            checks.that(wait((work / "output/ny/tjansteskrivelse.pdf").is_file),
                        "a dropped case, polled")
            shutil.rmtree(work / "input/ny")
            checks.that(watch.wait_said("ny: finns inte längre"), "a removed case, polled")
            (work / "input").rename(work / "borta")
            checks.that(watch.wait_said("input finns inte"), "input gone, polled")
            (work / "borta").rename(work / "input")
            paper.write_text(numbered(paper.read_text(), 903))
            checks.that(wait(has(work / MADE, "2026-903")), "input again, polled")


# What this machine cannot be made to do: a share, a kernel that watches no more.
PRETENDED = """
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>
int fstatfs(int fd, struct statfs *fs)
{
    int failed = (int)syscall(SYS_fstatfs, fd, fs);
    if (!failed && getenv("PRETEND_NFS"))
        fs->f_type = 0x6969;
    return failed;
}
int inotify_add_watch(int fd, const char *path, uint32_t mask)
{
    static int left = 3;
    if (getenv("PRETEND_FULL") && left-- <= 0) {
        errno = ENOSPC;
        return -1;
    }
    return (int)syscall(SYS_inotify_add_watch, fd, path, mask);
}
"""


def check_where_nothing_is_told(checks, program):
    if SANITIZED or not shutil.which("cc"):
        print("not tried: a preloaded library, a compiler")
        return
    for what, said in (("NFS", "annan dator"), ("FULL", "max_user_watches")):
        with workplace(MINIMAL) as work:
            (work / "pretend.c").write_text(PRETENDED)
            subprocess.run(["cc", "-shared", "-fPIC", "-D_GNU_SOURCE", "-o", "pretend.so",
                            "pretend.c"], cwd=work, check=True)
            env = {"LD_PRELOAD": str(work / "pretend.so"), f"PRETEND_{what}": "1"}
            with watching(program, cwd=work, checks=checks, env=env) as watch:
                checks.that(watch.count(said), f"{what}: says why it looks")
                paper = work / PAPER
                paper.write_text(numbered(paper.read_text(), 960))
                checks.that(wait(has(work / MADE, "2026-960")), f"{what}: a change is seen")


def check_overflow(checks, program):
    """More is told than the kernel's queue holds; nothing is lost."""
    queue = int(Path("/proc/sys/fs/inotify/max_queued_events").read_text())
    if queue > 100000:
        print(f"not tried: max_queued_events is {queue}")
        return
    with workplace(MINIMAL) as work, watching(program, cwd=work, checks=checks) as watch:
        watch.send(signal.SIGSTOP)
        names = [work / f"input/{i}.txt" for i in range(2)]
        for name in names:
            name.touch()
        for i in range(queue + 100):
            os.utime(names[i % 2])  # one after another alike would be told once
        paper = work / PAPER
        paper.write_text(numbered(paper.read_text(), 950))
        shutil.copytree(work / "input" / NAME, work / "input/ny")
        watch.send(signal.SIGCONT)
        checks.that(wait(has(work / MADE, "2026-950")), "a change beyond the queue")
        new = work / "input/ny/tjansteskrivelse.md"
        new.write_text(numbered(new.read_text(), 951))
        checks.that(wait(has(work / "output/ny/tjansteskrivelse.pdf", "2026-951")),
                    "a change in a folder beyond the queue")


def check_many_at_once(checks, program):
    """Changes during a run lead to one more: the last word is the one that is made."""
    with workplace(MINIMAL) as work, watching(program, cwd=work, checks=checks):
        paper = work / PAPER
        for number in range(101, 131):
            paper.write_text(numbered(paper.read_text(), number))
            time.sleep(0.01 * (number % 8))
        checks.that(wait(has(work / MADE, "2026-130")), "the last of many saves")


def check_died(checks, program):
    """A case that kills its worker is tried again when something of its own is new, not
    whenever anything is."""
    told = "slinga: 1 fel att rätta"
    env = {"MISDEEDS": "1", "MISDEED_LIMITS": "512,1,600"}
    with workplace(MINIMAL) as work:
        shutil.copytree(work / "input" / NAME, work / "input/slinga")
        with watching(misdeeds_of(program), cwd=work, checks=checks, env=env,
                      first=False) as watch:
            checks.that(watch.wait_said(told), "it is told")
            for number in (955, 956):
                mark = watch.mark()
                paper = work / PAPER
                paper.write_text(numbered(paper.read_text(), number))
                checks.that(watch.wait_said(f"{NAME}: klart", mark), "another is made")
            checks.equal(watch.count(told, mark), 0, "it is not told again")
            mark = watch.mark()
            (work / "input/slinga/plan.yaml").open("a").write("# nytt\n")
            checks.that(watch.wait_said(told, mark), "it is tried again")


def check_signals(checks, program):
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        with workplace(MINIMAL) as work:
            for i in range(20):
                shutil.copytree(work / "input" / NAME, work / f"input/{i}")
            watch = Watch(program, cwd=work)
            checks.that(watch.wait_said("Bevakar"), "it says hello")
            if number != signal.SIGHUP:
                wait(lambda: list((work / "output").rglob("*.tmp")), 5)
            checks.equal(watch.stop(number), 0, f"signal {number} in a run: ends with")
            checks.that(watch.count("avslutas"), "it says goodbye")
    with workplace(MINIMAL) as work:
        with watching(program, "--lang", "en", cwd=work, checks=checks, first=False) as w:
            checks.that(w.wait_said("1 made"), "English if so asked")


def main():
    program, checks = program_argument(), Checks()
    named = {name: f for name, f in globals().items() if name.startswith("check_")}
    for name, check in named.items():
        since = time.monotonic()
        check(checks, program)
        print(f"{time.monotonic() - since:6.1f} s  {name}")
    checks.done()


main()
