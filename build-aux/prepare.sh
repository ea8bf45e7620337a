#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What run.sh and check.sh have in common: speaks the user's language, installs
# what is missing, builds into build/. Sourced with the root as the current
# folder; must not need anything that a fresh Debian 12 does not have.

# Debian's own tools first: another python3 or meson in PATH may lack the rest.
PATH=/usr/bin:/bin:/usr/sbin:/sbin:$PATH
export PATH

case "${LANGUAGE:-${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}}" in
  zh*) chinese=yes ;;
  *) chinese=no ;;
esac

# say ENGLISH CHINESE
say () {
  if [ "$chinese" = yes ]; then printf '%s\n' "$2"; else printf '%s\n' "$1"; fi
}

missing_packages () {
  # shellcheck disable=SC2086  # none or one
  sed -e 's/#.*//' -e '/^[[:space:]]*$/d' build-aux/packages.txt ${also:-} | while read -r package; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' \
      || printf '%s ' "$package"
  done
}

# $also: one more list of packages.
install_packages () {
  if ! command -v dpkg-query >/dev/null; then
    say "This is not Debian: install what build-aux/packages.txt names by other means." \
        "这不是 Debian 系统：请自行安装 build-aux/packages.txt 所列的软件包。"
    return 0
  fi
  wanted=$(missing_packages)
  [ -n "$wanted" ] || return 0
  as_root=
  if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null; then
      as_root=sudo
    else
      say "Packages are missing and only root can install them: apt-get install $wanted" \
          "缺少软件包，需由 root 安装：apt-get install $wanted"
      return 1
    fi
  fi
  say "Installing: $wanted" "正在安装：$wanted"
  apt='apt-get -q -y -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3'
  $as_root $apt update || return 1
  # shellcheck disable=SC2086  # one word per package
  $as_root env DEBIAN_FRONTEND=noninteractive $apt install --no-install-recommends $wanted
}

# There are hundreds of test programs to link: with gold that takes a quarter of the time.
if [ -z "${CC_LD:-}" ] && command -v ld.gold >/dev/null; then
  CC_LD=gold
  export CC_LD
fi

# configure FOLDER OPTION...: makes the build folder, or repairs one that is half made.
configure () {
  folder=$1
  shift
  if [ -f "$folder/build.ninja" ]; then return 0; fi
  if [ -d "$folder/meson-private" ]; then
    meson setup --wipe "$@" "$folder"
  else
    meson setup "$@" "$folder"
  fi
}

# What a program needs to run from the build folder.
uninstalled () {
  WANGGE_READER=$PWD/build/src/reader/wangge-reader
  WANGGE_LOCALEDIR=$PWD/build/po
  GSETTINGS_SCHEMA_DIR=$PWD/build/data
  export WANGGE_READER WANGGE_LOCALEDIR GSETTINGS_SCHEMA_DIR
}
