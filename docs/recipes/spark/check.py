"""Holds what job.py makes in Spark against one run of `readout --jsonl`, line for line.

    python3 docs/recipes/spark/check.py [ARTICLES]

Builds the program, installs Spark below target/spark (Java 17 must be there), makes a corpus with bad
lines in it, kills a Python worker and a `readout` while the job runs, and ends with 1 and the reason
if anything differs.
"""

from __future__ import annotations

import itertools
import json
import os
import platform
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
PYTHON_RECIPE = HERE.parent / "python"
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")).resolve()
PROGRAM = TARGET / "release" / "readout"
SPARK = TARGET / "spark"
# Says that the Python that runs has Spark.
IN_SPARK = "READOUT_CHECK_IN_SPARK"

ARTICLES = 12_000
# Two cores, and four attempts at each task: without the second number Spark in one process never tries again.
MASTER = "local[2,4]"
# Small enough that there are several tasks, and several batches in each.
PARTITION_BYTES = 1 << 20
BATCH = 100

# Lines that have an error for an answer.
BAD_LINES = [
    b"no JSON",
    b"[]",
    b'{"id": "torn", "text": "Ana Re',
    b'{"id": "empty"}',
    b'{"id": "both", "text": "", "html": ""}',
    b'{"id": "no such day", "text": "Ana Reis met Jo Lund.", "published": "2024-02-31"}',
    b'{"id": "Latin-1", "text": "Jos\xe9 Reis met Jo Lund."}',
]
# Lines that are well, but that a reader of lines may tear or mend.
ODD_LINES = [
    b'{"id": "return",\r "text": "Ana Reis met Jo Lund."}\r',
    '{"id": "separators", "text": "Ana Reis met\u2028Jo Lund.\u0085"}'.encode(),
]
# Lines that have no answer.
BLANK_LINES = [b"", b" \t\f\r"]

# The tasks whose Python worker, and whose `readout`, is killed in their second batch.
WORKER_VICTIM = 3
CHILD_VICTIM = 5
# Of the number that monotonically_increasing_id gives, the bits that count within a task.
ROW_BITS = (1 << 33) - 1


class CheckError(Exception):
    """What differs, in words."""


def main() -> None:
    number = number_asked()
    corpus = SPARK / "corpus"
    for folder in [corpus, SPARK / "answers", SPARK / "lines"]:
        shutil.rmtree(folder, ignore_errors=True)
    files = write_corpus(corpus, number)
    expected, got = SPARK / "expected.jsonl", SPARK / "lines"
    alone = run_alone(files, expected)
    in_spark, failed = run_in_spark(corpus, SPARK / "answers", got)
    if failed != 2:
        raise CheckError(f"{failed} tasks failed, where two were killed: ask more than {number} articles")
    count, errors = compare(lines_of([expected]), lines_of(sorted(got.glob("part-*"))))
    if count != number + len(BAD_LINES) + len(ODD_LINES) or errors != len(BAD_LINES):
        raise CheckError(f"{count} answers, {errors} of them errors, to {number} articles")
    size = sum(file.stat().st_size for file in files)
    print(f"{number} articles, {size} bytes: {count} answers are equal, {errors} of them errors")
    print(f"readout alone {alone:.1f} s, in Spark {in_spark:.1f} s with its start, {failed} tasks killed and tried again")


def number_asked() -> int:
    """How many articles to make."""
    arguments = sys.argv[1:] or [str(ARTICLES)]
    if len(arguments) != 1 or not arguments[0].isdecimal():
        raise CheckError(f"no number of articles: {' '.join(arguments)}")
    return int(arguments[0])


def write_corpus(folder: Path, number: int) -> list[Path]:
    """Writes two files, of which Spark would read the second first because it is larger."""
    from corpus import articles, write

    folder.mkdir(parents=True)
    files = [folder / "a.jsonl", folder / "b.jsonl"]
    requests = articles(number)
    with files[0].open("wb") as out:
        write(itertools.islice(requests, number // 4), out)
        # The last line of a file may have no end.
        out.write(b"\n".join([*BLANK_LINES, *ODD_LINES]))
    with files[1].open("wb") as out:
        for line in BAD_LINES:
            write(itertools.islice(requests, number // 16), out)
            out.write(line + b"\n")
        write(requests, out)
    return files


def run_alone(files: list[Path], out: Path) -> float:
    """Seconds of the one run that all others must equal."""
    start = time.monotonic()
    with out.open("wb") as answers:
        subprocess.run([PROGRAM, "--jsonl", *files], stdout=answers, check=True)
    return time.monotonic() - start


def run_in_spark(corpus: Path, answers: Path, lines: Path) -> tuple[float, int]:
    """Runs the job, with what kills built in. Gives its seconds, and how many tasks failed."""
    import job
    import pyspark
    from pyspark.sql import SparkSession

    start = time.monotonic()
    settings = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.sql.files.maxPartitionBytes": PARTITION_BYTES,
        "spark.sql.execution.arrow.maxRecordsPerBatch": BATCH,
    }
    builder = SparkSession.builder.master(MASTER).appName("readout")
    for name, value in settings.items():
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    context = spark.sparkContext
    for module in [PYTHON_RECIPE / "readout.py", HERE / "job.py"]:
        context.addPyFile(str(module))
    context.addFile(str(PROGRAM))
    context.setJobGroup("answers", "answers with killed tasks")
    faulty = job.answers_of(job.lines_of(spark, str(corpus)), PROGRAM.name, killing(job.answer_batch))
    faulty.write.parquet(str(answers))
    failed = failed_tasks(context.statusTracker(), "answers")
    job.write_lines(spark.read.parquet(str(answers)), str(lines))
    java = context._jvm.java.lang.System.getProperty("java.version")
    spark.stop()
    print(f"Spark {pyspark.__version__} as {MASTER}, Java {java}, Python {platform.python_version()}")
    return time.monotonic() - start, failed


def killing(answer_batch):
    """Answers batches, but at the first attempt of two tasks kills one of the processes that do so."""

    def answer(readout, batch):
        from pyspark import TaskContext

        task = TaskContext.get()
        in_the_middle = batch.num_rows > 0 and batch.column("row")[0].as_py() & ROW_BITS > 0
        if task.attemptNumber() == 0 and in_the_middle:
            if task.partitionId() == WORKER_VICTIM:
                os.kill(os.getpid(), signal.SIGKILL)
            if task.partitionId() == CHILD_VICTIM:
                readout.process.kill()
        return answer_batch(readout, batch)

    return answer


def failed_tasks(tracker, group: str) -> int:
    jobs = [tracker.getJobInfo(job) for job in tracker.getJobIdsForGroup(group)]
    stages = [tracker.getStageInfo(stage) for job in jobs for stage in job.stageIds]
    return sum(stage.numFailedTasks for stage in stages if stage is not None)


def lines_of(files: list[Path]) -> Iterator[bytes]:
    for file in files:
        with file.open("rb") as lines:
            yield from lines


def compare(expected: Iterator[bytes], got: Iterator[bytes]) -> tuple[int, int]:
    """How many lines there are, and how many of them are errors.

    Raises CheckError at the first line that differs, or that only one side has.
    """
    count = errors = 0
    for count, (one, other) in enumerate(itertools.zip_longest(expected, got), 1):
        if one != other:
            raise CheckError(f"answer {count} differs:\n  alone:    {shown(one)}\n  in Spark: {shown(other)}")
        errors += "error" in json.loads(one)
    return count, errors


def shown(line: bytes | None) -> str:
    return "nothing" if line is None else line[:200].decode(errors="replace").rstrip("\n")


def prepare() -> None:
    """Builds the program, and goes on in the Python that has Spark."""
    number_asked()
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        raise CheckError("Spark needs Java 17: put it into the PATH, or name it in JAVA_HOME")
    subprocess.run(["cargo", "build", "--release"], cwd=ROOT, check=True)
    python = SPARK / "venv" / "bin" / "python"
    subprocess.run([sys.executable, "-m", "venv", python.parents[1]], check=True)
    install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*install, "--requirement", HERE / "requirements.txt"], check=True)
    modules = os.pathsep.join([str(HERE), str(PYTHON_RECIPE)])
    environment = os.environ | {"PYSPARK_PYTHON": str(python), "PYTHONPATH": modules, IN_SPARK: "1"}
    os.execve(python, [python, __file__, *sys.argv[1:]], environment)


if __name__ == "__main__":
    try:
        main() if IN_SPARK in os.environ else prepare()
    except (CheckError, subprocess.CalledProcessError) as error:
        sys.exit(f"FAILED: {error}")
