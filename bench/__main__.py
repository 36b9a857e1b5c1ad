"""`python -m bench`: one table per subject."""

from __future__ import annotations

from bench import callback, calls, foreign, importing, judging, network, reading, sampling
from bench.contest import print_table

if __name__ == "__main__":
    print_table(reading.TITLE, reading.measure())
    importing.print_figures()
    callback.print_figures()
    calls.print_figures()
    judging.print_figures()
    foreign.print_figures()
    sampling.print_figures()
    network.print_figures()
