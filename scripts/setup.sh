#!/bin/sh
# Makes .venv with the packages of a lock file: scripts/setup.sh requirements.lock
# Does nothing when it holds them already. Paths are relative, so the checkout may have any name.
set -eu
cd "$(dirname "$0")/.."
lock=$1
venv=.venv
python=$venv/bin/python
installed=$venv/$(basename "$lock")

supported='import sys; raise SystemExit(not (3, 11) <= sys.version_info[:2] < (3, 14))'

fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

# The newest that is supported; $PYTHON first, for whoever wants a certain one. Each is really
# run: a version manager puts names on the path that answer with an error.
find_python() {
    for name in ${PYTHON:+"$PYTHON"} python3.13 python3.12 python3.11 python3 python; do
        if "$name" -c "$supported" >/dev/null 2>&1; then
            command -v "$name"
            return
        fi
    done
    found=$(python3 --version 2>/dev/null || echo 'no Python 3')
    fail "The register needs Python 3.11, 3.12 or 3.13; here is $found." \
        "Install one of them, or name it: make setup PYTHON=/path/to/python3.12"
}

make_venv() {
    base=$(find_python)
    "$base" -c 'import ensurepip, venv' 2>/dev/null || fail \
        "$base cannot make a virtual environment: its module venv or ensurepip is missing." \
        "On Debian and Ubuntu, install it with: apt-get install python3-venv"
    echo "Making $venv with $("$base" --version) …"
    rm -rf "$venv"
    "$base" -m venv "$venv"
}

# A virtual environment stops working when the Python it was made with goes away.
"$python" -c "$supported" 2>/dev/null || make_venv

if [ "$(cat "$lock")" = "$(cat "$installed" 2>/dev/null)" ]; then
    exit 0
fi
echo "Installing $(grep -c '^[a-z].*==' "$lock") packages from $lock; the first time takes a minute …"
"$python" -m pip install --disable-pip-version-check --require-hashes --requirement "$lock" ||
    fail "The packages could not be installed; the reason is in the lines above."
cp "$lock" "$installed"
