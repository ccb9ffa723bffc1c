"""Measures spaCy's small English model: `python3 spacy_small.py CORPUS.json`, as node.mjs does."""

import json
import resource
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
            "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
            "version": f"spaCy {spacy.__version__}, {nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}",
        }
    )
)
