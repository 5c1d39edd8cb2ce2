"""The data that programs are measured on, and the job file beside them."""
import os
import subprocess
import sys

from measuring import BENCH, HOME, said, say

TPS = {"S": 33324, "M": 823236, "T": 3000}
LAYERS = ["banjir", "longsor", "tsunami", "gunungapi", "blankspot", "konflik"]
FILES = [*LAYERS, "kabupaten", "tps"]


def workload(work, size, tps=None, scale=None, divide=None):
    """The folder with the data; made when it is not there. T is S with few TPS and vertices, to try the benchmark itself.

    divide: each regency is cut into so many, and nothing else changes; only Scripts/make-workload can.
    """
    if size == "T":
        tps, scale = tps or TPS["T"], 0.1 * (scale or 1)
    modules = said(sys.executable, "-c", "import numpy, scipy, shapely, orjson; print(1)")
    own = divide is not None or not modules or not os.path.exists(f"{BENCH}/gen/gen.py")
    names = [size, tps and f"tps{tps}", scale and f"x{scale:g}", divide and f"divided{divide}", own and "own"]
    folder = os.path.join(work, "-".join(filter(None, names)))
    if os.path.exists(f"{folder}/complete"):
        return folder
    say(f"making {os.path.basename(folder)}")
    kind = "S" if size == "T" else size
    command = [f"{BENCH}/gen/gen.py", kind, folder]
    if own:
        command = [f"{HOME}/Scripts/make-workload", folder, "--workload", kind, "--divide", str(divide or 1)]
    command += ["--tps", str(tps)] if tps else []
    command += ["--scale", f"{scale:g}"] if scale else []
    subprocess.run([sys.executable, *command], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    open(f"{folder}/complete", "w").close()
    return folder


def padded(folder, times):
    """A copy of the data with so many times the text and the same geometries: every feature gets one more property."""
    copy = f"{folder}-text{times}"
    if os.path.exists(f"{copy}/complete"):
        return copy
    say(f"making {os.path.basename(copy)}")
    os.makedirs(copy, exist_ok=True)
    key = b'"properties": {'    # both generators write a feature a line, with this spelling
    for name in FILES:
        with open(f"{folder}/{name}.geojson", "rb") as source, open(f"{copy}/{name}.geojson", "wb") as target:
            features = 0
            for line in source:
                if b'"Feature"' in line:
                    features += 1
                    assert key in line or key.replace(b" ", b"") in line, f"no properties in {name}"
                    found = key if key in line else key.replace(b" ", b"")
                    room = (times - 1) * len(line) - 14
                    padding = (b"keterangan tambahan " * (room // 20 + 1))[:room]
                    line = line.replace(found, found + b'"catatan":"' + padding + b'",', 1)
                target.write(line)
        assert features > 0, f"no feature in {name}"
    open(f"{copy}/complete", "w").close()
    return copy


def text_size(folder):
    """Bytes of all files."""
    return sum(os.path.getsize(f"{folder}/{name}.geojson") for name in FILES)


def job(folder, near=500, copies=1):
    """A job file beside the data: the peers' job, that is no tolerance around regencies; without zones when near is 0."""
    lines = ["petarawan: 1", "title: Benchmark overlay", "tps: {source: tps.geojson, id: id, voters: dpt_total}",
             "regencies: {source: kabupaten.geojson, code: kode_kab, name: nama_kab}", "nearest_limit: 5 km",
             "policy: {regency_tolerance: 0 m}", "hazards:"]
    for copy in range(copies):
        for layer in LAYERS:
            distance = f", near: {near} m" if near else ""
            lines.append(f"  - {{id: {layer}{'' if copy == 0 else copy + 1}, source: {layer}.geojson, "
                         f'class: {{field: kelas, values: {{"1": 1, "2": 2, "3": 3}}}}{distance}}}')
    path = os.path.join(folder, f"near{near}-{copies}.yaml")
    with open(path, "w") as file:
        file.write("\n".join(lines) + "\n")
    return path
