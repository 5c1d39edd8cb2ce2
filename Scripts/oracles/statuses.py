"""Status, class, distance, way out and certainty of each TPS for one hazard."""
import functools
import math

import numpy as np
import shapely

from .classes import NO_DATA, NO_HAZARD, class_rule, first_of_highest
from .jobs import meters
from .measures import Ruler, ring_depth, union_parts
from .reading import Layer, project
from .regencies import printed_code

HAIRLINE = 0.1  # metres: narrower gaps between polygons of a layer are rounding, not a way out
OPEN_GAP = 0.4  # metres: wider ones are; in between, at the tip of an acute corner, either answer is right


class HazardOverlay:
    """What one hazard means for each TPS: arrays in the order of the TPS file."""

    def __init__(self, hazard, job, stations, regencies):
        self.regencies = regencies
        count = len(stations.ids)
        self.hazard, self.job, self.stations = hazard, job, stations
        self.near, self.limit = meters(hazard.get("near", 0)), job["nearest_limit"]
        self.status = np.full(count, None, dtype=object)
        self.status[stations.located] = "clear"
        self.class_number, self.feature = np.zeros(count, int), np.full(count, -1)
        self.distance, self.depth = np.full(count, np.inf), np.full(count, np.nan)
        self.layer = Layer(job, hazard, polygons_only="rings" not in hazard)
        self.field, class_of = class_rule(hazard)
        self.classes = np.array([class_of(self.layer.value(feature, self.field) if self.field else None)
                                 for feature in self.layer.feature], dtype=int)
        labels = hazard["class"].get("labels") if isinstance(hazard.get("class"), dict) else None
        self.labels = labels and {int(number): text for number, text in labels.items()}
        (self.decide_rings if "rings" in hazard else self.decide_inverted if hazard.get("invert") else self.decide_polygons)()
        self.find_unmapped()

    def settle(self, index, status, class_number, feature):
        self.status[index], self.class_number[index], self.feature[index] = status, class_number, feature

    def touched(self):
        point, geometry = self.layer.touching(self.stations.points(self.layer.crs))
        return self.stations.located[point], geometry

    def rulers(self, chosen, geometries, reach):
        """(ruler, TPS, their points) for each metric CRS."""
        for metric, group in self.stations.metric_groups(self.job, chosen):
            around = self.stations.points(self.layer.crs, group)
            yield Ruler(geometries, self.layer.crs, metric, around, reach), group, self.stations.points(metric, group)

    def others(self, chosen):
        return np.setdiff1d(self.stations.located, chosen)

    def decide_polygons(self):
        index, geometry = self.touched()
        self.other_polygons, self.no_data = index[self.classes[geometry] >= 0], index[self.classes[geometry] == NO_DATA]
        hit = self.classes[geometry] >= 1
        inside, class_number, feature = first_of_highest(index[hit], self.classes[geometry][hit], self.layer.feature[geometry][hit])
        self.settle(inside, "inside", class_number, feature)
        self.distance[inside] = 0
        hazardous = np.flatnonzero(self.classes >= 1)
        reach = max(self.limit, self.near)
        for ruler, group, points in self.rulers(self.others(inside), self.layer.geometries[hazardous], reach):
            self.distance[group] = ruler.distances(points, reach)
            if self.near > 0:
                point, found = ruler.within(points, self.near)
                self.settle_near(group[point], hazardous[found])
        for ruler, group, points in self.rulers(inside, union_parts(self.layer.geometries[hazardous]), 0):
            self.depth[group] = ruler.way_out(points)

    def depth_with_closed_gaps(self, width):
        """Depth with the gaps between neighbours closed that are narrower than a width in metres."""
        depth = np.full(len(self.status), np.nan)
        hazards = self.layer.geometries[self.classes >= 1]
        for ruler, group, points in self.rulers(np.flatnonzero(self.status == "inside"), hazards, 0):
            metric = shapely.make_valid(ruler.geometries, method="structure", keep_collapsed=False)
            closed = shapely.union_all(metric).buffer(width / 2, join_style="mitre").buffer(-width / 2, join_style="mitre")
            flat = Ruler(shapely.get_parts(np.array([closed])), None, None, points, 0)
            depth[group] = flat.way_out(points)
        return depth

    @functools.cached_property
    def other_depths(self):
        """The least and the greatest depth that is right where neighbours nearly touch."""
        return self.depth_with_closed_gaps(HAIRLINE), self.depth_with_closed_gaps(OPEN_GAP)

    def is_other_depth(self, value, index):
        if value is None:
            return False
        low, high = (depths[index] for depths in self.other_depths)
        tolerance = max(0.11, 0.001 * high) + 0.05  # half of the last printed digit
        return low - tolerance <= float(value) <= high + tolerance

    def settle_near(self, index, geometry):
        near, class_number, feature = first_of_highest(index, self.classes[geometry], self.layer.feature[geometry])
        self.settle(near, "near", class_number, feature)

    def decide_inverted(self):
        class_number = max(1, self.hazard.get("class", 1)) if isinstance(self.hazard.get("class", 1), int) else 1
        self.other_polygons, self.no_data = self.touched()[0], np.zeros(0, int)
        served = np.unique(self.other_polygons)
        inside = self.others(served)
        self.settle(inside, "inside", class_number, -1)
        self.distance[inside] = 0
        for ruler, group, points in self.rulers(inside, self.layer.geometries, self.limit):
            self.depth[group] = ruler.distances(points, self.limit)
        for ruler, group, points in self.rulers(served, union_parts(self.layer.geometries), 0):
            self.distance[group] = ruler.way_out(points)
        self.settle(served[(self.distance[served] <= self.near) & (self.near > 0)], "near", class_number, -1)

    def decide_rings(self):
        rings = sorted((meters(ring["to"]), int(ring.get("class", 1))) for ring in self.hazard["rings"])
        radii, numbers = np.array([ring[0] for ring in rings]), np.array([ring[1] for ring in rings])
        outermost, reach = radii[-1], radii[-1] + max(self.limit, self.near)
        self.other_polygons = self.no_data = np.zeros(0, int)
        for ruler, group, points in self.rulers(self.stations.located, self.layer.geometries, reach):
            distance = ruler.distances(points, reach)
            self.distance[group] = np.maximum(0, distance - outermost)
            ring = np.searchsorted(radii, distance)  # the smallest ring that holds the point
            inside, near = ring < len(radii), (distance > outermost) & (distance - outermost <= self.near) & (self.near > 0)
            bound = np.where(inside, radii[np.minimum(ring, len(radii) - 1)], outermost + self.near)
            for chosen, status in ((inside, "inside"), (near, "near")):
                place = np.flatnonzero(chosen)
                point, found = ruler.within(points[place], bound[place])
                number = numbers[np.minimum(ring, len(radii) - 1)][place][point]
                settled, number, feature = first_of_highest(point, number, self.layer.feature[found])
                self.settle(group[place][settled], status, number, feature)
            if inside.any():
                self.depth[group[inside]] = ring_depth(ruler, points[inside], distance[inside], outermost)

    @functools.cached_property
    def mapped_regencies(self):
        """Codes of the regencies that the map covers: the job's, or those that a feature touches; None where it says otherwise."""
        coverage = self.hazard.get("coverage")
        if isinstance(coverage, dict):
            return {printed_code(code) for code in coverage["regencies"]}
        if coverage or "outside" in self.hazard or "rings" in self.hazard or self.hazard.get("invert"):
            return None
        layer = self.regencies["layer"]
        touched, _ = self.layer.touching(project(layer.geometries, layer.crs, self.layer.crs))
        return {self.regencies["codes"][geometry] for geometry in touched}

    def mapped_geometries(self):
        """The polygons of what the map covers and their CRS; None where that has no edge."""
        if self.mapped_regencies is None:
            coverage = Layer(self.job, {"source": self.hazard["coverage"]}) if self.hazard.get("coverage") else None
            return coverage and (coverage.geometries, coverage.crs)
        layer, chosen = self.regencies["layer"], [code in self.mapped_regencies for code in self.regencies["codes"]]
        return None if all(chosen) else (layer.geometries[chosen], layer.crs)

    @functools.cached_property
    def beyond_map(self):
        """True for each TPS at whose place the map says nothing, also where it is near a polygon."""
        found = np.zeros(len(self.status), bool)
        if self.mapped_regencies is not None:
            elsewhere = [index for index in self.stations.located if self.regencies["code"][index] not in self.mapped_regencies]
            found[np.setdiff1d(elsewhere, [] if self.hazard.get("coverage") else self.other_polygons).astype(int)] = True
        elif self.hazard.get("coverage"):
            mapped = Layer(self.job, {"source": self.hazard["coverage"]})
            found[self.others(self.stations.located[mapped.touching(self.stations.points(mapped.crs))[0]])] = True
        found[np.setdiff1d(self.no_data, self.other_polygons)] = True
        if self.hazard.get("outside") == "unmapped":
            found[self.others(np.append(self.other_polygons, self.no_data))] = True
        return found

    def find_unmapped(self):
        # What an inverted layer means beyond its map nobody knows: neither inside nor near.
        may_change = np.isin(self.status, ["clear"] + ["inside", "near"] * bool(self.hazard.get("invert")))
        unmapped = self.beyond_map & may_change
        self.settle(unmapped, "unmapped", 0, -1)
        self.depth[unmapped] = np.nan
        if self.hazard.get("invert"):
            self.distance[unmapped] = np.inf

    # ------------------------------------------------ certainty
    def signed_distances(self, geometries, crs, reach):
        """Metres of every TPS to the geometries; inside them the way out with a minus sign; infinite out of reach."""
        found = np.full(len(self.status), np.inf)
        if len(geometries) == 0:
            return found
        for metric, group in self.stations.metric_groups(self.job, self.stations.located):
            around, points = self.stations.points(crs, group), self.stations.points(metric, group)
            found[group] = Ruler(geometries, crs, metric, around, reach).distances(points, reach)
            held = np.flatnonzero(found[group] == 0)
            way_out = Ruler(union_parts(geometries), crs, metric, around[held], 0).way_out(points[held]) if len(held) else []
            found[group[held]] = -np.asarray(way_out, dtype=float)
        return found

    @functools.cached_property
    def edges(self):
        """Signed distances: to the hazard by class (ascending), and to what is mapped, says "no hazard", says "no data"."""
        reach = self.near + np.nanmax(np.append(self.stations.accuracy, 0)) + 1
        by_class, nothing = {}, np.full(len(self.status), np.inf)
        if "rings" in self.hazard:
            rings = [(meters(ring["to"]), int(ring.get("class", 1))) for ring in self.hazard["rings"]]
            source = np.maximum(0, self.signed_distances(self.layer.geometries, self.layer.crs, reach + max(rings)[0]))
            by_class = {number: source - max(to for to, other in rings if other >= number) for number in sorted({n for _, n in rings})}
            lowest = min(by_class)
            by_class[lowest] = np.where(self.status == "inside", -self.depth, by_class[lowest])
        elif self.hazard.get("invert"):
            by_class = {1: -self.signed_distances(self.layer.geometries, self.layer.crs, reach)}
        else:
            for number in sorted(set(self.classes[self.classes >= 1])):
                by_class[int(number)] = self.signed_distances(self.layer.geometries[self.classes >= number], self.layer.crs, reach)
        areas = not ("rings" in self.hazard or self.hazard.get("invert"))
        no_hazard, no_data = (self.signed_distances(self.layer.geometries[self.classes == kind], self.layer.crs, reach)
                              if areas else nothing for kind in (NO_HAZARD, NO_DATA))
        mapped = -nothing
        covered = self.mapped_geometries()
        if covered:
            mapped = self.signed_distances(*covered, reach)
        return by_class, mapped, no_hazard, no_data

    def outcomes(self, index, accuracy):
        """What the TPS may be, as a set of (status, class)."""
        by_class, mapped, no_hazard, no_data = self.edges
        inverted = bool(self.hazard.get("invert"))

        def answer(within):
            for status, limit in (("inside", 0), ("near", self.near)):
                asked = status == "inside" or limit > 0
                reached = [number for number in by_class if asked and within(by_class[number][index], limit)]
                if reached:
                    return status, (max(1, self.hazard.get("class", 1)) if inverted else max(reached))

        def either(distance):
            return {True, False} if abs(distance) < accuracy else {distance <= 0}
        sure = answer(lambda distance, limit: distance <= limit - accuracy)
        possible = answer(lambda distance, limit: distance <= limit or distance < limit + accuracy)
        outside = self.hazard.get("outside") == "unmapped"
        touched_only = self.mapped_regencies is not None and not self.hazard.get("coverage")
        covers = either(mapped[index])
        if self.mapped_regencies is not None and len(covers) == 1:
            covers = {self.regencies["code"][index] in self.mapped_regencies}
        beyond = {("unmapped" if (not covered and not (touched_only and empty))
                   or (not inverted and not empty and (unknown or outside)) else "clear", 0)
                  for covered in covers for empty in either(no_hazard[index]) for unknown in either(no_data[index])}
        if inverted and beyond == {("unmapped", 0)}:
            return beyond
        found = {answer for answer in (sure, possible) if answer}
        if inverted:
            return found | (beyond & {("unmapped", 0)}) | (set() if sure else {("clear", 0)})
        return found | (set() if sure else beyond)

    def certain(self, index):
        """The answers that are right: two where an edge is as far away as the accuracy, to a decimetre."""
        accuracy = self.stations.accuracy[index]
        if math.isnan(accuracy):
            return {None}
        slack = max(0.11, accuracy / 1000)
        return {len(self.outcomes(index, max(0, accuracy + difference))) == 1 for difference in (-slack, 0, slack)}

    def fields(self, index):
        """The annotated values of one TPS, without the label."""
        feature = None if self.feature[index] < 0 else self.layer.features[self.feature[index]].get("id", int(self.feature[index]))
        distance = None if self.distance[index] > self.limit else round(float(self.distance[index]), 3)
        depth = None if not math.isfinite(self.depth[index]) else round(float(self.depth[index]), 3)
        return {"status": self.status[index], "class": int(self.class_number[index]) or None, "distance_m": distance,
                "depth_m": depth, "feature": None if feature is None else str(feature)}
