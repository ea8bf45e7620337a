#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Pictures of the program with a file open, in Chinese, made in a virtual
# display: out/*.png of the window, and the map page as PNG, PDF and SVG.
# usage: pictures.sh FILE
set -eu
cd "$(dirname "$0")/.."
. build-aux/prepare.sh
uninstalled
file=$1
out=out
mkdir -p "$out"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# shot NAME WIDTHxHEIGHT SCHEME [CODE [KEY…]]: one run of the program on a display of that size.
shot () {
  rm -rf "$work/home"
  mkdir -p "$work/home/config/glib-2.0/settings"
  printf '[org/wangge/Wangge]\nwindow-maximized=true\ncolour-scheme=%s\n' "'$3'" \
    >"$work/home/config/glib-2.0/settings/keyfile"
  cp "$file" "$work/sample.wangge"
  name=$1
  size=$2
  shift 3
  env HOME="$work/home" XDG_CONFIG_HOME="$work/home/config" XDG_CACHE_HOME="$work/home/cache" \
    XDG_DATA_HOME="$work/home/data" LANG=C.UTF-8 LC_ALL=C.UTF-8 LANGUAGE=zh_CN \
    /usr/bin/python3 -B tests/support/with-display.py --bus --size "$size" -- \
    sh build-aux/take-picture.sh "$work/sample.wangge" "$out/$name.png" "$@" >"$work/log" 2>&1 ||
    { cat "$work/log" >&2; say "No picture: $out/$name.png" "未能生成图片：$out/$name.png"; exit 1; }
  printf '%s\n' "$out/$name.png"
}

shot map-1920x1080 1920x1080 light
shot map-1280x800 1280x800 light 990101001 Escape
shot map-1366x768 1366x768 light 990101001002004
shot map-dark-1920x1080 1920x1080 dark 990101001
shot findings-1366x768 1366x768 light 990101001 Escape F7
shot org-1280x800 1280x800 light 990101001 Escape F7 Down Down Down Return
shot stats-1280x800 1280x800 light 990101001 Escape alt+2
shot stats-dark-1366x768 1366x768 dark 990101001 Escape alt+2
shot service-1366x768 1366x768 light 990101001 Escape alt+3 alt+a
shot posts-1366x768 1366x768 light 990101001 Escape alt+5
shot meeting-1366x768 1366x768 light 990101001 Escape alt+6

# page NAME OPTION...: what the command line draws, with the painters of the screen.
page () {
  name=$1
  shift
  LANG=C.UTF-8 LC_ALL=C.UTF-8 LANGUAGE=zh_CN build/src/cli/wangge-cli "$@" -o "$out/$name"
  if [ -f "$out/$name" ]; then printf '%s\n' "$out/$name"; fi
}

for kind in png pdf svg; do
  page "page-map.$kind" render "$file" --page map --unit 990101001 --indicator households \
    --size 1920x1080
done
page page-stats.pdf render "$file" --page stats --unit 990101001 --period 2026Q3
page chart-1920x1080.png chart "$file" --unit 990101001 --size 1920x1080
page chart.pdf chart "$file" --unit 990101001
# The deck of the quarterly meeting, its papers, and a picture of each of its pages.
meeting='--unit 990101001 --period 2026Q3 --template quarterly'
page deck.pdf deck "$file" $meeting --cutoff "2026-09-30 24:00"
for paper in agenda brief signin minutes; do
  page "$paper.pdf" deck "$file" $meeting --cutoff "2026-09-30 24:00" --paper "$paper"
done
page deck.png deck "$file" $meeting --cutoff "2026-09-30 24:00" --size 1280x800
ls "$out"/deck-*.png
