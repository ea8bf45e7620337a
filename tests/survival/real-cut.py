#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Real power cuts: the program works on a file system of its own, which is
stopped dead without its log being written, mounted again, and checked.

Needs root, mkfs.ext4 or mkfs.xfs, and loop devices. The program is stopped
before the cut: the ioctl races with an fsync that is under way, and what it
would then acknowledge was not the file system's promise.

usage: real-cut.py PROGRAM ext4|xfs COUNT
"""
import fcntl
import os
import random
import select
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time

SHUTDOWN = 0x8004587D  # EXT4_IOC_SHUTDOWN and XFS_IOC_GOINGDOWN: _IOR ('X', 125, __u32)
NO_LOG_FLUSH = 2
PROMISE = struct.Struct('qqq')
SIZE = {'ext4': 64 << 20, 'xfs': 300 << 20}


def run(*words):
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


class Disk:
    def __init__(self, kind, place):
        self.kind, self.mount_point, self.image = kind, place + '/mount', place + '/image'
        os.mkdir(self.mount_point)

    def make(self):
        with open(self.image, 'wb') as image:
            image.truncate(SIZE[self.kind])
        run('mkfs.' + self.kind, '-q', *(['-F'] if self.kind == 'ext4' else ['-f']), self.image)

    def mount(self):
        run('mount', '-o', 'loop', self.image, self.mount_point)

    def unmount(self):
        for _ in range(50):
            if subprocess.run(['umount', self.mount_point], stderr=subprocess.DEVNULL).returncode == 0:
                return
            time.sleep(0.05)
        raise SystemExit('the file system cannot be unmounted')

    def cut(self):
        handle = os.open(self.mount_point, os.O_RDONLY)
        fcntl.ioctl(handle, SHUTDOWN, struct.pack('I', NO_LOG_FLUSH))
        os.close(handle)


def stop(process):
    """Sending a signal looks first whether there is still somebody to get it."""
    process.send_signal(signal.SIGSTOP)
    while process.returncode is None:
        with open(f'/proc/{process.pid}/stat', encoding='utf-8') as stat:
            if stat.read().rsplit(')', 1)[1].split()[0] in 'TZX':
                return


def work_and_cut(program, disk, folder, promise):
    """The last promise before the cut."""
    process = subprocess.Popen([program, '--work', folder], stdout=subprocess.PIPE)
    select.select([process.stdout], [], [], 10)
    time.sleep(random.uniform(0, 0.08))
    stop(process)
    if process.poll() is not None:
        raise SystemExit(f'the program ended by itself with {process.returncode}')
    disk.cut()
    process.kill()
    said = process.stdout.read()
    process.wait()
    for at in range(0, len(said) - PROMISE.size + 1, PROMISE.size):
        edit, restored, old = PROMISE.unpack_from(said, at)
        promise = (edit, restored, max(old, promise[2]))
    return promise


def main():
    program, kind, count = os.path.abspath(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    if os.geteuid() != 0:
        raise SystemExit('real power cuts need root')
    if shutil.which('mkfs.' + kind) is None:
        raise SystemExit(f'mkfs.{kind} is not installed')
    acknowledged = 0
    with tempfile.TemporaryDirectory() as place:
        disk = Disk(kind, place)
        promise = (0, -1, 0)
        for n in range(count):
            if n % 25 == 0:
                disk.make()
                promise = (0, -1, 0)
            disk.mount()
            try:
                folder = disk.mount_point + '/office'
                os.makedirs(folder, exist_ok=True)
                os.sync()  # the folder is nobody's promise
                before = promise[0]
                promise = work_and_cut(program, disk, folder, promise)
                acknowledged += max(promise[0] - before, 0)
                disk.unmount()
                disk.mount()
                checked = subprocess.run([program, '--check', folder, *map(str, promise)],
                                         stdout=subprocess.PIPE, text=True, check=False)
            finally:
                disk.unmount()
            if checked.returncode != 0:
                raise SystemExit(f'{kind}, cut {n + 1}: {checked.stdout.strip()}')
            promise = (int(checked.stdout.split()[0]), -1, int(checked.stdout.split()[1]))
    print(f'{kind}: {count} real cuts, {acknowledged} edits acknowledged, none lost')


main()
