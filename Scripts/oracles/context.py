"""What the decisions of a job work on: the TPS with their statuses, voters, codes and regencies."""
import csv
import functools
import json
import math
import os

import numpy as np
import shapely

from .comparison import Report, match, read_output
from .reading import Layer, project, read_text, transformer
from .regencies import decide_regencies, leading_code
from .stations import Stations, spelled
from .statuses import HazardOverlay
from .values import code_key, column_numbers, folded, whole_number


class Context:
    """A job, and what a run says about the status of each TPS: the statuses have a check of their own."""

    def __init__(self, job, out, stations=None):
        self.job, self.out = job, out
        self.decisions = job.get("decisions") or {}
        self.stations = stations or Stations(job)
        self.count = len(self.stations.ids)
        self.everyone = range(self.count)
        self.located = [int(index) for index in self.stations.located]
        self.hazards = {hazard["id"]: hazard for hazard in job["hazards"]}
        matched = match(job, self.stations, read_output(out), Report(0))
        self.said = {int(index): feature["properties"] for features in matched.values() for index, feature in features}
        self.voters = [whole_number(number) for number in column_numbers(self.values(job["tps"].get("voters")))] \
            if job["tps"].get("voters") else None
        with open(os.path.join(out, "run.json"), encoding="utf-8") as file:
            self.run = json.load(file)

    # ------------------------------------------------ columns of the TPS
    def values(self, field):
        """A column of the TPS file, by its name in any case."""
        def value(row):
            if field in row or field is None:
                return row.get(field)
            return next((value for name, value in row.items() if name.lower() == field.lower()), None)
        return [value(row) for row in self.stations.properties]

    def voters_of(self, chosen):
        """(sum of what is known, TPS without a number); None without a column of voters."""
        if self.voters is None:
            return None, None
        known = [self.voters[index] for index in chosen if self.voters[index] is not None]
        return sum(known), len(list(chosen)) - len(known)

    # ------------------------------------------------ statuses
    def status(self, index, hazard):
        """(status, class) as the run wrote them; (None, None) for a TPS without a place."""
        said = self.said.get(index)
        if said is None:
            return None, None
        number = said.get(f"{hazard}_class")
        return said.get(f"{hazard}_status"), None if number is None else int(spelled(number))

    def is_uncertain(self, index, hazard):
        return self.said.get(index, {}).get(f"{hazard}_certain") is False

    @functools.cache
    def overlay(self, hazard):
        return HazardOverlay(self.hazards[hazard], self.job, self.stations, self.regencies)

    def is_beyond_map(self, index, hazard):
        """The map of the hazard says nothing at the place of the TPS, also where it is near a polygon of it."""
        return bool(self.overlay(hazard).beyond_map[index])

    # ------------------------------------------------ areas
    @functools.cached_property
    def regencies(self):
        return decide_regencies(self.job, self.stations)

    def regency(self, index):
        """The regency that holds a TPS, or that its id names where it has no place; None: outside. Without dots, as all here."""
        if index in self.said:
            code = self.said[index].get("regency_code")
            return None if code is None else code_key(spelled(code))
        code = code_key(leading_code(self.stations.ids[index]))
        return code if code in self.regency_codes else None

    @functools.cached_property
    def regency_codes(self):
        return sorted(map(code_key, self.regencies["names"]))

    @functools.cached_property
    def own_codes(self):
        """The village of each TPS that its own columns name: its village code, else the beginning of its id; "" for none."""
        def of_id(station):
            digits = station.replace(".", "").strip()
            return digits[:10] if digits.isdigit() and len(digits) == 13 and digits[6] in "123" else ""
        return [code_key(value) or of_id(station)
                for value, station in zip(self.values(self.job["tps"].get("village_code")), self.stations.ids)]

    @functools.cached_property
    def villages(self):
        """The village of each TPS: the one that it names, else the one that holds it."""
        found = list(self.own_codes)
        for index, code in zip(*self.areas_at("villages", self.stations)):
            found[index] = found[index] or code
        return found

    @functools.cached_property
    def districts(self):
        return dict(zip(*self.areas_at("districts", self.stations)))

    def district(self, index):
        return self.districts.get(index, "")

    def area_codes(self, index):
        """The codes of the areas of a TPS, smallest first: its village and what that begins with, its district, its regency."""
        village, codes = self.villages[index], []
        if village:
            codes += [village, village[:6], village[:4]] if len(village) == 10 else [village]
        return [code for code in [*codes, self.district(index), self.regency(index)] if code]

    def areas_at(self, level, places):
        """Pairs of lists (place, code of the area of a level that holds it), the lowest code last."""
        if not self.job.get(level):
            return [], []
        layer = Layer(self.job, self.job[level])
        point, geometry = layer.touching(places.points(layer.crs))
        pairs = sorted((int(places.located[at]), code_key(layer.value(layer.feature[one], self.job[level]["code"])))
                       for at, one in zip(point, geometry))
        return [place for place, _ in pairs], [code for _, code in pairs]

    # ------------------------------------------------ distances
    def distances(self, chosen, places):
        """Metres between TPS and places, planar in the metric CRS of each TPS: an array of chosen times places."""
        chosen = np.asarray(chosen, dtype=int)
        found = np.full((len(chosen), len(places.x)), np.inf)
        if not len(chosen) or not len(places.x):
            return found
        row = {index: number for number, index in enumerate(chosen.tolist())}
        for metric, group in self.stations.metric_groups(self.job, chosen):
            here = shapely.get_coordinates(self.stations.points(metric, group))
            there = shapely.get_coordinates(project(shapely.points(places.x, places.y), places.crs, metric))
            away = np.hypot(here[:, None, 0] - there[None, :, 0], here[:, None, 1] - there[None, :, 1])
            found[[row[index] for index in group.tolist()]] = np.where(np.isfinite(away), away, np.inf)
        return found

    def degrees(self, index):
        return transformer(self.stations.crs, self.stations.crs.geodetic_crs).transform(self.stations.x[index], self.stations.y[index])

    @functools.cached_property
    def facilities(self):
        from .facilities import Facilities
        return Facilities(self)

    @functools.cached_property
    def score(self):
        from .scores import Score, better_reading
        return better_reading(self, lambda precise: Score(self, precise=precise))

    @property
    def score_is_precise(self):
        return "score" in self.decisions and self.score.conditions.precise

    # ------------------------------------------------ tables of the run
    def table(self, name):
        """The rows of a table of decisions; None where there is none."""
        path = os.path.join(self.out, "decisions", f"{name}.csv")
        if not os.path.exists(path):
            return None
        separator = (self.job.get("csv") or {}).get("separator", ",")
        return list(csv.DictReader(read_text(path).splitlines(True), delimiter=separator))

    def station_rows(self, name):
        """The rows of a table by the index of their TPS."""
        return {int(row["feature"]): row for row in self.table(name) or []}

    def members(self, code):
        """The TPS of a row: of a regency, of "outside", or all."""
        wanted = None if code == "outside" else code_key(code)
        return [index for index in self.everyone if code == "total"
                or self.regency(index) == wanted]

    def compare_voters(self, report, place, row, found):
        """A column of voters: the sum of what is known, with the TPS without a number beside it."""
        column, expected, without = found
        if column in row and self.number(row[column]) != expected:
            report.differs(f"voters: {column}", f"{place}: {row[column] or 'none'}, oracle {expected}")
        beside = next((name for name in row if "without_voters" in name), None)
        if beside is not None and without is not None and self.number(row[beside]) not in (without, None if without == 0 else without):
            report.differs(f"voters: {beside}", f"{place}: {row[beside]}, oracle {without}")

    def expect_stations(self, report, name, rows, expected):
        """Each of the expected TPS has its row, and no other one."""
        for kind, missing in (("lacks", set(expected) - set(rows)), ("has too many", set(rows) - set(expected))):
            for index in sorted(missing):
                report.differs(f"{name}.csv {kind}", self.stations.ids[index])

    def number(self, text):
        """A number of a table; None for an empty cell."""
        if text in (None, ""):
            return None
        return float(text.replace(",", ".") if (self.job.get("csv") or {}).get("decimal") == "," else text)


class Places(Stations):
    """Places that are no TPS: positions in a CRS, with what a status asks for."""

    def __init__(self, x, y, crs):
        self.x, self.y, self.crs = np.asarray(x, float), np.asarray(y, float), crs
        self.ids, self.accuracy = [""] * len(self.x), np.full(len(self.x), math.nan)
        self.longitude, self.latitude = transformer(crs, crs.geodetic_crs).transform(self.x, self.y)
        self.located, self.unlocated = np.arange(len(self.x)), np.zeros(0, int)

    def touching(self, layer):
        """The places that touch a polygon of a layer, as a set."""
        return set(layer.touching(self.points(layer.crs))[0].tolist())


def same(value):
    """For lists of kinds, values and ids of a job."""
    return {folded(one) for one in value or []}
