"""GeoJSON and CSV files as shapely geometries and plain values."""
import functools
import json
import os
import sys

import numpy as np
import pyproj
import shapely
from shapely import STRtree


def read_text(path):
    with open(path, encoding="utf-8-sig") as file:
        return file.read()


def read_geojson(path, declared_crs=None, **parse):
    """All features of a GeoJSON file or text sequence, and its CRS."""
    text = read_text(path)
    if path.endswith((".geojsonl", ".geojsons", ".ndjson", ".jsonl")):
        lines = text.split("\x1e") if "\x1e" in text else text.split("\n")
        features, crs = [json.loads(line, **parse) for line in lines if line.strip()], None
    elif path.endswith((".geojson", ".json")):
        document = json.loads(text, **parse)
        features = document["features"] if document["type"] == "FeatureCollection" else [document]
        crs = ((document.get("crs") or {}).get("properties") or {}).get("name")
    else:
        sys.exit(f"{path}: the oracle reads GeoJSON and CSV only")
    return features, pyproj.CRS.from_user_input(declared_crs or crs or "OGC:CRS84")


@functools.lru_cache(None)
def transformer(source, target):
    return pyproj.Transformer.from_crs(source, target, always_xy=True)


def project(geometries, source, target):
    if source == target or len(geometries) == 0:
        return np.asarray(geometries, dtype=object)
    # Edges are straight in the source: 1 km of them bends by less than a centimetre.
    pieces = shapely.segmentize(np.asarray(geometries, dtype=object), 0.01 if source.is_geographic else 1000)
    return shapely.transform(pieces, transformer(source, target).transform, interleaved=False)


def closed(ring):
    positions = [(position[0], position[1]) for position in ring]
    return positions if not positions or positions[0] == positions[-1] else positions + positions[:1]


def polygon(rings):
    rings = list(map(closed, rings))
    if not rings or len(rings[0]) < 4:
        return None
    return shapely.Polygon(rings[0], [ring for ring in rings[1:] if len(ring) >= 4])


def geometry_of(member):
    """A shapely geometry; rings are closed and rings without an inside left out. None where nothing is left."""
    kind, coordinates = (member or {}).get("type"), (member or {}).get("coordinates")
    if kind == "GeometryCollection":
        parts = [part for part in map(geometry_of, member["geometries"]) if part is not None]
        polygons = [polygon for part in parts if part.geom_type.endswith("Polygon") for polygon in shapely.get_parts(part)]
        return shapely.multipolygons(polygons) if polygons else shapely.union_all(parts)  # points beside polygons are not hit
    if kind in ("Polygon", "MultiPolygon"):
        polygons = [polygon(rings) for rings in ([coordinates] if kind == "Polygon" else coordinates)]
        polygons = [part for part in polygons if part is not None]
        return None if not polygons else polygons[0] if len(polygons) == 1 else shapely.multipolygons(polygons)
    return shapely.from_geojson(json.dumps(member)) if coordinates else None


class Layer:
    """The usable geometries of a file: repaired or dropped as the policy says, in the CRS and the order of the file."""

    def __init__(self, job, entry, polygons_only=True):
        self.features, self.crs = read_geojson(os.path.join(job["folder"], entry["source"]), entry.get("crs"))
        found = [(index, geometry_of(feature.get("geometry"))) for index, feature in enumerate(self.features)]
        found = [(index, geometry) for index, geometry in found
                 if geometry is not None and (not polygons_only or geometry.geom_type.endswith("Polygon"))]
        self.feature = np.array([index for index, _ in found], dtype=int)
        self.geometries = np.array([geometry for _, geometry in found], dtype=object)
        invalid = ~shapely.is_valid(self.geometries)
        self.geometries[invalid] = None if job["policy"]["invalid_geometry"] == "skip" else shapely.make_valid(
            self.geometries[invalid], method="structure", keep_collapsed=False)
        usable = ~(shapely.is_missing(self.geometries) | shapely.is_empty(self.geometries))
        self.keep(usable)

    def keep(self, chosen):
        self.feature, self.geometries = self.feature[chosen], self.geometries[chosen]

    def value(self, feature, field):
        properties = self.features[feature].get("properties") or {}
        if field not in properties:
            field = next((name for name in properties if name.lower() == field.lower()), field)
        return properties.get(field)

    def touching(self, points):
        """Pairs (point, geometry index) that share a position; points in the CRS of the layer."""
        geometry, point = STRtree(points).query(self.geometries, predicate="intersects")
        return point, geometry
