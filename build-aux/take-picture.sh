#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Starts the program on the display it finds itself on, waits until the screen
# has stopped changing with a map on it, takes the picture, ends the program.
# usage: take-picture.sh FILE PICTURE [CODE [KEY…]]
# CODE is searched and shown first, as a clerk would by Ctrl+F, then each KEY is pressed.
set -eu
GSETTINGS_BACKEND=keyfile GTK_USE_PORTAL=0 build/src/wangge "$1" &
program=$!
trap 'kill "$program" 2>/dev/null || :' EXIT
picture=$2

# wait_for_rest COLOURS: three pictures in a row that are the same, and no empty
# screen: that has one colour, and a window with no map a few hundred greys.
wait_for_rest () {
  before=
  same=0
  tries=0
  while [ "$tries" -lt 160 ]; do
    tries=$((tries + 1))
    sleep 0.25
    kill -0 "$program" 2>/dev/null || { echo "wangge ended by itself" >&2; exit 1; }
    import -window root "$picture"
    now=$(identify -format '%# %k' "$picture")
    if [ "$now" = "$before" ] && [ "${now#* }" -gt "$1" ]; then
      same=$((same + 1))
      [ "$same" -lt 3 ] || return 0
    else
      same=0
    fi
    before=$now
  done
  echo "the screen did not come to rest" >&2
  exit 1
}

# Out of the way: what lies under the pointer is lifted.
xdotool mousemove 0 0
wait_for_rest 400
shift 2
if [ -n "${1:-}" ]; then
  xdotool key --clearmodifiers ctrl+f
  xdotool type --delay 20 "$1"
  wait_for_rest 400
  xdotool key Return
  wait_for_rest 400
fi
[ "$#" -eq 0 ] || shift
for key; do
  xdotool key --clearmodifiers "$key"
  sleep 0.1
done
wait_for_rest 40
