#!/bin/sh
# The uv of this checkout, from the top of the repository: sh requirements/uv.sh pip sync …
# It is yours, if that is 0.6 or newer; else the one pinned in uv.txt, which pip puts into .venv/.
set -eu

new_enough() {
    "$1" --version 2>/dev/null | grep -Eq '^uv (0\.[6-9]|0\.[1-9][0-9]|[1-9])'
}

new_enough uv && exec uv "$@"
new_enough .venv/bin/uv || sh requirements/pip.sh install -qq --no-compile --require-hashes -r requirements/uv.txt

# Yours is set up for this machine; this one knows only what pip was told of it, and does not read that by itself.
settings=$(sh requirements/pip.sh config list)
told() {
    printf '%s\n' "$settings" | sed -nE "s/^(global|install)\.$1='(.*)'$/\2/p" | tail -n 1
}
index=${UV_DEFAULT_INDEX:-${PIP_INDEX_URL:-$(told index-url)}}
certificates=${SSL_CERT_FILE:-${PIP_CERT:-$(told cert)}}
[ -z "$index" ] || export UV_DEFAULT_INDEX="$index"
[ -z "$certificates" ] || export SSL_CERT_FILE="$certificates"
exec .venv/bin/uv "$@"
