# SPDX-License-Identifier: GPL-3.0-or-later
"""From the start to the complete picture, and the peak memory, against an empty libshumate map.

Looks at the screen itself, so that any program can be measured the same way: the picture is
complete when the last change of it is over, with the programs taken in turn.
"""
import ctypes
import os
import pathlib
import shutil
import statistics
import subprocess
import tempfile
import time
import zlib

BUILD = pathlib.Path(os.environ['WANGGE_BUILD_ROOT'])
ROUNDS = 5
REST = 1.5
STRIPS = 36


class Screen:
    """Rows of the root window, read often; a change between them is missed, a map is not."""

    def __init__(self):
        self.x = ctypes.CDLL('libX11.so.6')
        for name in ('XOpenDisplay', 'XGetImage'):
            getattr(self.x, name).restype = ctypes.c_void_p
        self.x.XDefaultRootWindow.restype = ctypes.c_ulong
        self.display = ctypes.c_void_p(self.x.XOpenDisplay(None))
        self.root = ctypes.c_ulong(self.x.XDefaultRootWindow(self.display))
        self.width = self.x.XDisplayWidth(self.display, 0)
        self.height = self.x.XDisplayHeight(self.display, 0)

    def row(self, y):
        image = ctypes.c_void_p(self.x.XGetImage(
            self.display, self.root, 0, y, self.width, 1, ctypes.c_ulong(0xffffff), 2))
        # struct _XImage: width, height, xoffset, format, then the data.
        data = ctypes.cast(image, ctypes.POINTER(ctypes.c_void_p))[2]
        found = zlib.crc32(ctypes.string_at(data, self.width * 4))
        self.x.XDestroyImage(image)
        return found

    def look(self):
        step = self.height // STRIPS
        return tuple(self.row(y) for y in range(step // 2, self.height, step))


def peak(pid):
    with open(f'/proc/{pid}/status', encoding='ascii') as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith('VmHWM'))


def measure(screen, command):
    """(seconds to the last change, MiB) of one start."""
    home = tempfile.mkdtemp(prefix='wangge-bench-')
    env = dict(os.environ, HOME=home, XDG_CONFIG_HOME=home, XDG_CACHE_HOME=home,
               XDG_DATA_HOME=home, GSETTINGS_BACKEND='keyfile', LANG='C.UTF-8', LANGUAGE='zh_CN')
    keyfile = pathlib.Path(home) / 'glib-2.0/settings/keyfile'
    keyfile.parent.mkdir(parents=True)
    keyfile.write_text('[org/wangge/Wangge]\nwindow-maximized=true\n', encoding='ascii')
    before, changed = screen.look(), None
    began = time.monotonic()
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    while time.monotonic() - (changed or began + 20) < REST and process.poll() is None:
        now = screen.look()
        if now != before:
            before, changed = now, time.monotonic()
        time.sleep(0.004)
    memory = peak(process.pid)
    process.kill()
    process.wait()
    while screen.look() == before:
        time.sleep(0.01)
    time.sleep(0.3)
    shutil.rmtree(home, ignore_errors=True)
    return changed - began, memory


def main():
    folder = tempfile.mkdtemp(prefix='wangge-bench-')
    sample = os.path.join(folder, 'sample.wangge')
    subprocess.run([os.environ['WANGGE_CLI'], 'sample', sample], check=True,
                   stdout=subprocess.DEVNULL)
    programs = {'empty map': [str(BUILD / 'tests/bench/empty-map')],
                'sample district': [os.environ['WANGGE_APP'], sample]}
    for peer in ('gnome-maps', 'qgis'):
        if shutil.which(peer):
            programs[peer] = [peer]
    screen = Screen()
    results = {name: [] for name in programs}
    for _ in range(ROUNDS):
        for name, command in programs.items():
            results[name].append(measure(screen, command))
    shutil.rmtree(folder, ignore_errors=True)
    base = [statistics.median(r[i] for r in results['empty map']) for i in (0, 1)]
    for name, found in results.items():
        seconds, memory = (statistics.median(r[i] for r in found) for i in (0, 1))
        print(f'start to complete picture, {name}: {seconds:.2f} s '
              f'({seconds / base[0]:.2f} × empty map); '
              f'peak memory {memory:.0f} MiB ({memory / base[1]:.2f} ×)')


main()
