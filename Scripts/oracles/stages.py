"""What each stage of the election has to fear."""
from .scores import Score, better_reading, compare_counts, matters

ORDER = ["inside", "near", "unmapped", "clear"]


def joint_status(context, hazards, index):
    """What a TPS is to all hazards of a stage together; a TPS without a place is as little known as an unmapped one."""
    found = {context.status(index, hazard)[0] or "unlocated" for hazard in hazards}
    return next((status for status in [*ORDER[:3], "unlocated"] if status in found), "clear")


def compare_stages(context, report):
    stages = {stage["id"]: stage for stage in context.decisions.get("stages") or []}
    rows = context.table("stages") or []
    for name, stage in stages.items():
        hazards = [hazard["id"] for hazard in context.job["hazards"] if matters(hazard, stage)]
        statuses = [joint_status(context, hazards, index) for index in context.everyone]
        score = None
        if "score" in context.decisions:
            score = better_reading(context, lambda precise, stage=stage: Score(context, stage, precise))
        own = [row for row in rows if row["stage"] == name]
        if not own:
            report.differs("stages.csv lacks", name)
        for row in own:
            if row["hazards"].split() != hazards:
                report.differs("stages hazards", f"{name}: {row['hazards']}, oracle {hazards}")
            compare_stage(context, report, row, (statuses, score if score and score.indicators else None))
    return len(rows)


def compare_stage(context, report, row, found):
    statuses, score = found
    members = context.members(row["regency_code"])
    place = f"{row['stage']} {row['regency_code']}"
    counts = {status: sum(statuses[index] == status for index in members) for status in [*ORDER, "unlocated"]}
    voters, without = context.voters_of([index for index in members if statuses[index] == "inside"])
    if row["tps"] != str(len(members)):
        report.differs("stages tps", f"{place}: {row['tps']}, oracle {len(members)}")
    apart = "tps_unlocated" in row
    for status in ORDER:
        expected = counts[status] + (counts["unlocated"] if status == "unmapped" and not apart else 0)
        if row[f"tps_{status}"] != str(expected):
            report.differs(f"stages tps_{status}", f"{place}: {row[f'tps_{status}']}, oracle {expected}")
    if apart and row["tps_unlocated"] != str(counts["unlocated"]):
        report.differs("stages tps_unlocated", f"{place}: {row['tps_unlocated']}, oracle {counts['unlocated']}")
    context.compare_voters(report, f"stages {place}", row, ("voters_inside", voters, without))
    if score is not None:
        compare_counts(context, report, "stages", row, (score, members))
