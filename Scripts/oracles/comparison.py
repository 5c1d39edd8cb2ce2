"""What a run wrote about each TPS and counted, beside what the oracle found."""
import collections
import functools
import glob
import os

import pyproj

from .reading import read_geojson, transformer
from .regencies import leading_code
from .stations import Stations, amount, spelled
from .values import code_key

# Kinds of differences that are not reported yet, because the program does not write the column: empty it when it does.
PENDING = {
    "summary tps_without_voters missing", "gates tps_unknown missing", "depots rate_max missing", "personnel officers_needed_max missing",
    "personnel linmas_needed_max missing",
}


class Report:
    def __init__(self, examples):
        self.count, self.found, self.examples = collections.Counter(), {}, examples

    def differs(self, kind, text):
        if kind in PENDING:
            return
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
        expected, form = regencies[field][index], code_key if field == "code" else str  # with or without dots, as the file has it
        if (None if value is None else form(spelled(value))) != (None if expected is None else form(expected)):
            report.differs(f"regency_{field}", f"{station}: {value}, oracle {expected}")
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
    """TPS by (code, hazard, status, class) of the annotated files; the totals by (code, "", "total", "")."""
    members = collections.defaultdict(list)

    def count(codes, index, key_of):
        keys = [("", "total", "")] + [(hazard["id"], *key_of(hazard["id"])) for hazard in job["hazards"]]
        for key in [(code, *key) for code in codes for key in keys]:
            members[key].append(index)
    for index, said in [(index, feature["properties"]) for features in matched.values() for index, feature in features]:
        code = "outside" if said.get("regency_code") is None else code_key(spelled(said["regency_code"]))
        count({code, "total"}, index, functools.partial(status_and_class, said))
    for index in stations.unlocated:
        code = code_key(leading_code(stations.ids[index]))
        count({code, "total"} if code in set(map(code_key, regencies["names"])) else {"total"}, index, lambda hazard: ("unlocated", ""))
    return members


def compare_summary(job, path, stations, members, report):
    """summary/regencies.csv against the recount; voters are the sum of what is known, a share only where all of it is."""
    rows = collections.defaultdict(list)
    for row in Stations.read_table(path):
        code = code_key(row["regency_code"]) or "outside"
        total = "total" in (row["status"], row["hazard"])
        rows[(code, "", "total", "") if total else
             (code, row["hazard"], row["status"], row["class"] if row["status"] == "inside" else "")].append(row)
    for key in sorted({*rows, *members}, key=str):
        # The total stands once for each hazard, other rows of a key are parts of it.
        said = rows[key][:1] if key[2] == "total" else rows[key]
        expected, place = members.get(key, []), " ".join(map(str, key))
        if sum(int(row["tps_count"]) for row in said) != len(expected):
            report.differs("summary tps_count", f"{place}: {[row['tps_count'] for row in said]}, recounted {len(expected)}")
        elif len(said) == 1:
            compare_summary_row(job, stations, (place, said[0], expected, members[(key[0], "", "total", "")]), report)


def compare_summary_row(job, stations, found, report):
    place, row, expected, everyone = found
    if everyone and abs(amount(row["tps_share"]) - len(expected) / len(everyone)) > 0.00006:
        report.differs("summary tps_share", f"{place}: {row['tps_share']}, recounted {len(expected)} of {len(everyone)}")
    if not job["tps"].get("voters"):
        return
    voters, all_voters = ([stations.voters[index] for index in chosen] for chosen in (expected, everyone))
    known = sum(number for number in voters if number is not None)
    if amount(row["voters"]) != known:
        report.differs("summary voters", f"{place}: {row['voters']}, recounted {known}")
    whole = sum(all_voters) if None not in all_voters else None
    if (row["voters_share"] == "") != (not whole) or (whole and abs(amount(row["voters_share"]) - known / whole) > 0.00006):
        text = f"{place}: {row['voters_share'] or 'empty'}, recounted {known} of {whole or 'an unknown number'}"
        report.differs("summary voters_share", text)
    if "tps_without_voters" not in row:
        report.differs("summary tps_without_voters missing", place)
    elif int(row["tps_without_voters"] or 0) != voters.count(None):
        report.differs("summary tps_without_voters", f"{place}: {row['tps_without_voters']}, recounted {voters.count(None)}")


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
    members = recount(job, stations, regencies, matched)
    compare_summary(job, os.path.join(out, "summary", "regencies.csv"), stations, members, report)
