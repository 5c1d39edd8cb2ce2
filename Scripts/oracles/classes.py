"""The class that a rule of a job gives to a value."""
import re
import sys

import numpy as np

NO_HAZARD, NO_DATA = 0, -1  # classes of polygons; 1 and more are hazards


def comparable(value):
    """One form for values that the class rule calls equal: 3, 3.0, "3" and " 3 "; "Sedang" and "SEDANG"."""
    if value is None or isinstance(value, bool):
        return value if value is None else str(value).lower()
    text = str(value).strip().casefold()
    if isinstance(value, float) or re.fullmatch(r"-?(0|[1-9]\d*)\.\d+", text):
        text = repr(float(text)).removesuffix(".0")
    return text


def class_rule(hazard):
    """A function from a value to its class, and the field it comes from (None: constant)."""
    rule = hazard.get("class", 1)
    if not isinstance(rule, dict) or "field" not in rule:
        constant = rule if isinstance(rule, int) else 1
        return None, lambda value: constant
    table = {comparable(value): int(number) for value, number in (rule.get("values") or {}).items()}
    table |= {comparable(value): NO_HAZARD for value in rule.get("no_hazard") or []}
    table |= {comparable(value): NO_DATA for value in rule.get("no_data") or []}
    cuts = rule.get("thresholds")

    def class_of(value):
        if comparable(value) in table:
            return table[comparable(value)]
        if cuts is not None and value is not None:
            return 1 + sum(float(value) >= cut for cut in cuts)
        sys.exit(f'{hazard["source"]}: no rule of {hazard["id"]} names the value {value!r} of "{rule["field"]}"')
    return rule["field"], class_of


def first_of_highest(point, class_number, feature):
    """For each point its highest class and, of that class, the feature first in the file."""
    order = np.lexsort((feature, -class_number, point))
    chosen, first = np.unique(point[order], return_index=True)
    return chosen, class_number[order][first], feature[order][first]
