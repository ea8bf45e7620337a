#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What takes hours and is run before a release: the harnesses of survival with
# their full counts, real power cuts on ext4 and XFS (needs root and loop
# devices), the window under the sanitizers, the store under valgrind.
# Installs what packages-release.txt names. Prints what it ran and ends with "N passed, N failed".
# usage: release.sh [PART…]    kills cuts damaged faults real window valgrind
#   Fewer, for a try: WG_KILLS, WG_CUTS, WG_DAMAGED, WG_FAULT_SHARE,
#   WG_REAL_CUTS in the environment.
set -u
cd "$(dirname "$0")/.."
. build-aux/prepare.sh

also=build-aux/packages-release.txt
install_packages || say "Some parts will fail for want of what $also names." \
                       "缺少 $also 所列的软件包，部分项目将失败。"
configure build && ninja -C build || exit 1
export WANGGE_READER=$PWD/build/src/reader/wangge-reader LC_ALL=C.UTF-8 LANGUAGE=C
parts=${*:-kills cuts damaged faults real window valgrind}
passed=0
failed=0

part () {
  echo "== $*"
  if "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
}

# share PROCESSES VARIABLE COUNT PROGRAM: so many processes, and each does its part of the count.
share () {
  ids=
  good=0
  n=0
  while [ "$n" -lt "$1" ]; do
    env "$2=$((($3 + $1 - 1) / $1))" "$4" &
    ids="$ids $!"
    n=$((n + 1))
  done
  for id in $ids; do wait "$id" || good=1; done
  return "$good"
}

# The window as a person drives it. Leaks are looked for in the core only.
window () {
  configure build/asan-app -Db_sanitize=address,undefined -Db_lundef=false \
    && ninja -C build/asan-app \
    && meson test -C build/asan-app --no-rebuild --print-errorlogs --timeout-multiplier 6 \
      --num-processes 1 --suite app
}

for name in $parts; do
  case $name in
    kills)
      # Half of it is waiting for the moment.
      part share $((2 * $(nproc))) WG_KILLS "${WG_KILLS:-100000}" build/tests/survival/test-killed ;;
    cuts)
      part share "$(nproc)" WG_CUTS "${WG_CUTS:-1000000}" build/tests/survival/test-cut-off ;;
    damaged)
      part share "$(nproc)" WG_DAMAGED "${WG_DAMAGED:-200000}" build/tests/store/test-verify ;;
    faults)
      part env WG_FAULT_SHARE="${WG_FAULT_SHARE:-1}" build/tests/survival/test-faulty ;;
    real)
      for system in ext4 xfs; do
        part /usr/bin/python3 -B tests/survival/real-cut.py \
          build/tests/survival/test-killed "$system" "${WG_REAL_CUTS:-500}"
        # The harness bites: without syncs something must be lost.
        part sh -c "! /usr/bin/python3 -B tests/survival/real-cut.py \
          build/tests/survival/killed-without-syncs $system 40"
      done ;;
    window)
      part window ;;
    valgrind)
      for test in backup records shorten store undo; do
        # It runs one thread at a time: in turn, or the one that asks most often gets all of it.
        part valgrind --fair-sched=try --quiet --error-exitcode=1 --leak-check=full --errors-for-leak-kinds=definite \
          --suppressions=tests/valgrind.supp "build/tests/store/test-$test"
      done ;;
    *)
      echo "usage: release.sh [kills|cuts|damaged|faults|real|window|valgrind]…" >&2; exit 2 ;;
  esac
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
