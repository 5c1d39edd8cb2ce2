"""Running a program and saying what it cost."""
import math
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from collections import namedtuple

HOME = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BENCH = os.path.join(HOME, "..", "shared", "bench")
ACCEPTED = (0, 2)    # exit codes of petarawan; 2: some TPS lie in no regency, as in every workload

Measure = namedtuple("Measure", "wall user sys peak")    # seconds, and MiB


def say(text):
    print("benchmark: " + text, file=sys.stderr, flush=True)


def said(*command):
    """What a command prints, or nothing where it is missing."""
    try:
        return subprocess.run(command, capture_output=True, text=True).stdout.strip()
    except OSError:
        return ""


def measure(command, out, accepted=ACCEPTED):
    """Runs a program with an output folder that is not there yet; what it says is in OUT.log."""
    shutil.rmtree(out, ignore_errors=True)
    with open(out + ".log", "wb") as file:
        start = time.perf_counter()
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=file, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in accepted:
        with open(out + ".log", errors="replace") as file:
            last = " | ".join(file.read().splitlines()[-3:])
        raise RuntimeError(f"{command[0]} ended with {child.returncode}; its last words: {last}")
    return Measure(wall, usage.ru_utime, usage.ru_stime, usage.ru_maxrss / 1024)


def build(product):
    """The release build of a product of the package."""
    say(f"building {product}")
    built = subprocess.run([os.path.join(HOME, "Scripts", "build"), product], check=True, stdout=subprocess.PIPE, text=True)
    return built.stdout.strip()


def stages(log):
    """Stage -> (wall, CPU), as `petarawan run --verbose` says."""
    with open(log) as file:
        found = re.findall(r"^(\S.*) ([\d.]+) s \(([\d.]+) s CPU\)$", file.read(), re.MULTILINE)
    return {name: (float(wall), float(cpu)) for name, wall, cpu in found}


def median(measures, field):
    return statistics.median(getattr(measure, field) for measure in measures)


def number(value):
    return f"{value:.2f}" if value < 10 else f"{value:.1f}" if value < 100 else f"{value:.0f}"


def ratio(values, others):
    """Median and spread of the ratios within each round."""
    ratios = [a / b for a, b in zip(values, others)]
    if len(ratios) == 1:
        return number(ratios[0])
    return f"{number(statistics.median(ratios))} ({number(min(ratios))}..{number(max(ratios))})"


def exponents(sizes, costs):
    """log(cost ratio) / log(size ratio) from one size to the next."""
    pairs = list(zip(sizes, costs))
    return [""] + [f"{math.log(b[1] / a[1]) / math.log(b[0] / a[0]):.2f}" for a, b in zip(pairs, pairs[1:])]


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "| --- |" + " ---: |" * (len(head) - 1)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def versions(petarawan):
    compiler = re.search(r"Swift version [\d.]+", said("swift", "--version"))
    own = [f"petarawan {said(petarawan, '--version')}", compiler.group() if compiler else "",
           f"GEOS {said('pkg-config', '--modversion', 'geos')}", f"PROJ {said('pkg-config', '--modversion', 'proj')}"]
    return ", ".join(filter(None, own))


def machine():
    with open("/proc/cpuinfo") as file:
        model = re.search(r"model name\s*: (.*)", file.read())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2 ** 30
    return f"{os.cpu_count()} core(s) ({model.group(1) if model else 'unknown'}), {memory:.0f} GiB"
