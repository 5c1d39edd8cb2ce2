#!/usr/bin/env python3
"""Writes a manual page for petarawan and for each of its commands from what --help is made of.

  petarawan --experimental-dump-help | Scripts/packaging/manpages.py --date 2024-11-27 --version 0.1.0 FOLDER

The exit codes are those of README.md.
"""
import argparse
import json
import os
import re
import sys

HOME = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
DEMO = """.SH EXAMPLES
Demo data lie in
.IR /usr/share/petarawan/banten :
.PP
.EX
petarawan check /usr/share/petarawan/banten/job.yaml
petarawan run /usr/share/petarawan/banten/job.yaml \\-o hasil
petarawan explain /usr/share/petarawan/banten/job.yaml 3602102011002
.EE
.PP
A job file of your own, from your own files:
.PP
.EX
petarawan init \\-\\-tps tps.csv \\-\\-regencies kabkota.geojson \\-\\-hazard banjir.shp \\-o job.yaml
.EE
"""


def plain(text):
    """A text as roff: nothing in it is a command or a special character."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("`", "\\(ga")
    return re.sub(r"^\.", r"\\&.", text, flags=re.MULTILINE)


def paragraphs(text):
    """Paragraphs of a discussion: its lines are wrapped by the reader."""
    return "\n.PP\n".join(plain(" ".join(part.split())) for part in text.split("\n"))


def shown(arguments, *kinds):
    return [a for a in arguments if a.get("shouldDisplay", True) and a["kind"] in kinds]


def spelled(name):
    return {"short": "-", "long": "--", "longWithSingleDash": "-"}[name["kind"]] + name["name"]


def value(argument):
    return f"\\fI{plain(argument['valueName'])}\\fR"


def synopsis(command, arguments):
    words = [f"\\fB{plain(command)}\\fR", "[\\fIoptions\\fR]"]
    for option in shown(arguments, "option"):
        if not option["isOptional"]:
            more = " ..." if option["isRepeating"] else ""
            words.append(f"\\fB{plain(spelled(option['preferredName']))}\\fR {value(option)}{more}")
    return " ".join(words + [value(a) for a in shown(arguments, "positional")])


def described(argument):
    text = argument.get("abstract", "")
    if argument.get("allValues"):
        text += f" (values: {', '.join(argument['allValues'])})"
    if argument.get("defaultValue") is not None:
        text += f" (default: {argument['defaultValue']})"
    return plain(text)


def options(arguments):
    lines = []
    positionals = shown(arguments, "positional")
    if positionals:
        lines.append(".SH ARGUMENTS")
    for positional in positionals:
        lines += [".TP", value(positional), described(positional)]
    lines.append(".SH OPTIONS")
    for option in shown(arguments, "option", "flag"):
        names = ", ".join(f"\\fB{plain(spelled(name))}\\fR" for name in
                          sorted(option["names"], key=lambda name: name["kind"] != "short"))
        lines += [".TP", names + (f" {value(option)}" if option["kind"] == "option" else ""), described(option)]
    return lines


def exit_codes():
    """The table of README.md."""
    with open(os.path.join(HOME, "README.md"), encoding="utf-8") as file:
        rows = re.findall(r"^\| (\d+) \| (.+) \|$", file.read(), flags=re.MULTILINE)
    if len(rows) < 7:
        sys.exit("README.md: the table of exit codes was not found")
    return [line for code, meaning in rows for line in (".TP", f".B {code}", plain(meaning.replace("`", "")))]


def page(names, command, subcommands, head):
    name = "-".join(names)
    lines = [f".TH {plain(name.upper())} 1 {head}", ".SH NAME",
             f"{plain(name)} \\- {plain(command['abstract'].rstrip('.'))}", ".SH SYNOPSIS"]
    if subcommands:
        lines += [f"\\fB{names[0]}\\fR \\fIcommand\\fR [\\fIoptions\\fR]"]
    else:
        lines += [synopsis(" ".join(names), command["arguments"])]
    if command.get("discussion"):
        lines += [".SH DESCRIPTION", paragraphs(command["discussion"])]
    if subcommands:
        lines.append(".SH COMMANDS")
        for part in subcommands:
            lines += [".TP", f".BR {plain(name + '-' + part['commandName'])} (1)", plain(part["abstract"])]
    lines += [*options(command["arguments"]), ".SH EXIT STATUS", *exit_codes()]
    if subcommands:
        lines.append(DEMO.rstrip("\n"))
    others = [f"{name}-{part['commandName']}" for part in subcommands] or [names[0]]
    lines += [".SH SEE ALSO", *[f".BR {plain(other)} (1){',' if other != others[-1] else ''}" for other in others]]
    return name, "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--date", required=True)
    parser.add_argument("--version", required=True)
    given = parser.parse_args()
    root = json.load(sys.stdin)["command"]
    head = f'"{given.date}" "petarawan {given.version}" "User Commands"'
    parts = [part for part in root["subcommands"] if part.get("shouldDisplay", True) and part["commandName"] != "help"]
    name = root["commandName"]
    pages = [page([name], root, parts, head)] + [page([name, part["commandName"]], part, [], head) for part in parts]
    os.makedirs(given.folder, exist_ok=True)
    for name, text in pages:
        with open(os.path.join(given.folder, name + ".1"), "w", encoding="utf-8") as file:
            file.write(text)


if __name__ == "__main__":
    main()
