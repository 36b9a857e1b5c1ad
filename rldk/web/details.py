"""The details of one run: what its static report says, while it grows."""

from __future__ import annotations

import logging
import time
from dataclasses import asdict
from math import inf

from rldk_schema.forms.alert import Alert
from rldk_schema.forms.live_run import LiveAttempt, LiveBar, LiveFigure, LiveMoment, LiveNote, LiveRun, LiveTrust
from rldk_schema.metrics import METRICS

from rldk.checkpoints.watcher import checkpoint_file
from rldk.comparing import config_of
from rldk.errors import LogNotFoundError, RldkError
from rldk.health.alerts import gravest
from rldk.health.rules import Rules
from rldk.health.run_health import RunHealth
from rldk.log.attempts import Superseded
from rldk.log.ending import newest_files
from rldk.log.listing import Listing
from rldk.log.runs import RunLogs
from rldk.report.attempts import in_words
from rldk.report.attempts_table import MOST_ATTEMPTS
from rldk.report.facts import facts, figures, verdict_sentence
from rldk.report.figures import sources_of
from rldk.report.model import Report
from rldk.report.trust import remarks
from rldk.reporting import collect_judged
from rldk.run_index.files import files_of
from rldk.run_index.settings import left_out_of_settings
from rldk.text import counted, short
from rldk.web.checkpoints import Checkpoints
from rldk.web.hosts import hosts_of
from rldk.web.samples import RunSamples
from rldk.web.settings_tree import pruned

log = logging.getLogger(__name__)

_MOST_SOURCES = 20
_AGAIN = 30.0  # s: after that a run whose files stay as they are may be another one, or what failed may go


class RunDetails:
    """The details of one run, brought up to date when they are asked for. One thread asks at a time.

    Attributes:
        superseded: What of the run is superseded, as of the last reading.
        seconds: The CPU time of the last reading: nobody should ask more often than every few times that.
    """

    def __init__(self) -> None:
        self.superseded: Superseded | None = None
        self.seconds = 0.0
        self._form: LiveRun | None = None
        self._files: tuple[object, ...] | None = None
        self._until = 0.0  # by the monotonic clock: till then nothing is another one while its files are not

    @property
    def is_known(self) -> bool:
        """Whether they were read before."""
        return self._form is not None

    def of(self, run: RunLogs, told: str, rules: Rules | None, samples: RunSamples) -> LiveRun:
        """The details as they are now; the same form as before where nothing has changed.

        Args:
            run: As it was found last.
            told: Its id.
            rules: From `load_rules`.
            samples: Its completions.
        """
        files = _files(run)
        if self._form is not None and files is not None and files == self._files and time.monotonic() < self._until:
            return self._form
        begun = time.thread_time()
        lasts = False
        try:
            form, lasts = self._read(run, told, rules, samples)
        except (RldkError, OSError) as error:
            form = unread(told, str(run.paths[0]), error)
        except Exception as error:
            form = unread(told, str(run.paths[0]), mistake(error))
            if self._form is None or self._form.unread != form.unread:
                log.exception("rldk serve: details of %s", run.run_id)
        self.seconds = time.thread_time() - begun
        self._files, self._until = files, inf if lasts else time.monotonic() + _AGAIN
        if self._form is not None and asdict(self._form) | {"as_of": 0} == asdict(form) | {"as_of": 0}:
            return self._form
        self._form = form
        return form

    def _read(self, run: RunLogs, told: str, rules: Rules | None, samples: RunSamples) -> tuple[LiveRun, bool]:
        """The details, and whether they stay as they are while no file changes, however late it is."""
        if not any(path.exists() for live in run.paths for path in newest_files(live, Listing())):
            raise LogNotFoundError(f"{run.paths[0].name}: the log is not there any more")
        checkpoints = Checkpoints()

        def also() -> Checkpoints:
            nonlocal checkpoints
            checkpoints = Checkpoints()
            return checkpoints

        report, health = collect_judged(run, rules, also=also)
        report.skips = health.skips  # those of its other ranks, too
        self.superseded = report.superseded
        left_out: list[str] = []
        shown = gravest(health.alerts)
        if more := len(health.alerts) - len(shown):
            left_out.append(f"{counted(more, 'less severe alert')} not shown")
        attempts = report.attempts_of_manifest()
        if more := len(attempts) - MOST_ATTEMPTS:
            left_out += [f"{counted(more, 'earlier attempt')} not listed"] if more > 0 else []
        given = config_of(run)
        config, cut = pruned(given)
        left_out += cut
        if more := left_out_of_settings({"config": given}):
            left_out.append(f"{counted(more, 'setting')} can be no column of the table: too many, or too long")
        hosts, cut = hosts_of(run, report)
        left_out += cut
        saved, cut = checkpoints.told(run, report.superseded)
        left_out += cut
        form = LiveRun(
            id=told,
            path=str(run.paths[0]),
            as_of=time.time(),
            unread=None,
            figures=[LiveFigure(*one) for one in figures(report, health)],
            facts=facts(report),
            word=health.verdict_in_words,
            sentence=verdict_sentence(health),
            alerts=[_alert(one) for one in shown],
            trust=_trust(report, health),
            bars=_bars(report),
            moments=[LiveMoment(step, kind, short(text)) for step, kind, text in report.moments],
            attempts=[LiveAttempt(*in_words(report, one)) for one in attempts[-MOST_ATTEMPTS:]],
            notes=[LiveNote(step, phase, count, short(text)) for text, (count, step, phase) in report.notes.items()],
            final={short(name, 200): value for name, value in report.final.items()},
            config=config,
            sources={name: keys for name in METRICS if (keys := _sources(report, name))},
            checkpoints=saved,
            hosts=hosts,
            first_sample_step=samples.first_step(run, report.superseded),
            metrics=_metrics(report),
            left_out=left_out,
        )
        return form, type(run) is RunLogs and health.lasts and health.silence is None and samples.share == 1.0


def _files(run: RunLogs) -> tuple[object, ...] | None:
    """Stands for the files of a run as they are; None if that cannot be told."""
    files = files_of(run)
    if files is None or not files.settled:
        return None
    try:
        found = checkpoint_file(run.paths[0].parent, run.run_id).stat()
    except OSError:
        return (files.digest,)
    return files.digest, found.st_ino, found.st_size, found.st_mtime_ns


def mistake(error: Exception) -> RldkError:
    """What is told of an error that nobody has thought of."""
    return RldkError(f"its details cannot be made, by a mistake of rldk: {type(error).__name__}: {error}")


def unread(told: str, path: str, error: RldkError | OSError) -> LiveRun:
    """What is to be said of a run that cannot be read.

    Args:
        told: Its id.
        path: Its log; empty where that is not known.
        error: Why.
    """
    return LiveRun(
        id=told,
        path=path,
        as_of=time.time(),
        unread=short(error, 1000),
        figures=[],
        facts={},
        word="not judged",
        sentence="nothing of it could be judged",
        alerts=[],
        trust=[],
        bars=[],
        moments=[],
        attempts=[],
        notes=[],
        final={},
        config=None,
        sources={},
        checkpoints=[],
        hosts=[],
        first_sample_step=None,
        metrics=[],
        left_out=[],
    )


def _alert(one: Alert) -> Alert:
    fields = asdict(one)
    return Alert(**{**fields, "message": short(one.message, 1000), "metric": one.metric and short(one.metric, 200)})


def _trust(report: Report, health: RunHealth) -> list[LiveTrust]:
    return [
        LiveTrust(one.fine, one.text, one.what if one.more else "", list(one.more)) for one in remarks(report, health)
    ]


def _bars(report: Report) -> list[LiveBar]:
    lines = report.lines
    return [
        LiveBar(attempt, known.first, known.last, lines[report.row_of(attempt)])
        for attempt, known in list(report.counts.attempts.items())[-MOST_ATTEMPTS:]
    ]


def _sources(report: Report, name: str) -> list[str]:
    keys = sources_of(report.manifest, name)[:_MOST_SOURCES]
    return [short(key, 80) + (f" ({short(how, 80)})" if how else "") for key, how in keys]


def _metrics(report: Report) -> list[str]:
    there = {name for curves in report.curves.values() for name, curve in curves.items() if curve.count}
    return [*(name for name in METRICS if name in there), *(name for name in report.undeclared if name in there)]
