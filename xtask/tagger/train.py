"""Trains the tagger's network; `cargo xtask train-network` calls it. docs/tagger.md tells what comes out."""
import argparse
import json
import random
import sys
import time
from collections import Counter
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import nn

sys.path.insert(0, str(Path(__file__).parents[1]))
from pieces import Pieces
from weights import File

MAGIC = b"RDN1"
LABELS = 13  # src/tagger/label.rs
CLUES = 59  # src/tagger/features.rs
LEXICON, DOCUMENT = slice(13, 49), slice(49, 59)  # clues that training hides now and then
WIDTH = 128
REACHES = [1, 2, 4, 1]
VOCABULARY = 12_000  # pieces of words, the commonest
BITS = 8
EPOCHS = 5
BATCH = 64
RATE = 2e-3
DROPOUT = 0.2
# How probable it is that a word, what the lexicon knows and what the document says are hidden.
HIDDEN = {"word": 0.1, "lexicon": 0.2, "document": 0.1}
# How many of the sentences of an origin are seen in an epoch, and how much each counts.
SHARE = {"gmb": 0.3, "generated": 0.4}
WEIGHT = {"gmb": 0.4}


class Layer(nn.Module):
    def __init__(self, reach):
        super().__init__()
        self.seen = nn.Conv1d(WIDTH, WIDTH, 3, dilation=reach, padding=reach)
        self.thought = nn.Linear(WIDTH, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, h, mask):
        y = F.gelu(self.seen(h.transpose(1, 2)).transpose(1, 2), approximate="tanh")
        return self.norm(h + F.dropout(self.thought(y), DROPOUT, self.training)) * mask


class Net(nn.Module):
    """src/tagger/network.rs is the same."""

    def __init__(self, words):
        super().__init__()
        self.words = nn.EmbeddingBag.from_pretrained(words, freeze=False, mode="mean")
        self.clues = nn.Linear(CLUES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(reach) for reach in REACHES)
        self.out = nn.Linear(WIDTH, LABELS)

    def forward(self, b):
        h = self.words(b["pieces"], b["starts"]).view(*b["mask"].shape[:2], WIDTH) * b["shown"]
        h = F.dropout(self.norm(h + self.clues(b["clues"])), DROPOUT, self.training) * b["mask"]
        for layer in self.layers:
            h = layer(h, b["mask"])
        return self.out(h)


def batch(rows, pieces, training=False):
    """Sentences side by side. The tag of what could be no part of a name is -1: it teaches nothing."""
    count, length = len(rows), max(len(r["words"]) for r in rows)
    flat, starts = [], []
    clues = torch.zeros(count, length, dtype=torch.int64)
    tags, mask = torch.full((count, length), -1), torch.zeros(count, length, 1)
    for i, r in enumerate(rows):
        n = len(r["words"])
        for at in range(length):
            starts.append(len(flat))
            if at < n:
                flat.extend(pieces(r["words"][at]))
        clues[i, :n] = torch.tensor(r["clues"])
        tags[i, :n] = torch.where(torch.tensor(r["open"]) > 0, torch.tensor(r["tags"]), -1)
        mask[i, :n] = 1
    bits = (clues[..., None] >> torch.arange(CLUES) & 1).float()
    kept = lambda what: (torch.rand(count, length, 1) >= HIDDEN[what]).float() if training else torch.ones(count, length, 1)
    bits[..., LEXICON] *= kept("lexicon")
    bits[..., DOCUMENT] *= kept("document")
    weights = torch.tensor([WEIGHT.get(r["origin"], 1.0) for r in rows])[:, None].expand_as(tags)
    return {"pieces": torch.tensor(flat), "starts": torch.tensor(starts), "clues": bits, "mask": mask,
            "shown": kept("word"), "tags": tags, "weights": weights}


def beginning(encoder, rows):
    """The pieces that are kept, and their values in the encoder, cut to as many as a state has."""
    vocabulary = (encoder / "vocab.txt").read_text().split("\n")
    everything, counts = Pieces(vocabulary), Counter()
    for r in rows:
        for word in r["words"]:
            counts.update(everything(word))
    keep = {number for number, _ in counts.most_common(VOCABULARY)}
    # Whatever cannot be cut into longer pieces is cut into letters.
    keep |= {number for number in counts if len(vocabulary[number].removeprefix("##")) == 1}
    keep = sorted(keep)
    table = load_file(encoder / "model.safetensors")
    words = next(v for k, v in table.items() if k.endswith("embeddings.word_embeddings.weight"))[keep]
    words = words - words.mean(0)
    _, _, directions = torch.pca_lowrank(words, WIDTH, niter=4)
    words = words @ directions
    return [vocabulary[number] for number in keep], (words * 0.5 / words.std()).contiguous()


def train(rows, pieces, words):
    net = Net(words).train()
    optimiser = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=0.02)
    batches = []
    for _ in range(EPOCHS):
        seen = [r for r in rows if random.random() < SHARE.get(r["origin"], 1.0)]
        seen.sort(key=lambda r: len(r["words"]) + random.random() * 6)
        epoch = [seen[i:i + BATCH] for i in range(0, len(seen), BATCH)]
        random.shuffle(epoch)
        batches += epoch
    total, began = 0.0, time.time()
    for step, rows in enumerate(batches):
        for group in optimiser.param_groups:
            group["lr"] = RATE * min(1, (step + 1) / 200) * max(0.02, 1 - step / len(batches))
        b = batch(rows, pieces, True)
        tags = b["tags"].flatten()
        loss = F.cross_entropy(net(b).flatten(0, 1), tags, ignore_index=-1, reduction="none", label_smoothing=0.02)
        counts = (tags >= 0).float() * b["weights"].flatten()
        loss = (loss * counts).sum() / counts.sum()
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimiser.step()
        total = 0.99 * total + 0.01 * float(loss.detach())
        if step % 500 == 0:
            print(f"step {step} of {len(batches)}, loss {total:.4f}, {time.time() - began:.0f} s", flush=True)
    return net.eval()


def write(net, pieces, path):
    file = File(MAGIC, BITS)
    file.sizes(len(pieces), WIDTH, len(REACHES), CLUES, BITS, *REACHES)
    file.pieces(pieces)
    file.whole(net.words.weight)
    file.floats(torch.cat([net.clues.weight.T, net.clues.bias[None]]))
    file.exact(net.norm)
    for layer in net.layers:
        file.whole(layer.seen.weight.permute(0, 2, 1).reshape(WIDTH, 3 * WIDTH))
        file.floats(layer.seen.bias)
        file.linear(layer.thought)
        file.exact(layer.norm)
    file.linear(net.out)
    return file.save(path)


@torch.no_grad()
def fixture(net, rows, pieces, path):
    """What the network says of some generated sentences: src/tagger/network.rs must say the same."""
    chosen = [r for r in rows if r["origin"] == "generated" and 5 < len(r["words"]) < 25][:6]
    answers = net(batch(chosen, pieces))
    lines = [{"words": r["words"], "clues": [str(c) for c in r["clues"]],
              "scores": [[round(x, 3) for x in at] for at in a[:len(r["words"])].tolist()]} for r, a in zip(chosen, answers)]
    path.write_text("[\n" + ",\n".join(json.dumps(line, ensure_ascii=False) for line in lines) + "\n]\n")


def main():
    p = argparse.ArgumentParser()
    for name in ("--encoder", "--sentences", "--out"):
        p.add_argument(name, type=Path, required=True)
    p.add_argument("--seed", type=int, default=0)
    o = p.parse_args()
    random.seed(o.seed)
    torch.manual_seed(o.seed)
    with o.sentences.open() as lines:
        rows = [json.loads(line) for line in lines]
    vocabulary, words = beginning(o.encoder, rows)
    pieces = Pieces(vocabulary)
    net = train(rows, pieces, words)
    print(write(net, vocabulary, o.out), "bytes")
    fixture(net, rows, pieces, o.out.with_name("network.json"))


main()
