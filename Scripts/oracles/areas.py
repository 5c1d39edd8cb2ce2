"""How much of each area is in danger, in square kilometres on the ellipsoid."""
import numpy as np
import pyproj
import shapely

from .classes import NO_DATA
from .reading import Layer, project
from .stations import spelled
from .values import code_key

LEVELS = {"regency": "regencies", "district": "districts", "village": "villages"}
DEGREES = pyproj.CRS.from_user_input("OGC:CRS84")
TOLERANCE = 0.00051  # half of the last printed digit, and a little for an edge drawn in another CRS


def square_kilometres(geometry):
    """On the ellipsoid; a geometry in degrees, whose edges are first cut into short ones."""
    if geometry.is_empty:
        return 0.0
    short = shapely.orient_polygons(shapely.segmentize(geometry, 0.002))
    return abs(pyproj.Geod(ellps="WGS84").geometry_area_perimeter(short)[0]) / 1e6


class Strata:
    """The places of a hazard, without overlaps, in degrees: by class, what is not mapped, nothing else."""

    def __init__(self, context, hazard):
        overlay, entry = context.overlay(hazard), context.hazards[hazard]
        geometries = np.array([self.in_degrees(geometry, overlay.layer.crs) for geometry in overlay.layer.geometries], dtype=object)
        touched = shapely.union_all(geometries)
        self.is_inverted = bool(entry.get("invert"))
        self.by_class, above = {}, shapely.Polygon()
        for number in [] if self.is_inverted else sorted({int(one) for one in overlay.classes if one > 0}, reverse=True):
            own = shapely.union_all(geometries[overlay.classes == number])
            self.by_class[number] = shapely.difference(own, above)
            above = shapely.union(above, own)
        self.hazardous = touched if self.is_inverted else above
        mapped, found = None, overlay.mapped_geometries()
        if found:
            mapped = shapely.union_all([self.in_degrees(geometry, found[1]) for geometry in found[0]])
        if mapped is not None and not entry.get("coverage"):  # regencies that a feature touches, and its own polygons elsewhere
            mapped = shapely.union(mapped, shapely.union_all(geometries[overlay.classes != NO_DATA]))
        no_data = shapely.union_all(geometries[overlay.classes == NO_DATA])
        others = shapely.union_all(geometries[overlay.classes != NO_DATA])
        self.mapped, self.no_data, self.others, self.touched = mapped, no_data, others, touched
        self.speaks_outside = entry.get("outside") != "unmapped"

    @staticmethod
    def in_degrees(geometry, crs):
        if not crs.is_geographic:
            geometry = shapely.segmentize(geometry, 200)
        return shapely.make_valid(project([geometry], crs, DEGREES)[0], method="structure", keep_collapsed=False)

    def inside(self, area):
        """Square kilometres of an area by class."""
        if self.is_inverted:
            return {}
        return {number: square_kilometres(shapely.intersection(area, own)) for number, own in self.by_class.items()}

    def unmapped(self, area, near):
        """Square kilometres of which the map says nothing, without what is near a hazard."""
        left_out = shapely.Polygon()
        if self.mapped is not None:
            left_out = shapely.difference(area, self.mapped)
        left_out = shapely.union(left_out, shapely.difference(shapely.intersection(area, self.no_data), self.others))
        if not self.speaks_outside:
            left_out = shapely.union(left_out, shapely.difference(area, self.touched))
        return square_kilometres(shapely.difference(shapely.difference(left_out, self.hazardous), near))


def compare_areas(context, report):
    """area_*.csv; rings and inverted hazards, and what is near, are checked for their sum only."""
    if "areas" not in context.decisions:
        return 0
    entry, checked = context.decisions["areas"] or {}, 0
    wanted = [hazard for hazard in entry.get("hazards", list(context.hazards))
              if "rings" not in context.hazards[hazard] and not context.hazards[hazard].get("invert")]
    strata = {hazard: Strata(context, hazard) for hazard in wanted}
    for level, layer in LEVELS.items():
        table = context.table(f"area_{layer}")
        if not context.job.get(layer) or table is None:
            continue
        polygons = area_polygons(context, layer)
        for row in table:
            if row["code"] == "total":
                continue
            area, checked = polygons[code_key(row["code"])], checked + 1
            compare_row(context, report, row, (level, area, strata))
    compare_classes(context, report, strata)
    return checked


def area_polygons(context, level):
    layer, parts = Layer(context.job, context.job[level]), {}
    for feature, geometry in zip(layer.feature, layer.geometries):
        code = code_key(spelled(layer.value(feature, context.job[level]["code"])))
        parts.setdefault(code, []).append(Strata.in_degrees(geometry, layer.crs))
    return {code: shapely.union_all(own) for code, own in parts.items()}


def compare_row(context, report, row, found):
    level, area, strata = found
    whole = square_kilometres(area)
    compare(report, f"{level} {row['code']} area_km2", context.number(row["area_km2"]), whole, whole)
    for hazard, layers in strata.items():
        inside = sum(layers.inside(area).values())
        compare(report, f"{level} {row['code']} {hazard}_inside_km2", context.number(row[f"{hazard}_inside_km2"]), inside, whole)
        compare(report, f"{level} {row['code']} {hazard}_inside_share", context.number(row[f"{hazard}_inside_share"]), inside / whole, 1)
        if not context.hazards[hazard].get("near"):
            unmapped = layers.unmapped(area, shapely.Polygon())
            said = context.number(row[f"{hazard}_unmapped_share"])
            compare(report, f"{level} {row['code']} {hazard}_unmapped_share", said, unmapped / whole, 1)


def compare_classes(context, report, strata):
    """area_classes.csv: each class of each area, and the parts of an area, which add up to it."""
    sums, wholes, polygons = {}, {}, {}
    for row in context.table("area_classes") or []:
        key = (row["level"], row["code"], row["hazard"])
        if not row["hazard"] or row["status"] == "total":
            wholes[row["level"], row["code"]] = context.number(row["area_km2"])
            continue
        sums[key] = sums.get(key, 0) + context.number(row["area_km2"])
        if row["status"] == "inside" and row["hazard"] in strata and row["code"] != "total":
            if row["level"] not in polygons:
                polygons[row["level"]] = area_polygons(context, LEVELS[row["level"]])
            area = polygons[row["level"]][code_key(row["code"])]
            expected = strata[row["hazard"]].inside(area).get(int(row["class"]), 0)
            compare(report, f"{' '.join(key)} class {row['class']}", context.number(row["area_km2"]), expected, square_kilometres(area))
    for (level, code, hazard), found in sums.items():
        if (level, code) in wholes and abs(found - wholes[level, code]) > 0.0015 + wholes[level, code] * 1e-5:
            report.differs("areas sum", f"{level} {code} {hazard}: {found:.4f}, the area {wholes[level, code]:.4f}")


def compare(report, place, said, expected, whole):
    """Within a thousandth, and within what the drawing of an edge moves of the whole area."""
    if said is None or abs(said - expected) > TOLERANCE + expected / 1000 + whole * 1e-5:
        report.differs(f"areas {place.split()[-1]}" if "class" not in place else "areas class", f"{place}: {said}, oracle {expected:.5f}")
