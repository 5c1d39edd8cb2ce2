"""What petarawan costs against one size at a time, for one regency of many, and on several threads."""
import csv
import glob
import hashlib
import os
import shutil

from measuring import exponents, measure, median, number, ratio, say, stages, table
from workloads import TPS, job, padded, text_size, workload

DISTANCES = (50, 100, 250, 500, 1000, 2000)    # of zones, metres


class Growth:
    """User CPU and memory of petarawan against one size at a time."""

    def __init__(self, petarawan, work, size, runs):
        self.petarawan, self.work, self.size, self.runs = petarawan, work, size, runs
        self.rows, self.lines, self.known = [], [], {}

    def record(self):
        base = TPS[self.size]
        self.add("TPS", (1, 2, 4, 10), lambda k: (self.data(tps=base * k), 1))
        self.add("vertices of the hazards", (1, 2, 4), lambda k: (self.data(scale=k), 1))
        self.add("TPS and vertices", (1, 2, 4), lambda k: (self.data(tps=base * k, scale=k), 1))
        self.add("layers", (1, 2, 4), lambda k: (self.data(), k))
        self.add("regencies", (1, 2, 4), lambda k: (workload(self.work, self.size, divide=k), 1))
        self.add("text, same geometries", (1, 10), lambda k: (padded(self.data(), k) if k > 1 else self.data(), 1))
        columns = ["user s", "exponent", "peak MiB"]
        growth = table(["what grows", *(f"with zones, {name}" for name in columns), *(f"without, {name}" for name in columns)],
                       self.rows)
        found = [self.cost(self.data(), distance) for distance in DISTANCES]
        users = [median(measures, "user") for measures in found]
        zones = table(["zones of", "user s", "exponent", "peak MiB"], zip(
            (f"{distance} m" for distance in DISTANCES), map(number, users), exponents(DISTANCES, users),
            (f"{median(measures, 'peak'):.0f}" for measures in found)))
        self.lines.append({"title": "distance of zones", "sizes": DISTANCES, "zones": users})
        inputs = f"The text x1 is {text_size(self.data()) / 1e6:.0f} MB. The regencies are those of `Scripts/make-workload`."
        return {"blocks": [
            "Growth of petarawan; the exponent is that from the row above, and 1 is in proportion to the size:", growth,
            inputs, zones, *self.one_regency()], "lines": self.lines, "tps": base}

    def data(self, tps=None, scale=None):
        """The workload; a size that is the base is not asked for, so that its data are the same."""
        return workload(self.work, self.size, tps if tps != TPS[self.size] else None, scale if scale != 1 else None)

    def add(self, title, sizes, make):
        made = [make(size) for size in sizes]
        columns, line = [], {"title": title, "sizes": sizes}
        for near, kind in ((500, "zones"), (0, "plain")):
            found = [self.cost(data, near, copies) for data, copies in made]
            users = [median(measures, "user") for measures in found]
            columns += [map(number, users), exponents(sizes, users), (f"{median(m, 'peak'):.0f}" for m in found)]
            line[kind] = users
        self.lines.append(line)
        self.rows += [[f"{title} x{size}", *row] for size, *row in zip(sizes, *columns)]

    def cost(self, data, near, copies=1):
        """Each job is measured once, also when several rows show it."""
        if (data, near, copies) not in self.known:
            say(f"{os.path.basename(data)}, near {near} m, layers x{copies}")
            out = os.path.join(self.work, "out-growth")
            command = [self.petarawan, "run", "--quiet", job(data, near, copies), "-o", out]
            self.known[data, near, copies] = [measure(command, out) for _ in range(self.runs)]
            shutil.rmtree(out, ignore_errors=True)
        return self.known[data, near, copies]

    def one_regency(self):
        """What `--only` costs as a share of the whole, for the regency with the middle number of TPS."""
        out, rows, data = os.path.join(self.work, "out-growth"), [], self.data()
        for near in (500, 0):
            command = [self.petarawan, "run", "--verbose", job(data, near), "-o", out]
            whole = [self.staged(command, out) for _ in range(self.runs)]
            stations = stations_of_regencies(out)
            code = sorted(stations, key=lambda code: (stations[code], code))[len(stations) // 2]
            part = [self.staged([*command, "--only", code], out) for _ in range(self.runs)]
            shares = [sum(m[index] for m in part) / sum(m[index] for m in whole) for index in (0, 1)]
            peak = [sum(m[2] for m in measures) / self.runs for measures in (whole, part)]
            rows.append([f"{code}, {'with' if near else 'without'} zones", f"1 of {len(stations)}",
                         percent(stations[code] / sum(stations.values())), percent(shares[0]), percent(shares[1]),
                         f"{peak[1]:.0f} of {peak[0]:.0f}"])
        shutil.rmtree(out, ignore_errors=True)
        return ["One regency, `--only`, as a share of the whole run. All inputs are read whichever regency is asked for; the "
                "column before the last counts the stages after reading:",
                table(["regency", "regencies", "its TPS", "user CPU", "CPU after reading", "peak MiB"], rows)]

    def staged(self, command, out):
        """User CPU, CPU of the stages after reading, and peak memory."""
        say(" ".join(command[1:]))
        found = measure(command, out)
        after = sum(cpu for name, (_, cpu) in stages(out + ".log").items() if name != "reading")
        return found.user, after, found.peak


def percent(share):
    return f"{100 * share:.1f} %"


def stations_of_regencies(out):
    """Regency -> TPS in it, from its summary: for one hazard the statuses add up to them."""
    counts = {}
    with open(f"{out}/summary/regencies.csv", newline="") as file:
        for row in csv.DictReader(file):
            if row["regency_code"].replace(".", "").isdigit() and row["hazard"] == "banjir":
                counts[row["regency_code"]] = counts.get(row["regency_code"], 0) + int(row["tps_count"])
    return counts


def threads(petarawan, work, size, runs):
    """1, 2 and 8 threads in turn."""
    data, out = workload(work, size), os.path.join(work, "out-threads")
    found, sums = {}, set()
    for _ in range(runs):
        for zones in (True, False):
            for count in (1, 2, 8):
                say(f"{count} thread(s), {'with' if zones else 'without'} zones")
                command = [petarawan, "run", "--quiet", "--threads", str(count), job(data, 500 if zones else 0), "-o", out]
                found.setdefault((zones, count), []).append(measure(command, out))
                sums.add((zones, folder_hash(out)))
    shutil.rmtree(out, ignore_errors=True)
    rows = [[f"{count}, {'with' if zones else 'without'} zones",
             *(number(median(measures, field)) for field in ("wall", "user", "sys")), f"{median(measures, 'peak'):.0f}",
             ratio([m.wall for m in found[zones, 1]], [m.wall for m in measures])]
            for (zones, count), measures in found.items()]
    rows = table(["threads", "wall s", "user s", "sys s", "peak MiB", "times faster than 1"], rows)
    equal = len(sums) == 2
    return {"blocks": ["Threads of petarawan:", rows, "The bytes of all output files are equal for 1, 2 and 8 threads."
                       if equal else "**The outputs of 1, 2 and 8 threads differ.**"], "agrees": equal}


def folder_hash(folder):
    """Of the paths and bytes of all files."""
    total = hashlib.sha256()
    for path in sorted(glob.glob(f"{folder}/**", recursive=True)):
        if os.path.isfile(path):
            with open(path, "rb") as file:
                total.update(path[len(folder):].encode())
                for piece in iter(lambda: file.read(1 << 20), b""):
                    total.update(piece)
    return total.hexdigest()
