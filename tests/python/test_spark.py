"""Tests of what docs/recipes/spark needs no Spark for: its articles and its comparison."""

import io
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "docs" / "recipes" / "spark"))

import check  # noqa: E402
import corpus  # noqa: E402


class Corpus(unittest.TestCase):
    def test_it_is_the_same_each_time(self):
        texts = [io.BytesIO(), io.BytesIO()]
        for text in texts:
            corpus.write(corpus.articles(50), text)
        self.assertEqual(texts[0].getvalue(), texts[1].getvalue())
        self.assertEqual(texts[0].getvalue().count(b"\n"), 50)

    def test_it_has_texts_pages_and_articles_without_a_day(self):
        requests = list(corpus.articles(50))
        self.assertEqual(len({request["id"] for request in requests}), 50)
        for name, number in [("html", 8), ("text", 42), ("published", 40)]:
            self.assertEqual(sum(name in request for request in requests), number, name)


class Compare(unittest.TestCase):
    LINES = [b'{"id":1}\n', b'{"id":2,"error":"x"}\n', b'{"id":3}\n']

    def test_equal_lines_are_counted(self):
        self.assertEqual(check.compare(iter(self.LINES), iter(self.LINES)), (3, 1))

    def test_whatever_differs_is_told(self):
        one, two, three = self.LINES
        for number, got in [
            (1, []),
            (2, [one, three, two]),
            (3, [one, two]),
            (3, [one, two, three.strip()]),
            (4, [one, two, three, three]),
            (2, [one, one, two, three]),
        ]:
            with self.assertRaisesRegex(check.CheckError, f"answer {number} differs"):
                check.compare(iter(self.LINES), iter(got))


if __name__ == "__main__":
    unittest.main()
