# SPDX-License-Identifier: GPL-3.0-or-later
"""Screens plugged in and out, under with-display.py --outputs."""
import subprocess

MODE = '1280x800'
FIRST, SECOND = 'DUMMY0', 'DUMMY1'


def xrandr(*arguments):
    subprocess.run(['xrandr', *arguments], check=True, stdout=subprocess.DEVNULL)


def plug():
    """A second screen at the right of the first."""
    if SECOND not in KNOWN:
        xrandr('--addmode', SECOND, MODE)
        KNOWN.append(SECOND)
    xrandr('--output', SECOND, '--mode', MODE, '--right-of', FIRST)
    xrandr('--query')  # the server looks again what is connected


def unplug():
    xrandr('--output', SECOND, '--off')


KNOWN = []
