"""Runs the program `readout` from Python: lines in, answers out, however many there are.

Needs nothing but Python 3.9 or later and the program.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import subprocess
import threading
from collections.abc import Iterable, Iterator, Sequence

# What the program takes for space: a line of nothing else gets no answer.
_SPACE = b" \t\n\f\r"

# Lines under way. The program is done with one batch before it gets the next, so a batch is large
# against what its threads hold at once and small against memory.
BATCH = 1000


class ReadoutError(Exception):
    """The program did not answer all that it was asked. A bad line is none: it has its answer."""


class Readout:
    """One running `readout --jsonl`, that answers as long as the `with` block lasts."""

    def __init__(self, program: str = "readout", *arguments: str) -> None:
        """Starts `program`, with `arguments` such as `"--jobs", "1"` or `"--lexicon", "names.tsv"`.

        Raises OSError where it cannot be started.
        """
        command = [program, "--jsonl", *arguments]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def __enter__(self) -> Readout:
        return self

    def __exit__(self, error: object, *_: object) -> None:
        if error is not None:
            # Nobody wants the answers that are still to come.
            self.process.kill()
        with contextlib.suppress(BrokenPipeError):
            self.process.stdin.close()
        surplus = error is None and self.process.stdout.read(1) != b""
        self.process.stdout.close()
        code = self.process.wait()
        if surplus:
            raise ReadoutError("readout answered what it was not asked")
        if error is None and code != 0:
            raise ReadoutError(f"readout ended with {code}")

    def answer(self, lines: Sequence[bytes]) -> list[bytes]:
        """The answer to each line, in their order, both without the line's end.

        Raises ValueError for what is not one line, and ReadoutError where the program ends early.
        """
        for line in lines:
            if is_blank(line) or b"\n" in line:
                raise ValueError(f"not one line: {line[:80]!r}")
        # Both pipes hold little. Who writes all before reading waits for a program that waits too.
        feeder = threading.Thread(target=self._feed, args=(lines,))
        feeder.start()
        answers = list(itertools.islice(self.process.stdout, len(lines)))
        feeder.join()
        whole = [answer[:-1] for answer in answers if answer.endswith(b"\n")]
        if len(whole) < len(lines):
            raise ReadoutError(f"readout ended with {self.process.wait()} after {len(whole)} of {len(lines)} lines")
        return whole

    def read(self, requests: Iterable[dict]) -> Iterator[tuple[dict, dict]]:
        """Each request (`text` or `html`, and what else a line may have) with its answer."""
        requests = iter(requests)
        while batch := list(itertools.islice(requests, BATCH)):
            lines = [json.dumps(request).encode() for request in batch]
            yield from zip(batch, map(json.loads, self.answer(lines)))

    def _feed(self, lines: Sequence[bytes]) -> None:
        # A program that is gone does not read; that its answers end early says so.
        with contextlib.suppress(BrokenPipeError):
            self.process.stdin.writelines(line + b"\n" for line in lines)
            self.process.stdin.flush()


def is_blank(line: bytes) -> bool:
    """Whether the program passes over this line without an answer."""
    return not line.strip(_SPACE)
