"""The nearest facility of each service, and how many are around."""
from .facilities import compare_nearest, nearest
from .jobs import meters


def compare_services(context, report):
    """services.csv: for every TPS the nearest facility of each service, and how many are around."""
    entries = context.decisions.get("services") or []
    if not entries:
        return 0
    facilities, rows = context.facilities, context.station_rows("services")
    context.expect_stations(report, "services", rows, context.everyone)
    for entry in entries:
        chosen = facilities.chosen(entry)
        ids = [facilities.rows[index]["id"] for index in chosen]
        away = nearest(context, facilities, chosen, context.located)
        for line, index in enumerate(context.located):
            if index not in rows:
                continue
            station, name = context.stations.ids[index], entry["id"]
            compare_nearest(report, "services", station, rows[index], name, away[line], ids)
            if entry.get("within") is not None:
                limit = meters(entry["within"])
                count = int((away[line] <= limit).sum())
                if rows[index][f"{name}_count"] != str(count) and not (abs(away[line] - limit) < 0.01).any():
                    report.differs("services count", f"{station}: {rows[index][f'{name}_count']}, oracle {count}")
        for index in set(rows) - set(context.located):
            if rows[index].get(f"{entry['id']}_id") or rows[index].get(f"{entry['id']}_m"):
                report.differs("services", f"{context.stations.ids[index]}: a place without a coordinate has no nearest facility")
    return len(rows)
