"""Words as pieces of a vocabulary, as src/neural/pieces.rs cuts them."""


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
