"""Whether a run keeps to the gates of its job; what nobody can judge is said."""
from .values import code_key, exact

UNJUDGED = {"inside": {None, "unmapped"}, "near": {None, "unmapped"}, "clear": {None, "unmapped"}, "unmapped": {None}}


def compare_gates(context, report):
    """The gates about hazards, as run.json tells of them."""
    entries = context.job.get("gates") or []
    for entry, said in zip(entries, context.run["gates"]):
        if "hazard" in entry:
            compare_gate(context, report, entry, said)
    if len(entries) != len(context.run["gates"]):
        report.differs("gates", f"{len(context.run['gates'])} in run.json, {len(entries)} in the job")
    return len(entries)


def compare_gate(context, report, entry, said):
    wanted, status, hazard = {code_key(code) for code in entry.get("regencies") or []}, entry.get("status", "inside"), entry["hazard"]
    members = [index for index in context.everyone if not wanted or context.regency(index) in wanted]
    found = [context.status(index, hazard) for index in members]
    count = sum(one == status and ("class" not in entry or (number or 0) >= entry["class"]) for one, number in found)
    unknown = sum(one in UNJUDGED[status] for one, _ in found)
    doubtful = sum(one not in UNJUDGED[status] and context.is_uncertain(index, hazard) for index, (one, _) in zip(members, found))
    name = entry.get("name") or hazard
    for key, expected in (("tps_count", {count}), ("tps_total", {len(members)}), ("tps_unknown", {unknown, unknown + doubtful})):
        if key not in said:
            report.differs(f"gates {key} missing", f"{name}: oracle {sorted(expected)}")
        elif said[key] not in expected:
            report.differs(f"gates {key}", f"{name}: {said[key]}, oracle {sorted(expected)}")
    allowed = {holds(entry, count, len(members), number) for number in (unknown, unknown + doubtful)}
    if said["holds"] not in allowed:
        report.differs("gates holds", f"{name}: {said['holds']} with {count} of {len(members)}, {unknown} unknown")


def holds(entry, count, total, unknown):
    """Limits are whole numbers of TPS, or shares of all TPS."""
    def number(limit):
        return exact(limit) * (total if "%" in str(limit) else 1)
    return all([count <= number(entry.get("at_most", total)), count >= number(entry.get("at_least", 0)),
                unknown <= number(entry.get("unknown_at_most", total))])
