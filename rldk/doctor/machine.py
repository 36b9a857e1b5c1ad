"""What rldk runs on: Python, its packages, the clock, the process's limits, the GPU's driver."""

from __future__ import annotations

import platform
import re
import resource
import sys
import time
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version

from rldk_schema.forms.doctor import Finding

from rldk._version import __version__
from rldk.text import counted

_REPORTED = ("transformers", "trl", "torch", "openrlhf", "ray", "wrapt", "pyarrow", "tensorboard")
_OLDEST_YEAR = 1_735_689_600  # 2025: rldk is younger
_FEW_FILES = 256


def check_python() -> Iterator[Finding]:
    """Which rldk, Python and packages there are, and whether what rldk needs is."""
    there = {name: found for name in _REPORTED if (found := installed(name)) is not None}
    others = ", ".join(f"{name} {found}" for name, found in there.items()) or "none of the optional packages"
    yield Finding(
        "python", "ok", f"rldk {__version__}, Python {platform.python_version()} ({sys.executable}); {others}"
    )
    missing = [name for name in _needed() if installed(name) is None]
    if missing:
        yield Finding("python", "failed", f"not installed: {', '.join(missing)}", "pip install --force-reinstall rldk")
    if "pyarrow" not in there:
        message = "pyarrow is not installed: no Parquet and Arrow files; CSV and JSON work without it"
        yield Finding("python", "note", message, 'pip install "rldk[parquet]"')


def installed(package: str) -> str | None:
    """The version of an installed package; None if there is none."""
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _needed() -> list[str]:
    """What rldk needs on every Python: the others have a marker."""
    try:
        found = requires("rldk") or []
    except PackageNotFoundError:  # a checkout on the path
        return []
    return [re.split(r"[^A-Za-z0-9._-]", text, maxsplit=1)[0] for text in found if ";" not in text]


def check_clock() -> Iterator[Finding]:
    """Whether the clocks go, and forward."""
    now, ticks = time.time(), time.monotonic()
    time.sleep(0.01)
    if time.monotonic() <= ticks or time.time() <= now:
        yield Finding(
            "clock", "warning", "the clock does not advance", "Look at the host's clock source (dmesg | grep clock)."
        )
    elif now < _OLDEST_YEAR:
        stamp = time.strftime("%Y-%m-%d", time.gmtime(now))
        yield Finding("clock", "warning", f"the host's clock says {stamp}", "Set it: run an NTP client such as chrony.")
    else:
        yield Finding("clock", "ok", f"it is {time.strftime('%Y-%m-%d %H:%M:%S', time.gmtime(now))} UTC")


def check_limits() -> Iterator[Finding]:
    """Limits of the process that end a log early."""
    files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    size, _ = resource.getrlimit(resource.RLIMIT_FSIZE)
    few, small = files != resource.RLIM_INFINITY and files < _FEW_FILES, size != resource.RLIM_INFINITY
    if few:
        message = f"a process may open {counted(files, 'file')}: reading a run opens one per rank"
        yield Finding("limits", "warning", message, "ulimit -n 4096")
    if small:
        message = f"files are limited to {size:,} bytes (ulimit -f): later events are dropped"
        yield Finding("limits", "warning", message, "ulimit -f unlimited, or writer_options={'rotate_bytes': ...}")
    if not few and not small:
        many = "any number" if files == resource.RLIM_INFINITY else f"{files:,}"
        yield Finding("limits", "ok", f"files of any size, {many} open at a time")


def check_gpu() -> Iterator[Finding]:
    """Whether the NVIDIA driver answers, as its metrics come from there."""
    import pynvml

    try:
        pynvml.nvmlInit()
    except pynvml.NVMLError as error:
        message = f"the NVIDIA driver does not answer ({error}): no GPU metrics"
        yield Finding(
            "gpu", "note", message, "Nothing to do without an NVIDIA GPU; in a container, start it with --gpus all."
        )
        return
    try:
        count, driver = pynvml.nvmlDeviceGetCount(), pynvml.nvmlSystemGetDriverVersion()
        driver = driver.decode() if isinstance(driver, bytes) else driver
        yield Finding("gpu", "ok", f"driver {driver}, {counted(count, 'GPU')}")
    finally:
        pynvml.nvmlShutdown()
