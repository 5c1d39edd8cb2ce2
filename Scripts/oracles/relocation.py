"""New places for the TPS in danger, by a solver of mixed integer programs."""
import collections

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from .context import same
from .facilities import is_worship
from .jobs import meters
from .values import folded


class Village:
    """The TPS of a village that move, and the places that it has for them."""

    def __init__(self, movers, places, away, voters, reserve):
        self.movers, self.places, self.away, self.voters, self.reserve = movers, places, away, voters, reserve
        self.pairs = [(row, column) for row in range(len(movers)) for column, place in enumerate(places)
                      if place["safe"] and place["near"][row]]

    def solve(self):
        """(most TPS placed, most of them at their reserve place, least millimetres in all)."""
        if not self.pairs:
            return 0, 0, 0
        count = len(self.pairs)
        rows, limits = [], []
        for mover in range(len(self.movers)):
            rows.append([float(row == mover) for row, _ in self.pairs])
            limits.append(1)
        for number, place in enumerate(self.places):
            rows.append([float(column == number) for _, column in self.pairs])
            limits.append(place["tps"])
            if place["voters"] is not None:
                rows.append([self.voters[row] * float(column == number) for row, column in self.pairs])
                limits.append(place["voters"])
        constraints = [LinearConstraint(np.array(rows), -np.inf, limits)]

        def best(costs, *more):
            found = milp(costs, constraints=constraints + list(more), integrality=np.ones(count), bounds=Bounds(0, 1),
                         options={"mip_rel_gap": 0})
            return np.round(found.x)
        placed = best(-np.ones(count)).sum()
        all_placed = LinearConstraint(np.ones((1, count)), placed, placed)
        kept = np.array([self.is_kept(pair) for pair in self.pairs], dtype=float)
        at_reserve = float(kept @ best(-kept, all_placed))
        all_kept = LinearConstraint(kept[None, :], at_reserve, at_reserve)
        millimetres = np.array([round(self.away[pair] * 1000) for pair in self.pairs], dtype=float)
        return int(placed), int(at_reserve), int(round(millimetres @ best(millimetres, all_placed, all_kept)))

    def is_kept(self, pair):
        return self.reserve[pair[0]] == self.places[pair[1]]["number"]


class Relocation:
    def __init__(self, context):
        self.context, self.entry = context, context.decisions["relocation"]
        self.facilities, self.within = context.facilities, meters(self.entry["within"])
        self.movers = [index for index in context.located if self.reasons(index)]
        moves = [move["hazard"] for move in self.entry["move"]]
        self.not_judged = [index for index in context.everyone if index not in set(self.movers)
                           and any(context.status(index, hazard)[0] in (None, "unmapped") for hazard in moves)]
        self.wanted = [index for index in self.facilities.chosen(self.entry, "include") if self.allowed(index)]
        statuses = [self.facilities.statuses(hazard) for hazard in self.entry.get("avoid", list(context.hazards))]
        self.found = [{status[index] for status in statuses} for index in range(len(self.facilities.rows))]
        most = max((number for number in context.voters or [] if number is not None), default=0)
        self.voters = [0 if context.voters is None else most if number is None else number
                       for number in context.voters or [0] * context.count]
        self.room = self.rooms()
        self.reserve = self.reserves()

    def reasons(self, index):
        found = [(move["hazard"], *self.context.status(index, move["hazard"]), move.get("class", 1)) for move in self.entry["move"]]
        return [f"{hazard}:{number}" for hazard, status, number, least in found if status == "inside" and number >= least]

    def allowed(self, index):
        row = self.facilities.rows[index]
        return folded(row["kind"]) not in same(self.entry.get("exclude")) and not is_worship(row["kind"], row["name"])

    def is_safe(self, index):
        return self.found[index] <= {"clear"} | ({"unmapped"} if self.entry.get("accept_unmapped") else set())

    def rooms(self):
        """For each wanted place the TPS and the voters that still find room."""
        rows, entry, context = self.facilities.rows, self.entry, self.context
        tps = {index: rows[index]["tps"] if rows[index]["tps"] is not None else entry.get("tps_at_place", 1) for index in self.wanted}
        voters = {index: rows[index]["voters"] if rows[index]["voters"] is not None else entry.get("voters_at_place")
                  for index in self.wanted}
        if entry.get("occupied_within") is not None:
            stay = [index for index in context.located if index not in set(self.movers)]
            away = context.distances(stay, self.facilities.some(self.wanted)) if self.wanted else np.zeros((len(stay), 0))
            for line, index in enumerate(stay):
                own = [(away[line][column], rows[place]["layer"], rows[place]["id"], place) for column, place in enumerate(self.wanted)
                       if self.facilities.villages[place] and self.facilities.villages[place] == context.villages[index]]
                if own and min(own)[0] <= meters(entry["occupied_within"]):
                    tps[min(own)[3]] -= 1
                    if voters[min(own)[3]] is not None:
                        voters[min(own)[3]] -= self.voters[index]
        return {index: (max(0, tps[index]), None if voters[index] is None else max(0, voters[index])) for index in self.wanted}

    def reserves(self):
        """The place that the list names for each TPS: an id of any village, else a name in its own."""
        rows, found = self.facilities.rows, {}
        for index, value in enumerate(self.context.values(self.entry.get("reserve"))) if self.entry.get("reserve") else []:
            text = folded(value)
            if text:
                by_id = [place for place, row in enumerate(rows) if folded(row["id"]) == text]
                by_name = [place for place, row in enumerate(rows) if folded(row["name"]) == text
                           and self.facilities.villages[place] == self.context.villages[index]]
                found[index] = (by_id + by_name + [None])[0]
        return found

    def villages(self):
        groups = collections.defaultdict(list)
        for index in self.movers:
            groups[self.context.villages[index]].append(index)
        for code, movers in sorted(groups.items()):
            numbers = [index for index in self.wanted if code and self.facilities.villages[index] == code]
            away = self.context.distances(movers, self.facilities.some(numbers)) if numbers else np.zeros((len(movers), 0))
            places = [{"number": index, "safe": self.is_safe(index), "tps": self.room[index][0], "voters": self.room[index][1],
                       "near": away[:, column] <= self.within} for column, index in enumerate(numbers)]
            yield code, Village(movers, places, away, [self.voters[index] for index in movers],
                                [self.reserve.get(index) for index in movers])


def compare_relocation(context, report):
    if "relocation" not in context.decisions:
        return 0
    relocation, rows = Relocation(context), context.station_rows("relocation")
    context.expect_stations(report, "relocation", rows, relocation.movers)
    for code, village in relocation.villages():
        said = [rows.get(index) for index in village.movers]
        if None not in said:
            compare_village(context, report, code, relocation, village, said)
    compare_not_judged(context, report, relocation)
    return len(rows)


def compare_not_judged(context, report, relocation):
    """run.json says how many TPS nobody can judge."""
    said = context.run["decisions"]["relocation"].get("not_judged", 0)
    said = sum(said.values()) if isinstance(said, dict) else said
    if said != len(relocation.not_judged):
        report.differs("relocation not_judged", f"{said}, oracle {len(relocation.not_judged)}")


def compare_village(context, report, code, relocation, village, said):
    ids = {(relocation.facilities.rows[place["number"]]["layer"], relocation.facilities.rows[place["number"]]["id"]): column
           for column, place in enumerate(village.places)}
    taken, used = [], collections.Counter()
    for line, row in enumerate(said):
        station = context.stations.ids[village.movers[line]]
        if row["hazards"].split() != relocation.reasons(village.movers[line]):
            report.differs("relocation hazards", f"{station}: {row['hazards']}, oracle {relocation.reasons(village.movers[line])}")
        if row["result"] != "moved":
            taken.append(None)
            continue
        column = ids.get((row["place_layer"], row["place_id"]))
        taken.append(column)
        if column is None or (line, column) not in village.pairs:
            report.differs("relocation place", f"{station}: {row['place_id']} is not allowed, safe, near and in the village {code}")
        else:
            used[column] += 1
            if abs(context.number(row["straight_line_m"]) - village.away[line, column]) > max(0.06, village.away[line, column] / 1000):
                text = f"{station}: {row['straight_line_m']}, oracle {village.away[line, column]:.1f}"
                report.differs("relocation straight_line_m", text)
    if any(row["result"] == "moved" and column is None for row, column in zip(said, taken)):
        return
    left = room_left(village, taken)
    for column, (tps, voters) in enumerate(left):
        if tps < 0 or (voters or 0) < 0:
            report.differs("relocation room", f"{village.places[column]['number']} in {code} is fuller than full")
    compare_totals(report, code, village, said, taken)
    for line, row in enumerate(said):
        compare_row(context, report, relocation, village, (line, row, taken[line], left))


def room_left(village, taken):
    left = []
    for column, place in enumerate(village.places):
        here = [line for line, other in enumerate(taken) if other == column]
        voters = None if place["voters"] is None else place["voters"] - sum(village.voters[line] for line in here)
        left.append((place["tps"] - len(here), voters))
    return left


def compare_totals(report, code, village, said, taken):
    pairs = [(line, column) for line, column in enumerate(taken) if column is not None]
    found = (len(pairs), sum(village.is_kept(pair) for pair in pairs), sum(round(village.away[pair] * 1000) for pair in pairs))
    best = village.solve()
    worse = found[:2] != best[:2] or found[2] > best[2] + 1 + len(pairs)
    if worse and all(row.get("exact", "true") == "true" for row in said):
        report.differs("relocation optimum", f"village {code or '-'}: {found} (placed, at reserve, mm), solver {best}")
    elif worse:
        report.differs("relocation gave up", f"village {code or '-'}: {found} (placed, at reserve, mm), solver {best}")


def compare_row(context, report, relocation, village, found):
    line, row, column, left = found
    station, voters, away = context.stations.ids[village.movers[line]], village.voters[line], village.away[line]
    safe = [place["safe"] for place in village.places]
    near = [number for row_of, number in village.pairs if row_of == line]
    free = {number for number, (tps, room) in enumerate(left) if safe[number] and tps > 0 and (room is None or voters <= room)}
    expected = {"moved"} if column is not None else {"village-unknown"} if not context.villages[village.movers[line]] \
        else {"no-facility", "village-codes-unmatched"} if not safe else hazard_results(relocation, village) if not any(safe) \
        else {"too-far"} if not near else {"all-full"}
    if row["result"] not in expected:
        report.differs("relocation result", f"{station}: {row['result']}, oracle {' or '.join(sorted(expected))}")
    if row["result"] != "village-unknown" and row["candidates"] != str(len(near)):
        report.differs("relocation candidates", f"{station}: {row['candidates']}, oracle {len(near)}")
    # Further places that would really do: the nearest first.
    wanted = sorted(away[number] for number in near if number in free and number != column)[:relocation.entry.get("alternatives", 3)]
    said = [context.number(row.get(f"alternative_{number}_m")) for number in range(1, relocation.entry.get("alternatives", 3) + 1)]
    said = [metres for metres in said if metres is not None]
    if len(said) != len(wanted) or any(abs(one - other) > max(0.06, other / 1000) for one, other in zip(said, wanted)):
        report.differs("relocation alternatives", f"{station}: {said}, oracle {[round(float(metres), 1) for metres in wanted]}")
    needed = min((away[number] for number in free), default=None) if column is None else None
    said = context.number(row.get("needed_m"))
    if (said is None) != (needed is None) or (needed is not None and abs(said - needed) > max(0.06, needed / 1000)):
        report.differs("relocation needed_m", f"{station}: {said}, oracle {needed}")


def hazard_results(relocation, village):
    """Where no place is safe: "not mapped" is a reason of its own, as soon as one of them is unsafe for no other."""
    reasons = [relocation.found[place["number"]] - {"clear"} for place in village.places]
    return {"unmapped"} if {"unmapped"} in reasons else {"all-in-hazard"}
