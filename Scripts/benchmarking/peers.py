"""petarawan and other programs that do the same job, as whole processes, in turn."""
import glob
import os
import shutil
import statistics
import subprocess
import sys
from collections import namedtuple

from counts import differing, own_counts, peer_counts
from measuring import ACCEPTED, BENCH, measure, median, number, ratio, said, say, stages, table
from workloads import job, workload

PEERS = ["geopandas", "staged", "duckdb", "postgis", "gdal", "qgis", "floor"]
SLOW = {"duckdb", "postgis", "gdal", "qgis"}    # measured in the first round only
ONE_ZONE = {"gdal", "qgis"}                     # written for one UTM zone: not for workload M
MODULES = "geopandas pyogrio shapely pyproj pyarrow orjson numpy"
FLOOR = "--parse simdjson --index edge --dissolve components --threads 2"
COARSE = "--mouth 98 --tol 1.2 --buffer"                # zones as true as 8 segments a quarter circle
TRUE = "--mouth 49 --tol 0.6 --qs 16 --buffer"          # as true as petarawan's

Contender = namedtuple("Contender", "name title zones command")    # command: the job's folder and OUT -> argument list


class Programs:
    """What can be measured here."""

    def __init__(self, petarawan, work, size, wanted):
        self.work, self.skipped, self.versions = work, [], []
        run = lambda near: lambda data, out: [petarawan, "run", "--verbose", job(data, near), "-o", out]
        self.contenders = [Contender("petarawan", "petarawan", zones, run(500 if zones else 0)) for zones in (True, False)]
        if wanted and not os.path.isdir(BENCH):
            self.skipped.append("peers and floor program (../shared/bench is not there)")
            wanted = []
        for name in wanted:
            missing = "workload S only" if size == "M" and name in ONE_ZONE else self.missing(name)
            if missing:
                say(f"{name} is left out: {missing}")
                self.skipped.append(f"{name} ({missing})")
            else:
                self.add(name)
        self.contenders.sort(key=lambda contender: not contender.zones)

    def missing(self, name):
        """Why a peer cannot run here; empty when it can."""
        if name in ("geopandas", "staged"):
            return "" if python_versions() else f"this Python lacks one of the modules {MODULES}"
        if name == "duckdb":
            found = said(sys.executable, "-c", "import duckdb, duckdb_extension_spatial; print(1)")
            return "" if found else "this Python lacks the modules duckdb and duckdb_extension_spatial"
        if name == "floor":
            return self.build_floor()
        return {"gdal": lacking(["ogr2ogr", "ogrinfo", "bc"], "gdal-bin bc"),
                "qgis": lacking(["qgis_process"], "qgis"), "postgis": self.prepare_postgis}[name]()

    def build_floor(self):
        self.floor = os.path.join(self.work, "floor")
        build = subprocess.run(["sh", f"{BENCH}/limit/build.sh", self.floor], capture_output=True)
        return "" if build.returncode == 0 else "needs g++ libsimdjson-dev libgeos-dev libproj-dev"

    def prepare_postgis(self):
        """Makes a database folder; root hands it to the user postgres, because PostgreSQL refuses to run as root."""
        binaries = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"))
        lacks = lacking(["psql", "ogr2ogr", "bc"], "postgresql-client gdal-bin bc")()
        if lacks or not binaries or not glob.glob("/usr/share/postgresql/*/extension/postgis.control"):
            return lacks or "not installed; Debian: postgresql-postgis"
        self.postgres = os.path.join(self.work, "postgres")
        as_postgres = []
        if os.geteuid() == 0:
            as_postgres = ["setpriv", "--reuid", "postgres", "--regid", "postgres", "--init-groups"]
        os.makedirs(self.postgres, exist_ok=True)
        if as_postgres:
            shutil.chown(self.postgres, "postgres", "postgres")
        data = os.environ.get("PGDATA") or f"{self.postgres}/data"
        if not os.path.isdir(data):
            initdb = subprocess.run([*as_postgres, binaries[-1], "--username=postgres", "--auth=trust", "-D", data],
                                    capture_output=True, text=True, cwd="/")
            if initdb.returncode != 0:
                say("initdb: " + " ".join(initdb.stderr.split()))
                return "initdb failed"
        self.as_postgres = [*as_postgres, "env", f"PGDATA={data}"]
        return ""

    def add(self, name):
        peer = lambda script, *more: lambda data, out: [*script, data, out, *more]
        python = [sys.executable, f"{BENCH}/peers/{'duckdb' if name == 'duckdb' else 'geopandas'}_peer.py"]
        shell = [*(self.as_postgres if name == "postgis" else []), "bash", f"{BENCH}/peers/{name}.sh"]
        add = lambda title, zones, command: self.contenders.append(Contender(name, title, zones, command))
        if name == "staged":
            add("GeoPandas, buffers in stages", True, peer(python, "--stages", "10,40,450"))
        elif name in ("geopandas", "duckdb"):
            title = {"geopandas": "GeoPandas", "duckdb": "DuckDB spatial"}[name]
            add(title, True, peer(python))
            add(title, False, peer(python, "--no-buffer"))
            self.versions.append(python_versions() if name == "geopandas" else said(
                sys.executable, "-c", "import duckdb; print('DuckDB', duckdb.__version__)"))
        elif name == "floor":
            floor = lambda *more: peer([self.floor], *FLOOR.split(), *more)
            self.contenders.append(Contender(
                "floor16", "floor program, zones as true as petarawan's", True, floor(*TRUE.split(), "dents+ball")))
            add("floor program", True, floor(*COARSE.split(), "dents+ball"))
            add("floor program", False, floor("--buffer", "none"))
        else:
            title = {"gdal": "GDAL command line", "qgis": "QGIS", "postgis": "PostGIS"}[name]
            add(title, True, peer(shell))
            add(title, False, peer(shell, "nobuffer"))
            self.versions.append({"gdal": said("ogr2ogr", "--version").split(",")[0],
                                  "qgis": "QGIS " + said("env", "PYTHONPATH=/usr/share/qgis/python", "/usr/bin/python3", "-c",
                                                         "from qgis.core import Qgis; print(Qgis.QGIS_VERSION)"),
                                  "postgis": said("psql", "--version")}[name])

    def out(self, contender, label):
        return os.path.join(self.postgres if contender.name == "postgis" else self.work, "out-" + label)


def lacking(programs, packages):
    """Says which of some programs are not installed."""
    def look():
        missing = [program for program in programs if not shutil.which(program)]
        return f"{', '.join(missing)} not installed; Debian: {packages}" if missing else ""
    return look


def python_versions():
    names = MODULES.split()
    script = (f"import {', '.join(names)}\nfor m in ({', '.join(names)}): print(m.__name__, m.__version__, end=', ')\n"
              "print('GEOS', shapely.geos_version_string, end=', '); print('PROJ', pyproj.proj_version_str)")
    return said(sys.executable, "-c", script)


class Comparison:
    """Rounds of all programs on one workload."""

    def __init__(self, programs, work, size, runs):
        self.programs, self.data, self.runs = programs, workload(work, size), runs
        self.results, self.own, self.agreement, self.stages = {}, {}, {}, {}

    def record(self):
        for turn in range(self.runs):
            for contender in self.programs.contenders:
                if turn == 0 or (contender.name not in SLOW and (contender.zones, contender.title) in self.results):
                    self.run(contender, turn)
        blocks = [block for zones in (True, False) for block in self.results_table(zones)] + self.agreement_text()
        if self.programs.skipped:
            blocks.append("Not measured: " + "; ".join(self.programs.skipped) + ".")
        for zones in (True, False):
            blocks += self.stage_table(zones)
        bars = [{"title": title, "zones": zones, "wall": median(found, "wall"), "peak": median(found, "peak")}
                for (zones, title), found in self.results.items()]
        python = [f"Python {sys.version.split()[0]}"] if self.programs.versions else []
        return {"blocks": blocks, "bars": bars, "versions": python + self.programs.versions,
                "agrees": not any(self.agreement.values())}

    def run(self, contender, turn):
        label = f"{contender.name}-{'zones' if contender.zones else 'plain'}"
        say(f"round {turn + 1}: {label}")
        out, is_ours = self.programs.out(contender, label), contender.name == "petarawan"
        try:
            found = measure(contender.command(self.data, out), out, ACCEPTED if is_ours else (0,))
            if turn == 0 and not is_ours:
                self.agreement[label] = differing(self.own[contender.zones], peer_counts(out), contender.zones)
        except (RuntimeError, OSError) as error:
            if is_ours:
                raise
            say(str(error))
            self.programs.skipped.append(f"{label} (failed)")
            return
        self.results.setdefault((contender.zones, contender.title), []).append(found)
        if is_ours:
            for name, times in stages(out + ".log").items():
                self.stages.setdefault(contender.zones, {}).setdefault(name, []).append(times)
            if turn == 0:
                self.own[contender.zones] = own_counts(out)

    def results_table(self, zones):
        own = self.results[zones, "petarawan"]
        rows = [[title, str(len(found)), *(number(median(found, field)) for field in ("wall", "user", "sys")),
                 f"{median(found, 'peak'):.0f}", ratio([m.user for m in found], [m.user for m in own]),
                 ratio([m.wall for m in found], [m.wall for m in own])]
                for (kind, title), found in self.results.items() if kind == zones]
        return [f"{'With zones of 500 m' if zones else 'Without zones'}:", table(
            ["program", "runs", "wall s", "user s", "sys s", "peak MiB", "user, petarawan = 1", "wall, petarawan = 1"], rows)]

    def agreement_text(self):
        equal = [label for label, rows in self.agreement.items() if rows == 0]
        rows = len(self.own[True])
        text = [f"Counts (inside, by class, within 500 m, within 5 km) are equal to petarawan's in all {rows} rows, regency "
                f"by layer: {', '.join(equal)}."] if equal else []
        return text + [f"**Counts differ** from petarawan's in {differs} of {rows} rows: {label}."
                       for label, differs in self.agreement.items() if differs]

    def stage_table(self, zones):
        rows = [[name, *(f"{statistics.median(values):.3f}" for values in zip(*times))]
                for name, times in self.stages[zones].items()]
        return [f"Stages of petarawan, {'with' if zones else 'without'} zones:", table(["stage", "wall s", "CPU s"], rows)]
