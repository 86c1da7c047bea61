"""Trains the static embedding of `scoring/static.py`: `python -m scoring.neural.static_training`.

Every text (an example sentence, or a few terms of a niche drawn anew in every epoch) is classified into its
niche by the cosine of its summed gram vectors with the niche's vector; a little of the target goes to the
niche's neighbours. Afterwards the gram vectors are projected to their main components and rounded to bytes.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from scoring.grams import grams
from scoring.niches import NicheSpace
from scoring.normalise import plain
from scoring.static import StaticEmbedding
from scoring.thesaurus import Niche, Thesaurus

GRAMS = 12_000  # kept: those that most niches use
TRAINED, KEPT = 160, 24  # dimensions in training, and of the artefact
EPOCHS, BATCH, RATE = 8, 256, 5e-3
DROPPED = 0.3  # of a text's grams, at random, so that no single one is relied upon
PSEUDO = 4  # texts of terms drawn for every niche in every epoch
NEARBY = 0.1  # of the target that goes to the neighbours
BYTE = 127


def train(
    thesaurus: Thesaurus, *, epochs: int = EPOCHS, most: int = GRAMS, kept: int = KEPT
) -> StaticEmbedding:
    """The embedding learned from one thesaurus; the same seed gives the same training."""
    torch.manual_seed(0)
    rng = random.Random(0)
    space = NicheSpace(thesaurus)
    keys = np.sort(space.gram_keys[np.argsort(-space.spread, kind="stable")[:most]])
    model = _Classifier(len(keys), len(thesaurus.niches))
    targets = _targets(thesaurus)
    told = [(e, i) for i, niche in enumerate(thesaurus.niches) for e in niche.examples]
    optimiser = torch.optim.Adam(model.parameters(), lr=RATE)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, epochs)
    for _ in range(epochs):
        drawn = [(_few(niche, rng), i) for i, niche in enumerate(thesaurus.niches) for _ in range(PSEUDO)]
        items = _known([*told, *drawn], keys)
        rng.shuffle(items)
        for start in range(0, len(items), BATCH):
            rows, numbers = zip(*items[start : start + BATCH], strict=True)
            loss = -(functional.log_softmax(model(rows), 1) * targets[list(numbers)]).sum(1).mean()
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
        schedule.step()
    return _packed(keys, model.table.weight.detach().numpy()[: len(keys)], kept, thesaurus.digest)


class _Classifier(nn.Module):
    def __init__(self, size: int, niches: int) -> None:
        super().__init__()
        self.table = nn.EmbeddingBag(size + 1, TRAINED, mode="sum", padding_idx=size)
        nn.init.normal_(self.table.weight, std=0.1)
        self.table.weight.data[size] = 0
        self.niches = nn.Parameter(torch.randn(niches, TRAINED) * 0.1)
        self.sharpness = nn.Parameter(torch.tensor(2.5))

    def forward(self, rows: Sequence[np.ndarray]) -> torch.Tensor:
        """Scores (texts, niches) of texts given by the numbers of their grams."""
        empty = self.table.num_embeddings - 1
        padded = np.full((len(rows), max(map(len, rows))), empty)
        for i, row in enumerate(rows):
            padded[i, : len(row)] = row
        numbers = torch.from_numpy(padded)
        numbers = torch.where(torch.rand(numbers.shape) < DROPPED, torch.tensor(empty), numbers)
        texts = functional.normalize(self.table(numbers), dim=1)
        scores: torch.Tensor = texts @ functional.normalize(self.niches, dim=1).T * self.sharpness.exp()
        return scores


def _few(niche: Niche, rng: random.Random) -> str:
    """One to four terms of one register, sometimes with one of the other."""
    first, other = (niche.academic, niche.lay) if rng.random() < 0.5 else (niche.lay, niche.academic)
    words = rng.sample(first, min(rng.randint(1, 4), len(first)))
    return "、".join([*words, *(rng.sample(other, 1) if other and rng.random() < 0.3 else [])])


def _known(texts: Sequence[tuple[str, int]], keys: np.ndarray) -> list[tuple[np.ndarray, int]]:
    """Numbers of the known grams of each text and the number of its niche; texts without any are left out."""
    found = grams([plain(text) for text, _ in texts])
    owner, key, _ = found.counts()
    place = np.minimum(np.searchsorted(keys, key), len(keys) - 1)
    known = keys[place] == key
    ends = np.searchsorted(owner[known], np.arange(len(texts) + 1))
    rows = np.split(place[known], ends[1:-1]) if len(texts) else []
    return [(row, number) for row, (_, number) in zip(rows, texts, strict=True) if len(row)]


def _targets(thesaurus: Thesaurus) -> torch.Tensor:
    """(niches, niches): what a text of each niche should be taken for."""
    number = {niche.name: i for i, niche in enumerate(thesaurus.niches)}
    targets = torch.eye(len(number))
    for i, niche in enumerate(thesaurus.niches):
        near = list(_neighbours(niche, number))
        if near:
            targets[i, i] = 1 - NEARBY
            targets[i, near] += NEARBY / len(near)
    return targets


def _neighbours(niche: Niche, number: dict[str, int]) -> Iterator[int]:
    yield from (number[name] for name in niche.neighbours if name in number and name != niche.name)


def _packed(keys: np.ndarray, table: np.ndarray, kept: int, source: str) -> StaticEmbedding:
    main = np.linalg.svd(table, full_matrices=False)[2][:kept].T
    small = table @ main
    scale = np.maximum(np.abs(small).max(axis=1), 1e-9) / BYTE
    return StaticEmbedding(
        keys, np.rint(small / scale[:, None]).astype(np.int8), scale.astype(np.float32), source
    )


if __name__ == "__main__":
    train(Thesaurus.load()).save()
