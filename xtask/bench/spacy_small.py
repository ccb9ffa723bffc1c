"""Measures spaCy's small English model: `python3 spacy_small.py CORPUS.json`, as node.mjs does."""

import json
import re
import statistics
import sys
import time

begun = time.perf_counter()
import spacy

# Under its own name, or that of another package that holds it.
installed = [name for name in spacy.util.get_installed_models() if name.startswith("en_core_web_sm")]
nlp = spacy.load(installed[0] if installed else "en_core_web_sm")
corpus = json.load(open(sys.argv[1], encoding="utf-8"))
nlp(corpus["sentence"])
start = time.perf_counter() - begun


def seconds(task):
    begun = time.perf_counter()
    task()
    return time.perf_counter() - begun


def peak_memory():
    """In bytes, where the system tells it, as node.mjs has it."""
    try:
        found = re.search(r"^VmHWM:\s*(\d+) kB$", open("/proc/self/status").read(), re.MULTILINE)
    except OSError:
        return None
    return int(found[1]) * 1024 if found else None


first = seconds(lambda: nlp(corpus["article"]))
article = statistics.median(seconds(lambda: nlp(corpus["article"])) for _ in range(9))
some = corpus["articles"][:50]
taken = seconds(lambda: [nlp(text) for text in some])
print(
    json.dumps(
        {
            "start": start * 1000,
            "first": first * 1000,
            "article": article * 1000,
            "throughput": sum(len(text.encode()) for text in some) / 1e6 / taken,
            "memory": peak_memory(),
            "version": f"spaCy {spacy.__version__}, {nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}",
        }
    )
)
