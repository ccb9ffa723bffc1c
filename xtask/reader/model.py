"""The network: a sentence's units in, who met whom out. `src/reader/network/` is the same in Rust."""
import json
import math
from dataclasses import asdict, dataclass

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import nn

from data import BITS, CARDS, MEDIA, MOST_UNITS, STATUSES

WEIGHT = [1.0, 1.5, 2.0, 2.0, 2.5]  # of each status: what is rare counts more
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
        # What the rules say goes straight to the scores; at first it is believed.
        self.rules = nn.Embedding(len(STATUSES) + 1, len(STATUSES))
        self.rules.weight.data = F.pad(3.0 * torch.eye(len(STATUSES)), (0, 0, 1, 0))
        self.rules.weight.data[1] = 0
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
        hidden = F.dropout(F.gelu(hidden, approximate="tanh"), self.drop, self.training)
        m, p, k = b["when"].unbind(1)
        fit = self.party(x)[m, p] + self.circumstance(x)[m, k] + self.apart(b["apart"])
        fit = self.fits(F.gelu(fit, approximate="tanh")).squeeze(-1)
        trigger = self.trigger(x).squeeze(-1).float().masked_fill(~b["mask"], -1e4)
        status = self.status(hidden).float()
        if self.shape.rules:
            status = status + self.rules(b["rules"])
        return {"status": status, "medium": self.medium(hidden).float(), "fit": fit.float(),
                "trigger": trigger, "states": states}


def distance(d):
    return 0 if d == 0 else 1 + next((i for i, most in enumerate(DISTANCES) if d <= most), len(DISTANCES))


def apart(d):
    return len(DISTANCES) + 1 + (distance(d) if d >= 0 else -distance(-d))


def aim(label, weights, times=1.0):
    """What a label asks for: its weight at its place; of what is unknown nothing."""
    return [times * w if at == label else 0.0 for at, w in enumerate(weights)]


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
        for at_pair, ((i, j), label) in enumerate(s.pairs.items()):
            pairs.append((n, i, j))
            dist.append(distance(j - i) if j < own else len(DISTANCES) + 2)
            rules.append(0 if hide else 1 + s.rules.get((i, j), 0))
            if s.taught:
                status.append(s.taught["status"][at_pair])
                medium.append(s.taught["medium"][at_pair])
            else:
                status.append(aim(label, WEIGHT, 0.6 if label == 0 and j >= own else 1.0))
                medium.append(aim(s.media.get((i, j), -1), [1.0] * len(MEDIA)))
        for at_fit, ((p, k), yes) in enumerate(s.when.items()):
            when.append((n, p, k))
            apart_.append(apart(k - p))
            fit.append(s.taught["fit"][at_fit] if s.taught else yes)
        trigger.append(s.trigger if s.trigger < longest else -1)
    t = torch.tensor
    shaped = lambda x, w: t(x, dtype=torch.long).view(-1, w)
    return {"pieces": t(pieces, dtype=torch.long), "offsets": t(offsets), "bits": bits, "mask": mask, "at": at, "length": length,
            "pairs": shaped(pairs, 3), "distance": t(dist, dtype=torch.long), "rules": t(rules, dtype=torch.long),
            "status": t(status, dtype=torch.float).view(-1, len(STATUSES)), "medium": t(medium, dtype=torch.float).view(-1, len(MEDIA)),
            "when": shaped(when, 3), "apart": t(apart_, dtype=torch.long), "fit": t(fit, dtype=torch.float), "trigger": t(trigger)}


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


@torch.no_grad()
def pruned(net, layers, heads, inner, words, batches):
    """A smaller network: some layers, of each the heads and inner values that say most."""
    s = net.shape
    weight = {at: (torch.zeros(s.heads), torch.zeros(s.inner)) for at in layers}
    hooks = []
    for at in layers:
        layer, (h, i) = net.layers[at], weight[at]
        norms = layer.out.weight.view(s.hidden, s.heads, s.head)

        def heads_say(_, x, h=h, norms=norms):
            values = x[0].float().view(*x[0].shape[:2], s.heads, s.head)
            h.add_(torch.einsum("bnhd,ohd->h", values.abs(), norms.abs()))

        def inner_say(_, x, i=i, down=layer.down.weight):
            i.add_(x[0].float().abs().sum((0, 1)) * down.norm(dim=0))

        hooks.append(layer.out.register_forward_pre_hook(heads_say))
        hooks.append(layer.down.register_forward_pre_hook(inner_say))
    net.eval()
    for b in batches:
        net(b)
    for hook in hooks:
        hook.remove()
    small = Net(Shape(**{**vars(s), "vocabulary": len(words), "layers": len(layers), "heads": heads, "inner": inner}))
    state = {k: v for k, v in net.state_dict().items() if not k.startswith("layers.")}
    state["words.weight"] = state["words.weight"][words]
    for to, at in enumerate(layers):
        layer, (h, i) = net.layers[at], weight[at]
        best = h.topk(heads).indices.sort().values
        rows = (best[:, None] * s.head + torch.arange(s.head)).flatten()
        keep = i.topk(inner).indices.sort().values
        width = s.heads * s.head
        three = torch.cat([rows, rows + width, rows + 2 * width])
        p = f"layers.{to}."
        state.update({p + "qkv.weight": layer.qkv.weight[three], p + "qkv.bias": layer.qkv.bias[three],
                      p + "out.weight": layer.out.weight[:, rows], p + "out.bias": layer.out.bias,
                      p + "up.weight": layer.up.weight[keep], p + "up.bias": layer.up.bias[keep],
                      p + "down.weight": layer.down.weight[:, keep], p + "down.bias": layer.down.bias})
        for norm in ("norm1", "norm2"):
            for kind in ("weight", "bias"):
                state[p + f"{norm}.{kind}"] = getattr(getattr(layer, norm), kind)
    small.load_state_dict(state)
    return small
