"""Lists of another agency beside a run: what "petarawan reconcile" says of a random list of TPS, and of counts."""
import json
import os
import subprocess

from .context import Context
from .random_inputs import Folder
from .values import code_key


def compare_reconcile(program, job, out, source, report):
    context, folder = Context(job, out), Folder(os.path.dirname(out), source)
    compare_ids(program, context, folder, report)
    compare_areas(program, context, folder, report)


def ask(program, context, path, report):
    found = subprocess.run([program, "reconcile", context.out, path, "--hazard", "banjir", "--json"], capture_output=True, text=True)
    if not found.stdout.strip():
        report.differs("reconcile", f"{path}: exit code {found.returncode}: {found.stderr.strip()[:300]}")
        return None
    return json.loads(found.stdout)


def differing(report, name, said, expected):
    for key, allowed in expected.items():
        if said.get(key) not in allowed:
            report.differs(f"reconcile {key}", f"{name}: {said.get(key)}, oracle {' or '.join(map(str, sorted(allowed)))}")


def compare_ids(program, context, folder, report):
    """A list of ids as people write them: with dots and with a blank."""
    source, ids = folder.random, context.stations.ids
    chosen = [index for index in context.everyone if source.random() < 0.5] or [0]
    ours = {index for index in context.everyone if context.status(index, "banjir")[0] == "inside"}
    rows = [{"kode_tps": source.choice([station, f"{station[:2]}.{station[2:4]}.{station[4:6]}.{station[6:10]}.{station[10:]}"]) + " ",
             "nama": f"TPS {number}"} for number, station in enumerate(ids[index] for index in chosen)]
    strangers = source.randint(0, 2)
    rows += [{"kode_tps": f"99010120010{number:02}", "nama": "asing"} for number in range(strangers)]
    said = ask(program, context, os.path.join(folder.path, folder.table("daftar.csv", rows)), report)
    if said is not None:
        both = len(ours & set(chosen))
        differing(report, "a list of ids", said["total"], {
            "tps_count": {context.count}, "ours": {len(ours)}, "theirs": {len(rows)}, "both": {both}, "only_ours": {len(ours) - both},
            "only_theirs": {len(chosen) - both}, "unknown": {strangers}})


def compare_areas(program, context, folder, report):
    """Counts for some regencies, with thousands as they are written here, and with a row of the total."""
    source, codes = folder.random, context.regency_codes
    listed = [code for code in codes if source.random() < 0.8] or codes[:1]
    theirs = {code: source.randint(0, 400) for code in listed}
    rows = [{"Kode": code if source.random() < 0.3 else f"{code[:2]}.{code[2:]}", "Kabupaten/Kota": "",
             "Jumlah TPS": f"{1 + number}.{number}05", "TPS rawan banjir": theirs[code]} for number, code in enumerate(listed)]
    total = source.random() < 0.5
    if total:
        rows.append({"Kode": "", "Kabupaten/Kota": "Jumlah", "Jumlah TPS": "9.999", "TPS rawan banjir": sum(theirs.values())})
    said = ask(program, context, os.path.join(folder.path, folder.table("jumlah.csv", rows)), report)
    if said is None:
        return
    inside = [index for index in context.everyone if context.status(index, "banjir")[0] == "inside"]
    ours = {code: sum(context.regency(index) == code for index in inside) for code in codes}
    outside = sum(context.regency(index) is None for index in inside)
    shared = sum(ours[code] for code in listed)
    # All of ours are a number of their own; what is compared is that of the areas that both have.
    differing(report, "counts of regencies", said, {"theirs": {sum(theirs.values())}, "ours": {len(inside)}})
    differing(report, "areas of both", said.get("shared", {}), {"theirs": {sum(theirs.values())}, "ours": {shared}})
    differing(report, "in no area", said.get("in_no_area", {}), {"ours": {outside}})
    areas = {code_key(area["code"]): area for area in said.get("areas", [])}
    for number, code in enumerate(listed):
        area = areas.get(code_key(code), {})
        differing(report, code, area, {"ours": {ours[code]}, "theirs": {theirs[code]}, "their_tps": {1005 + number * 1100}})
    for area in said.get("areas", []):
        if "jumlah" in f"{area['code']} {area['name']}".lower():
            report.differs("reconcile total row", f"\"{area['code']}{area['name']}\" is no area")
