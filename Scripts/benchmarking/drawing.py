"""Plots as SVG, written by hand so that the same figures give the same bytes."""
import math
from html import escape

from measuring import number

COLORS = ["#1f5fa8", "#c2410c", "#15803d", "#7e22ce", "#a16207", "#0e7490", "#be123c"]
INK, GRID = "#222222", "#d9d9d9"


class Sheet:
    """An SVG drawing in progress; pixels from the upper left corner."""

    def __init__(self, width, height):
        self.parts = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
                      f'viewBox="0 0 {width} {height}" font-family="Helvetica, Arial, sans-serif" font-size="12">',
                      f'<rect width="{width}" height="{height}" fill="#ffffff"/>']

    def line(self, points, color, width=1.0, dashes=""):
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        extra = f' stroke-dasharray="{dashes}"' if dashes else ""
        self.parts.append(f'<polyline points="{path}" fill="none" stroke="{color}" stroke-width="{width}"{extra}/>')

    def dot(self, x, y, color):
        self.parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{color}"/>')

    def bar(self, x, y, width, height, color):
        self.parts.append(f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{color}"/>')

    def text(self, x, y, words, anchor="start", color=INK, weight="normal"):
        self.parts.append(f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{color}" '
                          f'font-weight="{weight}">{escape(words)}</text>')

    def svg(self):
        return "\n".join([*self.parts, "</svg>"]) + "\n"


class LogAxes:
    """A panel with logarithmic axes."""

    def __init__(self, sheet, left, top, side, across, upward):
        self.sheet, self.left, self.top, self.side, self.across, self.upward = sheet, left, top, side, across, upward

    def place(self, x, y):
        share = lambda value, span: math.log(value / span[0]) / math.log(span[1] / span[0])
        return self.left + self.side * share(x, self.across), self.top + self.side * (1 - share(y, self.upward))

    def frame(self, title, across_title, upward_title, across_ticks, upward_ticks):
        right, bottom = self.left + self.side, self.top + self.side
        for x in across_ticks:
            at, _ = self.place(x, self.upward[0])
            self.sheet.line([(at, self.top), (at, bottom)], GRID)
            self.sheet.text(at, bottom + 16, f"{x:g}", "middle")
        for y in upward_ticks:
            _, at = self.place(self.across[0], y)
            self.sheet.line([(self.left, at), (right, at)], GRID)
            self.sheet.text(self.left - 6, at + 4, f"{y:g}", "end")
        self.sheet.line([(self.left, self.top), (self.left, bottom), (right, bottom)], INK)
        self.sheet.text(self.left, self.top - 26, title, weight="bold")
        self.sheet.text(self.left, self.top - 9, upward_title)
        self.sheet.text(right, bottom + 33, across_title, "end")

    def curve(self, points, color, width=1.8, dashes="", dots=True):
        places = [self.place(x, y) for x, y in points]
        self.sheet.line(places, color, width, dashes)
        for x, y in places if dots else ():
            self.sheet.dot(x, y, color)


def linearithmic(factor, base):
    """Cost of `factor` times the size, as a share of that of `base` items, when it grows with n log n."""
    return factor * math.log(factor * base) / math.log(base)


def draw_growth(record, workload):
    """Cost against size, each in proportion to the first, with and without zones, and zones of several widths."""
    sheet = Sheet(960, 420)
    lines = [line for line in record["lines"] if "plain" in line]
    most = max(max(line[kind]) / line[kind][0] for line in lines for kind in ("zones", "plain"))
    top = max(linearithmic(10, record["tps"]), most) * 1.1
    ticks = [tick for tick in (1, 2, 4, 10, 20, 50, 100) if tick <= top]
    for left, kind, title in ((45, "zones", "With zones of 500 m"), (370, "plain", "Without zones")):
        axes = LogAxes(sheet, left, 50, 270, (0.9, 11), (0.8, top))
        axes.frame(title, "times the size", "times the user CPU", (1, 2, 4, 10), ticks)
        reference = [(step, linearithmic(step, record["tps"])) for step in (1, 2, 4, 10)]
        axes.curve(reference, INK, 1.2, "5 4", dots=False)
        for line, color in zip(lines, COLORS):
            axes.curve([(size, cost / line[kind][0]) for size, cost in zip(line["sizes"], line[kind])], color)
    zones = next(line for line in record["lines"] if "plain" not in line)
    low, high = min(zones["zones"]), max(zones["zones"])
    axes = LogAxes(sheet, 695, 50, 245, (45, 2200), (low / 1.3, high * 1.3))
    upward = [tick for tick in (0.1, 0.2, 0.5, 1, 2, 3, 5, 10, 20, 50, 100, 200) if low / 1.3 <= tick <= high * 1.3]
    axes.frame("Distance of zones", "metres", "user CPU, s", (50, 100, 250, 500, 1000, 2000), upward)
    axes.curve(list(zip(zones["sizes"], zones["zones"])), INK)
    for index, (title, color) in enumerate([*((line["title"], color) for line, color in zip(lines, COLORS)), ("n log n", INK)]):
        x, y = 45 + 215 * (index % 4), 378 + 22 * (index // 4)
        sheet.line([(x, y - 4), (x + 24, y - 4)], color, 2.0, "5 4" if color == INK else "")
        sheet.text(x + 30, y, title)
    return f"Growth of petarawan's user CPU, workload {workload}: cost against size on logarithmic axes", sheet.svg()


def draw_peers(record, workload):
    """Wall time of every program, with and without zones."""
    groups = [(zones, sorted((bar for bar in record["bars"] if bar["zones"] == zones), key=lambda bar: bar["wall"]))
              for zones in (True, False)]
    sheet = Sheet(860, 30 + sum(50 + 24 * len(bars) for _, bars in groups))
    y = 26
    for zones, bars in groups:
        own = next(bar["wall"] for bar in bars if bar["title"] == "petarawan")
        sheet.text(20, y, f"{'With zones of 500 m' if zones else 'Without zones'}, workload {workload}: wall time, s",
                   weight="bold")
        y += 14
        for bar in bars:
            width = max(1.0, 400 * bar["wall"] / max(other["wall"] for other in bars))
            sheet.text(205, y + 13, bar["title"], "end")
            sheet.bar(212, y, width, 17, COLORS[1] if bar["title"] == "petarawan" else COLORS[0])
            sheet.text(218 + width, y + 13, f"{number(bar['wall'])} s, {bar['wall'] / own:.1f} times, {bar['peak']:.0f} MiB")
            y += 24
        y += 36
    return f"Wall time of petarawan and other programs, workload {workload}", sheet.svg()
