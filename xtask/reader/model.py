"""The network: a sentence's units in, who met whom out. `src/reader/network/` is the same in Rust."""
import json
import math
from dataclasses import asdict, dataclass

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import nn

from data import BITS, CARDS, MEDIA, MOST_UNITS, STATUSES

DISTANCES = [1, 2, 3, 5, 8, 13, 21]  # upper bounds of the classes of distance between two units


@dataclass
class Shape:
    vocabulary: int
    embedding: int = 384
    hidden: int = 384
    layers: int = 6
    heads: int = 12
    head: int = 32  # width of an attention head
    inner: int = 1536
    pair: int = 128
    circumstance: int = 64
    rules: bool = True


class Layer(nn.Module):
    def __init__(self, s):
        super().__init__()
        self.heads, width = s.heads, s.heads * s.head
        self.qkv = nn.Linear(s.hidden, 3 * width)
        self.out = nn.Linear(width, s.hidden)
        self.norm1 = nn.LayerNorm(s.hidden, eps=1e-12)
        self.up = nn.Linear(s.hidden, s.inner)
        self.down = nn.Linear(s.inner, s.hidden)
        self.norm2 = nn.LayerNorm(s.hidden, eps=1e-12)

    def forward(self, x, mask, drop):
        b, n, _ = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.norm1(x + F.dropout(self.out(a.transpose(1, 2).reshape(b, n, -1)), drop, self.training))
        return self.norm2(x + F.dropout(self.down(F.gelu(self.up(x), approximate="tanh")), drop, self.training))


class Net(nn.Module):
    def __init__(self, shape):
        super().__init__()
        s = self.shape = shape
        self.words = nn.Embedding(s.vocabulary, s.embedding)
        self.widen = nn.Linear(s.embedding, s.hidden, bias=False) if s.embedding != s.hidden else nn.Identity()
        self.features = nn.Parameter(torch.randn(len(BITS), s.hidden) * 0.02)
        self.position = nn.Embedding(MOST_UNITS + CARDS, s.hidden)
        self.norm = nn.LayerNorm(s.hidden, eps=1e-12)
        self.layers = nn.ModuleList(Layer(s) for _ in range(s.layers))
        self.left = nn.Linear(s.hidden, s.pair)
        self.right = nn.Linear(s.hidden, s.pair, bias=False)
        self.between = nn.Linear(s.hidden, s.pair, bias=False)
        self.whole = nn.Linear(s.hidden, s.pair, bias=False)
        self.distance = nn.Embedding(len(DISTANCES) + 3, s.pair)
        self.rules = nn.Embedding(len(STATUSES) + 1, s.pair)
        nn.init.zeros_(self.rules.weight)
        self.status = nn.Linear(s.pair, len(STATUSES))
        self.medium = nn.Linear(s.pair, len(MEDIA))
        self.party = nn.Linear(s.hidden, s.circumstance)
        self.circumstance = nn.Linear(s.hidden, s.circumstance, bias=False)
        self.apart = nn.Embedding(2 * len(DISTANCES) + 3, s.circumstance)
        self.fits = nn.Linear(s.circumstance, 1)
        self.trigger = nn.Linear(s.hidden, 1)
        self.drop = 0.1

    def encode(self, b):
        pieces = F.embedding_bag(b["pieces"], self.words.weight, b["offsets"], mode="mean")
        x = b["bits"] @ self.features
        flat = self.widen(pieces)
        x = x + flat.view(*x.shape)
        x = x + self.position(b["at"])
        x = F.dropout(self.norm(x), self.drop, self.training)
        mask = torch.zeros(b["mask"].shape, dtype=x.dtype).masked_fill(~b["mask"], -1e4)[:, None, None, :]
        states = []
        for layer in self.layers:
            x = layer(x, mask, self.drop)
            states.append(x)
        return x, states

    def forward(self, b):
        x, states = self.encode(b)
        n, i, j = b["pairs"].unbind(1)
        sums = F.pad(self.between(x).cumsum(1), (0, 0, 1, 0))
        end = torch.minimum(j + 1, b["length"][n])  # what stands between ends with the sentence; cards lie behind it
        start = torch.minimum(i, end - 1)
        between = (sums[n, end] - sums[n, start]) / (end - start)[:, None]
        hidden = (self.left(x)[n, i] + self.right(x)[n, j] + between + self.whole(x[:, 0])[n]
                  + self.distance(b["distance"]))
        if self.shape.rules:
            hidden = hidden + self.rules(b["rules"])
        hidden = F.dropout(F.gelu(hidden, approximate="tanh"), self.drop, self.training)
        m, p, k = b["when"].unbind(1)
        fit = self.party(x)[m, p] + self.circumstance(x)[m, k] + self.apart(b["apart"])
        fit = self.fits(F.gelu(fit, approximate="tanh")).squeeze(-1)
        trigger = self.trigger(x).squeeze(-1).float().masked_fill(~b["mask"], -1e4)
        return {"status": self.status(hidden).float(), "medium": self.medium(hidden).float(), "fit": fit.float(),
                "trigger": trigger, "states": states}


def distance(d):
    return 0 if d == 0 else 1 + next((i for i, most in enumerate(DISTANCES) if d <= most), len(DISTANCES))


def apart(d):
    return len(DISTANCES) + 1 + (distance(d) if d >= 0 else -distance(-d))


def batch(rows, pieces_of, rules_drop=0.0, word_drop=0.0, rng=None):
    """Tensors of sentences. `pieces_of` maps a word to its pieces."""
    longest = max(len(s.words) for s in rows)
    pieces, offsets = [], []
    at = torch.zeros(len(rows), longest, dtype=torch.long)
    length = torch.zeros(len(rows), dtype=torch.long)
    bits = torch.zeros(len(rows), longest, len(BITS))
    mask = torch.zeros(len(rows), longest, dtype=torch.bool)
    pairs, dist, rules, status, medium, when, apart_, fit, trigger = [], [], [], [], [], [], [], [], []
    names = BITS["organization"] | BITS["country"] | BITS["place"]
    for n, s in enumerate(rows):
        length[n] = own = sum(1 for f in s.features if not f & BITS["card"])
        at[n, : len(s.words)] = torch.tensor([u if u < own else MOST_UNITS + u - own for u in range(len(s.words))])
        hide = rng is not None and rng.random() < rules_drop
        for u in range(longest):
            offsets.append(len(pieces))
            if u < len(s.words):
                mask[n, u] = True
                f = s.features[u]
                for bit in range(len(BITS)):
                    if f >> bit & 1:
                        bits[n, u, bit] = 1
                drop = word_drop * (3 if f & names else 1)
                for w in s.words[u]:
                    if rng is None or rng.random() >= drop:
                        pieces.extend(pieces_of(w))
        for (i, j), label in s.pairs.items():
            pairs.append((n, i, j))
            dist.append(distance(j - i) if j < own else len(DISTANCES) + 2)
            rules.append(0 if hide else 1 + s.rules.get((i, j), 0))
            status.append(label)
            medium.append(s.media.get((i, j), -1))
        for (p, k), yes in s.when.items():
            when.append((n, p, k))
            apart_.append(apart(k - p))
            fit.append(yes)
        trigger.append(s.trigger if s.trigger < longest else -1)
    t = torch.tensor
    shaped = lambda x, w: t(x, dtype=torch.long).view(-1, w)
    return {"pieces": t(pieces, dtype=torch.long), "offsets": t(offsets), "bits": bits, "mask": mask, "at": at, "length": length,
            "pairs": shaped(pairs, 3), "distance": t(dist, dtype=torch.long), "rules": t(rules, dtype=torch.long),
            "status": t(status, dtype=torch.long), "medium": t(medium, dtype=torch.long), "when": shaped(when, 3),
            "apart": t(apart_, dtype=torch.long), "fit": t(fit, dtype=torch.float), "trigger": t(trigger)}


def from_encoder(folder, layers, keep, rules=True):
    """A network whose layers are `layers` of a BERT in `folder`; `keep` maps its pieces to ours."""
    w = load_file(f"{folder}/model.safetensors")
    w = {k.removeprefix("bert."): v for k, v in w.items()}
    net = Net(Shape(len(keep), layers=len(layers), rules=rules))
    net.words.weight.data = w["embeddings.word_embeddings.weight"][keep].clone()
    net.position.weight.data = (w["embeddings.position_embeddings.weight"][:MOST_UNITS + CARDS]
                                + w["embeddings.token_type_embeddings.weight"][0])
    net.norm.load_state_dict({"weight": w["embeddings.LayerNorm.weight"], "bias": w["embeddings.LayerNorm.bias"]})
    for layer, at in zip(net.layers, layers):
        p = f"encoder.layer.{at}."
        for kind in ("weight", "bias"):
            layer.qkv._parameters[kind].data = torch.cat([w[f"{p}attention.self.{x}.{kind}"] for x in ("query", "key", "value")])
            layer.out._parameters[kind].data = w[f"{p}attention.output.dense.{kind}"]
            layer.norm1._parameters[kind].data = w[f"{p}attention.output.LayerNorm.{kind}"]
            layer.up._parameters[kind].data = w[f"{p}intermediate.dense.{kind}"]
            layer.down._parameters[kind].data = w[f"{p}output.dense.{kind}"]
            layer.norm2._parameters[kind].data = w[f"{p}output.LayerNorm.{kind}"]
    for parameter in net.parameters():
        parameter.data = parameter.data.clone().contiguous()
    return net


class Pieces:
    """WordPiece with a vocabulary: the longest piece first."""

    def __init__(self, vocabulary):
        self.of = {piece: i for i, piece in enumerate(vocabulary)}
        self.memo = {}

    def __call__(self, word):
        if word not in self.memo:
            out, start = [], 0
            while start < len(word) and len(out) < 8:
                end = len(word)
                while end > start and ("##" if start else "") + word[start:end] not in self.of:
                    end -= 1
                if end == start:
                    start += 1
                    continue
                out.append(self.of[("##" if start else "") + word[start:end]])
                start = end
            self.memo[word] = out
        return self.memo[word]
