"""The regency of each TPS."""
import re

import numpy as np

from .jobs import meters
from .measures import Ruler
from .reading import Layer


def printed_code(code):
    text = "" if code is None else str(code).strip()
    return f"{text[:2]}.{text[2:]}" if re.fullmatch(r"\d{4}", text) else text


def leading_code(station_id):
    return printed_code(station_id.replace(".", "")[:4])


def decide_regencies(job, stations):
    """code (None: outside), name and rule of every TPS; rule is "unlocated" where there is no coordinate."""
    entry = job["regencies"]
    layer = Layer(job, entry)
    codes = [printed_code(layer.value(feature, entry["code"])) for feature in layer.feature]
    names = {code: layer.value(feature, entry.get("name", "")) for code, feature in reversed(list(zip(codes, layer.feature)))}
    found = [set() for _ in stations.ids]
    rule = np.full(len(found), "unlocated", dtype=object)
    rule[stations.located] = "outside"
    for point, geometry in zip(*layer.touching(stations.points(layer.crs))):
        found[stations.located[point]].add(codes[geometry])
    for index in stations.located:
        rule[index] = "inside" if len(found[index]) == 1 else "border" if found[index] else "outside"
    tolerance = meters(job["policy"]["regency_tolerance"])
    for metric, group in stations.metric_groups(job, np.flatnonzero(rule == "outside")):
        for point, geometry, _ in nearest_regencies(layer, stations, metric, group, tolerance):
            found[group[point]].add(codes[geometry])
            rule[group[point]] = "nearest"
    code = [(leading_code(station) if leading_code(station) in candidates else min(candidates)) if candidates else None
            for station, candidates in zip(stations.ids, found)]
    return {"code": code, "rule": rule, "name": [names.get(one) for one in code], "names": names, "layer": layer, "codes": codes}


def nearest_regencies(layer, stations, metric, group, tolerance):
    if tolerance <= 0:
        return []
    ruler = Ruler(layer.geometries, layer.crs, metric, stations.points(layer.crs, group), tolerance)
    return zip(*ruler.nearest(stations.points(metric, group), tolerance))
