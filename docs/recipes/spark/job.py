"""Runs `readout` over a corpus of JSON lines in Spark, and keeps every answer with its line's place.

    spark-submit --py-files docs/recipes/python/readout.py docs/recipes/spark/job.py \\
        PROGRAM CORPUS ANSWERS LINES

PROGRAM is `readout` for the machines of the cluster. CORPUS is a file, a folder or a pattern of them.
ANSWERS becomes a Parquet table of (file, block, row, answer), LINES a folder of text files that hold the
answers in the order of the corpus. Neither may exist.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow as pa
from pyspark import SparkFiles
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.functions import col, monotonically_increasing_id

from readout import Readout, is_blank

# Where a line stands: its file, the part of the file that its task read, and its turn in that task.
PLACE = ["file", "block", "row"]
SCHEMA = "file string, block long, row long, answer string"

# Lines that Spark hands over at once. A batch may not reach 2 GB, and pages can be large.
BATCH = 500

AnswerBatch = Callable[[Readout, pa.RecordBatch], pa.RecordBatch]


def lines_of(spark: SparkSession, corpus: str) -> DataFrame:
    """The lines of the corpus as they are: only "\\n" ends one, and bytes that are not UTF-8 stay."""
    return spark.read.text(corpus, lineSep="\n").select(
        col("_metadata.file_path").alias("file"),
        col("_metadata.file_block_start").alias("block"),
        monotonically_increasing_id().alias("row"),
        col("value").cast("binary").alias("line"),
    )


def shipped_readout(name: str) -> Readout:
    """The program that came with the job. Spark gives each task a core, so one thread is enough."""
    return Readout(SparkFiles.get(name), "--jobs", "1")


def answer_batch(readout: Readout, batch: pa.RecordBatch) -> pa.RecordBatch:
    """The batch with answers in the place of lines, without blank lines."""
    lines = batch.column("line").to_pylist()
    batch = batch.filter(pa.array([not is_blank(line) for line in lines], pa.bool_()))
    answers = readout.answer(batch.column("line").to_pylist())
    columns = [*(batch.column(name) for name in PLACE), pa.array(answers, pa.binary()).cast(pa.string())]
    return pa.RecordBatch.from_arrays(columns, [*PLACE, "answer"])


def answers_of(lines: DataFrame, name: str, answer_batch: AnswerBatch = answer_batch) -> DataFrame:
    """The answers of the program that was added to the job under this name."""

    def answer(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        # Whatever goes wrong ends the task, and Spark tries it again from its first line.
        with shipped_readout(name) as readout:
            for batch in batches:
                yield answer_batch(readout, batch)

    return lines.mapInArrow(answer, SCHEMA)


def write_lines(answers: DataFrame, path: str) -> None:
    """Writes answers in the order of the corpus: by the names of its files, then as they stand there."""
    answers.orderBy(PLACE).select("answer").write.text(path)


def main(program: str, corpus: str, answers: str, lines: str) -> None:
    spark = SparkSession.builder.appName("readout").getOrCreate()
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", BATCH)
    spark.sparkContext.addFile(program)
    answers_of(lines_of(spark, corpus), Path(program).name).write.parquet(answers)
    # From the table: a sort looks at its input twice, which would run the program twice.
    write_lines(spark.read.parquet(answers), lines)
    spark.stop()


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    main(*sys.argv[1:])
