# Sourced by the scripts: finds Python and keeps a virtual environment of the project's own.

find_python() {
  for python in "${PYTHON:-}" python3 python3.14 python3.13 python3.12 python3.11 python; do
    if [ -n "$python" ] && "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      echo "$python"
      return
    fi
  done
  echo "Error: no Python 3.11 or newer was found." >&2
  echo "Hint: install one, or name it: PYTHON=/path/to/python3.12 $0" >&2
  exit 1
}

# make_environment [tests]: installs the project and what `lineage trace` needs; with `tests`, exactly the packages of
# scripts/locked.txt too, whose digests pip checks. Does nothing where that is done already.
make_environment() {
  python=$(find_python)
  if [ ! -x .venv/bin/python ]; then
    echo "Making a virtual environment in .venv" >&2
    if ! "$python" -m venv .venv >&2; then
      rm -rf .venv
      echo "Error: $python cannot make a virtual environment." >&2
      echo "Hint: on Debian and Ubuntu, install the package python3-venv." >&2
      exit 1
    fi
  fi
  wanted=$(cksum pyproject.toml scripts/locked.txt)
  if [ "$(cat ".venv/made-for${1:-}" 2>/dev/null)" != "$wanted" ]; then
    echo "Installing what the project needs" >&2
    if [ "${1:-}" = tests ]; then
      install --require-hashes --requirement scripts/locked.txt
      install --no-deps --no-build-isolation --editable .
    else
      install --editable '.[trace]'
    fi
    .venv/bin/python -m compileall -q graph lineage
    echo "$wanted" > ".venv/made-for${1:-}"
  fi
}

install() { .venv/bin/python -m pip install --quiet --disable-pip-version-check "$@" >&2; }
