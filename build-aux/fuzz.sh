#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Fuzzes the grammars of ours (tests/fuzz) with libFuzzer under AddressSanitizer
# and UBSan, two targets at a time; an input that breaks one is left in
# build/fuzz/. Ends with a line for each target; fails if one broke.
# usage: fuzz.sh [SECONDS for each target, 60]
set -u
cd "$(dirname "$0")/.."
. build-aux/prepare.sh

seconds=${1:-60}
folder=build/fuzz
if ! command -v clang >/dev/null; then
  say "Fuzzing needs clang and libclang-rt-14-dev; skipped." \
      "模糊测试需要 clang 与 libclang-rt-14-dev，已跳过。"
  exit 77
fi
CC=clang CXX=clang++ configure "$folder" -Dapp=false -Dfuzz=true -Db_lundef=false \
  -Db_sanitize=address,undefined -Dc_args=-fsanitize=fuzzer-no-link || exit 1
targets='fuzz-answer fuzz-extract fuzz-out fuzz-package fuzz-shape fuzz-table fuzz-words fuzz-write'
for target in $targets; do echo "tests/fuzz/$target"; done | xargs ninja -C "$folder" || exit 1

# one TARGET: runs it for its time on a copy of the corpus.
one () {
  mkdir -p "$folder/found-$1"
  # Names of figures are interned and live for ever; GEOS 3.11 leaks where its repair of a wild
  # ring throws. Neither is ours to mend, and both would end the run.
  case $1 in fuzz-shape|fuzz-words) leaks=0 ;; *) leaks=1 ;; esac
  if ASAN_OPTIONS=detect_leaks=$leaks G_DEBUG=fatal-criticals LC_ALL=C.UTF-8 LANGUAGE=C \
     UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1 \
     LSAN_OPTIONS=suppressions=tests/lsan.supp:print_suppressions=0 \
     "$folder/tests/fuzz/$1" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=1024 \
       -max_len=4096 -artifact_prefix="$folder/$1-" -print_final_stats=1 \
       "$folder/found-$1" "tests/fuzz/corpus/$1" >"$folder/$1.txt" 2>&1
  then
    echo "ok - $1: $(sed -n 's/^stat::number_of_executed_units: *//p' "$folder/$1.txt") inputs"
  else
    echo "not ok - $1, see $folder/$1.txt"
    tail -n 20 "$folder/$1.txt" >&2
  fi
}

for target in $targets; do
  one "$target" >"$folder/$target.line" &
  # Two at a time: wait for the pair.
  case $target in fuzz-extract|fuzz-package|fuzz-table) wait ;; esac
done
wait
cat "$folder"/fuzz-*.line
! grep -q '^not ok' "$folder"/fuzz-*.line
