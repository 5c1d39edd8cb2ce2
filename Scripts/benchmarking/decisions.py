"""What decisions cost: new places, boosters and nearest facilities for all TPS, and how that grows with the facilities."""
import json
import os
import random
import shutil

from measuring import exponents, measure, median, number, ratio, say, table
from workloads import LAYERS, TPS, workload

FACILITIES = 10_000
KINDS = ["SD", "balai desa", "puskesmas", "SMP", "SD"]
# Parts of the section, each with what it has to do. Everything is inside "semua": all TPS move. The few polygons that the
# workload calls blankspot are taken for the signal: nearly all TPS have none.
PARTS = {
    "new places, TPS inside a hazard": ["  relocation: {move: [{hazard: banjir}, {hazard: longsor}, {hazard: tsunami}], "
                                        "avoid: [banjir, longsor, tsunami], include: [SD, SMP, balai desa], within: 5 km}"],
    "new places, all TPS": ["  relocation: {move: [{hazard: semua}], avoid: [banjir, longsor, tsunami], "
                            "include: [SD, SMP, balai desa], within: 5 km}"],
    "50 boosters of 3 km": ["  signal: {hazard: sinyal, boosters: {count: 50, radius: 3 km, candidates: [tps, fasilitas]}}"],
    "nearest of two services": ["  services:", "    - {id: puskesmas, kinds: [puskesmas], within: 5 km}",
                                "    - {id: sekolah, kinds: [SD, SMP], within: 2 km}"],
}
ALL = [line for name, lines in PARTS.items() if name != "new places, TPS inside a hazard" for line in lines]


class Decisions:
    """User CPU of a run with a part of the decisions, and of the same run without any."""

    def __init__(self, petarawan, work, size, runs):
        self.petarawan, self.work, self.size, self.runs = petarawan, work, size, runs
        self.data = workload(work, size)

    def record(self):
        base = max(1, FACILITIES * TPS[self.size] // TPS["S"])
        jobs = {**PARTS, "all of them, all TPS": ALL}
        without, found, record = self.measured(jobs, base)
        rows = [[name, treated(name, record), *self.figures(found[name], without)] for name in jobs]
        whole = median(without, "user")
        parts = table(["decisions", "TPS treated", "user s", "user, without decisions = 1", "peak MiB"],
                      [["none", "", number(whole), "1.00", f"{median(without, 'peak'):.0f}"], *rows])
        sizes, more = (1, 2, 4), []
        for name in ["new places, all TPS", "50 boosters of 3 km", "nearest of two services"]:
            costs = []
            for size in sizes:
                without, found, _ = self.measured({name: PARTS[name]}, size * base)
                costs.append(max(1e-9, median(found[name], "user") - median(without, "user")))
            more += [[f"{name}, facilities x{size}", number(cost), exponent]
                     for size, cost, exponent in zip(sizes, costs, exponents(sizes, costs))]
        growth = table(["what grows", "user s more than without", "exponent"], more)
        return {"blocks": [
            f"Decisions of petarawan, with {base:,} facilities (capacity 1 to 4 TPS); the run without any has the same hazards and "
            "draws no zones:", parts, "Growth with the facilities; the exponent is that from the row above:", growth]}

    def figures(self, measures, without):
        return [number(median(measures, "user")), ratio([m.user for m in measures], [m.user for m in without]),
                f"{median(measures, 'peak'):.0f}"]

    def measured(self, jobs, facilities):
        """Costs without decisions and with each job, in turn; and what the last run of each job wrote down."""
        out, without, found, record = os.path.join(self.work, "out-decisions"), [], {}, {}
        write_facilities(self.data, facilities)
        for _ in range(self.runs):
            without.append(self.run("none", [], facilities, out))
            for name, lines in jobs.items():
                found.setdefault(name, []).append(self.run(name, lines, facilities, out))
                with open(f"{out}/run.json") as file:
                    record[name] = json.load(file)["decisions"]
        shutil.rmtree(out, ignore_errors=True)
        return without, found, record

    def run(self, name, lines, facilities, out):
        say(f"decisions: {name}, {facilities} facilities")
        return measure([self.petarawan, "run", "--verbose", job(self.data, lines, facilities), "-o", out], out)


def treated(name, record):
    """What a part says that it did."""
    parts = record[name]
    said = []
    if "relocation" in parts:
        part = parts["relocation"]
        said.append(f"{part['to_move']:,} to move, {part['results']['moved']:,} moved")
    if "signal" in parts:
        part = parts["signal"]
        said.append(f"{part['tps_without_signal']:,} without a signal, {part['boosters']['tps_reached']:,} reached")
    if "services" in parts:
        said.append(f"{parts['services'][0]['tps']:,}")
    return "; ".join(said)


def write_facilities(folder, count):
    """Places around TPS taken at random, up to some kilometres away, each with the village code of its TPS."""
    path = f"{folder}/facilities-{count}.geojson"
    if os.path.exists(path):
        return
    say(f"making {count} facilities")
    with open(f"{folder}/tps.geojson", encoding="utf-8") as file:
        features = [json.loads(line.strip().rstrip(",")) for line in file if '"Feature"' in line]
    stations = [feature for feature in features if feature["geometry"]]
    numbers = random.Random(f"facilities {count}")
    with open(path + ".new", "w", encoding="utf-8") as file:
        file.write('{"type":"FeatureCollection","features":[\n')
        for index in range(count):
            station = numbers.choice(stations)
            x, y = station["geometry"]["coordinates"][:2]
            kind = KINDS[index % len(KINDS)]
            properties = {"id": f"F{index}", "nama": f"{kind} Contoh {index}", "jenis": kind,
                          "kode_desa": station["properties"]["kode_wilayah"], "ruang": numbers.randint(1, 4)}
            geometry = {"type": "Point", "coordinates": [round(x + numbers.gauss(0, 0.008), 7), round(y + numbers.gauss(0, 0.008), 7)]}
            end = "" if index == count - 1 else ","
            file.write(json.dumps({"type": "Feature", "properties": properties, "geometry": geometry}) + end + "\n")
        file.write("]}\n")
    os.replace(path + ".new", path)


def job(folder, lines, facilities):
    """A job file beside the data; without lines it asks for no decisions."""
    classes = 'class: {field: kelas, values: {"1": 1, "2": 2, "3": 3}}'
    text = ["petarawan: 1", "title: Benchmark decisions",
            "tps: {source: tps.geojson, id: id, voters: dpt_total, village_code: kode_wilayah}",
            "regencies: {source: kabupaten.geojson, code: kode_kab, name: nama_kab}", "nearest_limit: 5 km", "hazards:"]
    text += [f"  - {{id: {layer}, source: {layer}.geojson, {classes}}}" for layer in LAYERS]
    text += ["  - {id: semua, source: kabupaten.geojson, class: 1}", "  - {id: sinyal, source: blankspot.geojson, invert: true}"]
    if lines:
        text += ["decisions:", "  facilities:",
                 f"    - {{id: fasilitas, source: facilities-{facilities}.geojson, id_field: id, name: nama, kind: jenis, "
                 "village_code: kode_desa, tps_capacity: ruang}", *lines]
    path = os.path.join(folder, "decisions.yaml")
    with open(path, "w") as file:
        file.write("\n".join(text) + "\n")
    return path
