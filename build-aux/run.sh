#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds, and opens the sample district. With no
# display it says so, opens it in a virtual one, and leaves pictures in out/.
set -eu
cd "$(dirname "$0")/.."
. build-aux/prepare.sh

install_packages
configure build
ninja -C build program
uninstalled

sample=build/sample/sample.wangge
if [ -f "$sample" ] && ! build/src/cli/wangge-cli info "$sample" >/dev/null 2>&1; then
  # Made by an older build: kept beside the new one, never thrown away.
  mv "$sample" "$sample.$(date +%Y%m%d%H%M%S).old"
fi
if [ ! -f "$sample" ]; then
  mkdir -p build/sample
  build/src/cli/wangge-cli sample "$sample"
fi

if [ -n "${DISPLAY:-}" ] || [ -n "${WAYLAND_DISPLAY:-}" ]; then
  exec build/src/wangge "$sample"
fi

say "There is no display: opening the sample district in a virtual one, pictures go to out/." \
    "没有显示器：在虚拟显示中打开示例辖区，图片保存在 out/。"
exec sh build-aux/pictures.sh "$sample"
