"""Indicators, scores and classes of vulnerability, in exact fractions."""
import functools
import os

import numpy as np

from .facilities import nearest
from .jobs import meters
from .reading import read_geojson
from .stations import Stations
from .values import exact, folded, station_key

CLASSES = ["kurang_rawan", "rawan", "sangat_rawan"]
PRESETS = {  # indicators, each of weight 1
    "pemilu-2024": [
        "dpt_tms", "dptb", "potensi_dpk", "kpps_luar_domisili", "riwayat_kekerasan", "riwayat_intimidasi", "politik_uang", "sara",
        "kpps_berkampanye", "aparat_tidak_netral", "logistik_rusak", "logistik_kurang", "surat_suara_tertukar", "logistik_terlambat",
        "sulit_dijangkau", "rawan_bencana", "dekat_pendidikan", "dekat_wilayah_kerja", "dekat_posko", "lokasi_khusus",
        "kendala_listrik", "kendala_internet"],
}
PRESENT, ABSENT, UNKNOWN = True, False, None


def any_of(presences):
    presences = list(presences)
    return PRESENT if PRESENT in presences else UNKNOWN if UNKNOWN in presences else ABSENT


class Conditions:
    """Whether hazards hold for TPS. `precise`: what a doubtful coordinate cannot change is known all the same."""

    def __init__(self, context, precise):
        self.context, self.precise = context, precise

    @functools.cache
    def hazard(self, hazard, least, near, index):
        status, number = self.context.status(index, hazard)
        holds = functools.partial(self.holds, least, near)
        if self.context.is_uncertain(index, hazard):
            answers = {holds(*outcome) for outcome in self.outcomes(hazard, index)} if self.precise else {PRESENT, ABSENT}
            return answers.pop() if len(answers) == 1 else UNKNOWN
        if status == "near" and self.context.is_beyond_map(index, hazard):
            return PRESENT if holds(status, number) else UNKNOWN
        return holds(status, number)

    def outcomes(self, hazard, index):
        return self.context.overlay(hazard).outcomes(index, self.context.stations.accuracy[index])

    @staticmethod
    def holds(least, near, status, number):
        if status in (None, "unmapped"):
            return UNKNOWN
        return (status == "inside" or (near and status == "near")) and number >= least

    def any(self, conditions, index):
        return any_of(self.hazard(one["hazard"], one.get("class", 1), bool(one.get("near", False)), index) for one in conditions)


class Score:
    def __init__(self, context, stage=None, precise=False):
        self.context, self.entry, self.stage = context, context.decisions["score"], stage
        self.conditions = Conditions(context, precise)
        self.thresholds = [exact(limit) for limit in self.entry.get("thresholds", ["1/3", "2/3"])]
        self.indicators = [one for one in map(self.at_stage, self.with_preset()) if one is not None and self.is_counted(one)]
        self.weights = [self.weight(one) for one in self.indicators]
        self.presences = [self.presence(one) for one in self.indicators]
        self.ranges = [self.range(index) for index in context.everyone]

    def with_preset(self):
        own = {one["id"]: one for one in self.entry.get("indicators") or []}
        ids = PRESETS[self.entry["preset"]] if "preset" in self.entry else []
        self.preset = set(ids)
        return [own.get(name, {"id": name}) for name in [*ids, *(name for name in own if name not in ids)]]

    def at_stage(self, indicator):
        """The indicator with the conditions that matter at the stage; None when none does."""
        if self.stage is None:
            return indicator
        if indicator.get("stages") and self.stage["id"] not in indicator["stages"]:
            return None
        if "hazards" in indicator:
            left = [one for one in indicator["hazards"] if matters(self.context.hazards[one["hazard"]], self.stage)]
            return {**indicator, "hazards": left} if left else None
        return indicator

    def is_counted(self, indicator):
        return self.is_measured(indicator) or self.entry.get("not_measured", "widen") == "widen"

    @staticmethod
    def is_measured(indicator):
        return any(key in indicator for key in ("hazards", "place", "value"))

    def weight(self, indicator):
        own = {one["indicator"]: one["weight"] for one in (self.stage or {}).get("weights") or []}
        if indicator["id"] in own:
            return exact(own[indicator["id"]])
        if "weight" in indicator or indicator["id"] in self.preset:
            return exact(indicator.get("weight", 1))
        hazards = {one["hazard"] for one in indicator.get("hazards") or []}
        return exact(self.context.hazards[hazards.pop()].get("weight", 1)) if len(hazards) == 1 else exact(1)

    # ------------------------------------------------ presences
    def presence(self, indicator):
        """Of one indicator in every TPS."""
        context = self.context
        if "hazards" in indicator:
            return [self.conditions.any(indicator["hazards"], index) for index in context.everyone]
        if "place" in indicator:
            place, facilities = indicator["place"], context.facilities
            away = nearest(context, facilities, facilities.chosen(place), context.located).min(axis=1, initial=np.inf)
            near = {index: bool(metres <= meters(place.get("within", place.get("beyond")))) for index, metres in zip(context.located, away)}
            return [UNKNOWN if index not in near else near[index] == ("within" in place) for index in context.everyone]
        if "value" in indicator:
            return [self.value(indicator["value"], value) for value in self.column(indicator["value"])]
        return [UNKNOWN for _ in context.everyone]

    def column(self, condition):
        context = self.context
        if "table" not in condition:
            return context.values(condition["field"])
        entry = next(one for one in context.decisions["tables"] if one["id"] == condition["table"])
        path = os.path.join(context.job["folder"], entry["source"])
        rows = Stations.read_table(path) if path.endswith(".csv") else [one["properties"] for one in read_geojson(path)[0]]
        by_key = {}
        for row in rows:
            by_key.setdefault(station_key(row.get(entry["tps_id"])), row)
        return [by_key.get(station_key(station), {}).get(condition["field"]) for station in context.stations.ids]

    @staticmethod
    def value(condition, value):
        text = folded(value)
        if not text:
            return ABSENT if condition.get("without") == "absent" else UNKNOWN
        present, absent = ({folded(one) for one in condition.get(key) or []} for key in ("present", "absent"))
        if text in present or text in absent:
            return text in present
        if "at_least" in condition:
            try:
                return exact(text.replace(",", ".")) >= exact(condition["at_least"])
            except ValueError:
                return UNKNOWN
        return UNKNOWN if absent else ABSENT

    # ------------------------------------------------ scores
    def range(self, index):
        whole = sum(self.weights)
        if whole == 0:
            return exact(0), exact(1)
        present, unknown = (sum(weight for weight, presence in zip(self.weights, self.presences) if presence[index] is kind)
                            for kind in (PRESENT, UNKNOWN))
        return present / whole, (present + unknown) / whole

    def classes(self, index):
        return tuple(CLASSES[sum(score >= limit for limit in self.thresholds)] for score in self.ranges[index])


def matters(hazard, stage):
    return not hazard.get("stages") or stage["id"] in hazard["stages"]


# ---------------------------------------------------------------- comparison
def close(said, expected, decimals):
    """A printed number is the fraction, rounded; a half goes either way."""
    return (said is None) == (expected is None) and (said is None or abs(said - float(expected)) <= 0.5000001 * 10 ** -decimals)


def row_problems(context, score, row, index):
    said = (context.number(row["score_min"]), context.number(row["score_max"]))
    if not all(close(one, other, 4) for one, other in zip(said, score.ranges[index])):
        yield "score", f"{said}, oracle {tuple(round(float(one), 5) for one in score.ranges[index])}"
    if (row["class_min"], row["class_max"]) != score.classes(index):
        yield "class", f"{row['class_min']} to {row['class_max']}, oracle {score.classes(index)}"
    for indicator, presence in zip(score.indicators, score.presences):
        if Score.is_measured(indicator):
            expected = {PRESENT: "true", ABSENT: "false", UNKNOWN: ""}[presence[index]]
            if row.get(indicator["id"]) != expected:
                yield indicator["id"], f"{row.get(indicator['id'])!r}, oracle {expected!r}"


def better_reading(context, make):
    """Of the two readings of a doubtful coordinate the one that the run is nearer to."""
    if "accuracy" not in context.job["tps"]:
        return make(False)
    rows = context.station_rows("score")
    readings = [make(False), make(True)]
    return min(readings, key=lambda score: sum(1 for index, row in rows.items() for _ in row_problems(context, score, row, index)))


def compare_score(context, report):
    if "score" not in context.decisions:
        return 0
    score, rows = context.score, context.station_rows("score")
    context.expect_stations(report, "score", rows, context.everyone)
    for index, row in rows.items():
        for kind, text in row_problems(context, score, row, index):
            report.differs(f"score {kind}", f"{context.stations.ids[index]}: {text}")
    for row in context.table("score_classes") or []:
        compare_counts(context, report, "score_classes", row, (score, context.members(row["regency_code"])))
    for row in context.table("score_indicators") or []:
        compare_indicator(context, report, score, row)
    return len(rows)


def compare_counts(context, report, name, row, found):
    score, members = found
    classes = [score.classes(index) for index in members]
    certain = {f"tps_{name}": sum(one == (name, name) for one in classes) for name in CLASSES}
    means = [sum(score.ranges[index][end] for index in members) / len(members) if members else None for end in (0, 1)]
    for column, expected in {**certain, "tps": len(members), "tps_uncertain": len(members) - sum(certain.values())}.items():
        if row[column] != str(expected):
            report.differs(f"{name} {column}", f"{row['regency_code']}: {row[column]}, oracle {expected}")
    for column, expected in zip(("mean_score_min", "mean_score_max"), means):
        if not close(context.number(row[column]), expected, 4):
            report.differs(f"{name} {column}", f"{row['regency_code']}: {row[column]}, oracle {expected and float(expected):.5f}")


def compare_indicator(context, report, score, row):
    number = next((at for at, one in enumerate(score.indicators) if one["id"] == row["indicator"]), None)
    if number is None or not Score.is_measured(score.indicators[number]):
        return
    members = context.members(row["regency_code"])
    found = [score.presences[number][index] for index in members]
    expected = {"tps": len(members), **{f"tps_{name}": found.count(presence) for name, presence in
                                        (("present", PRESENT), ("absent", ABSENT), ("unknown", UNKNOWN))}}
    for column, count in expected.items():
        if row[column] != str(count):
            report.differs(f"score_indicators {column}", f"{row['regency_code']} {row['indicator']}: {row[column]}, oracle {count}")
    limits = [exact(limit) for limit in score.entry.get("frequency", ["0.001", "0.01"])]
    for column, count in (("frequency_min", found.count(PRESENT)), ("frequency_max", len(found) - found.count(ABSENT))):
        names = ["tidak_banyak", "banyak", "paling_banyak"]
        expected = names[sum(exact(count) >= limit * len(members) for limit in limits)] if count else "tidak_ada"
        if row[column] != expected:
            report.differs(f"score_indicators {column}", f"{row['regency_code']} {row['indicator']}: {row[column]}, oracle {expected}")
