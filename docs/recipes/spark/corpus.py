"""Writes made-up news articles as JSON lines for `readout --jsonl`: the same number, the same articles.

    python3 docs/recipes/spark/corpus.py 12000 > corpus.jsonl
"""

from __future__ import annotations

import datetime
import json
import random
import sys
from collections.abc import Iterator

GIVEN = ["Amina", "Bjørn", "Chidi", "Dalia", "Emre", "Františka", "Giorgi", "Hana", "Íris", "Jorge", "Keiko", "Łukasz"]
SURNAMES = ["Abara", "Bergström", "Castanheira", "Dvořáčková", "Eklund", "Fonseca", "Gelashvili", "Halloran", "Ibragimov"]
LANDS = [
    ("Kenya", "Nairobi"), ("Norway", "Oslo"), ("Latvia", "Riga"), ("Portugal", "Lisbon"), ("Georgia", "Tbilisi"),
    ("Japan", "Tokyo"), ("Chile", "Santiago"), ("Türkiye", "Ankara"), ("Poland", "Warsaw"), ("Nigeria", "Abuja"),
]
OFFICES = ["Foreign Minister", "Prime Minister", "Defense Minister", "Trade Minister"]
TOPICS = ["grain exports", "a fisheries agreement", "border crossings", "visa rules", "a rail link", "prisoner exchanges"]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
MEETINGS = [
    "{one} met {two} in {city} on {day} to discuss {topic}.",
    "{one} will hold talks with {two} in {city} next week on {topic}.",
    "{one} spoke by phone with {two} on {day} about {topic}.",
    "{one} called off a meeting with {two} that was set for {day} in {city}.",
    "{one} offered {two} a round of talks on {topic}, an aide said.",
]
AROUND = [
    "Neither side would say how far the drafts have come.",
    "Reporters were kept behind a rope for most of the day — some for longer.",
    "The price of bread in {city} rose again in the same week.",
    "“We have been patient about {topic},” one official said.",
    "A joint text on {topic} is now with the lawyers.",
    "Observers in {city} doubt that the calendar can be kept. 🗓",
]
FIRST_DAY = datetime.date(2021, 1, 4)


def articles(number: int) -> Iterator[dict]:
    """This many requests; every seventh is a page, and every fifth has no day of publication."""
    chance = random.Random(number)
    for turn in range(number):
        request = {"id": f"article-{turn:06}"}
        title, paragraphs = article(chance)
        if turn % 7 == 0:
            request["html"] = page(title, paragraphs)
        else:
            request["text"] = "\n\n".join([title, *paragraphs])
        if turn % 5 != 0:
            request["published"] = str(FIRST_DAY + datetime.timedelta(days=turn % 1500))
        yield request


def article(chance: random.Random) -> tuple[str, list[str]]:
    """A headline and some paragraphs."""
    paragraphs = []
    for _ in range(chance.randint(2, 7)):
        (land, city), (other_land, _) = chance.sample(LANDS, 2)
        words = {
            "one": person(chance, land),
            "two": person(chance, other_land),
            "city": city,
            "day": chance.choice(DAYS),
            "topic": chance.choice(TOPICS),
        }
        sentences = [chance.choice(MEETINGS), *chance.sample(AROUND, chance.randint(1, 3))]
        paragraphs.append(" ".join(sentences).format(**words))
    return f"Talks on {chance.choice(TOPICS)}", paragraphs


def person(chance: random.Random, land: str) -> str:
    return f"{land}'s {chance.choice(OFFICES)} {chance.choice(GIVEN)} {chance.choice(SURNAMES)}"


def page(title: str, paragraphs: list[str]) -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"<!doctype html><title>{title}</title><article><h1>{title}</h1>{body}</article>"


def write(requests: Iterator[dict], out) -> None:
    for request in requests:
        out.write(json.dumps(request, ensure_ascii=False).encode() + b"\n")


if __name__ == "__main__":
    if len(sys.argv) != 2 or not sys.argv[1].isdecimal():
        sys.exit(__doc__)
    write(articles(int(sys.argv[1])), sys.stdout.buffer)
