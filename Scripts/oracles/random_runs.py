"""Random jobs, run and compared."""
import collections
import os
import random
import shutil
import subprocess
import tempfile

from .checks import compare_all
from .comparison import Report
from .jobs import read_job
from .random_jobs import make_job
from .reconciliation import compare_reconcile

ENDED_WELL = (0, 2, 3)  # done; with features left out; with a broken gate


def run_random(program, count, seed, only, keep):
    """Prints the first difference of each job that differs, and every kind of difference with its jobs; 1 when there is one."""
    program, home = os.path.abspath(program), os.path.abspath(keep) if keep else tempfile.mkdtemp(prefix="oracle-")
    keys = subprocess.run([program, "schema"], capture_output=True, text=True, check=True).stdout
    jobs, examples = collections.defaultdict(list), {}
    for number in range(1, count + 1):
        folder = os.path.join(home, f"job-{seed}-{number}")
        shutil.rmtree(folder, ignore_errors=True)
        report = Report(1)
        run_one(program, make_job(folder, seed, number, keys), report, only)
        if not report.count:
            shutil.rmtree(folder)
            continue
        kind, text = next((kind, texts[0]) for kind, texts in report.found.items())
        print(f"DIFFERS  {folder}: {kind}: {text} ({sum(report.count.values())} differences)")
        for kind in report.count:
            jobs[kind].append(number)
            examples.setdefault(kind, report.found[kind][0])
    if not jobs and not keep:
        os.rmdir(home)
    for kind, numbers in sorted(jobs.items()):
        listed = ", ".join(map(str, numbers[:8])) + (", ..." if len(numbers) > 8 else "")
        print(f"{kind}: in {len(numbers)} jobs ({listed}); {examples[kind]}")
    differing = {number for numbers in jobs.values() for number in numbers}
    print(f"{count} random jobs of seed {seed}: " + (f"{len(differing)} differ" if differing else "all agree"))
    return 1 if differing else 0


def run_one(program, job, report, only):
    out = os.path.join(os.path.dirname(job), "out")
    ended = subprocess.run([program, "run", "--quiet", job, "-o", out], capture_output=True, text=True, timeout=120)
    if ended.returncode not in ENDED_WELL:
        report.differs("exit code", f"{ended.returncode}: {ended.stderr.strip()[:600]}")
    else:
        compare_all(read_job(job), out, report, only)
        if "reconcile" in only:
            compare_reconcile(program, read_job(job), out, random.Random(os.path.basename(os.path.dirname(job))), report)
