#!/bin/sh
# pip at work on .venv/, from the top of the repository: sh requirements/pip.sh install …
# It is the pip of the Python that .venv/ was made with: putting one into .venv/ takes longer than all the rest.
# Only where that Python has none, or one older than 22.3, which knows no --python, .venv/ gets its own.
set -eu

base=$(sed -n 's/^executable = //p' .venv/pyvenv.cfg)
if "$base" -c 'import pip, sys; sys.exit(pip.__version__.split(".") < ["22", "3"])' 2>/dev/null; then
    set -- "$base" -m pip --python .venv/bin/python "$@"
else
    .venv/bin/python -c 'import pip' 2>/dev/null || .venv/bin/python -m ensurepip >/dev/null
    set -- .venv/bin/python -m pip "$@"
fi
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1
exec "$@"
