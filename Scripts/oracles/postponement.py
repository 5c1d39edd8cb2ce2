"""Which TPS an event hits, and who decides that their voting is postponed."""
import collections

from .reading import Layer
from .values import code_key, exact

DECIDERS = {"regency": ("KPU provinsi", "KPU kabupaten/kota"), "district": ("KPU kabupaten/kota", "PPK"),
            "village": ("KPU kabupaten/kota", "PPK")}
LEVELS = ["regency", "district", "village"]


class Postponement:
    def __init__(self, context):
        self.context, self.entry = context, context.decisions["postponement"]
        layer, self.feature = Layer(context.job, self.entry["event"]), {}
        for point, geometry in sorted(zip(*map(list, layer.touching(context.stations.points(layer.crs)))), key=lambda pair: pair[1]):
            self.feature.setdefault(context.located[point], int(layer.feature[geometry]))
        self.paths = [self.path(index) for index in context.everyone]
        self.areas = collections.defaultdict(list)
        for index, path in enumerate(self.paths):
            for length in (1, 2, 3):
                self.areas[path[:length]].append(index)
        self.whole = {path for path, members in self.areas.items() if path[-1] and self.is_whole(members)}

    def path(self, index):
        """Regency, district and village of a TPS: as its village code says, else as it lies."""
        context, village = self.context, self.context.villages[index]
        named = village[:4] if len(village) == 10 else ""
        regency = named if named in context.regency_codes else context.regency(index) or "outside"
        district = village[:6] if len(village) == 10 else context.district(index)
        return regency, district, village

    def is_whole(self, members):
        hit = sum(index in self.feature for index in members)
        return hit > 0 and hit >= exact(self.entry.get("whole", "100 %")) * len(members)

    @property
    def kind(self):
        if "stopped" in self.entry:
            return "susulan" if self.entry["stopped"] == "all" else "lanjutan"
        stages = [stage["id"] for stage in self.context.decisions.get("stages") or []]
        return "susulan" if stages and self.entry.get("stage") == stages[0] else "lanjutan"

    def scope(self, path):
        """The widest level that is hit as a whole here."""
        if path[:1] in self.whole:
            return "regency"
        if len(path) > 1:
            return "district" if path[:2] in self.whole else "village"
        return "district" if any(len(other) == 2 and other[0] == path[0] for other in self.whole) else "village"

    def decider(self, path):
        own = {one["level"]: (one["decides"], one.get("proposes", "")) for one in self.entry.get("deciders") or []}
        return ("", "") if path[0] == "outside" else {**DECIDERS, **own}[self.scope(path)]


def compare_postponement(context, report):
    if "postponement" not in context.decisions:
        return 0
    found, rows = Postponement(context), context.station_rows("postponement_tps")
    context.expect_stations(report, "postponement_tps", rows, found.feature)
    for index, row in rows.items():
        if row["event_feature"] != str(found.feature.get(index)):
            text = f"{context.stations.ids[index]}: {row['event_feature']}, oracle {found.feature.get(index)}"
            report.differs("postponement event_feature", text)
    expected = {path for path, members in found.areas.items() if path[-1] and any(index in found.feature for index in members)}
    said = {}
    for row in context.table("postponement") or []:
        members = list(context.everyone)
        if row["level"] != "total":
            path = next((path for path in expected if len(path) == LEVELS.index(row["level"]) + 1 and path[-1] == code_key(row["code"])
                         and path[0] == code_key(row["regency_code"])), None)
            if path is None or path in said:
                report.differs("postponement.csv has too many", f"{row['level']} {row['code']}")
                continue
            said[path], members = row, found.areas[path]
            compare_decider(report, found, row, path)
        compare_counts(context, report, found, row, members)
    for path in sorted(expected - set(said)):
        report.differs("postponement.csv lacks", " ".join(path))
    return len(rows)


def compare_decider(report, found, row, path):
    expected = {"whole": str(path in found.whole).lower(), "kind": found.kind}
    if any(found.decider(path)):
        expected |= dict(zip(("decides", "proposes"), found.decider(path)), scope=found.scope(path))
    for column, text in expected.items():
        if row[column] != text:
            report.differs(f"postponement {column}", f"{row['level']} {row['code']}: {row[column]}, oracle {text}")


def compare_counts(context, report, found, row, members):
    hit = [index for index in members if index in found.feature]
    place = f"{row['level']} {row['code']}"
    unlocated = sum(index not in context.said for index in members)
    for column, count in (("tps", len(members)), ("tps_hit", len(hit)), ("tps_unlocated", unlocated)):
        if row[column] != str(count):
            report.differs(f"postponement {column}", f"{place}: {row[column]}, oracle {count}")
    if abs(context.number(row["tps_share"]) - len(hit) / len(members)) > 0.000051:
        report.differs("postponement tps_share", f"{place}: {row['tps_share']}, oracle {len(hit)} of {len(members)}")
    (voters, without), (voters_hit, _) = context.voters_of(members), context.voters_of(hit)
    context.compare_voters(report, f"postponement {place}", row, ("voters", voters, without))
    context.compare_voters(report, f"postponement {place}", {"voters_hit": row["voters_hit"]}, ("voters_hit", voters_hit, None))
    share = None if not voters or without else voters_hit / voters
    said = context.number(row["voters_share"])
    if (said is None) != (share is None) or (share is not None and abs(said - share) > 0.000051):
        report.differs("postponement voters_share", f"{place}: {said}, oracle {share}; {without} TPS without voters")


