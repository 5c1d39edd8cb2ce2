"""Small random jobs: the same number and seed make the same files."""
import os
import random

import yaml

from .random_inputs import Folder, Land, write_facilities, write_hazards, write_stations

STAGES = [{"id": "logistik", "from": "2024-01-25", "to": "2024-02-13", "weights": [{"indicator": "terpencil", "weight": 0.3}]},
          {"id": "hari", "from": "2024-02-14", "to": "2024-02-14"}]
PATTERNS = [{"class": "sangat_rawan", "officers": 2, "tps": 1, "linmas": 2}, {"class": "rawan", "officers": 2, "tps": 4, "linmas": 8},
            {"class": "kurang_rawan", "officers": 2, "tps": 12, "linmas": 24}]


def make_job(path, seed, number, keys):
    """Writes a job and its files into a folder; `keys` are the keys of the job that the program knows."""
    source = random.Random(f"{seed}/{number}")
    folder = Folder(path, source)
    land = Land(folder)
    land.with_gaps = source.random() < 0.7
    job = {"petarawan": 1, "as_of": "2024-02-14", **land.write(), "tps": write_stations(land), "hazards": write_hazards(land),
           "decisions": {"facilities": write_facilities(land), "stages": STAGES}}
    decisions = job["decisions"]
    decisions["relocation"] = relocation(source)
    decisions["signal"] = signal(land)
    decisions["services"] = [{"id": "puskesmas", "kinds": ["Puskesmas"], "within": "3 km"}, {"id": "pos", "facilities": ["pos"]}]
    decisions["score"] = score(land, decisions)
    decisions["logistics"] = logistics(land)
    decisions["personnel"] = personnel(land)
    decisions["postponement"] = postponement(land)
    decisions["areas"] = {"hazards": ["banjir", "tsunami", "sulit"]}
    job["gates"] = [gate(source, job, one, keys) for one in range(4)]
    with open(os.path.join(path, "job.yaml"), "w", encoding="utf-8") as file:
        yaml.safe_dump(job, file, sort_keys=False, allow_unicode=True)
    return os.path.join(path, "job.yaml")


def some(source, entry, options):
    """The entry with some of the options."""
    return {**entry, **{key: source.choice(values) for key, values in options.items() if source.random() < 0.5}}


def relocation(source):
    entry = {"move": [{"hazard": "banjir", "class": source.choice([1, 2])}, {"hazard": "tsunami", "class": 2}],
             "within": source.choice(["3 km", "8 km", "20 km"]), "facilities": ["fasilitas"]}
    return some(source, entry, {
        "avoid": [["banjir"], ["banjir", "tsunami"]], "include": [["SD", "balai desa", "masjid"], ["sd"]], "exclude": [["Balai Desa"]],
        "tps_at_place": [1, 2, 3], "voters_at_place": [300, 500], "occupied_within": ["500 m", "2 km"], "reserve": ["cadangan"],
        "alternatives": [1, 5], "accept_unmapped": [True]})


def signal(land):
    source = land.random
    boosters = {"count": source.randint(1, 3), "radius": source.choice(["1 km", "2.5 km", "4 km"]),
                "candidates": source.choice([["tps"], ["tps", "fasilitas"], ["grid"], ["fasilitas", "grid", "tps"]])}
    if "grid" in boosters["candidates"]:
        boosters["grid"] = "2 km"
    if source.random() < 0.5:
        boosters["exclude"] = {"source": land.folder.write("larangan.geojson", [(land.blob(0.04), {}) for _ in range(2)])}
    if source.random() < 0.3:
        return {"towers": ["menara"], "range": "2 km", "boosters": boosters}
    return {"hazard": "sinyal", "boosters": boosters}


def score(land, decisions):
    source, folder = land.random, land.folder
    ids = read_ids(folder)
    rows = [{"kode": station if source.random() < 0.8 else station[:4] + "." + station[4:],
             "nilai": source.choice(["ya", "tidak", "", "mungkin", "3", "2,5"])}
            for station in ids if source.random() < 0.7] or [{"kode": "-", "nilai": "ya"}]
    decisions["tables"] = [{"id": "riwayat", "source": folder.table("riwayat.csv", rows, ";"), "tps_id": "kode"}]
    weights = source.choice([[1, 1, 1, 1, 1, 1], [0.1, 0.2, 0.3, 0.3, 0.2, 0.1], [0.7, 0.1, 0.2, 1, 0.5, 3]])
    indicators = [
        {"id": "bencana", "hazards": [{"hazard": "banjir", "class": source.choice([1, 2])}, {"hazard": "tsunami", "near": True}]},
        {"id": "terpencil", "hazards": [{"hazard": "sulit"}], "stages": ["logistik"]},
        {"id": "sinyal_lemah", "hazards": [{"hazard": "sinyal", "near": source.random() < 0.5}]},
        {"id": "dekat_sekolah", "place": {"kinds": ["SD"], source.choice(["within", "beyond"]): "1500 m"}},
        {"id": "rusuh", "value": {"field": "rusuh", "present": ["ya"], "without": source.choice(["absent", "unknown"])}},
        {"id": "riwayat", "value": {"table": "riwayat", "field": "nilai", "present": ["YA"], "absent": ["tidak"], "at_least": 2.5}},
    ]
    indicators = [{**one, "weight": weight} for one, weight in zip(indicators, weights)]
    if source.random() < 0.3:
        del indicators[1]["weight"]
    entry = {"indicators": indicators}
    if source.random() < 0.3:
        entry |= {"preset": "pemilu-2024", "not_measured": source.choice(["widen", "leave_out"])}
    return some(source, entry, {"thresholds": [[0.25, 0.5], [0.3, 0.6], [0.5, 0.7]], "frequency": [[0.1, 0.25]]})


def read_ids(folder):
    """The ids of the TPS that were written, in their order."""
    with open(os.path.join(folder.path, "tps.csv" if os.path.exists(os.path.join(folder.path, "tps.csv")) else "tps.geojson"),
              encoding="utf-8") as file:
        if file.name.endswith(".csv"):
            return [line.split(",", 1)[0] for line in file][1:]
        return [feature["properties"]["id"] for feature in yaml.safe_load(file)["features"]]


def logistics(land):
    source = land.random
    entry = {"depots": {"facilities": ["pos"], "kinds": ["gudang"]},
             "access": [{"id": "pulau", "hazards": [{"hazard": "sulit", "class": 2}]},
                        {"id": "pedalaman", "hazards": [{"hazard": "sulit"}]}],
             "rates": [{"id": "perahu", "access": ["pulau"], "count": 1, "tps": 4},
                       {"id": "pengawal", "access": ["pulau", "pedalaman"], "count": 2, "tps": 3}]}
    if source.random() < 0.5:
        entry["ports"] = {"facilities": ["pos"], "kinds": ["pelabuhan"]}
    if source.random() < 0.6:
        lines = [({"type": "LineString", "coordinates": [[round(number, 7) for number in land.somewhere()[:2]] for _ in range(3)]},
                  {"ruas": f"R{line}"}) for line in range(5)]
        entry["routes"] = {"source": land.folder.write("jalan.geojson", lines), "id_field": "ruas", "within": "2 km",
                           "closed_by": [{"hazard": "banjir", "class": 2}]}
    return entry


def personnel(land):
    source, folder, patterns = land.random, land.folder, [dict(pattern) for pattern in PATTERNS]
    draw = source.random()
    entry = {"patterns": patterns, "posts": {"kinds": ["polsek"]}}
    if draw < 0.2:
        entry["class_field"] = "kelas"
    elif draw < 0.4:
        patterns[0]["hazards"] = [{"hazard": "banjir", "class": 2}]
        patterns[1]["hazards"] = [{"hazard": "tsunami", "near": True}]
    if source.random() < 0.6:
        areas = [land.code(index) for index in range(land.count)] + [land.village(0, 0)]
        officers = source.choice([["1.000", "75", "1.250,0", "40"], [20, 3, None, 10], ["12", "", "30", "7"]])
        rows = [{"kode": f"POL{number % 3}", "nama": f"Polres {number % 3}", "personel": officers[number], "wilayah": area}
                for number, area in enumerate(areas)]
        entry["jurisdictions"] = {"source": folder.table("polres.csv", rows, ";"), "code": "kode", "name": "nama", "officers": "personel",
                                  "area": "wilayah"}
    return entry


def postponement(land):
    source = land.random
    event = land.folder.write("kejadian.geojson", [(land.blob(source.choice([0.03, 0.09])), {}) for _ in range(3)])
    return {"event": {"source": event}, "title": "Banjir", "whole": source.choice(["100 %", "50 %", "28 %", "60 %"]),
            **source.choice([{"stopped": "all"}, {"stopped": "some"}, {"stage": "logistik"}, {"stage": "hari"}])}


def gate(source, job, number, keys):
    hazard = source.choice(["banjir", "tsunami", "sinyal", "sulit"])
    status = source.choice(["inside", "near", "unmapped", "clear", "inside"])
    near = {one["id"]: one.get("near") for one in job["hazards"]}
    if status == "near" and not near[hazard]:
        status = "inside"
    entry = {"name": f"syarat {number}", "hazard": hazard, "status": status}
    if status in ("inside", "near") and hazard != "sinyal":
        entry["class"] = source.choice([1, 2])
    entry |= source.choice([{"at_most": 0}, {"at_most": "28 %"}, {"at_least": "50 %"}, {"at_most": 3}])
    if source.random() < 0.3:
        entry["regencies"] = ["36.01"]
    if "unknown_at_most" in keys and source.random() < 0.5:
        entry["unknown_at_most"] = source.choice([0, 2])
    return entry
