# SPDX-License-Identifier: GPL-3.0-or-later
"""What a clerk sees when the disk lets the program down, with a form open: why nothing was saved,
and that what was typed is still there."""
import os
import pathlib
import shutil
import subprocess

import drive
import journey
from drive import Program, key, point_and_click
from journey import wait

UNIT = '青禾社区第1网格党支部'


def start(programs, file):
    program = Program(file)
    programs.append(program)
    program.find(role='panel', name='地图')
    program.resize(1280, 800)
    program.activate()
    key('alt+4')
    node = wait('the unit in the tree', lambda: next(
        (n for n in program.all(role='label', name=UNIT) if drive.extents(n).x < 600
         and drive.extents(n).y > 160), None))
    point_and_click(*program.centre(node))
    wait('its form', lambda: program.find(role='text', name='名称').written() == UNIT)
    return program


def name_is(program, text):
    return program.find(role='text', name='名称').written() == text


def the_disk_is_full(programs):
    """Nothing is saved and the form keeps it; with room again the same form saves."""
    if os.geteuid() != 0:
        raise journey.Skip('a small disk needs root')
    disk = journey.folder() / 'disk'
    disk.mkdir()
    if subprocess.run(['mount', '-t', 'tmpfs', '-o', 'size=40m', 'tmpfs', disk],
                      check=False).returncode != 0:
        raise journey.Skip('no right to mount a small disk')
    try:
        file = disk / 'sample.wangge'
        shutil.copy(journey.sample(), file)
        program = start(programs, file)
        filler = disk / 'filler'
        with open(filler, 'wb', buffering=0) as out:
            try:
                while True:
                    out.write(bytes(4096))
            except OSError:
                pass
        program.type_into(program.find(role='text', name='名称'), '改名后的党支部')
        key('ctrl+s')
        program.see('磁盘已满')
        assert name_is(program, '改名后的党支部')
        filler.unlink()
        key('ctrl+s')
        program.see('已保存')
        assert name_is(program, '改名后的党支部')
        program.close()
        journey.cli('verify', file)
        assert '改名后的党支部' in journey.cli('org', file)
    finally:
        subprocess.run(['umount', '-l', disk], check=False)


def the_file_cannot_be_written(programs):
    """Write-protected: it says so before anything is typed, and every page is there to read."""
    file = pathlib.Path(journey.sample())
    file.chmod(0o400)
    if os.access(file, os.W_OK):  # root may write whatever the bits say
        subprocess.run(['chattr', '+i', file], check=False)
    if os.access(file, os.W_OK):
        raise journey.Skip('this file system cannot protect a file from root')
    try:
        program = Program(file)
        programs.append(program)
        program.see('写保护')
        program.see('36,560')
        program.activate()
        key('alt+4')
        program.see(UNIT)
    finally:
        subprocess.run(['chattr', '-i', file], check=False)


drive.run(the_disk_is_full, the_file_cannot_be_written)
