"""What a run wrote about each TPS and counted, beside what the oracle found."""
import collections
import functools
import glob
import os

import pyproj

from .reading import read_geojson, transformer
from .regencies import leading_code
from .stations import Stations, amount, spelled


class Report:
    def __init__(self, examples):
        self.count, self.found, self.examples = collections.Counter(), {}, examples

    def differs(self, kind, text):
        self.count[kind] += 1
        self.found.setdefault(kind, [])
        if len(self.found[kind]) < self.examples:
            self.found[kind].append(text)

    def close(self, checked):
        for kind, count in self.count.items():
            print(f"{kind}: {count} differ; {'; '.join(self.found[kind])}")
        print(f"{checked}: " + ("all agree" if not self.count else f"{sum(self.count.values())} disagreements"))
        return 1 if self.count else 0


def same_measure(said, expected, limit):
    if said is None or expected is None:
        known = said if expected is None else expected
        return known is None or abs(float(known) - limit) <= max(0.11, limit / 1000)
    return abs(float(said) - expected) <= max(0.11, abs(expected) / 1000)


def read_output(out):
    """Features of every annotated file: {folder name: [feature]}, numbers as spelled."""
    number = lambda spelling: ("number", spelling)
    return {os.path.basename(os.path.dirname(path)): read_geojson(path, parse_float=number, parse_int=number)[0]
            for path in sorted(glob.glob(os.path.join(glob.escape(out), "regencies", "*", "tps.geojson")))}


def match(job, stations, output, report):
    """The TPS index of every output feature, by id; among equal ids by equal properties."""
    waiting = collections.defaultdict(list)
    for index in stations.located:
        waiting[stations.ids[index]].append(index)
    matched = {}
    for folder, features in output.items():
        matched[folder] = []
        for feature in features:
            properties = feature["properties"]
            candidates = waiting[spelled(properties.get(job["tps"]["id"]))]
            if not candidates:
                report.differs("TPS not expected", f'{spelled(properties.get(job["tps"]["id"]))} in {folder}')
                continue
            same = [index for index in candidates if same_place(stations, index, feature) and same_properties(stations, index, properties)]
            index = (same or candidates)[0]
            candidates.remove(index)
            matched[folder].append((index, feature))
    for index in sorted(index for rest in waiting.values() for index in rest):
        report.differs("TPS missing", stations.ids[index])
    return matched


def same_properties(stations, index, properties):
    before = list(stations.properties[index].items())
    after = list(properties.items())[:len(before)]
    if stations.is_table:
        return [(name, spelled(value)) for name, value in after] == [(name, spelled(value)) for name, value in before]
    return after == before


def same_place(stations, index, feature):
    expected = transformer(stations.crs, pyproj.CRS.from_epsg(4326)).transform(stations.x[index], stations.y[index])
    return max(abs(a - b) for a, b in zip(expected, Stations.position(Stations.place(feature["geometry"] or {})))) <= 1.01e-7


def compare_station(stations, regencies, overlays, index, feature, report):
    station, said = stations.ids[index], feature["properties"]
    if not same_properties(stations, index, said):
        report.differs("original properties", station)
    if not same_place(stations, index, feature):
        report.differs("coordinates", station)
    for field in ("code", "rule", "name"):
        value = said.get(f"regency_{field}")
        if (None if value is None else spelled(value)) != (None if regencies[field][index] is None else str(regencies[field][index])):
            report.differs(f"regency_{field}", f"{station}: {value}, oracle {regencies[field][index]}")
    for overlay in overlays:
        compare_overlay(overlay, index, station, said, report)


def compare_overlay(overlay, index, station, said, report):
    name, inverted = overlay.hazard["id"], overlay.hazard.get("invert")
    for field, expected in overlay.fields(index).items():
        if f"{name}_{field}" not in said:
            report.differs(f"{name}_{field} missing", station)
            continue
        value = said[f"{name}_{field}"]
        value = None if value is None else spelled(value)
        if field.endswith("_m"):
            agrees = same_measure(value, expected, overlay.limit)
            if not agrees and field == "depth_m" and expected is not None and not inverted and "rings" not in overlay.hazard:
                agrees = overlay.is_other_depth(value, index)
        else:
            agrees = value == (None if expected is None else str(expected))
        if not agrees:
            report.differs(f"{name}_{field}", f"{station}: {value}, oracle {expected}")
    if "accuracy" in overlay.job["tps"]:
        if said.get(f"{name}_certain", "missing") not in overlay.certain(index):
            report.differs(f"{name}_certain", f'{station}: {said.get(f"{name}_certain", "missing")}, oracle {overlay.certain(index)}')
    elif f"{name}_certain" in said:
        report.differs(f"{name}_certain", f"{station}: not asked for")
    if overlay.labels is not None:
        expected = overlay.labels.get(int(overlay.class_number[index]))
        if said.get(f"{name}_label") != expected:
            report.differs(f"{name}_label", f'{station}: {said.get(f"{name}_label")}, oracle {expected}')


def compare_unlocated(job, out, stations, report):
    path = os.path.join(out, "unlocated.csv")
    rows = Stations.read_table(path) if os.path.exists(path) else []
    names = [name for name in (job["tps"]["id"], "tps_id", "id") if rows and name in rows[0]] or list(rows[0] if rows else [])[:1]
    said = collections.Counter(row[names[0]].removeprefix("'") for row in rows)
    expected = collections.Counter(stations.ids[index] for index in stations.unlocated)
    for kind, difference in (("unlocated.csv lacks", expected - said), ("unlocated.csv has too many", said - expected)):
        for station in difference.elements():
            report.differs(kind, station)
    return len(rows)


def status_and_class(said, hazard):
    """The key of the counts: the class only where it is counted apart."""
    status = said.get(f"{hazard}_status")
    return status, spelled(said.get(f"{hazard}_class")) if status == "inside" else ""


def recount(job, stations, regencies, matched):
    """TPS and voters by (code, hazard, status, class) of the annotated files; the totals by (code, "", "total", "")."""
    tps, voters = collections.Counter(), collections.Counter()

    def count(codes, index, key_of):
        keys = [("", "total", "")] + [(hazard["id"], *key_of(hazard["id"])) for hazard in job["hazards"]]
        for key in [(code, *key) for code in codes for key in keys]:
            tps[key] += 1
            voters[key] += stations.voters[index]
    for index, said in [(index, feature["properties"]) for features in matched.values() for index, feature in features]:
        code = "outside" if said.get("regency_code") is None else spelled(said["regency_code"])
        count({code, "total"}, index, functools.partial(status_and_class, said))
    for index in stations.unlocated:
        code = leading_code(stations.ids[index])
        count({code, "total"} if code in regencies["names"] else {"total"}, index, lambda hazard: ("unlocated", ""))
    return tps, voters


def compare_summary(job, path, tps, voters, report):
    """summary/regencies.csv against the recount."""
    said, said_voters, with_voters = collections.Counter(), collections.Counter(), job["tps"].get("voters")
    for row in Stations.read_table(path):
        code, count = row["regency_code"] or "outside", int(row["tps_count"])
        total = "total" in (row["status"], row["hazard"])
        key = (code, "", "total", "") if total else (code, row["hazard"], row["status"], row["class"] if row["status"] == "inside" else "")
        said[key] = count if total else said[key] + count
        said_voters[key] = amount(row["voters"]) + (0 if total else said_voters[key])
        for column, part, whole in (("tps", count, tps), ("voters", amount(row["voters"]), voters if with_voters else None)):
            everyone = whole[code, "", "total", ""] if whole else 0
            if everyone and abs(amount(row[f"{column}_share"]) - part / everyone) > 0.00006:
                report.differs(f"summary {column}_share", f'{" ".join(key)}: {row[f"{column}_share"]}, recounted {part:g} of {everyone:g}')
    for key in sorted({*said, *tps}, key=str):
        if said[key] != tps[key]:
            report.differs("summary tps_count", f"{' '.join(map(str, key))}: {said[key]}, recounted {tps[key]}")
        if with_voters and said_voters[key] != voters[key]:
            report.differs("summary voters", f"{' '.join(map(str, key))}: {said_voters[key]:g}, recounted {voters[key]:g}")


def compare(job, out, stations, regencies, overlays, report):
    output = read_output(out)
    matched = match(job, stations, output, report)
    unlocated = compare_unlocated(job, out, stations, report)
    written = sum(map(len, output.values()))
    if written + unlocated != len(stations.ids):
        report.differs("TPS accounting", f"{len(stations.ids)} in, {written} in files + {unlocated} unlocated out")
    for folder, features in matched.items():
        indices = [index for index, _ in features]
        if indices != sorted(indices):
            report.differs("order of TPS", folder)
        if len({spelled(feature["properties"].get("regency_code")) for _, feature in features}) > 1:
            report.differs("more than one regency in a file", folder)
        for index, feature in features:
            compare_station(stations, regencies, overlays, index, feature, report)
    tps, voters = recount(job, stations, regencies, matched)
    compare_summary(job, os.path.join(out, "summary", "regencies.csv"), tps, voters, report)
