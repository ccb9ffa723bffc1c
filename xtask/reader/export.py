"""Writes a network as the file that src/reader/network reads."""
import struct

import torch

from data import BITS, CARDS, MOST_UNITS

MAGIC = b"RDR1"


def checksum(data):
    """FNV-1a, 64 bits, eight bytes a step; the same as in weights.rs."""
    total, prime, mask = 0xCBF29CE484222325, 0x100000001B3, (1 << 64) - 1
    whole = len(data) // 8 * 8
    for (word,) in struct.iter_unpack("<Q", data[:whole]):
        total = (total ^ word) * prime & mask
    for byte in data[whole:]:
        total = (total ^ byte) * prime & mask
    return total


def quantized(weight, bits):
    """Whole numbers, and what 1 stands for in each row: the scale with the least square error."""
    most = 2 ** (bits - 1) - 1
    peak = weight.abs().amax(1, keepdim=True).clamp(min=1e-8)
    best, error = None, None
    for cut in ((1.0,) if bits == 8 else (1.0, 0.9, 0.8, 0.7, 0.6, 0.5)):
        scale = peak * cut / most
        whole = (weight / scale).round().clamp(-most, most)
        here = ((whole * scale - weight) ** 2).sum(1, keepdim=True)
        if best is None:
            best, error = scale, here
        else:
            best, error = torch.where(here < error, scale, best), torch.minimum(here, error)
    return (weight / best).round().clamp(-most, most).to(torch.int8), best.squeeze(1)


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
    s = net.shape
    body = bytearray()
    size = lambda n: body.extend(struct.pack("<I", n))
    floats = lambda x: body.extend(x.detach().float().contiguous().numpy().tobytes())

    def whole(weight, bits=bits):
        values, scale = quantized(weight.detach().float(), bits)
        floats(scale)
        flat = values.flatten()
        if bits == 8:
            body.extend(flat.numpy().tobytes())
        else:
            if len(flat) % 2:
                flat = torch.cat([flat, flat.new_zeros(1)])
            pairs = flat.view(-1, 2).to(torch.int16) & 15
            body.extend((pairs[:, 0] | pairs[:, 1] << 4).to(torch.uint8).numpy().tobytes())

    def linear(layer):
        whole(layer.weight)
        if layer.bias is not None:
            floats(layer.bias)

    def norm(n):
        floats(n.weight)
        floats(n.bias)

    def head(layer):
        floats(layer.weight)
        floats(layer.bias)

    for n in (s.vocabulary, s.embedding, s.hidden, s.layers, s.heads, s.head, s.inner, s.pair, s.circumstance, len(BITS), MOST_UNITS + CARDS, bits):
        size(n)
    text = "".join(w + "\n" for w in words).encode()
    size(len(text))
    body.extend(text)
    whole(net.words.weight)
    if s.embedding != s.hidden:
        whole(net.widen.weight)
    floats(net.features)
    floats(net.position.weight)
    norm(net.norm)
    for layer in net.layers:
        linear(layer.qkv), linear(layer.out), norm(layer.norm1), linear(layer.up), linear(layer.down), norm(layer.norm2)
    linear(net.left), linear(net.right), linear(net.between), linear(net.whole)
    floats(net.distance.weight), floats(net.rules.weight)
    head(net.status), head(net.medium)
    linear(net.party), linear(net.circumstance)
    floats(net.apart.weight)
    head(net.fits), head(net.trigger)
    pieces, features, constant, least = gate
    whole(pieces[None], 8)
    scale = pieces.abs().max() / 127
    floats(features)
    floats(torch.tensor([scale, constant, least]))
    data = MAGIC + struct.pack("<Q", checksum(bytes(body))) + bytes(body)
    path.write_bytes(data)
    return len(data)
