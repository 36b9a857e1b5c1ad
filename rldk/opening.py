"""Opens a run's log, with what listens to it. It imports all that logging needs: no step waits for an import."""

from __future__ import annotations

import os
import weakref
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rldk_schema import Lifecycle, Process, Rng

from rldk.announcement import announce
from rldk.environment import say_unwatched, switch
from rldk.event.launch import launch_id, node_number, place_of
from rldk.event.lifecycle import Trial
from rldk.event.metric_names import MetricNames
from rldk.event.runtime import environment_of
from rldk.event.trainer import Launch, TrainerFacts
from rldk.log.file_names import absolute, event_file
from rldk.log.manifest import Before, Manifest, ending_of_launch_before
from rldk.log.ranks import rank_log_path
from rldk.log.writer import EventWriter
from rldk.observer import Observer
from rldk.recording import Recording
from rldk.resources.host import ResourceSampler
from rldk.resources.network import NetworkSampler
from rldk.resources.sampler import SampledMetrics
from rldk.unended import abandon, before, begin, settle

if TYPE_CHECKING:
    from rldk.health.alerts import Alert
    from rldk.health.live import OnAlert
    from rldk.health.rules import Rules
    from rldk.mirror_target import Target


def open_recording(
    output_dir: str | Path,
    run_id: str,
    *,
    framework: str | None = None,
    model_name: str | None = None,
    dataset_name: str | None = None,
    seed: int | None = None,
    config: Mapping[str, Any] | None = None,
    rank: int | None = None,
    world_size: int | None = None,
    tags: Sequence[str] = (),
    group: str | None = None,
    trial: Trial | None = None,
    monitor_resources: bool = False,
    monitor_network: bool = False,
    monitor_health: bool | Rules = False,
    on_alert: Sequence[OnAlert] = (),
    mirror: str | Sequence[str] | None = None,
    writer_options: Mapping[str, Any] | None = None,
    trainer: TrainerFacts | None = None,
    launch: Launch | None = None,
) -> Recording:
    """Opens the log of one rank of a run, with what listens to it.

    The arguments are those of `Run`, but that `run_id` and `group` are those of the trial, if it is one.

    Raises:
        ValueError: An option makes no sense.
    """
    trainer, launch = trainer or TrainerFacts(), launch or Launch()
    watches = switch("monitor_resources", monitor_resources), switch("monitor_network", monitor_network)
    targets = _targets(mirror)
    rules = monitor_health if isinstance(monitor_health, Mapping) else None
    judges = rules is not None or switch("monitor_health", monitor_health)
    place = place_of(rank, launch.local_rank, world_size)
    path = absolute(rank_log_path(output_dir, run_id, place.rank or 0, node_number(place.local_rank)))
    settle(path)
    names = MetricNames(
        framework,
        version=trainer.framework_version,
        algorithm=trainer.algorithm,
        settings=config,
        extended_version=trainer.extended_version,
    )
    process = Process(
        rank=place.rank,
        local_rank=place.local_rank,
        world_size=place.world_size,
        hostname=os.uname().nodename,
        attempt_id=launch.attempt_id or launch_id(),
    )
    writer = EventWriter(path, **(writer_options or {}))
    model = {
        "run_id": run_id,
        "git_sha": trainer.git_sha,
        "model_name": model_name,
        "model_size": trainer.model_size,
        "optimizer": trainer.optimizer,
        "scheduler": trainer.scheduler,
    }
    rng = trainer.rng or Rng(seed=seed)
    recording = Recording(writer, names, model=model, process=process, rng=rng, dataset_name=dataset_name)
    abandon(recording, writer)
    recording.trial = None if trial is None else trial.name
    if writer.disabled:
        return recording
    directory = writer.path.parent
    if watches[0]:
        recording.add("resource monitoring", lambda: SampledMetrics(ResourceSampler(directory).samplers))
    if watches[1]:
        recording.add("network monitoring", lambda: SampledMetrics(NetworkSampler().samplers))
    if judges:
        recording.add("health monitoring", lambda: _live_health(recording, process, rules, config or {}, on_alert))
    elif not process.rank:
        say_unwatched()
    earlier: Before | None = None
    if path == absolute(event_file(output_dir, run_id)):

        def manifest() -> Manifest:
            nonlocal earlier
            made = Manifest(
                writer,
                run_id,
                names,
                attempt_id=process.attempt_id,
                progress=recording.progress,
                environment=recording.parts.tried(
                    "environment", lambda: environment_of(process, trainer.git_sha), None
                ),
                trial=trial,
                config=config,
                tags=tags,
                group=group,
            )
            earlier = made.before
            return made

        recording.add("the manifest", manifest)
    else:
        earlier = recording.parts.tried(
            "the launch before", lambda: ending_of_launch_before(directory, run_id, process.attempt_id), None
        )
    if (known := before(path, recording.attempt) or earlier) is not None:
        recording.before, recording.first_before = known
    begin(path, recording)
    announce(recording.path, process.rank, recording.attempt, group if trial else None)
    if targets and not process.rank and recording.attempt is not None:
        from rldk.mirror_process import start_mirrors

        start_mirrors(recording.path, run_id, targets)
    return recording


def _targets(mirror: str | Sequence[str] | None) -> list[Target]:
    if not mirror:
        return []
    from rldk.mirror_target import parse_targets  # which few runs need

    return parse_targets(mirror)


def _live_health(
    recording: Recording, process: Process, rules: Rules | None, config: Mapping[str, Any], on_alert: Sequence[OnAlert]
) -> Observer:
    from rldk.health.alerts import info_of
    from rldk.health.coverage import Origin
    from rldk.health.live import LiveHealth

    names = recording.names
    known = weakref.ref(recording)  # health must not keep a recording from being dropped

    def write(alert: Alert) -> None:
        if (recording := known()) is not None:
            stall = Lifecycle(kind="stall") if alert.rule == "stall" else None
            recording.note(alert.step, [alert.message], alert=info_of(alert), lifecycle=stall)

    health = LiveHealth(
        recording.run_id,
        recording.path.parent,
        write,
        rank=process.rank or 0,
        first_on_host=not process.local_rank,
        rules=rules,
        origin=Origin(framework=names.framework, algorithm=names.algorithm, settings=config),
        on_alert=on_alert,
    )
    if recording.attempt != 1:
        health.remember(recording.path)
    return health
