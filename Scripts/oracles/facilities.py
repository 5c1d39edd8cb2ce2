"""The places that decisions look for, and the nearest ones."""
import functools
import os
import re

import numpy as np
import pyproj

from .context import Places, same
from .reading import geometry_of, read_geojson
from .regencies import decide_regencies
from .stations import Stations, spelled
from .statuses import HazardOverlay
from .values import code_key, column_numbers, folded, whole_number

WORSHIP = {
    "masjid", "mesjid", "musala", "musalla", "musola", "musolla", "mushala", "mushalla", "mushola", "musholla", "langgar", "surau",
    "gereja", "katedral", "cathedral", "kapel", "chapel", "basilika", "pura", "wihara", "vihara", "kelenteng", "klenteng", "litang",
    "ibadah", "peribadatan", "mosque", "church", "temple", "worship",
}


def is_worship(kind, name):
    """A place of worship by its kind, or by the first word of its name."""
    words = re.split(r"[^a-z]+", folded(kind))
    return not WORSHIP.isdisjoint(words) or (re.split(r"[^a-z]+", folded(name)) or [""])[0] in WORSHIP


class Facilities(Places):
    """The facilities of all layers of a job that have a usable coordinate, one behind the other."""

    def __init__(self, context):
        self.context = context
        rows = [row for entry in context.decisions.get("facilities") or [] for row in self.read(context.job, entry)]
        rows = [row for row in rows if np.isfinite(row["x"]) and np.isfinite(row["y"])]
        super().__init__([row["x"] for row in rows], [row["y"] for row in rows], pyproj.CRS.from_user_input("OGC:CRS84"))
        self.rows = rows
        villages = [row["village"] for row in rows]
        for index, code in zip(*context.areas_at("villages", self)):
            villages[index] = villages[index] or code
        self.villages = villages

    @staticmethod
    def read(job, entry):
        path = os.path.join(job["folder"], entry["source"])
        if path.endswith((".csv", ".tsv", ".txt")):
            rows = Stations.read_table(path)
            places = [Stations.position((row.get(entry["x"]), row.get(entry["y"]))) for row in rows]
            ids, crs = [str(index) for index in range(len(rows))], pyproj.CRS.from_user_input(entry.get("crs") or "OGC:CRS84")
        else:
            features, crs = read_geojson(path, entry.get("crs"))
            rows = [feature.get("properties") or {} for feature in features]
            ids = [str(feature.get("id", index)) for index, feature in enumerate(features)]
            geometries = [geometry_of(feature.get("geometry")) for feature in features]
            bounds = [(np.nan,) * 4 if geometry is None else geometry.bounds for geometry in geometries]
            places = [((left + right) / 2, (bottom + top) / 2) for left, bottom, right, top in bounds]
        degrees = Places([x for x, _ in places], [y for _, y in places], crs)

        def column(key):
            return [row.get(entry[key]) if key in entry else None for row in rows]
        texts = {key: [spelled(value) for value in column(key)] for key in ("id_field", "name", "kind", "village_code")}
        room = {key: [whole_number(number) for number in column_numbers(column(key))] for key in ("tps_capacity", "voters_capacity")}
        ranges = column_numbers(column("range"))
        return [{
            "layer": entry["id"], "id": texts["id_field"][index] or ids[index], "name": texts["name"][index],
            "kind": texts["kind"][index] if "kind" in entry else entry["id"], "village": code_key(texts["village_code"][index]),
            "tps": room["tps_capacity"][index], "voters": room["voters_capacity"][index], "range": ranges[index],
            "x": degrees.longitude[index], "y": degrees.latitude[index],
        } for index in range(len(rows))]

    def chosen(self, entry, kinds="kinds"):
        """The indices of those of the layers and kinds that an entry of the job names; all where it names none."""
        layers, wanted = entry.get("facilities"), same(entry.get(kinds))
        return [index for index, row in enumerate(self.rows)
                if (not layers or row["layer"] in layers) and (not wanted or folded(row["kind"]) in wanted)]

    def some(self, chosen):
        return Places(self.x[chosen], self.y[chosen], self.crs)

    def statuses(self, hazard):
        """The status of every facility for a hazard."""
        return HazardOverlay(self.context.hazards[hazard], self.context.job, self, self.regencies).status

    @functools.cached_property
    def regencies(self):
        return decide_regencies(self.context.job, self)


def geodesic(context, index, x, y):
    """Metres on the ellipsoid from a TPS to a place in degrees."""
    geod = context.stations.crs.get_geod()
    longitude, latitude = context.degrees(index)
    return geod.inv(longitude, latitude, x, y)[2]


def nearest(context, facilities, chosen, stations):
    """For each TPS the distances to the chosen facilities, planar in its metric CRS."""
    return context.distances(stations, facilities.some(chosen)) if len(chosen) else np.full((len(stations), 0), np.inf)


def compare_nearest(report, kind, station, row, prefix, distances, ids):
    """The columns _id and _m of the nearest place; of equally near ones any will do."""
    said, away = row.get(f"{prefix}_id"), row.get(f"{prefix}_m")
    if not len(distances) or not np.isfinite(distances.min()):
        if said:
            report.differs(f"{kind} {prefix}", f"{station}: {said}, oracle none")
        return
    least = distances.min()
    if not said:
        report.differs(f"{kind} {prefix}", f"{station}: none, oracle {ids[int(distances.argmin())]}")
        return
    ties = {ids[index] for index in np.flatnonzero(distances <= least + 0.02)}
    if said not in ties:
        report.differs(f"{kind} {prefix}", f"{station}: {said}, oracle {', '.join(sorted(ties))}")
    if abs(float(away) - least) > max(0.06, least / 1000):
        report.differs(f"{kind} {prefix}_m", f"{station}: {away}, oracle {least:.1f}")
