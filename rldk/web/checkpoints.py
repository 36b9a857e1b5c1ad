"""The checkpoints of a run: what its events say was saved, and what was found in it."""

from __future__ import annotations

from collections.abc import Sequence

from rldk_schema.forms.checkpoint import CheckpointFacts, CheckpointRecord
from rldk_schema.forms.live_run import LiveCheckpoint

from rldk.checkpoints.watcher import checkpoint_file, read_checkpoints
from rldk.errors import RldkError
from rldk.log.attempts import Superseded
from rldk.log.bulk.batch import Batch
from rldk.log.runs import RunLogs
from rldk.log.skips import Skipped
from rldk.report.number_text import number, quantity
from rldk.text import counted, short

_MOST = 500
_MOST_COUNTED = 100_000  # that are not listed
_MOST_LINES = 12


class Checkpoints:
    """Takes in the events of a run that say that a checkpoint was saved. Those of the last steps are held."""

    def __init__(self) -> None:
        self._saved: dict[tuple[int, int], LiveCheckpoint] = {}  # by attempt and step
        self._cut: set[tuple[int, int]] = set()

    def __call__(self, batch: Batch, hidden: Sequence[bool]) -> None:
        """Takes the next events; `hidden` are those that a later attempt superseded."""
        recorded = batch.group("lifecycle")
        if recorded.values == [None]:
            return
        steps, attempts = batch.steps, batch.leaf("attempt")
        for row, told in enumerate(recorded):
            if told is not None and told.kind == "checkpoint":
                path = told.checkpoint and short(told.checkpoint, 1000)
                self._put(LiveCheckpoint(steps[row], attempts[row], path, [], [], hidden[row]))

    def _put(self, one: LiveCheckpoint) -> None:
        key = _key(one)
        if key not in self._cut:
            self._saved[key] = one
        if len(self._saved) > 2 * _MOST:
            self._keep_last()

    def _keep_last(self) -> None:
        """Sorts what is held, and cuts off all but the last."""
        ordered = sorted(self._saved)
        self._cut.update(ordered[:-_MOST][: max(0, _MOST_COUNTED - len(self._cut))])
        self._saved = {key: self._saved[key] for key in ordered[-_MOST:]}

    def told(self, run: RunLogs, superseded: Superseded | None) -> tuple[list[LiveCheckpoint], list[str]]:
        """All that is known of them, in order, and what was left out.

        Args:
            run: What was found in them lies beside its log.
            superseded: What of the run is superseded; None if nothing is.
        """
        unread: list[Skipped] = []
        left_out = []
        path = checkpoint_file(run.paths[0].parent, run.run_id)
        try:
            for record in read_checkpoints(path, refuse=unread.append) if path.is_file() else ():
                known = self._saved.get(_key(record))
                hidden = known.superseded if known is not None else _hidden(run, superseded, record)
                self._put(_of_record(record, hidden=hidden))
        except (OSError, RldkError) as error:
            left_out.append(f"what was found in checkpoints cannot be read: {short(str(error), 200)}")
        if unread:
            left_out.append(f"{counted(len(unread), 'line')} of {path.name} could not be read")
        self._keep_last()
        if left := len(self._cut):
            more = " or more" if left == _MOST_COUNTED else ""
            left_out.append(f"{counted(left, 'earlier checkpoint')}{more} not listed")
        return list(self._saved.values()), left_out


def _key(one: LiveCheckpoint | CheckpointRecord) -> tuple[int, int]:
    return one.attempt or 0, one.step


def _hidden(run: RunLogs, superseded: Superseded | None, record: CheckpointRecord) -> bool:
    if superseded is None:
        return False
    return record.step >= superseded.first_hidden(run.run_id, None, record.attempt, "train", None)


def _of_record(record: CheckpointRecord, *, hidden: bool) -> LiveCheckpoint:
    found, said = record.facts, []
    if found is not None:
        said = list(_in_words(found))
    if record.note:
        said.append(short(record.note, 300))
    damage = [] if found is None else [short(line, 400) for line in found.damage[:_MOST_LINES]]
    return LiveCheckpoint(record.step, record.attempt, short(record.path, 1000), said, damage, hidden)


def _in_words(found: CheckpointFacts) -> list[str]:
    said = [f"{quantity(found.total_bytes, 'B')}, of these {quantity(found.weight_bytes, 'B')} of weights"]
    if found.parameters is not None:
        kinds = ", ".join(f"{short(kind, 20)} {number(count)}" for kind, count in found.parameters_by_dtype.items())
        said.append(f"{number(found.parameters)} parameters" + (f" ({kinds})" if kinds else ""))
    if found.trainable_share is not None:
        said.append(f"{number(100 * found.trainable_share)} % trained")
    if found.nan_count == found.inf_count == 0:
        said.append("every weight is finite")
    changes = {name: group.relative_change for name, group in found.groups.items()}
    known = [f"{short(name, 60)} {number(100 * change)} %" for name, change in changes.items() if change is not None]
    if known:
        said.append(f"changed since the one before: {', '.join(known[:_MOST_LINES])}")
    return [*said, *(short(line, 300) for line in found.notes[:_MOST_LINES])]
