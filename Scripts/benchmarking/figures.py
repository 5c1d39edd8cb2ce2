"""What was measured, kept as JSON, and the page of the docs that is made from it."""
import glob
import json
import os
import re

from drawing import draw_growth, draw_peers
from measuring import HOME

FIGURES = os.path.join(HOME, "Tests", "Performance", "figures")
DOCS = os.path.join(HOME, "Sources", "petarawan", "Documentation.docc")
PLOTS = {"growth": draw_growth, "peers": draw_peers}


def markdown(record):
    return "\n\n".join([record["about"], *record["blocks"]]) + "\n"


def save(name, record):
    """Keeps a record; its name is part-workload."""
    os.makedirs(FIGURES, exist_ok=True)
    with open(f"{FIGURES}/{name}.json", "w") as file:
        json.dump(record, file, indent=1, ensure_ascii=False)
        file.write("\n")


def write_page():
    """Writes every kept record between its marks in Benchmark.md, and draws the plots; no clock, no machine: same bytes."""
    path = f"{DOCS}/Benchmark.md"
    with open(path) as file:
        page = file.read()
    for source in sorted(glob.glob(f"{FIGURES}/*.json")):
        name = os.path.basename(source).removesuffix(".json")
        with open(source) as file:
            record = json.load(file)
        begin, end = f"<!-- figures: {name} -->\n", f"<!-- end: {name} -->"
        if begin not in page or end not in page:
            raise SystemExit(f"benchmark: Benchmark.md lacks the marks {begin.strip()} and {end}")
        text = markdown(record)
        draw = PLOTS.get(name.split("-")[0])
        if draw:
            title, drawing = draw(record, name.split("-")[1])
            with open(f"{DOCS}/{name}.svg", "w") as file:    # beside the page, where DocC and other readers find it
                file.write(drawing)
            text += f"\n![{title}]({name}.svg)\n"
        page = re.sub(re.escape(begin) + ".*?" + re.escape(end), lambda _: f"{begin}\n{text}\n{end}", page, flags=re.DOTALL)
    with open(path, "w") as file:
        file.write(page)
