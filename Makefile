# Every task of this project. Each sets up what it needs, in .venv/, and does nothing twice.
# Works with GNU make 3.81 (macOS) and newer; needs Python 3.11 or newer.
#
# SITE_URL, REPO_URL and CACHE=off, from the environment or as `make site CACHE=off`, reach the program as they are.

.DEFAULT_GOAL := help
.PHONY: help site serve lint quick test proofs audit check translations figures sheets mobility rubric accept report remove new-site schema forms vendor pictures bench bench-setup lock clean
.DELETE_ON_ERROR:
# The steps share one virtual environment, so `make -j` must not run two of them at once.
.NOTPARALLEL:
MAKEFLAGS += --no-builtin-rules --no-print-directory

# Set by hand: make serve ADDR=0.0.0.0:8000 · make serve DRAFTS=1 (shows what waits) · make test ARGS="-k search" · make check FIX=1 · make lock UPGRADE=1
# · make accept ZIP=… REPLACE=1 · make accept FILE=changes.json · make report ARGS="--title …" · make remove REPORT=… PHOTO=…
# · make translations MARK=docs/ru/about/index.md · make figures AS_OF=2019-03-31 ARGS="--output figures.xlsx"
# · make figures TEMPLATE=../students.xlsx · make figures ROWS=../students.xlsx ARGS="--output ../figures.xlsx"
# · make sheets OUT=program.xlsx · make sheets FILE=program.xlsx ARGS="--lang ru"
# · make mobility TEMPLATE=figures.xlsx · make mobility FILE=figures.xlsx · make rubric FILE=answers.csv
# · make bench N=100,1000,3000 ROUNDS=3 ARGS="--photos 0"
# · make new-site DIR=../another-program
# [only here]
# · make pictures BEFORE=a revision (a sheet of before and after, too)
# [/only here]
# CACHE=off with any of them: no cache is read or written; the site is the same, and slower to build.
ADDR =
ARGS =
FIX =
UPGRADE =
ZIP =
REPLACE =
REPORT =
N =
ROUNDS =
PHOTO =
MARK =
AS_OF =
ROWS =
FILE =
TEMPLATE =
OUT =
DIR =
# [only here]
BEFORE =
# [/only here]
# An interpreter to prefer: make site PYTHON=python3.13. With another version than .venv/ has, .venv/ is made anew.
PYTHON ?=

# Material announces its plans at every build; they are known here.
export NO_MKDOCS_2_WARNING = 1
# Text is UTF-8 whatever the locale of the machine.
export PYTHONUTF8 = 1

help: ## this list · この一覧 · этот список
	@echo 'Tasks · できること · Задачи'
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' Makefile

site: .venv/site.stamp ## build the website into site/ · サイトを作る · собрать сайт
	@.venv/bin/mkdocs build --strict

serve: .venv/site.stamp ## preview while writing (ADDR=host:port) · 書きながら確かめる · предпросмотр
	@.venv/bin/mkdocs serve $(if $(ADDR),--dev-addr '$(ADDR)')

lint: .venv/test.stamp
	@printf 'ruff check: ' && .venv/bin/ruff check
	@printf 'ruff format: ' && .venv/bin/ruff format --check
	@printf 'mypy: ' && .venv/bin/mypy

# Whoever has nothing left takes tests from the others. What takes long to set up is made once for all, see tests/README.md.
PYTEST = .venv/bin/python -m pytest -n auto --maxprocesses 4 --dist worksteal

# pytest comes last: its closing line is the last line, and says how it went.
quick: lint ## what takes seconds: linters, types, tests without a build or a browser · 短いテスト · быстрые проверки
	@$(PYTEST) -m 'not proof' tests/unit $(ARGS)

test: lint ## run every check of the code and the site (ARGS=… for pytest) · テスト · все проверки
	@sh tests/install-chromium.sh
	@$(PYTEST) -m 'not proof' --durations 10 $(ARGS)

check: .venv/site.stamp ## find mistakes in the content (FIX=1: fix them; ARGS=a report) · 内容の誤りを探す(直す) · найти (и исправить) ошибки
	@.venv/bin/python -m program_site check $(if $(FIX),--fix) $(ARGS)

# A name may hold blanks and brackets, as those of second downloads do.
quoted = '$(subst ','\'',$(1))'

translations: .venv/site.stamp ## what is to translate (MARK=…: is up to date) · 翻訳の状況 · состояние переводов
	@.venv/bin/python -m program_site translations $(if $(MARK),--mark $(call quoted,$(MARK))) $(ARGS)

figures: .venv/site.stamp ## what an evaluation asks for (AS_OF=a day, ROWS=a sheet) · 実施状況の集計 · сводка для оценки
	@.venv/bin/python -m program_site figures $(if $(AS_OF),--as-of $(call quoted,$(AS_OF))) \
	  $(if $(ROWS),--rows $(call quoted,$(ROWS))) $(if $(TEMPLATE),--template $(call quoted,$(TEMPLATE))) $(ARGS)

sheet = $(if $(TEMPLATE),--template $(call quoted,$(TEMPLATE))) $(if $(FILE),$(call quoted,$(FILE))) $(ARGS)

sheets: .venv/site.stamp ## all data as one workbook (OUT=…), and back (FILE=…) · データをExcelで直す · данные в Excel
	@.venv/bin/python -m program_site sheets $(if $(OUT),--out $(call quoted,$(OUT))) $(if $(FILE),$(call quoted,$(FILE))) $(ARGS)

mobility: .venv/site.stamp ## take a year's figures from a sheet (TEMPLATE=… writes one, FILE=…) · 人数の取り込み · загрузить числа
	@.venv/bin/python -m program_site import-mobility $(sheet)

rubric: .venv/site.stamp ## count anonymous answers to the rubric (TEMPLATE=… FILE=…) · ルーブリックの集計 · сводка анкет
	@.venv/bin/python -m program_site import-rubric $(sheet)

accept: .venv/site.stamp ## take in reports (ZIP=…) and changes of the data (FILE=…) that came · 届いたレポートや変更の受け入れ · принять рассказ или правки
	@.venv/bin/python -m program_site accept $(if $(REPLACE),--replace) $(if $(ZIP),$(call quoted,$(ZIP))) $(if $(FILE),$(call quoted,$(FILE)))

report: .venv/site.stamp ## write a report, question by question · 質問に答えてレポートを作る · написать рассказ
	@.venv/bin/python -m program_site new-report $(ARGS)

remove: .venv/site.stamp ## take a report or photo down (REPORT=… PHOTO=…) · 取り下げる · убрать рассказ
	@.venv/bin/python -m program_site remove-report $(call quoted,$(REPORT)) $(if $(PHOTO),--photo $(call quoted,$(PHOTO)))

new-site: .venv/site.stamp ## begin the site of another program (DIR=…) · 別のプログラムのサイトを作る · сайт для другой программы
	@.venv/bin/python -m program_site new-site $(if $(DIR),$(call quoted,$(DIR))) $(ARGS)

schema: .venv/site.stamp ## write the JSON Schemas that help editors · スキーマを書き出す · схемы для редакторов
	@.venv/bin/python -m program_site schema

forms: .venv/site.stamp ## write GitHub's issue forms anew from the data · Issueのフォーム · формы для GitHub
	@.venv/bin/python -m program_site forms

vendor: .venv/site.stamp ## fetch the browser parts from npm again (UPGRADE=1: newest) · ブラウザー部品の更新 · обновить части для браузера
	@command -v npm >/dev/null || { echo 'npm is needed · npm が必要です · нужен npm' >&2; exit 1; }
	@.venv/bin/python requirements/vendor.py $(if $(UPGRADE),--upgrade)

# [only here] These ask for pages of this very site, measure it, or prove the generator itself; `make new-site` leaves them out.
proofs: .venv/test.stamp ## what takes long by nature: fuzzing, killed builds, every set of fonts (ARGS=…) · 長いテスト · долгие проверки
	@sh tests/install-chromium.sh
	@$(PYTEST) -m proof $(ARGS)

audit: .venv/test.stamp ## Nu HTML checker and Lighthouse (needs Java and Node) · HTMLと表示速度の検査 · проверка HTML и скорости
	@.venv/bin/python tests/audit.py

pictures: .venv/test.stamp site ## take the pictures of the README (BEFORE=a revision) · READMEの画像を撮る · снимки для README
	@.venv/bin/python tests/take_pictures.py
	@.venv/bin/python tests/take_guide_pictures.py
	@.venv/bin/python tests/take_staff_guide_pictures.py
	@$(if $(BEFORE),.venv/bin/python tests/before_and_after.py $(call quoted,$(BEFORE)),:)

bench: .venv/bench.stamp bench/node_modules/.package-lock.json ## speed beside Hugo, Eleventy, MkDocs (N=… ROUNDS=…) · 速さの比較 · сравнить скорость
	@.venv/bin/python -m bench $(if $(N),--sizes '$(N)') $(if $(ROUNDS),--rounds '$(ROUNDS)') $(ARGS)

bench-setup: .venv/site.stamp ## from a fresh clone to the site, by pip and by uv (ROUNDS=…) · 準備にかかる時間 · время установки
	@.venv/bin/python -m bench.setup $(if $(ROUNDS),--rounds '$(ROUNDS)') $(ARGS)

# Without npm the rest is compared all the same.
bench/node_modules/.package-lock.json: bench/package-lock.json
	@if command -v npm >/dev/null; then echo 'Installing bench/package-lock.json'; cd bench && npm ci --no-audit --no-fund --loglevel error; \
	else echo 'No npm here: Eleventy and sharp are left out.' >&2; fi

# [/only here]
# All lists hold one version of each package for every Python and system ("fewest"), so all of us build the same site.
COMPILE = sh requirements/uv.sh pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
	--python .venv/bin/python --no-python-downloads --custom-compile-command 'make lock' $(if $(UPGRADE),--upgrade)

lock: .venv/checkout ## pin the packages of requirements/*.in (UPGRADE=1: newest) · 版の固定 · закрепить версии
	@echo 'requirements/uv.in → requirements/uv.txt'
	@$(COMPILE) --output-file requirements/uv.txt requirements/uv.in
	@echo 'requirements/site.in → requirements/site.txt'
	@$(COMPILE) --output-file requirements/site.txt requirements/site.in
	@echo 'requirements/test.in → requirements/test.txt'
	@$(COMPILE) --constraints requirements/site.txt --output-file requirements/test.txt requirements/test.in
# [only here]
	@echo 'requirements/bench.in → requirements/bench.txt'
	@$(COMPILE) --constraints requirements/site.txt --output-file requirements/bench.txt requirements/bench.in
	@if command -v npm >/dev/null; then echo 'bench/package.json → bench/package-lock.json'; cd bench && \
	npm $(if $(UPGRADE),update,install) --package-lock-only --omit-lockfile-registry-resolved --no-audit --no-fund --loglevel error >/dev/null; fi
# [/only here]

clean: ## remove all that was made: site/, .venv/, caches · 作られたものを消す · удалить созданное
	@rm -rf site .venv .cache .pytest_cache .mypy_cache .ruff_cache bench/node_modules
	@find hooks tests bench -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

# ---- The virtual environment ----------------------------------------------------------------------------------------
# .venv/checkout    the folder .venv/ was made for: a copied or moved checkout gets a new one
# .venv/*.stamp     this list of packages is installed, all of it
# .venv/installing  there while packages are put in: if it is still there at the start, the work was cut off half-way

# Leaves in $python the first interpreter that is new enough and can make a virtual environment, or nothing.
find_python = for python in '$(PYTHON)' python3 python3.13 python3.12 python3.11; do \
	  if [ -n "$$python" ] && "$$python" -c "$$CAN_MAKE_VENV" 2>/dev/null; then break; fi; python=; done
export CAN_MAKE_VENV = import sys, venv; from importlib.util import find_spec as has; sys.exit(sys.version_info < (3, 11) or not (has("pip") or has("ensurepip")))
python_version = -c 'import sys; print(sys.version_info[:2])'

# Runs every time, but touches the file only when it makes .venv/ anew, so that the stamps stay good.
# A newer Python under the same name does not see what was installed for the old one, the core on the path included.
.venv/checkout: FORCE
	@here=$$(pwd -P); \
	if [ ! -e .venv/installing ] && [ "$$(cat $@ 2>/dev/null)" = "$$here" ] && .venv/bin/python -c "$$HAS_CORE_ON_PATH" 2>/dev/null; then \
	  [ -n '$(PYTHON)' ] || exit 0; \
	  $(find_python); \
	  [ "$$("$$python" $(python_version) 2>/dev/null)" != "$$(.venv/bin/python $(python_version))" ] || exit 0; \
	fi; \
	$(find_python); \
	if [ -z "$$python" ]; then \
	  echo 'Python 3.11 or newer, with its venv module, is needed. Debian, Ubuntu: apt install python3-venv; or name one: make … PYTHON=/path/to/python3' >&2; \
	  echo 'Python 3.11 以上(venv モジュール付き)が必要です。Debian・Ubuntu: apt install python3-venv。場所を指定する場合: make … PYTHON=/path/to/python3' >&2; \
	  echo 'Нужен Python 3.11 или новее с модулем venv. Debian, Ubuntu: apt install python3-venv; или укажите свой: make … PYTHON=/path/to/python3' >&2; \
	  exit 1; \
	fi; \
	echo "Making .venv/ with $$("$$python" --version) ($$python)"; \
	rm -rf .venv && "$$python" -m venv --without-pip .venv && .venv/bin/python -c "$$PUT_CORE_ON_PATH" && printf '%s\n' "$$here" > $@

# An editable install has no hash, so a .pth file puts the core on the path.
export HAS_CORE_ON_PATH = import sys; from importlib.util import find_spec as has; sys.exit(not has("program_site"))
export PUT_CORE_ON_PATH = import pathlib, sysconfig; pathlib.Path(sysconfig.get_path("purelib"), "program_site.pth").write_text(str(pathlib.Path("hooks").resolve()) + "\n", encoding="utf-8")

# All lists whose stamps are there, as uv takes out what is on none. Where uv fails (a machine set up for pip alone), pip can.
# An ordinary failure (no network) leaves what was there in use; only an interrupted one may leave half a package behind.
# Python compiles what it runs, and keeps it; where it may not keep it, uv compiles all once.
.venv/%.stamp: .venv/checkout requirements/%.txt
	@echo 'Installing requirements/$*.txt'
	@trap 'exit 130' INT TERM HUP; touch .venv/installing; \
	lists=$$(cd .venv && for stamp in *.stamp; do list=requirements/$${stamp%.stamp}.txt; [ ! -e "../$$list" ] || echo "$$list"; done); \
	sh requirements/uv.sh pip sync --quiet --python .venv/bin/python --require-hashes \
	  $(if $(PYTHONDONTWRITEBYTECODE),--compile-bytecode) requirements/$*.txt $$lists || \
	{ echo 'uv could not; now pip tries.' >&2; sh requirements/pip.sh install -qq --require-hashes -r requirements/$*.txt; }; \
	result=$$?; rm -f .venv/installing; exit $$result
	@touch $@

FORCE:
