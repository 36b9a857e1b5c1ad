"""`python -m codegen` writes generated/; `python -m codegen --check` tells whether it is up to date."""

from __future__ import annotations

import argparse
import difflib
import json
import sys
from pathlib import Path

from codegen.fields import SCHEMA_PATH, parse_schema
from codegen.forms import parse_forms, read_raw
from codegen.lint import lint
from codegen.lint_forms import lint_forms
from codegen.lint_sources import lint_sources
from codegen.sources import FOLDER, Declaration, join, read_sources
from codegen.targets import FORM_TARGETS, TARGETS, package

ROOT = SCHEMA_PATH.parent.parent / "generated"
FIX = "python -m codegen"


def render_all(schema_path: Path = SCHEMA_PATH) -> dict[str, str]:
    """Renders every target.

    Returns:
        Text of every file of generated/, by path relative to it.

    Raises:
        SystemExit: A schema breaks a rule of `codegen.lint`, `lint_sources` or `lint_forms`.
    """
    raw = json.loads(schema_path.read_text(encoding="utf-8"))
    if problems := lint(raw):
        raise SystemExit("\n".join(f"{schema_path.name}: {p}" for p in problems))
    sources = read_sources(schema_path.parent / FOLDER)
    if problems := lint_sources(raw, sources):
        raise SystemExit("\n".join(f"{FOLDER}/{p}" for p in problems))
    joined = join(raw, sources)
    text = json.dumps(joined, indent=1, ensure_ascii=False) + "\n"
    schema = parse_schema(joined, text, tuple(Declaration(name, source) for name, source in sources.items()))
    files: dict[str, str] = {}
    for target in TARGETS:
        files |= target.render(schema)
    every = read_raw(schema_path.parent)
    if problems := lint_forms(every):
        raise SystemExit("\n".join(problems))
    forms = parse_forms(every)
    for form in forms:
        for form_target in FORM_TARGETS:
            files |= form_target.render_form(form)
    return files | package.render_forms(forms)


def stray_files(files: dict[str, str], root: Path = ROOT) -> list[Path]:
    """Lists what stands in generated/ and no target writes."""
    found = (p for p in root.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    return sorted(p for p in found if p.relative_to(root).as_posix() not in files)


def drift(files: dict[str, str], root: Path = ROOT) -> str:
    """Compares generated/ with what codegen would write.

    Returns:
        A unified diff, with a line for each missing and stray file; empty if all is up to date.
    """
    parts: list[str] = []
    for name, text in sorted(files.items()):
        path = root / name
        if not path.exists():
            parts.append(f"missing: generated/{name}\n")
            continue
        old = path.read_text(encoding="utf-8")
        if old != text:
            diff = difflib.unified_diff(
                old.splitlines(keepends=True),
                text.splitlines(keepends=True),
                f"generated/{name}",
                f"{name} (from the schema)",
            )
            parts.extend(line if line.endswith("\n") else line + "\n" for line in diff)
    parts += [
        f"stray: generated/{p.relative_to(root).as_posix()} is written by no target: delete it\n"
        for p in stray_files(files, root)
    ]
    return "".join(parts)


def write(files: dict[str, str], root: Path = ROOT) -> list[str]:
    """Writes generated/ and deletes stray files.

    Returns:
        Names of the files that changed.
    """
    changed: list[str] = []
    for path in stray_files(files, root):
        path.unlink()
        changed.append(f"{path.relative_to(root).as_posix()} (deleted)")
    for name, text in sorted(files.items()):
        path = root / name
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        changed.append(name)
    return changed


def main() -> int:
    """Runs the command line."""
    parser = argparse.ArgumentParser(prog="python -m codegen", description=__doc__)
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 and show the diff if a file differs"
    )
    args = parser.parse_args()
    files = render_all()
    if args.check:
        if found := drift(files):
            sys.stdout.write(found)
            print(f"\ngenerated/ is not what schema/ says. Run: {FIX}")
            return 1
        print(f"generated/ is up to date: {len(files)} files.")
        return 0
    for name in write(files):
        print(f"wrote generated/{name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
