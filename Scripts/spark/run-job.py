#!/usr/bin/env python3
"""Runs a petarawan job on Apache Spark: a task for each regency, heaviest first, then joins the parts.

  spark-submit Scripts/spark/run-job.py JOB OUT --parts DIR [--program PATH] [--index FILE] [-- RUN OPTIONS]

JOB, its inputs, its index and DIR lie in a folder that every executor sees under the same path; so does the program, or it
is on the PATH everywhere. RUN OPTIONS are those of `petarawan run` that change what is written: --sensitivity, --exact-zones,
--lang, --as-of. A failed task is Spark's to repeat (spark.task.maxFailures). A part is written under a name of its own and
renamed when it is complete, so that two attempts at one task never meet; a part that is there already is not done again.
The exit code is that of `petarawan gather`.
"""
import argparse
import hashlib
import json
import os
import shutil
import socket
import subprocess
import sys
import uuid

DONE = (0, 2, 3)  # 2 and 3: features were left out, or a gate is broken; gather says so once for the whole job


def part_folder(parts, code):
    """The folder of a part; a code may hold anything, so its name is a hash beside what is readable of it."""
    readable = "".join(c for c in code if c.isascii() and (c.isalnum() or c == "."))[:20]
    return os.path.join(parts, f"{readable}-{hashlib.sha256(code.encode()).hexdigest()[:8]}")


def run_part(line, program, job, parts, index, options):
    """Does one regency, on an executor."""
    folder = part_folder(parts, line["code"])
    if os.path.exists(os.path.join(folder, "part", "part.json")):
        return folder
    growing = os.path.join(parts, f".{socket.gethostname()}-{uuid.uuid4().hex}")
    command = [program, "run", job, "--only", line["code"], "--part", "--threads", "1", "--quiet", "-o", growing, *index, *options]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    if done.returncode not in DONE:
        shutil.rmtree(growing, ignore_errors=True)
        raise RuntimeError(f"{line['code']}: petarawan ended with {done.returncode}: {done.stderr[-2000:]}")
    try:
        os.rename(growing, folder)
    except OSError:
        # Another attempt at the same task was first; both have the same bytes.
        shutil.rmtree(growing, ignore_errors=True)
        if not os.path.exists(os.path.join(folder, "part", "part.json")):
            raise
    return folder


def make_plan(program, job, index, as_of):
    text = subprocess.run([program, "plan", job, *index, *as_of], check=True, stdout=subprocess.PIPE, text=True).stdout
    return [json.loads(line) for line in text.splitlines()]


def main():
    arguments = sys.argv[1:]
    options = arguments[arguments.index("--") + 1:] if "--" in arguments else []
    arguments = arguments[: arguments.index("--")] if "--" in arguments else arguments
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("job")
    parser.add_argument("out")
    parser.add_argument("--parts", required=True)
    parser.add_argument("--program", default="petarawan")
    parser.add_argument("--index")
    settings = parser.parse_args(arguments)
    job, parts = os.path.abspath(settings.job), os.path.abspath(settings.parts)
    index = ["--index", os.path.abspath(settings.index)] if settings.index else []
    as_of = options[options.index("--as-of"): options.index("--as-of") + 2] if "--as-of" in options else []
    os.makedirs(parts, exist_ok=True)

    from pyspark.sql import SparkSession

    plan = make_plan(settings.program, job, index, as_of)
    spark = SparkSession.builder.appName("petarawan").getOrCreate()
    context, program = spark.sparkContext, settings.program
    try:
        # A partition for each piece: Spark starts them in this order, heaviest first, as cores become free.
        folders = context.parallelize(plan, len(plan)).map(
            lambda line: run_part(line, program, job, parts, index, options)).collect()
    finally:
        spark.stop()
    gather = [program, "gather", *sorted(set(folders)), "--job", job, "-o", settings.out, *index]
    return subprocess.run(gather).returncode


if __name__ == "__main__":
    sys.exit(main())
