"""Everything that is decided for a job, each by its name: what --only takes."""
from .areas import compare_areas
from .comparison import compare
from .context import Context
from .gates import compare_gates
from .logistics import compare_logistics
from .personnel import compare_personnel
from .postponement import compare_postponement
from .regencies import decide_regencies
from .relocation import compare_relocation
from .scores import compare_score
from .services import compare_services
from .signals import compare_signal
from .stages import compare_stages
from .stations import Stations
from .statuses import HazardOverlay

DECISIONS = {
    "relocation": compare_relocation, "signal": compare_signal, "services": compare_services, "score": compare_score,
    "stages": compare_stages, "personnel": compare_personnel, "logistics": compare_logistics,
    "postponement": compare_postponement, "areas": compare_areas, "gates": compare_gates,
}
NAMES = ["statuses", *DECISIONS, "reconcile"]  # the last one needs a program, and is checked on random jobs


def compare_all(job, out, report, only=NAMES):
    """Reports what differs between a run and the oracle; says in words what was compared."""
    stations, said = Stations(job), []
    if "statuses" in only:
        regencies = decide_regencies(job, stations)
        overlays = [HazardOverlay(hazard, job, stations, regencies) for hazard in job["hazards"]]
        compare(job, out, stations, regencies, overlays, report)
        said.append(f"{len(stations.ids)} TPS x {len(overlays)} hazards")
    if set(only) & set(DECISIONS):
        context = Context(job, out, stations)
        for name, check in DECISIONS.items():
            rows = check(context, report) if name in only else 0
            said += [f"{name} {rows}"] if rows else []
    return ", ".join(said)
