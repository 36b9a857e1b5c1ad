"""`python -m bench`: one table per subject."""

from __future__ import annotations

from bench import callback, importing, judging, network, reading, sampling
from bench.contest import print_table

if __name__ == "__main__":
    for subject in (reading, importing):
        print_table(subject.TITLE, subject.measure())
    callback.print_figures()
    judging.print_figures()
    sampling.print_figures()
    network.print_figures()
