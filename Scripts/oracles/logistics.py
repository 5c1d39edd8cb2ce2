"""How ballots get to the TPS: access, depot and port of the own regency, routes, boats and escorts."""
import collections

import numpy as np
import shapely

from .classes import NO_DATA
from .context import same
from .facilities import compare_nearest, nearest
from .jobs import meters
from .measures import Ruler
from .reading import Layer, project
from .scores import ABSENT, PRESENT, Conditions
from .values import code_key, rounded_up

ROAD, UNKNOWN_ACCESS = "road", "unknown"


class Logistics:
    def __init__(self, context):
        self.context, self.entry = context, context.decisions["logistics"]
        self.conditions = Conditions(context, context.score_is_precise)
        self.accesses = self.entry.get("access") or []
        self.access = [self.access_of(index) for index in context.everyone]
        self.regency_of_place = list(map(code_key, context.facilities.regencies["code"]))
        self.routes = self.route_states() if "routes" in self.entry else None

    def access_of(self, index):
        """(access, all that it may be): the first that holds; where nobody knows of an earlier one, nobody knows."""
        possible = []
        for access in self.accesses:
            presence = self.conditions.any(access["hazards"], index)
            if presence is not ABSENT:
                possible.append(access["id"])
            if presence is PRESENT:
                break
        else:
            possible.append(ROAD)
        return (possible[0] if len(possible) == 1 else UNKNOWN_ACCESS), possible

    def distances(self, key, index, away, chosen):
        """The distances to the depots or ports of the own regency; infinite to the others."""
        own = self.context.regency(index)
        return np.where([self.regency_of_place[place] == own for place in chosen], away, np.inf) if len(chosen) else away

    # ------------------------------------------------ routes
    def route_states(self):
        """For each located TPS what the routes near it are: (access, number, closed ones)."""
        entry, context = self.entry["routes"], self.context
        layer = Layer(context.job, entry, polygons_only=False)
        states = {feature: self.route_state(geometry, layer.crs) for feature, geometry in zip(layer.feature.tolist(), layer.geometries)}
        found, within = {}, meters(entry["within"])
        for metric, group in context.stations.metric_groups(context.job, context.stations.located):
            ruler = Ruler(layer.geometries, layer.crs, metric, context.stations.points(layer.crs, group), within)
            near = collections.defaultdict(set)
            for point, geometry in zip(*ruler.within(context.stations.points(metric, group), within)):
                near[point].add(int(layer.feature[geometry]))
            for point, index in enumerate(group.tolist()):
                here = [states[feature] for feature in sorted(near[point])]
                access = "no_route" if not here else "open" if "open" in here else "unknown" if "unknown" in here else "cut_off"
                found[index] = access, len(here), here.count("closed")
        return found

    def route_state(self, geometry, crs):
        state = "open"
        for rule in self.entry["routes"]["closed_by"]:
            overlay, hazard = self.context.overlay(rule["hazard"]), self.context.hazards[rule["hazard"]]
            line = project([geometry], crs, overlay.layer.crs)[0]
            touched = shapely.intersects(overlay.layer.geometries, line)
            if (touched & (overlay.classes >= rule.get("class", 1))).any():
                return "closed"
            if (touched & (overlay.classes == NO_DATA)).any() or self.leaves_map(line, overlay, hazard):
                state = "unknown"
        return state

    def leaves_map(self, line, overlay, hazard):
        """Part of the route lies where the map says nothing."""
        mapped = overlay.mapped_geometries()
        if mapped and not shapely.covers(shapely.union_all(mapped[0]), project([line], overlay.layer.crs, mapped[1])[0]):
            return True
        return hazard.get("outside") == "unmapped" and not shapely.covers(shapely.union_all(overlay.layer.geometries), line)

    # ------------------------------------------------ needs
    def island(self, index):
        """The polygon that makes the access of a TPS, as the map names it."""
        for access in self.accesses:
            if access["id"] == self.access[index][0]:
                return next((self.context.said[index].get(f"{one['hazard']}_feature") for one in access["hazards"]
                             if self.conditions.hazard(one["hazard"], one.get("class", 1), bool(one.get("near")), index) is PRESENT), None)
        return None

    def needs(self, rate, members, rows):
        """What the members need, rounded up for each depot, access and: port, island, both of these."""
        found = []
        for key in (lambda row, index: (row["port_id"],), lambda row, index: (str(self.island(index)),),
                    lambda row, index: (row["port_id"], str(self.island(index)))):
            groups = collections.Counter((rows[index]["depot_id"], rows[index]["access"], *key(rows[index], index)) for index in members
                                         if index in rows and rows[index]["access"] in rate["access"])
            found.append(sum(rounded_up(count, rate["count"], rate["tps"]) for count in groups.values()))
        return found


def compare_logistics(context, report):
    if "logistics" not in context.decisions:
        return 0
    logistics, rows = Logistics(context), context.station_rows("logistics")
    context.expect_stations(report, "logistics", rows, context.everyone)
    for index, row in rows.items():
        station, expected = context.stations.ids[index], logistics.access[index][0]
        if row["access"] != expected:
            report.differs("logistics access", f"{station}: {row['access']}, oracle {expected}")
        if logistics.routes is not None and index in logistics.routes:
            said = row["route"], int(row["routes_near"]), int(row["routes_closed"])
            if said != logistics.routes[index]:
                report.differs("logistics route", f"{station}: {said}, oracle {logistics.routes[index]}")
    for key, prefix in (("depots", "depot"), ("ports", "port")):
        if key in logistics.entry:
            compare_places(context, report, logistics, rows, (key, prefix))
    compare_depots(context, report, logistics, rows)
    return len(rows)


def compare_places(context, report, logistics, rows, found):
    key, prefix = found
    facilities = context.facilities
    chosen = facilities.chosen(logistics.entry[key])
    ids = [facilities.rows[index]["id"] for index in chosen]
    for index, away in zip(context.located, nearest(context, facilities, chosen, context.located)):
        if index in rows:
            own = logistics.distances(key, index, away, chosen)
            compare_nearest(report, "logistics", context.stations.ids[index], rows[index], prefix, own, ids)


def compare_depots(context, report, logistics, rows):
    """depots.csv: the TPS of each depot; the total holds every TPS."""
    table = context.table("depots") or []
    for row in table:
        is_total = row["depot_id"] == "total"
        members = [index for index in context.everyone if is_total or rows.get(index, {}).get("depot_id") == row["depot_id"]]
        accesses = collections.Counter(logistics.access[index][0] for index in members)
        names = [*(one["id"] for one in logistics.accesses), ROAD, UNKNOWN_ACCESS]
        expected = {"tps": len(members), **{f"tps_{name}": accesses[name] for name in names}}
        if logistics.routes is not None:
            routes = collections.Counter(logistics.routes[index][0] for index in members if index in logistics.routes)
            expected |= {f"tps_route_{name}": routes[name] for name in ("open", "cut_off", "no_route")}
        for column, count in expected.items():
            if row[column] != str(count):
                report.differs(f"depots {column}", f"{row['depot_id']}: {row[column]}, oracle {count}")
        voters, without = context.voters_of(members)
        context.compare_voters(report, f"depots {row['depot_id']}", row, ("voters", voters, without))
        for rate in logistics.entry.get("rates") or []:
            compare_rate(report, logistics, row, (rate, members, rows))


def compare_rate(report, logistics, row, found):
    rate, members, rows = found
    if not same(rate["access"]) <= {ROAD, *(one["id"] for one in logistics.accesses)}:
        return
    port, island, both = logistics.needs(rate, members, rows)
    said = int(row[rate["id"]])
    # Rounded up for each island or port: by one of them where the job has them.
    allowed = {port, island, both} if "ports" in logistics.entry else {island}
    if said not in allowed:
        report.differs(f"depots rate {rate['id']}", f"{row['depot_id']}: {said}, oracle {sorted(allowed)}")
    most = row.get(f"{rate['id']}_max")
    if most is None:
        report.differs("depots rate_max missing", f"{row['depot_id']}: {rate['id']}_max")
    # What is not known needs a boat too: at least one more for each depot where all that are known fit into theirs.
    unsure = [index for index in members if len(logistics.access[index][1]) > 1 and set(logistics.access[index][1]) & set(rate["access"])]
    sure = [index for index in members if logistics.access[index][0] in rate["access"]]
    least = max(said, rounded_up(len(sure) + len(unsure), rate["count"], rate["tps"]))
    if most is not None and not least <= int(most) <= said + len(unsure) * rounded_up(1, rate["count"], rate["tps"]):
        report.differs("depots rate_max", f"{row['depot_id']} {rate['id']}: {most}, oracle {least} or more, for {len(unsure)} unknown TPS")
