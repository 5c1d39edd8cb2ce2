"""The TPS of a job: ids, voters, coordinates, accuracy."""
import csv
import math
import os

import numpy as np
import pyproj
import shapely

from .jobs import meters
from .reading import project, read_geojson, read_text, transformer
from .values import column_numbers, whole_number


class Stations:
    """The TPS of the job, in file order; `located` are the indices of those with a usable coordinate."""

    def __init__(self, job):
        entry, number = job["tps"], lambda spelling: ("number", spelling)
        path = os.path.join(job["folder"], entry["source"])
        self.is_table = path.endswith((".csv", ".tsv", ".txt"))
        if self.is_table:
            rows, self.crs = self.read_table(path), pyproj.CRS.from_user_input(entry.get("crs") or "OGC:CRS84")
            places = [(row.get(entry["x"]), row.get(entry["y"])) for row in rows]
        else:
            features, self.crs = read_geojson(path, entry.get("crs"), parse_float=number, parse_int=number, parse_constant=number)
            rows = [feature.get("properties") or {} for feature in features]
            places = [self.place(feature.get("geometry") or {}) for feature in features]
        self.properties = rows
        self.ids = [spelled(row.get(entry["id"])) for row in rows]
        self.voters = [whole_number(number) for number in column_numbers([row.get(entry.get("voters")) for row in rows])]
        self.accuracy = np.array([self.meters_of(row, entry.get("accuracy")) for row in rows])
        self.x, self.y = np.array([self.position(place) for place in places], dtype=float).reshape(-1, 2).T
        geographic = transformer(self.crs, self.crs.geodetic_crs)
        self.longitude, latitude = geographic.transform(self.x, self.y)
        usable = np.isfinite(self.longitude) & np.isfinite(latitude) & (abs(self.longitude) <= 180) & (abs(latitude) <= 90)
        if self.crs.is_geographic:
            usable &= (abs(self.x) <= 180) & (abs(self.y) <= 90)
        usable &= (self.x != 0) | (self.y != 0)  # what programs write for a coordinate that is missing
        self.located = np.flatnonzero(usable)
        self.unlocated = np.flatnonzero(~usable)

    @staticmethod
    def meters_of(row, accuracy):
        """Metres that the TPS may be from its coordinate; NaN where nobody knows."""
        if not isinstance(accuracy, dict):
            return math.nan if accuracy is None else meters(accuracy)
        try:
            value = float(spelled(row.get(accuracy["field"])).strip().replace(",", "."))
        except ValueError:
            return math.nan
        return value if math.isfinite(value) and value >= 0 else math.nan

    @staticmethod
    def read_table(path):
        text = read_text(path)
        delimiter = max(",;\t", key=text.split("\n", 1)[0].count)
        return list(csv.DictReader(text.splitlines(True), delimiter=delimiter))

    @staticmethod
    def place(geometry):
        coordinates = geometry.get("coordinates") or ()
        if geometry.get("type") == "MultiPoint" and len(coordinates) == 1:
            return coordinates[0]
        return [item[1] if isinstance(item, tuple) else None for item in coordinates] if geometry.get("type") == "Point" else ()

    @staticmethod
    def position(place):
        place = [item[1] if isinstance(item, tuple) else item for item in place]
        try:
            x, y = float(place[0]), float(place[1])
        except (IndexError, TypeError, ValueError):
            return math.nan, math.nan
        return x, y

    def points(self, crs, chosen=None):
        chosen = self.located if chosen is None else chosen
        return project(shapely.points(self.x[chosen], self.y[chosen]), self.crs, crs)

    def metric_groups(self, job, chosen):
        """Pairs (metric CRS, those of `chosen` that are measured in it)."""
        fixed = job.get("metric_crs", "auto")
        if fixed != "auto":
            return [(pyproj.CRS.from_user_input(fixed), chosen)]
        zones = np.minimum(np.floor((self.longitude[chosen] + 180) / 6).astype(int) + 1, 60)
        return [(self.utm(zone), chosen[zones == zone]) for zone in np.unique(zones)]

    def utm(self, zone):
        base = self.crs.geodetic_crs
        if "WGS 84" in base.name:
            return pyproj.CRS.from_epsg(32700 + int(zone))
        conversion = pyproj.crs.coordinate_operation.UTMConversion(int(zone), hemisphere="S")
        return pyproj.crs.ProjectedCRS(conversion, geodetic_crs=base)


def spelled(value):
    """The text of a JSON value, numbers as the file spells them."""
    return value[1] if isinstance(value, tuple) else "" if value is None else str(value)


def amount(value):
    try:
        return float(spelled(value))
    except ValueError:
        return 0.0
