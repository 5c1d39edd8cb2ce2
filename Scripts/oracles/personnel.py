"""Officers and Linmas for each jurisdiction and class, with the most that may be needed."""
import collections
import itertools
import math
import os

from .facilities import compare_nearest, nearest
from .reading import Layer, read_geojson
from .scores import ABSENT, PRESENT, Conditions
from .stations import Stations
from .values import code_key, column_numbers, folded, rounded_up, whole_number

NOWHERE = "outside"


class Personnel:
    def __init__(self, context):
        self.context, self.entry = context, context.decisions["personnel"]
        self.patterns = self.entry["patterns"]
        self.names = [folded(pattern["class"]) for pattern in self.patterns]
        self.choices = [self.choice(index) for index in context.everyone]
        self.read_jurisdictions()

    # ------------------------------------------------ classes
    def choice(self, index):
        """(pattern that counts, most vulnerable pattern that is possible); the first pattern is for the most vulnerable TPS."""
        last, context = len(self.patterns) - 1, self.context
        if "class_field" in self.entry:
            name = folded(context.values(self.entry["class_field"])[index])
            return (self.names.index(name),) * 2 if name in self.names else (last, 0)
        if any("hazards" in pattern for pattern in self.patterns):
            conditions = Conditions(context, context.score_is_precise)
            found = [conditions.any(pattern.get("hazards") or [], index) for pattern in self.patterns[:-1]]
            return (found.index(PRESENT) if PRESENT in found else last,
                    next((number for number, presence in enumerate(found) if presence is not ABSENT), last))
        least, most = (self.names.index(name) if name in self.names else None for name in context.score.classes(index))
        counted = last if least is None else least
        return counted, counted if most is None else min(counted, most)

    # ------------------------------------------------ jurisdictions
    def read_jurisdictions(self):
        """officers at hand by code, and the jurisdiction of every TPS."""
        context, entry = self.context, self.entry.get("jurisdictions")
        if not entry:
            self.officers = dict.fromkeys(context.regency_codes)
            self.of = [context.regency(index) or NOWHERE for index in context.everyone]
            return
        path = os.path.join(context.job["folder"], entry["source"])
        is_table = path.endswith(".csv")
        rows = Stations.read_table(path) if is_table else [one.get("properties") or {} for one in read_geojson(path)[0]]
        codes = [code_key(row.get(entry["code"])) for row in rows]
        at_hand = [whole_number(number) for number in column_numbers([row.get(entry.get("officers")) for row in rows])]
        self.officers = {}
        for code, number in zip(codes, at_hand):
            if code:
                self.officers[code] = number if self.officers.get(code) is None else self.officers[code]
        if "area" in entry:
            areas = {}
            for code, row in zip(codes, rows):
                if code and code_key(row.get(entry["area"])):
                    areas.setdefault(code_key(row.get(entry["area"])), code)
            self.of = [next((areas[code] for code in context.area_codes(index) if code in areas), NOWHERE) for index in context.everyone]
        else:
            layer, self.of = Layer(context.job, entry), [NOWHERE] * context.count
            held = collections.defaultdict(set)
            for point, geometry in zip(*layer.touching(context.stations.points(layer.crs))):
                held[context.located[point]].add(codes[layer.feature[geometry]])
            for index, found in held.items():
                self.of[index] = min(found)

    # ------------------------------------------------ sums
    def need(self, numbers):
        """(officers, Linmas) for so many TPS of each pattern."""
        return tuple(sum(rounded_up(count, pattern[key], pattern["tps"]) for count, pattern in zip(numbers, self.patterns))
                     for key in ("officers", "linmas"))

    def most(self, members, key):
        """The greatest need of any classes that the TPS can turn out to have, and that of the most vulnerable ones."""
        groups = collections.Counter(self.choices[index] for index in members)
        certain = [groups[number, number] for number in range(len(self.patterns))]
        splits = [self.splits(count, range(most, counted + 1)) for (counted, most), count in groups.items() if most < counted]
        worst = [sum(self.choices[index][1] == number for index in members) for number in range(len(self.patterns))]
        simple = self.need(worst)[key]
        if math.prod(map(len, splits)) > 100_000:
            return simple, math.inf
        return simple, max(self.need([sum(column) for column in zip(certain, *choice)])[key] for choice in itertools.product(*splits))

    def splits(self, count, patterns):
        """All ways to give a number of TPS to some patterns, as numbers for each pattern."""
        found = []
        for cuts in itertools.combinations_with_replacement(range(count + 1), len(patterns) - 1):
            parts = [after - before for before, after in zip([0, *cuts], [*cuts, count])]
            numbers = [0] * len(self.patterns)
            for pattern, part in zip(patterns, parts):
                numbers[pattern] = part
            found.append(numbers)
        return found


def compare_personnel(context, report):
    if "personnel" not in context.decisions:
        return 0
    personnel, rows = Personnel(context), context.station_rows("personnel_tps")
    context.expect_stations(report, "personnel_tps", rows, context.everyone)
    for index, row in rows.items():
        compare_station(context, report, personnel, (index, row))
    compare_posts(context, report, personnel, rows)
    table = context.table("personnel") or []
    needs = {}
    for row in table:
        compare_jurisdiction(context, report, personnel, row, needs)
    compare_sums(report, personnel, table, needs)
    return len(rows)


def compare_station(context, report, personnel, found):
    index, row = found
    station = context.stations.ids[index]
    if (code_key(row["jurisdiction_code"]) or NOWHERE) != personnel.of[index]:
        report.differs("personnel jurisdiction", f"{station}: {row['jurisdiction_code']}, oracle {personnel.of[index]}")
    expected = tuple(personnel.names[number] for number in personnel.choices[index])
    if (folded(row["class"]), folded(row["class_max"])) != expected:
        report.differs("personnel class", f"{station}: {row['class']} to {row['class_max']}, oracle {expected}")


def compare_posts(context, report, personnel, rows):
    if "posts" not in personnel.entry:
        return
    facilities = context.facilities
    chosen = facilities.chosen(personnel.entry["posts"])
    ids = [facilities.rows[index]["id"] for index in chosen]
    for index, away in zip(context.located, nearest(context, facilities, chosen, context.located)):
        if index in rows:
            compare_nearest(report, "personnel", context.stations.ids[index], rows[index], "post", away, ids)


def compare_jurisdiction(context, report, personnel, row, needs):
    """A row of a jurisdiction and class; the totals of jurisdictions are summed up, not rounded again."""
    code, name = code_key(row["jurisdiction_code"]), folded(row["class"])
    own = [index for index in context.everyone if code in ("total", personnel.of[index])]
    members = [index for index in own if name in ("total", personnel.names[personnel.choices[index][0]])]
    uncertain = sum(personnel.choices[index][1] < personnel.choices[index][0] for index in members)
    place = f"{code} {name}"
    for column, expected in (("tps", len(members)), ("tps_uncertain", uncertain)):
        if row[column] != str(expected):
            report.differs(f"personnel {column}", f"{place}: {row[column]}, oracle {expected}")
    voters, without = context.voters_of(members)
    context.compare_voters(report, f"personnel {place}", row, ("voters", voters, without))
    needs[code, name] = row
    if code == "total":
        return
    numbers = [sum(personnel.choices[index][0] == number for index in members) for number in range(len(personnel.patterns))]
    for column, expected in zip(("officers_needed", "linmas_needed"), personnel.need(numbers)):
        if row[column] != str(expected):
            report.differs(f"personnel {column}", f"{place}: {row[column]}, oracle {expected}")
    if name == "total":
        compare_jurisdiction_total(context, report, personnel, row, own)


def compare_jurisdiction_total(context, report, personnel, row, own):
    code = code_key(row["jurisdiction_code"])
    at_hand, needed = personnel.officers.get(code), int(row["officers_needed"])
    expected = None if at_hand is None else max(0, needed - at_hand)
    for column, number in (("officers_at_hand", at_hand), ("officers_missing", expected)):
        if context.number(row[column]) != number:
            report.differs(f"personnel {column}", f"{code}: {row[column]}, oracle {number}")
    for key, column in enumerate(("officers_needed_max", "linmas_needed_max")):
        if column not in row:
            report.differs(f"personnel {column} missing", code)
        elif row[column]:
            simple, most = personnel.most(own, key)
            least = max(simple, int(row[column.removesuffix("_max")]))
            if not least <= int(row[column]) <= max(least, most):
                report.differs(f"personnel {column}", f"{code}: {row[column]}, oracle {least} to {most}")


def compare_sums(report, personnel, table, needs):
    jurisdictions = {code_key(row["jurisdiction_code"]) for row in table} - {"total"}
    lacking = {code for code in personnel.of if code != NOWHERE} - jurisdictions
    for code in sorted(lacking):
        report.differs("personnel.csv lacks", code)
    for name in [*personnel.names, "total"]:
        for column in ("officers_needed", "linmas_needed"):
            expected = sum(int(needs[code, name][column]) for code in jurisdictions if (code, name) in needs)
            if ("total", name) in needs and int(needs["total", name][column]) != expected:
                report.differs(f"personnel total {column}", f"{name}: {needs['total', name][column]}, sum {expected}")
