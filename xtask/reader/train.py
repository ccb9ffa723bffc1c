"""Trains the reader; `cargo xtask train-reader` calls it. docs/reader.md tells what comes out."""
import argparse
import json
import math
import pickle
import random
import sys
import time
from collections import Counter
from pathlib import Path

import torch
import torch.nn.functional as F
import torch.nn.utils.parametrize

sys.path.insert(0, str(Path(__file__).parents[1]))
import data
from data import STATUSES, UNKNOWN
from model import Net, Shape, batch, from_encoder, pruned
from pieces import Pieces
from weights import quantized

AUTOCAST = lambda: torch.autocast("cpu", dtype=torch.bfloat16)


def happened(status):
    return {0: "", 1: "yes", 2: "open", 3: "open", 4: "no"}[status]


def losses(out, b):
    """Cross entropies against labels, or what teachers say; what is unknown does not count."""
    against = lambda name: -(b[name] * out[name].log_softmax(-1)).sum()
    total = against("status") / len(b["mask"]) + 0.3 * against("medium") / b["medium"].sum().clamp(min=1)
    known = (b["fit"] >= 0).float()
    if known.sum():
        fit = F.binary_cross_entropy_with_logits(out["fit"], b["fit"].clamp(min=0), reduction="none") * known
        total = total + 0.5 * fit.sum() / known.sum()
    known = b["trigger"] >= 0
    if known.any():
        total = total + 0.2 * F.cross_entropy(out["trigger"][known], b["trigger"][known])
    return total


def run(net, sentences, pieces, epochs, rate, size=48, share=1.0, rules_drop=0.3, log="", seed=0):
    rng = random.Random(seed)
    torch.manual_seed(seed)
    tables = ("features", "rules", "distance", "apart")
    kind = lambda n: n.split(".")[0] in ("words", "position", "norm", "layers", "widen") or 2 * (n.split(".")[0] in tables)
    groups = [[p for n, p in net.named_parameters() if kind(n) == k] for k in (True, 0, 2)]
    optimiser = torch.optim.AdamW([{"params": g, "full": r} for g, r in zip(groups, (rate, 10 * rate, 30 * rate))], weight_decay=0.01, fused=True)
    # Of what holds no encounter another share is shown in each epoch.
    told = [s for s in sentences if s.rules or any(v > 0 for v in s.pairs.values())]
    others = [s for s in sentences if not (s.rules or any(v > 0 for v in s.pairs.values()))]
    count = len(told) + int(len(others) * share)
    steps, step, began = epochs * math.ceil(count / size), 0, time.time()
    average = None
    for epoch in range(epochs):
        net.train()
        rows = sorted(told + rng.sample(others, int(len(others) * share)), key=lambda s: len(s.words) + rng.random() * 8)
        batches = [rows[i:i + size] for i in range(0, len(rows), size)]
        rng.shuffle(batches)
        total = 0.0
        for rows in batches:
            step += 1
            for group in optimiser.param_groups:
                group["lr"] = group["full"] * min(1, step / 50) * max(0.02, 1 - step / steps)
            b = batch(rows, pieces, rules_drop, 0.1, rng)
            if not len(b["pairs"]):
                continue
            with AUTOCAST():
                out = net(b)
            loss = losses(out, b)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            if step > steps // 2:
                # The average of the later steps is steadier than the last.
                values = [p.detach() for p in net.parameters()]
                if average is None:
                    average = [v.clone() for v in values]
                else:
                    torch._foreach_lerp_(average, values, 0.03)
            total += float(loss.detach())
        if epoch == epochs - 1:
            for p, v in zip(net.parameters(), average):
                p.data.copy_(v)
        print(f"{log} epoch {epoch} loss {total / len(batches):.4f} {time.time() - began:.0f} s", flush=True)


@torch.no_grad()
def say(net, sentences, pieces, use_rules=True, size=64):
    """Softmaxed answers, a dict a sentence in the order of its `pairs` and `when`."""
    net.eval()
    out = [None] * len(sentences)
    order = sorted(range(len(sentences)), key=lambda i: len(sentences[i].words))
    for at in range(0, len(order), size):
        rows = [sentences[i] for i in order[at:at + size]]
        b = batch(rows, pieces)
        if not use_rules:
            b["rules"] = torch.zeros_like(b["rules"])
        with AUTOCAST():
            o = net(b)
        status, medium, fit = o["status"].softmax(-1), o["medium"].softmax(-1), o["fit"].sigmoid()
        p = f = 0
        for n, i in enumerate(order[at:at + size]):
            s = sentences[i]
            np, nf = len(s.pairs), len(s.when)
            out[i] = {"status": status[p:p + np], "medium": medium[p:p + np], "fit": fit[f:f + nf],
                      "trigger": o["trigger"][n, : len(s.words)].softmax(-1)}
            p, f = p + np, f + nf
    return out


def ask_all(sentences):
    """The questions of sentences without gold: every pair, and every circumstance of every party."""
    for s in sentences:
        for key in data.questions(s):
            s.pairs.setdefault(key, UNKNOWN)
        for p in s.parties:
            for k in s.circumstances:
                s.when.setdefault((p, k), UNKNOWN)


def agree(networks, sentences, use_rules=True):
    """The mean of what networks, each with its pieces, say."""
    answers = zip(*(say(net, sentences, pieces, use_rules) for net, pieces in networks))
    return [{what: sum(a[what].float() for a in told) / len(told) for what in told[0]} for told in answers]


def evaluate(networks, sets, use_rules=True, log=""):
    """F1 over pairs of entities of a document with whether they met, groups left out."""
    result = {}
    for name, docs in sets.items():
        sentences = [s for d in docs for s in d.sentences]
        answers = dict(zip(map(id, sentences), agree(networks, sentences, use_rules)))
        best = {}
        for threshold in (0.3, 0.4, 0.5, 0.6, 0.7):
            tp = fp = fn = 0
            for d in docs:
                gold, doubt = set(), set()
                for m in d.gold:
                    ids = sorted({i for i in m["ids"] if i is not None})
                    lost = sum(i is None for i in m["ids"])
                    n = len(m["ids"])
                    here = {(a, b, happened(STATUSES.index(m["status"]))) for x, a in enumerate(ids) for b in ids[x + 1:]}
                    if m.get("unsure"):
                        doubt |= {x[:2] for x in here}
                    else:
                        gold |= here
                        fn += n * (n - 1) // 2 - len(here)
                found = {}
                for s in d.sentences:
                    for (p, q), prob in zip(s.pairs, answers[id(s)]["status"].tolist()):
                        if 1 - prob[0] > threshold and p:
                            status = max(range(1, 5), key=lambda c: prob[c])
                            for a in s.entities[p]:
                                for b in s.entities[q]:
                                    if a != b:
                                        key = (min(a, b), max(a, b))
                                        if key not in found or found[key][0] < 1 - prob[0]:
                                            found[key] = (1 - prob[0], happened(status))
                says = {(*k, h) for k, (_, h) in found.items()}
                says = {x for x in says if x[:2] not in doubt or x in gold}
                tp += len(says & gold)
                fp += len(says - gold)
                fn += len(gold - says)
            p, r = tp / max(tp + fp, 1), tp / max(tp + fn, 1)
            best[threshold] = (2 * p * r / max(p + r, 1e-9), p, r)
        result[name] = best
        print(log, name, "rules" if use_rules else "alone", *(f"{t}: {f:.3f} ({p:.2f}/{r:.2f})" for t, (f, p, r) in best.items()), flush=True)
    return result


def rules_alone(sets):
    for name, docs in sets.items():
        tp = fp = fn = 0
        for d in docs:
            gold, doubt = set(), set()
            pairs = lambda m, ids: {(a, b, happened(STATUSES.index(m["status"]))) for x, a in enumerate(ids) for b in ids[x + 1:]}
            for m in d.gold:
                ids = sorted({i for i in m["ids"] if i is not None})
                n = len(m["ids"])
                if m.get("unsure"):
                    doubt |= {x[:2] for x in pairs(m, ids)}
                else:
                    gold |= pairs(m, ids)
                    fn += n * (n - 1) // 2 - len(pairs(m, ids))
            says = set().union(*(pairs(m, sorted(set(m["participants"]))) for m in d.rules)) if d.rules else set()
            says = {x for x in says if x[:2] not in doubt or x in gold}
            tp, fp, fn = tp + len(says & gold), fp + len(says - gold), fn + len(gold - says)
        p, r = tp / max(tp + fp, 1), tp / max(tp + fn, 1)
        print("rules", name, f"{2 * p * r / max(p + r, 1e-9):.3f} ({p:.2f}/{r:.2f})", flush=True)


def gate(net, sentences, pieces, vocabulary, log=""):
    """A weight a piece and a feature: which sentences are worth the network's time."""
    asked = [s for s in sentences if s.pairs]
    answers = say(net, asked, pieces, True)
    aim = torch.tensor([float(max((1 - a["status"][:, 0]).tolist())) for a in answers])
    aim = torch.maximum(aim, torch.tensor([float(any(v > 0 for v in s.pairs.values())) for s in asked]))
    rows, columns, features = [], [], torch.zeros(len(asked), len(data.BITS))
    for n, s in enumerate(asked):
        for words in s.words:
            for w in words:
                found = pieces(w)
                rows.extend([n] * len(found))
                columns.extend(found)
        together = 0
        for f in s.features:
            together |= f
        for bit in range(len(data.BITS)):
            features[n, bit] = together >> bit & 1
    counts = torch.sparse_coo_tensor(torch.tensor([rows, columns]), torch.ones(len(rows)), (len(asked), vocabulary)).coalesce().to_sparse_csr()
    back = counts.to_sparse_coo().t().coalesce().to_sparse_csr()
    weights, linear = torch.zeros(vocabulary), torch.nn.Linear(len(data.BITS), 1)
    moment, square = torch.zeros(vocabulary), torch.zeros(vocabulary)
    optimiser = torch.optim.Adam(linear.parameters(), 0.03)
    likely = (aim > 0.4).float()
    for step in range(1, 301):
        score = (counts @ weights[:, None]).squeeze(1) + linear(features).squeeze(1)
        loss = F.binary_cross_entropy_with_logits(score, likely, pos_weight=torch.tensor(10.0))
        slope = (score.detach().sigmoid() - likely) * (1 + 9 * likely) / len(likely)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        slope = (back @ slope[:, None]).squeeze(1) + 2e-5 * weights.sign() + 2e-5 * weights
        moment, square = 0.9 * moment + 0.1 * slope, 0.99 * square + 0.01 * slope ** 2
        weights = weights - 0.03 * (moment / (1 - 0.9 ** step)) / ((square / (1 - 0.99 ** step)).sqrt() + 1e-6)
    score = score.detach()
    # Of what is not said for sure nothing is told.
    told = score[aim > 0.85].sort().values
    for lost in (0.01, 0.02, 0.03, 0.05, 0.08):
        at = float(told[int(len(told) * lost)])
        print(log, f"gate: without {lost:.2f} it passes {float((score >= at).float().mean()):.3f}", flush=True)
    least = float(told[int(len(told) * 0.03)])
    print(log, "gate: passes", f"{float((score >= least).float().mean()):.3f} of sentences that could, {float((told >= least).float().mean()):.3f} of those that do", flush=True)
    return weights, linear.weight.detach().squeeze(0), float(linear.bias), least


def stage_export(args, rest):
    p = argparse.ArgumentParser()
    p.add_argument("--net", default="reader.pt")
    p.add_argument("--bits", type=int, default=4)
    p.add_argument("--out", type=Path, required=True)
    o = p.parse_args(rest)
    done, keep, pieces = load(args)
    net = restore(args.work / o.net)
    pieces = Pieces(torch.load(args.work / o.net).get("pieces") or list(pieces.of))
    rng = random.Random(0)
    others = [s for d in done["unlabelled"] for s in d.sentences if len(s.parties) > 1 and rng.random() < 0.08]
    ask_all(others)
    g = gate(net, gold_of(done) + others, pieces, len(pieces.of))
    import export
    print(export.write(net, list(pieces.of), g, o.out, o.bits), "bytes")
    fixture(net, done, pieces, o)
    (args.work / "done").touch()


@torch.no_grad()
def fixture(net, done, pieces, o):
    """What the network says of some of the project's own sentences: src/reader/network/tests.rs must say the same."""
    for module in net.modules():
        if isinstance(module, torch.nn.Linear) and module.out_features > 16 or module is net.words:
            whole, scale = quantized(module.weight, o.bits)
            module.weight.data = whole.float() * scale[:, None]
    net.eval()
    rows = [s for d in done["behaviour"] for s in d.sentences if len(s.parties) > 2][::70]
    out = []
    for s in rows:
        ask_all([s])
        b = batch([s], pieces)
        answer = net(b)
        own = sum(1 for f in s.features if not f & data.BITS["card"])
        rounded = lambda x: [[round(v, 5) for v in row] for row in x.tolist()]
        out.append({
            "units": [[f, *(i for w in words for i in pieces(w))] for f, words in zip(s.features, s.words)], "length": own,
            "pairs": [[i, j, r] for (_, i, j), r in zip(b["pairs"].tolist(), b["rules"].tolist())],
            "circumstances": [[p, k] for _, p, k in b["when"].tolist()],
            "statuses": rounded(answer["status"].softmax(-1)), "media": rounded(answer["medium"].softmax(-1)),
            "fits": [round(v, 5) for v in answer["fit"].sigmoid().tolist()],
            "triggers": [round(v, 5) for v in answer["trigger"][0].softmax(-1).tolist()]})
    lines = ",\n".join(json.dumps(row, separators=(",", ":")) for row in out)
    o.out.with_name("network").joinpath("fixture.json").write_text(f"[\n{lines}\n]\n")


def restore(path):
    saved = torch.load(path)
    net = Net(Shape(**saved["shape"]))
    net.load_state_dict(saved["weights"])
    return net


def vocabulary(encoder, documents, least):
    """The pieces of the encoder's vocabulary that occur, and every single letter."""
    full = (Path(encoder) / "vocab.txt").read_text("utf-8").split("\n")
    full = [w for w in full if w]
    counts = occurrences(documents, Pieces(full))
    keep = [i for i, w in enumerate(full) if counts[i] >= least or is_letter(w)]
    return keep, [full[i] for i in keep]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True, help="where steps are kept")
    parser.add_argument("--passages", required=True, help="the command that cuts texts into units")
    parser.add_argument("stage")
    args, rest = parser.parse_known_args()
    torch.set_num_threads(2)
    args.work.mkdir(exist_ok=True)
    globals()["stage_" + args.stage](args, rest)


def stage_data(args, _):
    command = args.passages.split()
    sets = {
        "news_read": data.news(args.shared, "read.jsonl"), "news_aside": data.news(args.shared, "aside.jsonl"),
        "written_read": data.folder(args.shared, "written", "read"), "written_aside": data.folder(args.shared, "written", "aside"),
        "voa_read": data.folder(args.shared, "voa", "read"), "voa_aside": data.folder(args.shared, "voa", "aside"),
        "behaviour": data.behaviour(Path(__file__).resolve().parents[2] / "tests/behaviour"),
        "passages": data.passages(Path(__file__).resolve().parent / "passages"),
        "unlabelled": data.unlabelled(args.shared),
    }
    done = {name: data.read(args.shared, command, rows) for name, rows in sets.items()}
    keep, words = vocabulary(args.encoder, [d for docs in done.values() for d in docs], 2)
    for name, docs in done.items():
        n = [s for d in docs for s in d.sentences]
        print(name, len(docs), "documents", len(n), "sentences", sum(any(v > 0 for v in s.pairs.values()) for s in n), "with a meeting",
              sum(bool(s.rules) for s in n), "by the rules")
    print("vocabulary", len(keep))
    pickle.dump((done, keep, words), (args.work / "data.pickle").open("wb"))


def load(args):
    done, keep, words = pickle.load((args.work / "data.pickle").open("rb"))
    return done, keep, Pieces(words)


def gold_of(done):
    # The project's own rows are few and must hold: they count twice.
    sets = ("news_read", "written_read", "voa_read", "passages", "behaviour", "behaviour")
    return [s for name in sets for d in done[name] for s in d.sentences]


def candidates(done):
    """Unlabelled sentences that could tell of an encounter, without those that are set aside elsewhere."""
    aside = {tuple(map(tuple, s.words)) for d in done["news_aside"] for s in d.sentences}
    return [s for d in done["unlabelled"] for s in d.sentences
            if len(s.parties) > 2 and len(s.words) > 4 and tuple(map(tuple, s.words)) not in aside]


def silver_of(done, rng, share):
    out = [s for s in candidates(done) if s.rules or rng.random() < share]
    for s in out:
        s.pairs = {}
    ask_all(out)
    for s in out:
        for key in s.pairs:
            s.pairs[key] = s.rules.get(key, UNKNOWN if s.groups[key[0]] is not None or s.groups[key[1]] is not None or key[0] == 0 else 0)
        s.when = {}
    return out


def taught(done, teachers, rng):
    """Unlabelled sentences with the mean of what teachers say: those that may tell of an encounter, and a few others."""
    rows = candidates(done)
    ask_all(rows)
    out = []
    for s, mean in zip(rows, agree(teachers, rows)):
        met = 1 - mean["status"][:, 0]
        likely = float(met.max())
        if likely < 0.05 and rng.random() > 0.05:
            continue
        media = mean["medium"] * (met * (met > 0.3))[:, None]
        fit = mean["fit"] if likely > 0.3 else torch.full_like(mean["fit"], UNKNOWN)
        s.taught = {"status": mean["status"].tolist(), "medium": media.tolist(), "fit": fit.tolist()}
        for key, shares in zip(s.pairs, s.taught["status"]):
            s.pairs[key] = max(range(len(STATUSES)), key=shares.__getitem__)
        out.append(s)
    return out


def stage_train(args, rest):
    p = argparse.ArgumentParser()
    p.add_argument("--layers", default="0,1,2", help="of the encoder, those that are kept")
    p.add_argument("--silver", type=int, default=1)
    p.add_argument("--epochs", type=int, default=6)
    p.add_argument("--rate", type=float, default=2e-4)
    p.add_argument("--seed", type=int, default=0)
    p.add_argument("--part", type=float, default=1.0)
    p.add_argument("--rules-drop", type=float, default=0.2)
    p.add_argument("--share", type=float, default=0.3)
    p.add_argument("--from-silver")
    p.add_argument("--teachers", help="networks whose mean is learnt on unlabelled text, instead of silver")
    p.add_argument("--heads", type=int, default=6)
    p.add_argument("--inner", type=int, default=512)
    p.add_argument("--least", type=int, default=6, help="a piece that occurs less often is left out")
    p.add_argument("--bits", type=int, default=4, help="at last learn with weights of so many bits")
    p.add_argument("--save", default="reader.pt")
    o = p.parse_args(rest)
    done, keep, pieces = load(args)
    sets = {n: done[n] for n in ("news_aside", "written_aside", "voa_aside")}
    rules_alone(sets)
    rng = random.Random(o.seed)
    torch.manual_seed(o.seed)
    net = from_encoder(args.encoder, [int(i) for i in o.layers.split(",")], keep)
    if o.inner < 1536:
        known = pieces
        kept, pieces = frequent(done, pieces, o.least)
        some = [s for d in done["unlabelled"][::97] for s in d.sentences][:640]
        net = pruned(net, range(len(net.layers)), o.heads, o.inner, kept, [batch(some[i:i + 64], known) for i in range(0, 640, 64)])
    print("pieces", len(pieces.of), "parameters", sum(p.numel() for p in net.parameters()), flush=True)
    if o.from_silver:
        net = restore(args.work / o.from_silver)
        pieces = Pieces(torch.load(args.work / o.from_silver)["pieces"])
    lessons = []
    if o.teachers:
        known = [(restore(args.work / t), Pieces(torch.load(args.work / t)["pieces"])) for t in o.teachers.split(",")]
        evaluate(known, sets, True, "teachers")
        lessons = taught(done, known, rng)
        print("taught", len(lessons), sum(any(s.pairs.values()) for s in lessons), flush=True)
        run(net, lessons, pieces, 2, o.rate, share=0.5, rules_drop=o.rules_drop, log="taught", seed=o.seed)
        evaluate([(net, pieces)], sets, True, "taught")
    elif o.silver and not o.from_silver:
        silver = silver_of(done, rng, 0.1)
        print("silver", len(silver), sum(bool(s.rules) for s in silver))
        run(net, silver, pieces, o.silver, o.rate, rules_drop=1.0, log="silver")
        evaluate([(net, pieces)], sets, False, "silver")
        save(net, pieces, args.work / f"silver-{o.save}")
    gold = gold_of(done)
    gold = [s for s in gold if len(s.parties) > 1 and rng.random() < o.part] + lessons
    print("gold", len(gold))
    run(net, gold, pieces, o.epochs, o.rate, share=o.share, rules_drop=o.rules_drop, log="gold", seed=o.seed)
    evaluate([(net, pieces)], sets, False, "gold")
    evaluate([(net, pieces)], sets, True, "gold")
    if o.bits:
        cut_weights(net, o.bits)
        run(net, gold, pieces, 1, o.rate / 3, share=o.share, rules_drop=o.rules_drop, log=f"{o.bits} bits", seed=o.seed + 1)
        evaluate([(net, pieces)], sets, True, f"{o.bits} bits")
        whole_weights(net)
    save(net, pieces, args.work / o.save)


def save(net, pieces, path):
    torch.save({"shape": vars(net.shape), "weights": net.state_dict(), "pieces": list(pieces.of)}, path)


def cut_weights(net, bits):
    """From now on the network computes with weights of so few bits."""
    from export import FakeQuantized
    for module in list(net.modules()):
        if isinstance(module, torch.nn.Linear) and module.out_features > 16 or module is net.words:
            torch.nn.utils.parametrize.register_parametrization(module, "weight", FakeQuantized(bits))


def whole_weights(net):
    for module in list(net.modules()):
        if torch.nn.utils.parametrize.is_parametrized(module):
            torch.nn.utils.parametrize.remove_parametrizations(module, "weight", leave_parametrized=False)


def is_letter(piece):
    return len(piece.removeprefix("##")) == 1 and piece.isascii()


def occurrences(documents, pieces):
    """How often each piece stands in the units of documents."""
    counts = Counter()
    for d in documents:
        for s in d.sentences:
            for words in s.words:
                for w in words:
                    counts.update(pieces(w))
    return counts


def frequent(done, pieces, least):
    """The pieces that occur so often, and every single letter."""
    counts = occurrences((d for docs in done.values() for d in docs), pieces)
    names = list(pieces.of)
    kept = [i for i, w in enumerate(names) if counts[i] >= least or is_letter(w)]
    return kept, Pieces([names[i] for i in kept])


if __name__ == "__main__":
    main()
