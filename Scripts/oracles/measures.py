"""Distances in a metric CRS."""
import numpy as np
import shapely
from shapely import STRtree

from .reading import project


def pieces(geometries, length=32):
    """Short pieces of all points, lines and rings, so that a tree finds the nearest one fast, and where each is from."""
    parts, owner = shapely.get_parts(geometries, return_index=True)
    dimension = shapely.get_dimensions(parts)
    rings, ring_owner = shapely.get_rings(parts[dimension == 2], return_index=True)
    lines = np.concatenate([rings, parts[dimension == 1]])
    line_owner = np.concatenate([owner[dimension == 2][ring_owner], owner[dimension == 1]])
    position, line = shapely.get_coordinates(lines, return_index=True)
    first = np.searchsorted(line, np.arange(len(lines)))  # of each line
    place = np.arange(len(line)) - first[line]            # of a position within its line
    last = np.append(line[1:] != line[:-1], True) if len(line) else np.zeros(0, bool)
    start = np.flatnonzero((place % length == 0) & ~last)
    end = np.minimum(start + length, first[line[start]] + np.bincount(line, minlength=len(lines))[line[start]] - 1)
    count = end - start + 1
    index = np.repeat(start - (np.cumsum(count) - count), count) + np.arange(count.sum())
    cut = shapely.linestrings(position[index], indices=np.repeat(np.arange(len(start)), count)) if len(start) else start.astype(object)
    return np.concatenate([parts[dimension == 0], cut]), np.concatenate([owner[dimension == 0], line_owner[line[start]]])


class Ruler:
    """Distances between points and the geometries around them, all in one metric CRS."""

    def __init__(self, geometries, crs, metric, around, reach):
        geometries = np.asarray(geometries, dtype=object)
        bounds, (left, bottom, right, top) = shapely.bounds(geometries).reshape(-1, 4), shapely.total_bounds(around)
        margin = reach / 90000 if crs and crs.is_geographic else reach * 1.2  # generous below 35 degrees of latitude
        self.origin = np.flatnonzero((bounds[:, 0] <= right + margin) & (bounds[:, 2] >= left - margin)
                                     & (bounds[:, 1] <= top + margin) & (bounds[:, 3] >= bottom - margin))
        self.geometries = project(geometries[self.origin], crs, metric)
        cut, self.owner = pieces(self.geometries)
        self.tree = STRtree(cut)
        self.areas = np.flatnonzero(shapely.get_dimensions(self.geometries) == 2)

    def covered(self, points):
        area, point = STRtree(points).query(self.geometries[self.areas], predicate="intersects")
        return point, self.areas[area]

    def nearest(self, points, reach):
        """Triples (point, geometry, distance) of the nearest geometries within reach, ties included; 0 when covered."""
        (point, piece), distance = self.tree.query_nearest(points, max_distance=reach, return_distance=True) \
            if len(self.tree) and len(points) else (np.zeros((2, 0), int), np.zeros(0))
        covered, area = self.covered(points)
        return (np.append(point, covered), self.origin[np.append(self.owner[piece], area)], np.append(distance, np.zeros(len(covered))))

    def distances(self, points, reach):
        found = np.full(len(points), np.inf)
        point, _, distance = self.nearest(points, reach)
        np.minimum.at(found, point, distance)
        return found

    def within(self, points, distance):
        """Pairs (point, geometry) not further apart than the distance (one number, or one for each point)."""
        point, piece = self.tree.query(points, predicate="dwithin", distance=distance) if len(self.tree) else np.zeros((2, 0), int)
        covered, area = self.covered(points)
        return np.append(point, covered), self.origin[np.append(self.owner[piece], area)]

    def way_out(self, points):
        """Distance of each point to the outside; the geometries must be polygons that do not overlap."""
        found = np.zeros(len(points))
        covered = np.unique(self.covered(points)[0])
        if len(covered):
            (point, _), distance = self.tree.query_nearest(points[covered], return_distance=True)
            found[covered[point]] = distance
        return found


def union_parts(geometries):
    """The connected parts of the union, made in the CRS of the layer, where shared edges really are shared."""
    return shapely.get_parts(shapely.union_all(geometries))


def ring_depth(ruler, points, distance, radius):
    if len(ruler.geometries) == 1 and ruler.geometries[0].geom_type == "Point":
        return radius - distance
    disc = shapely.get_parts(shapely.union_all(shapely.buffer(ruler.geometries, radius, quad_segs=256)))
    boundary, _ = pieces(disc)
    point, away = STRtree(boundary).query_nearest(points, return_distance=True, all_matches=False)
    return away[np.argsort(point[0])]
