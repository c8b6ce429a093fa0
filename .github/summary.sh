#!/bin/sh
# What the page of a pull request's check says below the mistakes: how to look at the site.
# summary.sh [ADDRESS_OF_THE_SITE_AS_ZIP]
set -eu

if [ -z "${1:-}" ]; then
    cat <<'END'
### サイトはまだありません · Сайта пока нет · No site yet

誤りを直すと作られます。上に何も示されていなければ、このジョブのログをご覧ください。

Он будет собран, когда ошибки исправят. Если выше ничего не названо, смотрите журнал этой проверки.

It will be built once the mistakes are corrected. If none is named above, see the log of this job.
END
    exit
fi

cat <<END
### サイトを見る · Посмотреть сайт · Look at the site

**日本語** [サイトのZIPファイル]($1)をダウンロードして展開します（GitHubへのサインインが必要です。7日後に消えます）。展開したフォルダーで \`python3 -m http.server\`（Windowsでは \`py -m http.server\`）を実行し、<http://localhost:8000/> を開きます。Pythonがなければ \`index.html\` を開いてください。リンク先でファイルの一覧が表示されたら、その中の \`index.html\` を開きます。誤りのあるレポートは、直すまで表示されません。

**Русский** Скачайте [сайт в ZIP-архиве]($1) и распакуйте его (нужно войти в GitHub; архив хранится 7 дней). В распакованной папке выполните \`python3 -m http.server\` (в Windows — \`py -m http.server\`) и откройте <http://localhost:8000/>. Если Python нет, откройте \`index.html\`; когда по ссылке появляется список файлов, откройте \`index.html\` в нём. Рассказов с ошибками на сайте нет, пока их не исправят.

**English** Download [the site as a ZIP file]($1) and unpack it (sign in to GitHub; it is kept for 7 days). In the unpacked folder run \`python3 -m http.server\` (on Windows \`py -m http.server\`) and open <http://localhost:8000/>. Without Python open \`index.html\`; where a link shows a list of files, open the \`index.html\` in it. Reports with mistakes are left out until they are corrected.
END
