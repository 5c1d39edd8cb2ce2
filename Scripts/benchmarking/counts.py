"""How many TPS are inside, by class, near and within 5 km: the counts that all programs have to agree on."""
import csv
import glob
import os

from workloads import LAYERS


def peer_counts(out):
    """(regency, layer) -> inside, by class, within 500 m (inside included), within 5 km."""
    with open(f"{out}/ringkasan.csv", newline="") as file:
        return {(row["kode_kab"], row["bahaya"]): [int(row[name]) for name in
                ("dalam", "dalam_1", "dalam_2", "dalam_3", "dekat", "dalam_5km")] for row in csv.DictReader(file)}


def own_counts(out):
    """The same from petarawan's tables; within 5 km from the distances in its TPS files."""
    counts = {}
    with open(f"{out}/summary/regencies.csv", newline="") as file:
        for row in csv.DictReader(file):
            code = row["regency_code"].replace(".", "")
            if not code.isdigit() or not row["hazard"]:    # outside all regencies, and sums
                continue
            entry, number = counts.setdefault((code, row["hazard"]), [0] * 6), int(row["tps_count"])
            if row["status"] == "inside":
                entry[0] += number
                entry[int(row["class"])] += number
            if row["status"] in ("inside", "near"):
                entry[4] += number
    for path in glob.glob(f"{out}/regencies/*/tps.geojson"):
        code = os.path.basename(os.path.dirname(path))[:5].replace(".", "")
        if code.isdigit():
            with open(path, "rb") as file:
                for line in file:
                    for layer in LAYERS if b'"regency_code"' in line else ():
                        counts[code, layer][5] += f'"{layer}_distance_m":null'.encode() not in line
    return counts


def differing(own, theirs, zones):
    """Rows that differ; near is not counted without zones."""
    kept = lambda entry: entry if zones else entry[:4] + entry[5:]
    return sum(kept(own.get(key, [0] * 6)) != kept(theirs.get(key, [0] * 6)) for key in own.keys() | theirs.keys())
