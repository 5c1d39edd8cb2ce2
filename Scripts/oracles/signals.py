"""The way to a signal, and boosters: greedy step by step, and every choice on small jobs."""
import itertools
import math
import os
import statistics

import numpy as np
import pyproj
import shapely

from .context import Places
from .jobs import meters
from .measures import Ruler
from .reading import Layer, project, read_geojson

FARTHEST = 300_000
GREEDY = 1 - 1 / math.e
SMALL = 30_000  # choices that are all tried


class Signal:
    def __init__(self, context):
        self.context, self.entry = context, context.decisions["signal"]
        self.towers = self.entry.get("towers")
        if self.towers:
            self.none, self.unknown = self.beyond_towers(), list(map(int, context.stations.unlocated))
            return
        status = [context.status(index, self.entry["hazard"])[0] for index in context.everyone]
        self.none = [index for index in context.everyone if status[index] == "inside"]
        self.unknown = [index for index in context.everyone if status[index] in (None, "unmapped")]
        self.layer = Layer(context.job, context.hazards[self.entry["hazard"]])
        self.way = self.ways()

    def beyond_towers(self):
        facilities, context = self.context.facilities, self.context
        default = None if self.entry.get("range") is None else meters(self.entry["range"])
        ranges = [default if row["range"] is None else float(row["range"]) for row in facilities.rows]
        chosen = [index for index, row in enumerate(facilities.rows) if row["layer"] in self.towers and ranges[index] is not None]
        away = context.distances(context.located, facilities.some(chosen)) - np.array([ranges[index] for index in chosen])
        least = away.min(axis=1, initial=np.inf)
        self.way = dict(zip(context.located, least.tolist()))
        return [index for index in context.located if self.way[index] > 0]

    def ways(self):
        """Metres from each TPS without a signal to the nearest polygon of it."""
        found, context = {}, self.context
        for metric, group in context.stations.metric_groups(context.job, np.array(self.none, dtype=int)):
            around = context.stations.points(self.layer.crs, group)
            ruler = Ruler(self.layer.geometries, self.layer.crs, metric, around, FARTHEST)
            found |= dict(zip(group.tolist(), ruler.distances(context.stations.points(metric, group), FARTHEST).tolist()))
        return found


class Boosters:
    def __init__(self, signal):
        self.context, self.entry = signal.context, signal.entry["boosters"]
        self.radius, self.count = meters(self.entry["radius"]), self.entry["count"]
        context = self.context
        self.exclude = Layer(context.job, self.entry["exclude"]) if self.entry.get("exclude") else None
        targets = Places(*np.array([context.degrees(index) for index in signal.none]).reshape(-1, 2).T, pyproj.CRS.from_epsg(4326))
        self.listed = signal.none
        self.targets = [index for place, index in enumerate(signal.none) if place not in self.excluded(targets)]
        self.candidates = list(self.allowed(self.places()))
        self.reach = self.reached(Places([x for _, _, x, _ in self.candidates], [y for _, _, _, y in self.candidates],
                                         pyproj.CRS.from_epsg(4326)))

    def excluded(self, places):
        return places.touching(self.exclude) if self.exclude is not None and len(places.x) else set()

    def places(self):
        """(kind, id, longitude, latitude) of every place where a booster may stand, those that are excluded too."""
        facilities, kinds = self.context.facilities, self.entry["candidates"]
        for kind in kinds:
            if kind == "tps":
                yield from (("tps", self.context.stations.ids[index], *self.context.degrees(index)) for index in self.listed)
            elif kind == "grid":
                yield from self.grid()
            else:
                yield from ((kind, row["id"], row["x"], row["y"]) for row in facilities.rows if row["layer"] == kind)

    def grid(self):
        """Multiples of the spacing in the metric CRS, as far as a booster reaches a TPS from there."""
        step, context = meters(self.entry["grid"]), self.context
        for metric, group in context.stations.metric_groups(context.job, np.array(self.listed, dtype=int)):
            nodes, around = set(), int(self.radius / step) + 1
            for x, y in shapely.get_coordinates(context.stations.points(metric, group)):
                column, row = round(x / step), round(y / step)
                nodes |= {(i, j) for i in range(column - around, column + around + 1) for j in range(row - around, row + around + 1)
                          if math.hypot(i * step - x, j * step - y) <= self.radius}
            points = np.array(sorted(nodes), dtype=float).reshape(-1, 2) * step
            for x, y in shapely.get_coordinates(project(shapely.points(points), metric, pyproj.CRS.from_epsg(4326))):
                yield "grid", "", float(x), float(y)

    def allowed(self, places):
        """Not in what is excluded; nodes of the grid on land, as the regencies say."""
        places = list(places)
        somewhere = Places([x for _, _, x, _ in places], [y for _, _, _, y in places], pyproj.CRS.from_epsg(4326))
        excluded = self.excluded(somewhere)
        land = somewhere.touching(Layer(self.context.job, self.context.job["regencies"])) if places else set()
        return (place for index, place in enumerate(places) if index not in excluded and (place[0] != "grid" or index in land))

    def reached(self, places):
        away = self.context.distances(self.targets, places)
        return [frozenset(np.flatnonzero(away[:, column] <= self.radius).tolist()) for column in range(len(places.x))]

    def weights(self):
        """The weights that may be meant: without a number a TPS counts as the others do."""
        if self.context.voters is None:
            return [[1] * len(self.targets)]
        voters = [self.context.voters[index] for index in self.targets]
        here = [number for number in voters if number is not None]
        anywhere = [number for number in self.context.voters if number is not None]
        if len(here) == len(voters):
            return [voters]
        if not anywhere:
            return [[1] * len(voters)]
        guesses = [function(known) for known in (here, anywhere) if known
                   for function in (statistics.median, statistics.median_high, max, statistics.mean)]
        return [[guess if number is None else number for number in voters] for guess in [*guesses, *map(round, guesses)]] \
            + [[1] * len(voters)]

    def best(self, weights):
        """The most that any choice reaches; None where there are too many choices."""
        sets = list({reach for reach in self.reach if reach})
        sets = [one for one in sets if not any(one < other for other in sets)]
        count = min(self.count, len(sets))
        if math.comb(len(sets), count) > SMALL:
            return None
        return max((sum(weights[index] for index in frozenset().union(*choice)) for choice in itertools.combinations(sets, count)),
                   default=0)


def compare_signal(context, report):
    if "signal" not in context.decisions:
        return 0
    signal, rows = Signal(context), context.station_rows("signal")
    context.expect_stations(report, "signal", rows, [*signal.none, *signal.unknown])
    places = nearest_places(context)
    for index in sorted(set(rows) & set(signal.none)):
        compare_way(context, report, signal, rows[index], (index, places.get(index)))
    if "boosters" in signal.entry:
        compare_boosters(context, report, Boosters(signal), rows)
    return len(rows)


def nearest_places(context):
    features, _ = read_geojson(os.path.join(context.out, "decisions", "signal.geojson"))
    return {feature["properties"]["feature"]: feature["geometry"]["coordinates"][-1] for feature in features
            if (feature["geometry"] or {}).get("type") == "LineString"}


def compare_way(context, report, signal, row, found):
    index, there = found
    station, expected, said = context.stations.ids[index], signal.way.get(index, math.inf), context.number(row["straight_line_m"])
    if (said is None) != (expected > FARTHEST) or (said is not None and abs(said - expected) > max(0.06, expected / 1000)):
        report.differs("signal straight_line_m", f"{station}: {said}, oracle {expected:.1f}")
    if said is None or there is None:
        return
    longitude, latitude = context.degrees(index)
    azimuth, _, length = context.stations.crs.get_geod().inv(longitude, latitude, *there)
    if abs(length - expected) > max(0.1, expected / 1000):
        report.differs("signal place", f"{station}: the line is {length:.1f} m long, oracle {expected:.1f}")
    # Seven decimals of a degree are a centimetre, which turns a short line.
    turn = abs((context.number(row["azimuth_deg"]) - azimuth + 180) % 360 - 180)
    if turn > 0.6 + math.degrees(math.atan2(0.02, length)):
        report.differs("signal azimuth_deg", f"{station}: {row['azimuth_deg']}, oracle {azimuth % 360:.0f}")


def compare_boosters(context, report, boosters, rows):
    steps = context.table("boosters") or []
    chosen = [find_candidate(boosters, step) for step in steps]
    for step, found in zip(steps, chosen):
        if found is None:
            report.differs("boosters candidate", f"{step['candidate']} {step['candidate_id']} at {step['longitude']}, {step['latitude']}"
                           " is no place for one, or lies in what is excluded, or at sea")
    if None in chosen:
        return
    reached, first = set(), {}
    for number, (step, found) in enumerate(zip(steps, chosen), 1):
        gain = boosters.reach[found] - reached
        first |= {boosters.targets[target]: number for target in gain}
        reached |= gain
        compare_step(context, report, boosters, step, (number, gain, reached))
    for index, row in rows.items():
        if row["booster"] != str(first.get(index, "")):
            text = f"{context.stations.ids[index]}: {row['booster'] or 'none'}, oracle {first.get(index, 'none')}"
            report.differs("signal booster", text)
    compare_choice(context, report, boosters, chosen)


def compare_step(context, report, boosters, step, found):
    number, gain, reached = found
    for prefix, targets in (("gain", gain), ("total", reached)):
        voters, _ = context.voters_of([boosters.targets[target] for target in targets])
        for column, expected in ((f"tps_{prefix}", len(targets)), (f"voters_{prefix}", voters)):
            said = context.number(step[column])
            if said != expected:
                report.differs(f"boosters {column}", f"step {number}: {said}, oracle {expected}")


def find_candidate(boosters, step):
    place = (float(step["longitude"].replace(",", ".")), float(step["latitude"].replace(",", ".")))
    for index, (kind, name, longitude, latitude) in enumerate(boosters.candidates):
        if kind == step["candidate"] and name == step["candidate_id"] and max(abs(longitude - place[0]), abs(latitude - place[1])) < 2e-7:
            return index
    return None


def compare_choice(context, report, boosters, chosen):
    """By one of the weightings that may be meant as good as a greedy choice, and not worse than promised."""
    problems = [list(choice_problems(context, boosters, chosen, weights)) for weights in boosters.weights()]
    if problems and all(problems):
        report.differs("boosters choice", min(problems, key=len)[0])


def choice_problems(context, boosters, chosen, weights):
    def gain(found, reached):
        return sum(weights[target] for target in boosters.reach[found] - reached)
    reached = frozenset().union(*(boosters.reach[found] for found in chosen))
    value, greedy, every = sum(weights[target] for target in reached), frozenset(), range(len(boosters.candidates))
    for _ in range(boosters.count if boosters.candidates else 0):
        greedy |= boosters.reach[max(every, key=lambda found: gain(found, greedy))]  # noqa: B023
    least = sum(weights[target] for target in greedy)
    if value < least - 1e-6:
        yield f"the choice reaches {value}, a greedy one {least}"
    bound, best = context.run["decisions"]["signal"]["boosters"]["no_choice_exceeds"], boosters.best(weights)
    reachable = sum(weights[target] for target in frozenset().union(*boosters.reach))
    if best is not None and value < GREEDY * best - 1e-6:
        yield f"{value} is less than 63 % of the best choice, {best}"
    if best is not None and bound < best - 1e-6:
        yield f"no_choice_exceeds {bound}, and a choice reaches {best}"
    if bound > max(reachable, value) + 1 + 1e-6:
        yield f"no_choice_exceeds {bound}, and all that can be reached is {reachable}"
