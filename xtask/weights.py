"""Files of weights as src/neural/file.rs reads them."""
import struct

import torch


def checksum(data):
    """FNV-1a, 64 bits, eight bytes a step; the same as in file.rs."""
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


class File:
    """A file that is being written, from its front."""

    def __init__(self, magic, bits):
        self.magic, self.bits, self.body = magic, bits, bytearray()

    def sizes(self, *numbers):
        for n in numbers:
            self.body.extend(struct.pack("<I", n))

    def pieces(self, pieces):
        text = "".join(p + "\n" for p in pieces).encode()
        self.sizes(len(text))
        self.body.extend(text)

    def floats(self, x):
        self.body.extend(x.detach().float().contiguous().numpy().tobytes())

    def whole(self, weight, bits=None):
        values, scale = quantized(weight.detach().float(), bits or self.bits)
        self.floats(scale)
        flat = values.flatten()
        if (bits or self.bits) == 8:
            self.body.extend(flat.numpy().tobytes())
        else:
            if len(flat) % 2:
                flat = torch.cat([flat, flat.new_zeros(1)])
            pairs = flat.view(-1, 2).to(torch.int16) & 15
            self.body.extend((pairs[:, 0] | pairs[:, 1] << 4).to(torch.uint8).numpy().tobytes())

    def linear(self, layer):
        self.whole(layer.weight)
        if layer.bias is not None:
            self.floats(layer.bias)

    def exact(self, layer):
        """A layer, or the scale and shift of a normalization, whose weights are not cut."""
        self.floats(layer.weight)
        self.floats(layer.bias)

    def save(self, path):
        """Returns the number of bytes."""
        data = self.magic + struct.pack("<Q", checksum(bytes(self.body))) + bytes(self.body)
        path.write_bytes(data)
        return len(data)
