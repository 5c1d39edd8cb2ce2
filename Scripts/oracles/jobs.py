"""The job file: YAML, lengths, and the profiles that a job may name."""
import os
import re

import yaml

PROFILES = {
    "esdm-klsgtn": {"class": {"field": "KLSGTN", "values": {2: 1, 3: 2, 4: 3, 5: 4, 6: 5}, "no_hazard": [1], "no_data": [996, 999]}},
    "inarisk-index": {"class": {"field": "index", "thresholds": [1 / 3, 2 / 3]}, "outside": "unmapped"},
    "bpbd-gridcode": {"class": {"field": "gridcode", "values": {1: 1, 2: 2, 3: 3}}},
    "big": {"code": "KDPKAB", "name": "WADMKK"},
}


class JobLoader(yaml.SafeLoader):
    """YAML with true/false as the only booleans and no dates, so that YES stays a text."""


JobLoader.yaml_implicit_resolvers = {
    first: [(tag, expression) for tag, expression in found if not tag.endswith((":bool", ":timestamp"))]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()}
JobLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF"))


def meters(length):
    if isinstance(length, (int, float)):
        return float(length)
    number, unit = re.fullmatch(r"\s*([0-9.]+)\s*(km|m)?\s*", str(length)).groups()
    return float(number) * (1000 if unit == "km" else 1)


def read_job(path):
    with open(path, encoding="utf-8") as file:
        job = yaml.load(file, JobLoader)
    job["folder"] = os.path.dirname(os.path.abspath(path))
    job["policy"] = {"invalid_geometry": "repair", "regency_tolerance": "250 m", **(job.get("policy") or {})}
    job["nearest_limit"] = meters(job.get("nearest_limit", "5 km"))
    job["regencies"] = with_profile(job["regencies"])
    job["hazards"] = [with_profile(hazard) for hazard in job["hazards"]]
    return job


def with_profile(entry):
    """The entry on top of the profile that it names; a class rule of both is joined."""
    profile = PROFILES[entry["profile"]] if "profile" in entry else {}
    joined = {**profile, **entry}
    if isinstance(profile.get("class"), dict) and isinstance(entry.get("class"), dict):
        joined["class"] = {**profile["class"], **entry["class"]}
    return joined
