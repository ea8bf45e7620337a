#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Measures: builds with full optimisation into build/bench and runs every
# program of this folder on a display of its own, one after the other. Times
# drift with the machine; what counts is the ratios of one run.
# usage: run.sh [NAME...]
set -eu
cd "$(dirname "$0")/../.."
. build-aux/prepare.sh

configure build/bench --buildtype=release
ninja -C build/bench >/dev/null
ninja -C build/bench tests/bench/empty-map >/dev/null

echo "machine: $(nproc) × $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1), \
$(sed -n 's/^MemTotal: *//p' /proc/meminfo)"
# A name that is a script of this folder is none of Meson's.
programs=
for name in "$@"; do
  [ -f "tests/bench/$name.py" ] || programs="$programs $name"
done
if [ $# -eq 0 ] || [ -n "$programs" ]; then
  # shellcheck disable=SC2086  # one word per program
  /usr/bin/python3 -B tests/support/with-display.py --size 1920x1080 -- \
    meson test -C build/bench --benchmark --num-processes 1 --verbose $programs
fi

for script in tests/bench/bench-*.py; do
  [ -f "$script" ] || continue
  name=$(basename "$script" .py)
  case " ${*:-$name} " in *" $name "*) ;; *) continue ;; esac
  echo "== $name"
  WANGGE_BUILD_ROOT=$PWD/build/bench WANGGE_SOURCE_ROOT=$PWD \
    WANGGE_APP=$PWD/build/bench/src/wangge WANGGE_CLI=$PWD/build/bench/src/cli/wangge-cli \
    WANGGE_READER=$PWD/build/bench/src/reader/wangge-reader \
    GSETTINGS_SCHEMA_DIR=$PWD/build/bench/data WANGGE_LOCALEDIR=$PWD/build/bench/po \
    /usr/bin/python3 -B tests/support/with-display.py --bus --size 1920x1080 -- \
    /usr/bin/python3 -B "$script"
done
