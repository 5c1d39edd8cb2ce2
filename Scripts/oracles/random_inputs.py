"""The files of a small random job: regencies, TPS, hazards, facilities, with all that is awkward about real ones."""
import json
import math
import os

CORNERS = [(105.86, -6.42), (107.9, -6.75), (106.1, -6.95), (105.2, -5.95)]  # the second one has two UTM zones
WIDTH, HEIGHT = 0.14, 0.16
CODES = ["36.01", "36.02", "36.71"]
WORSHIP = ["Masjid", "musala", "Musholla", "Musolla", "LANGGAR", "Gereja", "Katedral", "vihara", "Klenteng", "place_of_worship"]


class Folder:
    """Files of features, with a random source that the seed alone decides."""

    def __init__(self, path, random):
        self.path, self.random = path, random
        os.makedirs(path, exist_ok=True)

    def write(self, name, features):
        found = [{"type": "Feature", "properties": properties, "geometry": geometry} for geometry, properties in features]
        with open(os.path.join(self.path, name), "w", encoding="utf-8") as file:
            json.dump({"type": "FeatureCollection", "features": found}, file, ensure_ascii=False, indent=0)
        return name

    def table(self, name, rows, separator=","):
        def cell(value):
            text = "" if value is None else str(value)
            return f'"{text}"' if separator in text or '"' in text else text
        with open(os.path.join(self.path, name), "w", encoding="utf-8") as file:
            file.writelines(separator.join(map(cell, row)) + "\n" for row in [list(rows[0]), *(row.values() for row in rows)])
        return name


def point(x, y):
    return {"type": "Point", "coordinates": [round(x, 7), round(y, 7)]}


def polygon(*rings):
    return {"type": "Polygon", "coordinates": [[[round(x, 7), round(y, 7)] for x, y in [*ring, ring[0]]] for ring in rings]}


class Land:
    """Regencies side by side, each with two villages, one above the other."""

    def __init__(self, folder):
        random = self.random = folder.random
        self.folder, (self.x, self.y) = folder, random.choice(CORNERS)
        self.count = random.choice([2, 2, 3])
        self.with_gaps = True
        self.dotted = random.random() < 0.6
        lean = [random.uniform(-0.01, 0.01) for _ in range(self.count + 1)]
        self.bottom = [self.x + index * WIDTH for index in range(self.count + 1)]
        self.top = [x + shift for x, shift in zip(self.bottom, lean)]
        self.middle = self.y + HEIGHT * random.uniform(0.4, 0.6)

    def edge(self, index, y):
        share = (y - self.y) / HEIGHT
        return self.bottom[index] * (1 - share) + self.top[index] * share

    def band(self, index, low, high):
        return polygon([(self.edge(index, low), low), (self.edge(index + 1, low), low), (self.edge(index + 1, high), high),
                        (self.edge(index, high), high)])

    def code(self, *parts):
        return (".".join if self.dotted else "".join)([*CODES[parts[0]].split("."), *parts[1:]])

    def write(self):
        """The job's entries of the layers; villages now and then."""
        regencies = [(self.band(index, self.y, self.y + HEIGHT), {"kode": self.code(index), "nama": f"Kabupaten {index + 1}"})
                     for index in range(self.count)]
        job = {"regencies": {"source": self.folder.write("kab.geojson", regencies), "code": "kode", "name": "nama"}}
        if self.random.random() < 0.5:
            villages = [(self.band(index, *((self.y, self.middle) if number == 0 else (self.middle, self.y + HEIGHT))),
                         {"kode": self.code(index, "01", f"200{number + 1}"), "nama": f"Desa {index + 1}{number + 1}"})
                        for index in range(self.count) for number in (0, 1)]
            job["villages"] = {"source": self.folder.write("desa.geojson", villages), "code": "kode", "name": "nama"}
        return job

    def somewhere(self):
        """A place on land: x, y, regency, village."""
        y = self.y + self.random.uniform(0.01, 0.99) * HEIGHT
        index = self.random.randrange(self.count)
        left, right = self.edge(index, y), self.edge(index + 1, y)
        return left + (right - left) * self.random.uniform(0.01, 0.99), y, index, 0 if y < self.middle else 1

    def village(self, index, number):
        return f"{CODES[index].replace('.', '')}01200{number + 1}"

    def blob(self, size):
        """A polygon around a place on land, its corners at random."""
        x, y, _, _ = self.somewhere()
        turns = sorted(self.random.uniform(0, 2 * math.pi) for _ in range(self.random.randint(5, 9)))
        if max(after - before for before, after in zip(turns, [*turns[1:], turns[0] + 2 * math.pi])) > 2.8:
            turns = [2 * math.pi * number / 7 + 0.2 for number in range(7)]
        ring = [(x + size * self.random.uniform(0.5, 1) * math.cos(turn), y + size * self.random.uniform(0.5, 1) * math.sin(turn))
                for turn in turns]
        return polygon(ring)

    def part(self):
        """A polygon over some of the land, as a map of a part."""
        left = self.x - 0.05 + self.random.uniform(0, 0.6) * WIDTH * self.count
        return polygon([(left, self.y - 0.05), (left + WIDTH * self.count * 0.7, self.y - 0.05),
                        (left + WIDTH * self.count * 0.7, self.y + HEIGHT + 0.05), (left, self.y + HEIGHT + 0.05)])


def write_stations(land):
    """The file of TPS and its entry."""
    random, rows, numbers = land.random, [], {}
    for _ in range(random.randint(10, 34)):
        x, y, index, number = land.somewhere()
        claimed = (index, number) if random.random() < 0.9 else (random.randrange(land.count), random.randrange(2))
        village = land.village(*claimed)
        numbers[village] = numbers.get(village, 0) + 1
        place = random.random()
        if place < 0.05:
            y = land.y - random.choice([0.001, 0.05])  # off the coast: near enough, and not
        at = None if place > 0.93 else (x, y) if place < 0.9 or not rows else rows[-1][0]
        rows.append((at, {
            "id": f"{village}{numbers[village]:03}", "desa": random.choice([village, village, village, "", None]),
            "dpt": random.choice([random.randint(1, 300), random.randint(1, 300), str(random.randint(1, 300)), None, "", "tidak ada"]
                                 if land.with_gaps else [random.randint(1, 300)]),
            "cadangan": random.choice(["", None, f"F{random.randrange(12):02}", f"Tempat {random.randrange(12)}"]),
            "rusuh": random.choice(["ya", "tidak", "", None, "TIDAK "]),
            "kelas": random.choice(["rawan", "Kurang_Rawan", "sangat_rawan", "?"]),
            "teliti": random.choice([20, 150, "400", None]),
        }))
    entry = {"id": "id", "voters": "dpt"}
    if random.random() < 0.7:
        entry["village_code"] = "desa"
    if random.random() < 0.25:
        entry["accuracy"] = random.choice(["100 m", {"field": "teliti"}])
    if random.random() < 0.3:
        found = [{**properties, "bujur": at and round(at[0], 7), "lintang": at and round(at[1], 7)} for at, properties in rows]
        return {"source": land.folder.table("tps.csv", found), "x": "bujur", "y": "lintang", **entry}
    return {"source": land.folder.write("tps.geojson", [(at and point(*at), properties) for at, properties in rows]), **entry}


def write_hazards(land):
    random, folder = land.random, land.folder
    flood = {"id": "banjir", "class": {"field": "kelas", "values": {"1": 1, "2": 2, "3": 3}, "no_data": ["x"], "no_hazard": ["0"]},
             "source": folder.write("banjir.geojson", [(land.blob(random.uniform(0.01, 0.05)), {"kelas": random.choice("112233x0")})
                                                       for _ in range(random.randint(4, 9))])}
    wave = {"id": "tsunami", "class": {"field": "dalam", "thresholds": [1, 3]}, "weight": random.choice([0.1, 0.3, 2]),
            "source": folder.write("tsunami.geojson", [(land.blob(0.04), {"dalam": random.choice([0.5, 1, 2.9, 3, 7])})
                                                       for _ in range(random.randint(2, 5))])}
    signal = {"id": "sinyal", "invert": True, "source": folder.write("sinyal.geojson", [(land.blob(0.05), {}) for _ in range(3)])}
    crater = {"id": "kawah", "rings": [{"to": "2 km", "class": 3}, {"to": "5 km", "class": 2}, {"to": "9 km", "class": 1}],
              "source": folder.write("kawah.geojson", [(point(*land.somewhere()[:2]), {})])}
    hard = {"id": "sulit", "class": {"field": "k", "values": {"pedalaman": 1, "pulau": 2}, "no_hazard": ["mudah"]},
            "source": folder.write("sulit.geojson", [(land.blob(0.03), {"k": random.choice(["Pedalaman", "pulau ", "pulau", "mudah"])})
                                                     for _ in range(4)])}
    hazards = [flood, wave, signal, crater, hard]
    for hazard in hazards:
        draw = random.random()
        if "rings" in hazard:
            pass
        elif draw < 0.4:
            hazard["coverage"] = folder.write(f"petak-{hazard['id']}.geojson", [(land.part(), {})])
        elif hazard.get("invert") or draw > 0.97:
            pass
        elif draw < 0.85:
            hazard["outside"] = "clear"
        elif hazard["id"] == "banjir":
            hazard["outside"] = "unmapped"
        if random.random() < 0.6:
            hazard["near"] = random.choice(["200 m", "700 m", "1.5 km"])
    flood["stages"] = random.choice([[], ["hari"], ["logistik", "hari"]])
    if not flood["stages"]:
        del flood["stages"]
    return hazards


def write_facilities(land):
    """Entries of the layers: places for TPS, depots and ports, police posts, towers."""
    random, folder, rows = land.random, land.folder, []
    wide = random.random() < 0.5
    for number in range(random.randint(8, 26)):
        x, y, index, village = land.somewhere()
        kind = random.choice(["SD", "SD", "balai desa", "puskesmas", "sd ", *random.sample(WORSHIP, 2)])
        name = random.choice([f"Tempat {number}"] * 8 + [f"Masjid Contoh {number}", ""])
        code = random.choice([land.village(index, village)] * 6 + [f"{CODES[index]}.01.200{village + 1}"] + [None, ""])
        rows.append((point(x, y), {
            "id": f"F{number:02}", "nama": name, "jenis": kind, "desa": code, "ruang": random.choice([None, 0, 1, 1, 2, "3"]),
            "kursi": random.choice([None, 150, 300, 450, "1.250,0", "1.000", "600"] if wide else [None, 150, 280, 300, 450, 600]),
        }))
    places = {"id": "fasilitas", "source": folder.write("fasilitas.geojson", rows), "id_field": "id", "name": "nama", "kind": "jenis",
              "village_code": "desa"}
    if random.random() < 0.6:
        places["tps_capacity"] = "ruang"
    if random.random() < 0.7:
        places["voters_capacity"] = "kursi"
    stores = []
    for index in range(land.count):
        for number in range(random.choice([0, 1, 1, 2])):
            x, y, index, _ = land.somewhere()
            stores.append({"id": f"G{index}{number}{len(stores)}", "jenis": "gudang", "bujur": round(x, 7), "lintang": round(y, 7)})
    for number in range(3):
        x, y, _, _ = land.somewhere()
        stores.append({"id": f"P{number}", "jenis": random.choice(["pelabuhan", "polsek"]), "bujur": round(x, 7), "lintang": round(y, 7)})
    others = {"id": "pos", "source": folder.table("pos.csv", stores), "id_field": "id", "kind": "jenis", "x": "bujur", "y": "lintang"}
    towers = [(point(*land.somewhere()[:2]), {"id": f"M{number}", "jangkau": random.choice([1500, 4000, None])}) for number in range(3)]
    return [places, others, {"id": "menara", "source": folder.write("menara.geojson", towers), "id_field": "id", "range": "jangkau"}]
