#!/bin/sh
# Sees to it that the browser tests have Chromium and, on Debian's family, a Japanese font. Never asks for a password.
# Says nothing when all is there. Where nothing can be installed it says how to; under CI=true that is a failure.
set -u

browser_found() {
    # Started, not only looked for: Ubuntu's chromium-browser may be a script that only names a snap.
    for browser in "${CHROMIUM:-}" chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable \
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome' \
        '/Applications/Chromium.app/Contents/MacOS/Chromium' \
        "${HOME:-}/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
        "${HOME:-}/Applications/Chromium.app/Contents/MacOS/Chromium"; do
        if [ -n "$browser" ] && "$browser" --version </dev/null >/dev/null 2>&1; then return 0; fi
    done
    return 1
}

japanese_found() {
    # Other systems bring a Japanese font of their own, or have no fixed name for one.
    [ -e /etc/debian_version ] || return 0
    if command -v fc-list >/dev/null; then fc-list :lang=ja | grep -q .; else dpkg -s fonts-noto-cjk >/dev/null 2>&1; fi
}

give_up() {
    echo "$1"
    if [ "${CI:-}" = true ]; then exit 1; fi
    exit 0
}

missing=
browser_found || missing=chromium
japanese_found || missing="${missing:+$missing }fonts-noto-cjk"
[ -n "$missing" ] || exit 0

case $missing in
    chromium*) without='The browser tests will be skipped: no Chromium or Chrome was found' ;;
    *) without='The browser tests will show Japanese letters as boxes: no Japanese font was found' ;;
esac

if ! command -v apt-get >/dev/null; then
    give_up "$without. Install Chromium or Google Chrome, or set CHROMIUM to the path of one."
fi
if [ "$(id -u)" = 0 ]; then
    as_root() { env DEBIAN_FRONTEND=noninteractive "$@"; }
elif sudo -n true 2>/dev/null; then
    as_root() { sudo -n env DEBIAN_FRONTEND=noninteractive "$@"; }
else
    give_up "$without. To get what is missing: sudo apt-get install $missing"
fi

log=$(mktemp) || exit 1
trap 'rm -f "$log"' EXIT
as_root apt-get -qq update </dev/null >"$log" 2>&1 || cat "$log" >&2

# Debian's Chromium without a window opens a page with a third less work than the one that draws a hidden window around it.
if LC_ALL=C apt-cache policy chromium-headless-shell | grep -q '^ *Candidate: [0-9]'; then
    case $missing in chromium*) missing="chromium-headless-shell${missing#chromium}" ;; esac
fi

echo "Installing with apt-get: $missing"

# Ubuntu's package of this name holds no browser, only a pointer to a snap that needs a running snapd.
candidate=$(LC_ALL=C apt-cache policy chromium | sed -n 's/^ *Candidate: //p')
case "$missing/$candidate" in
    chromium-headless-shell*) ;;
    chromium*/ | chromium*/*none* | chromium*/*snap*)
        give_up "$without, and apt-get has none here (Ubuntu has it only as a snap). Run 'snap install chromium', install Google Chrome's own .deb, or set CHROMIUM to the path of one." ;;
esac

# shellcheck disable=SC2086  # $missing is a list of words
if as_root apt-get -qq install -y --no-install-recommends -o DPkg::Lock::Timeout=120 $missing </dev/null >"$log" 2>&1; then
    browser_found && japanese_found && exit 0
fi
tail -n 20 "$log" >&2
give_up "$without, and apt-get could not install: $missing. Its last words stand above."
