"""Writes a network as the file that src/reader/network reads."""
import torch

from data import BITS, CARDS, MOST_UNITS
from weights import File, quantized

MAGIC = b"RDR1"


class FakeQuantized(torch.nn.Module):
    """A parametrization: forward with the weights that will ship, gradients as if they were exact."""

    def __init__(self, bits):
        super().__init__()
        self.bits = bits

    def forward(self, weight):
        with torch.no_grad():
            whole, scale = quantized(weight.float(), self.bits)
            cut = whole.float() * scale[:, None]
        return weight + (cut - weight).detach()

    def right_inverse(self, weight):
        return weight


def write(net, words, gate, path, bits=8):
    s, file = net.shape, File(MAGIC, bits)
    file.sizes(s.vocabulary, s.embedding, s.hidden, s.layers, s.heads, s.head, s.inner, s.pair, s.circumstance, len(BITS), MOST_UNITS + CARDS, bits)
    file.pieces(words)
    file.whole(net.words.weight)
    if s.embedding != s.hidden:
        file.whole(net.widen.weight)
    file.floats(net.features)
    file.floats(net.position.weight)
    file.exact(net.norm)
    for layer in net.layers:
        file.linear(layer.qkv), file.linear(layer.out), file.exact(layer.norm1), file.linear(layer.up), file.linear(layer.down), file.exact(layer.norm2)
    file.linear(net.left), file.linear(net.right), file.linear(net.between), file.linear(net.whole)
    file.floats(net.distance.weight), file.floats(net.rules.weight)
    file.exact(net.status), file.exact(net.medium)
    file.linear(net.party), file.linear(net.circumstance)
    file.floats(net.apart.weight)
    file.exact(net.fits), file.exact(net.trigger)
    pieces, features, constant, least = gate
    file.whole(pieces[None], 8)
    file.floats(features)
    file.floats(torch.tensor([pieces.abs().max() / 127, constant, least]))
    return file.save(path)
