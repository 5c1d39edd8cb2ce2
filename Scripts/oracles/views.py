"""The oracle's own view: counts, expected counts, one TPS."""
import collections
import json

from .reading import read_text
from .regencies import leading_code


def print_counts(stations, regencies, overlays):
    print(f"TPS {len(stations.ids)}, unlocated {len(stations.unlocated)}")
    for (code, rule), count in sorted(collections.Counter(zip(regencies["code"], regencies["rule"])).items(), key=str):
        print(f"regency {code or '-'} {regencies['names'].get(code) or ''} ({rule}): {count}")
    for overlay in overlays:
        keys = [(overlay.status[index], int(overlay.class_number[index])) for index in stations.located]
        for (status, number), count in sorted(collections.Counter(keys).items()):
            print(f"hazard {overlay.hazard['id']} {status} {number or ''}".rstrip() + f": {count}")


def check_expected(path, job_name, stations, regencies, overlays):
    """The documented counts of a job, each a filter and a number; True when all are met."""
    by_id, met = {overlay.hazard["id"]: overlay for overlay in overlays}, True

    def fits(check, index):
        overlay, code = by_id[check["hazard"]] if "hazard" in check else None, regencies["code"][index] or "outside"
        return (code in check.get("regency", [code]) and regencies["rule"][index] in check.get("rule", [regencies["rule"][index]])
                and (not check.get("other_code") or code != leading_code(stations.ids[index]))
                and (overlay is None or overlay.status[index] in check["status"])
                and (overlay is None or "class" not in check or overlay.class_number[index] in check["class"]))
    for check in json.loads(read_text(path))[job_name]:
        count = sum(fits(check, index) for index in range(len(stations.ids)))
        met &= count == check["tps"]
        print("ok" if count == check["tps"] else f"DIFFERS, oracle {count}", json.dumps(check))
    return met


def explain(station, stations, regencies, overlays):
    for index in [index for index, name in enumerate(stations.ids) if name == station]:
        print(f"{station}: TPS {index}, x {stations.x[index]}, y {stations.y[index]} in {stations.crs.name}")
        print(f"  regency {regencies['code'][index]} {regencies['name'][index]}, rule {regencies['rule'][index]}")
        for overlay in overlays:
            feature = overlay.feature[index]
            value = f", {overlay.field} = {overlay.layer.value(feature, overlay.field)!r}" if overlay.field and feature >= 0 else ""
            print(f"  {overlay.hazard['id']}: {overlay.fields(index)}{value}")
    return 0 if station in stations.ids else f"{station}: no such TPS"
