"""Tests of docs/recipes/python.md and its readout.py, with the program that READOUT names."""

import contextlib
import faulthandler
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

RECIPES = Path(__file__).resolve().parents[2] / "docs" / "recipes"
sys.path.insert(0, str(RECIPES / "python"))

from readout import BATCH, Readout, ReadoutError, is_blank  # noqa: E402

PROGRAM = os.environ["READOUT"]
TEXT = "🗓 Kenyan President Daniel Mwangale met Norwegian Foreign Minister Ingrid Halvorsen in Oslo on Thursday."


def setUpModule():
    # Two pipes that wait for each other wait for ever: then say where, and fail.
    faulthandler.dump_traceback_later(300, exit=True)


def tearDownModule():
    faulthandler.cancel_dump_traceback_later()


@contextlib.contextmanager
def script(commands):
    """A program of these shell commands."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "program"
        path.write_text(f"#!/bin/sh\n{commands}\n")
        path.chmod(0o755)
        yield str(path)


class Answers(unittest.TestCase):
    def test_each_line_has_its_answer_and_a_bad_one_too(self):
        lines = [b'{"id": 1, "text": ""}', b"no JSON", b'{"id": 2, "text": "Jos\xe9"}', b'{"id": 3, "text": ""}\r']
        with Readout(PROGRAM) as readout:
            for _ in range(2):
                answers = [json.loads(answer) for answer in readout.answer(lines)]
                self.assertEqual([answer["id"] for answer in answers], [1, None, None, 3])
                self.assertEqual(["error" in answer for answer in answers], [False, True, True, False])
            self.assertEqual(readout.answer([]), [])

    def test_pipes_that_are_full_do_not_wait_for_each_other(self):
        line = json.dumps({"text": f"{TEXT}\n\n" * 40}).encode()
        lines = [line] * 300
        with Readout(PROGRAM) as readout:
            answers = readout.answer(lines)
        self.assertEqual(len(answers), len(lines))
        # Far more than a pipe holds, on either side.
        self.assertGreater(sum(map(len, lines)), 1 << 20)
        self.assertGreater(sum(map(len, answers)), 1 << 20)

    def test_what_is_not_one_line_is_refused(self):
        with Readout(PROGRAM) as readout:
            for line in [b"", b" \t", b"{}\n{}", b"{}\n"]:
                with self.assertRaisesRegex(ValueError, "not one line"):
                    readout.answer([b"{}", line])
            self.assertEqual(len(readout.answer([b"{}"])), 1)

    def test_blank_is_what_the_program_passes_over(self):
        for line in [b"", b" ", b"\t\r\f", b"\v", b"\x1c", b"\0", "\u00a0".encode(), "\ufeff".encode(), b"x"]:
            done = subprocess.run([PROGRAM, "--jsonl"], input=line + b"\n", stdout=subprocess.PIPE, check=True)
            self.assertEqual(done.stdout == b"", is_blank(line), line)

    def test_requests_come_back_with_their_answers(self):
        number = BATCH + 1
        requests = ({"id": turn, "text": "", "published": None if turn else "never"} for turn in range(number))
        with Readout(PROGRAM) as readout:
            pairs = list(readout.read(requests))
        self.assertEqual([request["id"] for request, _ in pairs], list(range(number)))
        self.assertEqual([answer["id"] for _, answer in pairs], list(range(number)))
        self.assertEqual([answer["id"] for _, answer in pairs if "error" in answer], [0])

    def test_a_failing_source_ends_the_program(self):
        def requests():
            yield from [{"text": ""}] * BATCH
            raise KeyError("source")

        with self.assertRaisesRegex(KeyError, "source"), Readout(PROGRAM) as readout:
            for _ in readout.read(requests()):
                pass
        self.assertIsNotNone(readout.process.poll())


class Failures(unittest.TestCase):
    LINES = [b'{"id": 1}', b'{"id": 2}', b'{"id": 3}'] * 10_000

    def assert_fails(self, commands, words):
        with script(commands) as program:
            with self.assertRaisesRegex(ReadoutError, words), Readout(program) as readout:
                readout.answer(self.LINES)
            self.assertIsNotNone(readout.process.poll())

    def test_a_program_that_ends_early(self):
        self.assert_fails("head -n 2", "ended with 0 after 2 of 30000 lines")

    def test_a_program_that_is_killed(self):
        self.assert_fails("head -n 2; kill -9 $$", "ended with -9 after 2 of 30000 lines")

    def test_half_an_answer_is_none(self):
        self.assert_fails("printf '{}\\n{'", "ended with 0 after 1 of 30000 lines")

    def test_a_program_that_fails_at_its_end(self):
        self.assert_fails("cat; exit 1", "ended with 1$")

    def test_answers_that_nobody_asked_for(self):
        self.assert_fails("cat; echo {}", "not asked")

    def test_a_program_that_is_still_busy_when_nobody_wants_its_answers(self):
        with script("exec sleep 1000") as program:
            with self.assertRaisesRegex(KeyError, "enough"), Readout(program) as readout:
                raise KeyError("enough")
        self.assertEqual(readout.process.poll(), -9)

    def test_a_program_that_is_not_there(self):
        with self.assertRaises(FileNotFoundError):
            Readout("no such program")


class Recipe(unittest.TestCase):
    """The code of the recipe, as it stands there."""

    def run_file(self, name, *arguments):
        """Runs a block of code that names this file, beside readout.py."""
        blocks = dict(re.findall(r"^```python (\S+)\n(.*?)^```$", (RECIPES / "python.md").read_text("utf-8"), re.M | re.S))
        path = os.pathsep.join([str(Path(PROGRAM).parent), os.environ["PATH"]])
        environment = os.environ | {"PATH": path, "PYTHONPATH": str(RECIPES / "python"), "PYTHONUTF8": "1"}
        command = [sys.executable, "-c", blocks[name], *arguments]
        done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done

    def test_one_text(self):
        words = "Kenyan President Daniel Mwangale met Norwegian Foreign Minister Ingrid Halvorsen in Oslo on Thursday."
        self.assertEqual(self.run_file("one.py").stdout, f"held 2024-03-14 {words}\n")

    def test_a_folder_of_texts_and_pages(self):
        page = f"<!doctype html><title>🗓 Talks</title><article><h1>🗓 Talks</h1><p>{TEXT}</p></article>"
        files = {"2024-03-15-a.txt": TEXT, "2024-03-15-b.html": page, "no-day-here.txt": TEXT, "2024-03-15-c.txt": ""}
        with tempfile.TemporaryDirectory() as folder:
            for name, content in files.items():
                Path(folder, name).write_text(content, encoding="utf-8")
            done = self.run_file("meetings.py", folder)
        rows = [line.split("\t") for line in done.stdout.splitlines()]
        people = "Daniel Mwangale, Ingrid Halvorsen"
        self.assertEqual([row[:3] for row in rows], [[name, "held", people] for name in list(files)[:2]])
        for row in rows:
            # An offset in another unit would be beside the first and the last letter.
            self.assertTrue(row[3].startswith(("🗓 Kenyan", "Kenyan")) and row[3].endswith("Thursday."), row[3])
        self.assertRegex(done.stderr, r'^no-day-here\.txt: line 4: "published".*\n$')


if __name__ == "__main__":
    unittest.main()
