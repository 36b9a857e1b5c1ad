#!/usr/bin/env bash
# Runs the tests that need no torch on every CPython from 3.10 to 3.13 found here, each in its own environment.
set -euo pipefail
cd "$(dirname "$0")/.."

declare -A found
for minor in 10 11 12 13; do
    for python in "python3.$minor" "$HOME"/.pyenv/versions/3."$minor".*/bin/python /usr/bin/python3."$minor" "${PYTHON:-python3}"; do
        path=$(command -v "$python" || true)
        if [ -n "$path" ] && "$path" -c "import sys, venv; sys.exit(sys.version_info[:2] != (3, $minor))" 2>/dev/null; then
            found[$minor]=$path
            break
        fi
    done
done
[ ${#found[@]} -gt 0 ] || { echo "found no CPython from 3.10 to 3.13"; exit 1; }

for minor in 10 11 12 13; do
    if [ -z "${found[$minor]:-}" ]; then
        echo "== CPython 3.$minor: not found here"
        continue
    fi
    echo "== CPython 3.$minor: ${found[$minor]}"
    venv=.venv-3.$minor
    [ -x "$venv/bin/python" ] || "${found[$minor]}" -m venv "$venv"
    "$venv/bin/pip" install -q --disable-pip-version-check -c constraints.txt -e '.[dev]'
    "$venv/bin/python" -m pytest -q -m "not trl" --ignore tests/integrations
done
