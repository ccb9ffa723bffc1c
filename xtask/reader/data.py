"""Sentences as units, with what gold or the rules say of them, ready for the network.

A sentence becomes a row of units (`cargo xtask read-passages` cuts them). For every two units
that can be parties, and for a unit that stands for several, the label says whether they took part
in one encounter, and its status; for every party and every time, place and gathering, whether it
is when, where and on whose margins that party's encounter took place.
"""
import gzip
import json
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

STATUSES = ["none", "held", "planned", "proposed", "not_held"]
MEDIA = ["in_person", "call", "video"]
UNKNOWN = -1  # the label of what is not known
MOST_UNITS = 88  # units that are read of one sentence, cards aside
CARDS = 8  # units that stand for somebody named before
MOST_PARTIES = 14  # parties that are asked of one sentence, cards aside

# src/reader/units.rs, `feature`
BITS = {name: 1 << i for i, name in enumerate(
    "word time event reference name description pronoun possessive person organization country place several group "
    "sides office party protagonist frequent hinted again headline dateline caption quote known whole card just subject".split())}


@dataclass
class Sentence:
    document: str
    span: tuple
    words: list  # a list of words a unit
    features: list  # a set of bits a unit
    entities: list  # indexes of the document's entities, a list a unit
    groups: list  # how many a group has, None where the unit is none
    spans: list
    parties: list  # which units are asked
    circumstances: list  # times, places and gatherings among the units
    pairs: dict = field(default_factory=dict)  # (unit, unit) -> index of STATUSES or UNKNOWN
    media: dict = field(default_factory=dict)  # (unit, unit) -> index of MEDIA
    when: dict = field(default_factory=dict)  # (party, circumstance) -> 0, 1 or UNKNOWN
    trigger: int = UNKNOWN  # the unit that tells of the encounter
    rules: dict = field(default_factory=dict)  # (unit, unit) -> index of STATUSES: what the rules find
    days: list = None  # the first day of each time expression, None where it is not known
    taught: dict = None  # shares that teachers give: "status" and "medium" a pair, "fit" an entry of `when`


@dataclass
class Document:
    id: str
    entities: list
    sentences: list
    gold: list  # meetings with "ids": indexes of entities, None where a party was not found
    rules: list


def scorer(shared):
    sys.path.insert(0, str(shared / "gold"))
    import score
    return score


def news(shared, name):
    for line in (shared / "gold/news" / name).read_text("utf-8").splitlines():
        g = json.loads(line)
        yield "news-" + g["id"], g["text"], None, g["meetings"]


def passages(folder):
    """The project's own passages of news, in the format of the short news."""
    for path in sorted(folder.glob("*.jsonl")):
        for n, line in enumerate(path.read_text("utf-8").splitlines()):
            if line.strip():
                g = json.loads(line)
                yield f"{path.stem}-{n}", g["text"], None, g["meetings"]


def folder(shared, name, part):
    for path in sorted((shared / "gold" / name).glob("*.json")):
        if (int(re.findall(r"\d+", path.stem)[-1]) % 3 == 0) == (part == "aside"):
            g = json.loads(path.read_text("utf-8"))
            names = {e["id"]: e for e in g["entities"]}
            meetings = [{**m, "participants": [names[p]["name"] for p in m["participants"]],
                         "countries": [names[p].get("affiliation") for p in m["participants"]],
                         "place": names[m["place"]]["name"] if m["place"] in names else None} for m in g["meetings"]]
            yield g["id"], path.with_suffix(".txt").read_text("utf-8"), g["published"], meetings


def behaviour(tests):
    """The project's own sentences: each with its meetings, as `status: A + B @ place on date by medium`."""
    for path in sorted(tests.glob("*.tsv")):
        for n, line in enumerate(path.read_text("utf-8").splitlines()):
            cells = line.split("\t")
            if line.startswith("#") or len(cells) != 3:
                continue
            meetings = []
            for cell in [] if cells[2] == "-" else cells[2].split(" | "):
                status, rest = cell.split(": ", 1)
                found = {}
                for mark in (" per ", " during ", " by ", " on ", " @ "):
                    if mark in rest:
                        rest, found[mark] = rest.rsplit(mark, 1)
                given = lambda mark: None if found.get(mark, "-") == "-" else found[mark]
                meetings.append({"participants": rest.split(" + "), "status": status, "medium": given(" by ") or "in_person",
                                 "date": given(" on "), "place": given(" @ "), "occasion": given(" during "), "evidence": None})
            yield f"{path.stem}-{n}", cells[1], cells[0], meetings


def detokenized(words):
    text = " ".join(words)
    text = re.sub(r" (['’]s|['’]re|['’]ve|n't|[,.;:?!%)\]])", r"\1", text)
    return re.sub(r"([(\[$]) ", r"\1", text)


def unlabelled(shared):
    """Articles without gold: ten sentences of a corpus each."""
    def blocks(name, sentences):
        for at in range(0, len(sentences), 10):
            yield f"{name}-{at}", "\n".join(sentences[at:at + 10]), "2008-06-18", None

    def iob(path, column):
        sentences, words = [], []
        opened = gzip.open(path, "rt") if path.suffix == ".gz" else path.open()
        for line in opened:
            cells = line.split()
            if cells and not line.startswith("#"):
                words.append(cells[column])
            elif words:
                sentences.append(detokenized(words))
                words = []
        return sentences

    def conllu(path):
        opened = gzip.open(path, "rt") if path.suffix == ".gz" else path.open()
        return [line[9:].strip() for line in opened if line.startswith("# text = ")]

    train = shared / "train"
    yield from blocks("gmb", iob(train / "gmb/gmb.iob2.gz", 0))
    yield from blocks("pud", conllu(train / "ud/en_pud-test.conllu.gz"))
    yield from blocks("wikigold", iob(train / "wikigold/wikigold.conll.txt", 0))
    for path in sorted((train / "gum").glob("GUM_*.conllu")):
        if re.search("news|speech|interview|bio", path.name):
            text = conllu(path)
            if not text:
                text = iob_conllu(path)
            yield from blocks(path.stem, text)
    ewt = conllu(train / "ud/en_ewt-train.conllu.gz")
    yield from blocks("ewt", ewt)


def iob_conllu(path):
    sentences, words = [], []
    for line in path.open():
        cells = line.rstrip("\n").split("\t")
        if len(cells) > 1 and cells[0].isdigit():
            words.append(cells[1])
        elif not line.strip() and words:
            sentences.append(detokenized(words))
            words = []
    return sentences


def read(shared, command, rows):
    """Documents of rows (id, text, published, meetings)."""
    rows = list(rows)
    feed = "".join(json.dumps({"id": i, "text": t, "published": p}) + "\n" for i, t, p, _ in rows)
    run = subprocess.run(command, input=feed.encode(), stdout=subprocess.PIPE, check=True)
    score = scorer(shared)
    out = []
    for (name, text, _, gold), line in zip(rows, run.stdout.decode().splitlines(), strict=True):
        answer = json.loads(line)
        assert answer["id"] == name
        out.append(document(score, name, text, gold, answer))
    return out


def document(score, name, text, gold, answer):
    entities = answer["entities"]
    for e in entities:
        e["keys"] = {score.key(n) for n in [e["name"], *e["aliases"]]} - {""}
    doc = Document(name, entities, [], [], answer["meetings"])
    raw = text.encode()
    for s in answer["sentences"]:
        units = s["units"]
        features = [u["f"] for u in units]
        asked = [i for i, f in enumerate(features) if f & BITS["party"] and not f & BITS["group"]]
        parties = [0] + [i for i in asked if not features[i] & BITS["card"]][:MOST_PARTIES] + [i for i in asked if features[i] & BITS["card"]]
        circumstances = [i for i, f in enumerate(features)
                         if f & (BITS["time"] | BITS["event"] | BITS["place"] | BITS["country"] | BITS["organization"]) and not f & BITS["card"]]
        sentence = Sentence(name, tuple(s["s"]), [u["w"] for u in units], features, [u.get("e", []) for u in units],
                            [u.get("g") for u in units], [tuple(u["s"]) for u in units], parties, circumstances)
        sentence.days = [u.get("d") for u in units]
        if sum(1 for p in parties if p) >= 1:
            doc.sentences.append(sentence)
    for m in doc.rules:
        for evidence in m["evidence"]:
            at = evidence["trigger"][0]
            for s in doc.sentences:
                if s.span[0] <= at < s.span[1]:
                    s.trigger = next((u for u, span in enumerate(s.spans) if u and span[0] <= at < span[1]), UNKNOWN)
                    mark(s, units_of(s, set(m["participants"]), True)[0], STATUSES.index(m["status"]), s.rules)
    if gold is not None:
        for m in gold:
            ids = [next((i for i, e in enumerate(entities) if score.key(p) in e["keys"]), None) for p in m["participants"]]
            doc.gold.append({**m, "ids": ids})
        for m in doc.gold:
            if m.get("evidence") is None:
                m["span"] = where(doc, m)
        label(score, doc, raw)
    return doc


def where(doc, m):
    """The sentence that tells of a meeting of the project's own rows: the only one, or that of the rules."""
    if len(doc.sentences) == 1:
        return doc.sentences[0].span
    for told in doc.rules:
        if set(told["participants"]) == set(m["ids"]) and told["status"] == m["status"]:
            at = told["evidence"][0]["trigger"][0]
            return next((s.span for s in doc.sentences if s.span[0] <= at < s.span[1]), (-1, -1))
    return (-1, -1)


def units_of(s, wanted, cards):
    """The units that stand for the entities `wanted`: those of the sentence, and cards of who else is meant."""
    chosen, covered = [], set()
    for p in s.parties:
        mine = wanted & set(s.entities[p])
        if mine and p and not s.features[p] & BITS["card"]:
            chosen.append((p, mine))
            covered |= mine
    for p in s.parties if cards else ():
        mine = (wanted & set(s.entities[p])) - covered
        if mine and s.features[p] & BITS["card"]:
            chosen.append((p, mine))
            covered |= mine
    return chosen, covered


def mark(s, chosen, value, into):
    """Gives the pairs of the units chosen a label; what is known of another meeting stays known."""
    def give(key):
        if value != UNKNOWN or into.get(key, 0) <= 0:
            into[key] = value

    for i, (p, a) in enumerate(chosen):
        if len(a) > 1:
            give((p, p))
        for q, b in chosen[i + 1:]:
            if a != b or len(a) > 1:
                give((min(p, q), max(p, q)))


def questions(s):
    """Every two units that can be parties; cards are never asked alone with the unnamed."""
    for i, p in enumerate(s.parties):
        for q in s.parties[i:]:
            if p != q and not (p == 0 and s.features[q] & BITS["card"]) or s.groups[p] is not None or p == q and len(s.entities[p]) > 1:
                yield p, q


def label(score, doc, raw):
    """Gold as labels of pairs of units."""
    countries = {}
    for i, e in enumerate(doc.entities):
        if e["country"] and e["is_country"]:
            countries.setdefault(e["country"], set()).add(i)
    for s in doc.sentences:
        for key in questions(s):
            s.pairs[key] = 0
    for m in doc.gold:
        evidence = (m.get("evidence") or "").encode()
        at = raw.find(evidence) if evidence else -1
        span = m["span"] if "span" in m else (at, at + len(evidence))
        at = span[0]
        wanted = {i for i in m["ids"] if i is not None}
        # Whoever stands for a party by its country: a delegation, a ministry, a person's side.
        sides = {}
        for i in wanted:
            code = doc.entities[i]["country"]
            for other in countries.get(code, ()) if code else ():
                sides.setdefault(other, i)
            if doc.entities[i]["is_country"] and code:
                for other, e in enumerate(doc.entities):
                    if e["type"] == "person" and e["country"] == code:
                        sides.setdefault(other, i)
        status = STATUSES.index(m["status"])
        for s in doc.sentences:
            here = at >= 0 and s.span[0] < span[1] and span[0] < s.span[1]
            if not here or m.get("unsure"):
                # Perhaps told here again, perhaps not.
                loose = units_of(s, wanted | set(sides), True)[0]
                mark(s, [c for c in loose if s.pairs], UNKNOWN, s.pairs)
                vague = [p for p in s.parties if s.groups[p] is not None or s.features[p] & (BITS["pronoun"] | BITS["possessive"])]
                if loose:
                    for key in s.pairs:
                        if s.pairs[key] == 0 and (key[0] in vague or key[1] in vague):
                            s.pairs[key] = UNKNOWN
                if here:
                    for key in s.pairs:
                        if s.pairs[key] == 0:
                            s.pairs[key] = UNKNOWN
                continue
            chosen, covered = units_of(s, wanted, True)
            # a country or person that stands for a party that is not in the sentence
            named = {p for p, _ in chosen if not s.features[p] & BITS["card"]}
            absent = wanted - {e for p in named for e in s.entities[p]}
            for p in s.parties:
                stand = {sides[e] for e in s.entities[p] if e in sides} & absent
                if p and stand and p not in named and not s.features[p] & BITS["card"] and not wanted & set(s.entities[p]):
                    chosen = [c for c in chosen if not (c[1] & stand and s.features[c[0]] & BITS["card"])] + [(p, stand)]
                    covered |= stand
            mark(s, chosen, status, s.pairs)
            units = {p for p, _ in chosen}
            vague = [p for p in s.parties if p and p not in units and (
                s.groups[p] is not None or s.features[p] & (BITS["pronoun"] | BITS["possessive"] | BITS["description"]))]
            for key in s.pairs:
                if s.pairs[key] == 0 and (key[0] in vague or key[1] in vague):
                    s.pairs[key] = UNKNOWN
            if len(m["ids"]) > len(covered):
                # A party that nothing here stands for.
                if len(chosen) == 1:
                    p = chosen[0][0]
                    if (0, p) in s.pairs:
                        s.pairs[0, p] = status
                        units.add(0)
                for key in s.pairs:
                    if s.pairs[key] == 0 and (key[0] in units or key[1] in units):
                        s.pairs[key] = UNKNOWN
            for key, value in s.pairs.items():
                if value == status and set(key) <= units:
                    s.media[key] = MEDIA.index(m.get("medium") or "in_person")
            circumstances(score, doc, s, m, units)
    for s in doc.sentences:
        known = [v for v in s.pairs.values() if v > 0]
        if not known:
            s.when = {}


def circumstances(score, doc, s, m, units):
    place = score.key(m["place"]) if m.get("place") else None
    occasion = m.get("occasion")
    found = {}
    for k in s.circumstances:
        f = s.features[k]
        yes = 0
        if f & BITS["time"]:
            words = " ".join(s.words[k])
            if "when" in m:
                yes = bool(m["when"] and score.overlap(m["when"], words))
            else:
                day = s.days[k]
                yes = UNKNOWN if not day else bool(m.get("date") and day.startswith(m["date"][:7]) and (len(m["date"]) < 10 or day == m["date"]))
        elif f & BITS["event"]:
            yes = bool(occasion and score.overlap(occasion, " ".join(s.words[k])))
        else:
            keys = set().union(*(doc.entities[e]["keys"] for e in s.entities[k])) if s.entities[k] else set()
            if place:
                yes = place in keys
            if k in units:
                yes = 0
        found[k] = int(yes)
    for p in units:
        for k, yes in found.items():
            if s.when.get((p, k), 0) != 1:
                s.when[p, k] = yes
