#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Everything that must hold before a change goes in: the build, every test,
# the house rules, and the layers below the desk once more under
# AddressSanitizer and UBSan.
# Ends with one line "N passed, N failed"; fails if anything failed, or if
# nothing ran.
# usage: check.sh [--long | --release]
#   --long     what takes too long to wait for, too; the desk, the command
#              line, the journeys and the whole window under the sanitizers:
#              driven there and nowhere else
#   --release  all of that, and build-aux/release.sh: hours
set -u
cd "$(dirname "$0")/.."
. build-aux/prepare.sh

give_up () {
  say "$1" "$2"
  echo "0 passed, 1 failed"
  exit 1
}

install_packages || give_up "The packages could not be installed." "软件包未能安装。"

case "${1:-}" in
  '') skipped='--no-suite long'
      unsanitized='--no-suite desk --no-suite cli --no-suite journeys --no-suite survival' ;;
  --long) skipped='--no-suite drive' unsanitized='' ;;
  --release) sh build-aux/check.sh --long && exec sh build-aux/release.sh; exit 1 ;;
  *) echo "usage: check.sh [--long | --release]" >&2; exit 2 ;;
esac

logs=build/check
status=0

configure build || give_up "The build could not be set up." "构建未能配置。"
rm -rf "$logs"
mkdir -p "$logs"
{ ninja -C build || echo 'ninja: the build failed'; } | tee "$logs/build.txt"
! grep -q '^ninja: the build failed' "$logs/build.txt" || give_up "The build failed." "构建失败。"
if grep 'warning:' "$logs/build.txt"; then
  say "== the compiler warns" "== 编译器有警告"
  printf '{"name": "compiler warnings", "result": "FAIL", "stdout": ""}\n' >"$logs/0-warnings.json"
fi
say "== all tests and house rules" "== 全部测试与内务规则"
# shellcheck disable=SC2086  # two words or none
meson test -C build --no-rebuild --print-errorlogs $skipped || status=1
cp build/meson-logs/testlog.json "$logs/1-tests.json" || status=1

# Warnings are errors here. Meson builds the tests that it runs, and no more.
say "== the core under AddressSanitizer and UBSan" "== 核心部分在 AddressSanitizer 与 UBSan 下"
if [ -n "$unsanitized" ]; then
  sanitized=build/asan
  option=-Dapp=false
else
  sanitized=build/asan-app
  option=-Dapp=true
fi
rm -f "$sanitized/meson-logs/testlog.json"
# shellcheck disable=SC2086  # one word per suite
configure $sanitized $option -Dwerror=true -Db_sanitize=address,undefined -Db_lundef=false \
  && { [ -n "$unsanitized" ] || ninja -C $sanitized; } \
  && meson test -C $sanitized --print-errorlogs --timeout-multiplier 4 \
       --no-suite lint --no-suite bench --no-suite long --no-suite app $unsanitized || status=1
cp "$sanitized/meson-logs/testlog.json" "$logs/2-sanitized.json" \
  || printf '{"name": "%s", "result": "ERROR", "stdout": ""}\n' "$sanitized" >"$logs/2-sanitized.json"

# The window as a person drives it, and its widgets. Driven under the sanitizers it takes twice as
# long as without, which is why the plain program is driven by check.sh alone.
window () {
  say "== the window under AddressSanitizer and UBSan" "== 窗口在 AddressSanitizer 与 UBSan 下"
  rm -f build/asan-app/meson-logs/testlog.json
  meson test -C build/asan-app --no-rebuild --print-errorlogs --timeout-multiplier 4 --suite app \
    || status=1
  cp build/asan-app/meson-logs/testlog.json "$logs/2-window.json" \
    || printf '{"name": "build/asan-app", "result": "ERROR", "stdout": ""}\n' >"$logs/2-window.json"
}

[ -n "$unsanitized" ] || window

if [ -z "$unsanitized" ]; then
  say "== a minute of fuzzing for each grammar" "== 每种文法模糊测试一分钟"
  sh build-aux/fuzz.sh 60 >"$logs/fuzz.txt" 2>&1
  case $? in 0) fuzzed=OK ;; 77) fuzzed=SKIP ;; *) fuzzed=FAIL ;; esac
  cat "$logs/fuzz.txt"
  [ "$fuzzed" != FAIL ] || status=1
  printf '{"name": "fuzzing", "result": "%s", "stdout": ""}\n' "$fuzzed" >"$logs/3-fuzz.json"
fi

# The store hands every request to a thread of its own. GObject's memory pools
# look raced for, so they are off; tests that fork cannot run under it.
threads () {
  names='test-backup test-lock test-records test-store test-store-thread test-undo'
  say "== the store and its thread under ThreadSanitizer" "== 存储及其线程在 ThreadSanitizer 下"
  # shellcheck disable=SC2086  # one word per program
  if configure build/tsan -Dapp=false -Db_sanitize=thread -Db_lundef=false \
     && ninja -C build/tsan $(echo "$names" | sed 's,test-,tests/store/test-,g'); then
    G_SLICE=always-malloc TSAN_OPTIONS="suppressions=$PWD/tests/tsan.supp:halt_on_error=1" \
      meson test -C build/tsan --no-rebuild --print-errorlogs --timeout-multiplier 6 $names || status=1
    cp build/tsan/meson-logs/testlog.json "$logs/4-threads.json" || status=1
  else
    printf '{"name": "build/tsan", "result": "ERROR", "stdout": ""}\n' >"$logs/4-threads.json"
  fi
}

[ -n "$unsanitized" ] || threads

/usr/bin/python3 -B build-aux/count-tests.py "$status" "$logs"/*.json
