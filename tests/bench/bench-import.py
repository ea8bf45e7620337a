# SPDX-License-Identifier: GPL-3.0-or-later
"""What reading a foreign file costs: polygons, a table of units and one of activities, checked,
placed, summed and written in one edit, against ogr2ogr where it is installed, taken in turn; by the
clock and by the seconds of all processors, which say more on a machine that does other things
besides; and how much memory it takes at most; for growing numbers, with the exponent."""
import datetime
import math
import os
import pathlib
import shutil
import subprocess
import tempfile
import time

SIZES = {'polygons': (340, 10_000, 100_000), 'units': (10_000, 100_000, 1_000_000),
         'activities': (10_000, 100_000, 1_000_000)}
N_GRIDS = 3000  # that the activities are held in
POINTS = 5  # between two corners: 22 or so around a polygon


def border(a, b, level):
    """From a to b on one line, with a wave that both neighbours see alike."""
    points = []
    for i in range(POINTS + 1):
        t = i / (POINTS + 1)
        wave = 0.08 * math.sin(math.pi * t) * math.sin(7 * level + 3 * t)
        x, y = a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t
        points.append((x, y + wave) if a[1] == b[1] else (x + wave, y))
    return points


def ring(x, y):
    corners = [(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1)]
    south, north = border(corners[0], corners[1], y + 31 * x), border(corners[3], corners[2],
                                                                      y + 1 + 31 * x)
    west, east = border(corners[0], corners[3], x + 37 * y), border(corners[1], corners[2],
                                                                    x + 1 + 37 * y)
    return (south + east + [corners[2]] + north[:0:-1] + [corners[3]] + west[:0:-1] +
            [corners[0]])


def write_polygons(path, n):
    side = math.ceil(math.sqrt(n))
    scale = 0.5 / side
    with open(path, 'w', encoding='utf-8') as out:
        out.write('{"type":"FeatureCollection","features":[\n')
        for i in range(n):
            points = ','.join(f'[{110 + x * scale:.9f},{30 + y * scale:.9f}]'
                              for x, y in ring(i % side, i // side))
            out.write(',\n' if i else '')
            out.write(f'{{"type":"Feature","properties":{{"code":"G{i:07d}","name":"Grid {i}",'
                      f'"households":{300 + i % 200}}},"geometry":{{"type":"Polygon",'
                      f'"coordinates":[[{points}]]}}}}')
        out.write('\n]}\n')


def write_rows(path, n):
    with open(path, 'w', encoding='utf-8') as out:
        out.write('code,name,households\n')
        for i in range(n):
            out.write(f'U{i:07d},Unit number {i},{300 + i % 200}\n')


def write_activities(path, n):
    first = datetime.date(2024, 1, 2)
    days = [(first + datetime.timedelta(i)).isoformat() for i in range(1096)]
    with open(path, 'w', encoding='utf-8') as out:
        out.write('活动名称,服务类别,网格编码,活动日期,开始时间,结束时间,参与人次,服务时长,场次\n')
        for i in range(n):
            people = 5 + i * 7 % 36
            out.write(f'便民服务日{i % 977},类别{i % 20},G{i * 7919 % N_GRIDS:07d},'
                      f'{days[i * 31 % len(days)]},09:00,11:00,{people},{people},1\n')


WRITERS = {'polygons': write_polygons, 'units': write_rows, 'activities': write_activities}


def timed(*command):
    """Seconds of the clock and of all processors, and the MiB that it had at most."""
    start = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as child:
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        raise subprocess.CalledProcessError(child.returncode, command)
    return (time.monotonic() - start, usage.ru_utime + usage.ru_stime,
            usage.ru_maxrss / 1024)


def make_ground(place):
    """A file with the grids of the activities."""
    write_polygons(place / 'ground.geojson', N_GRIDS)
    timed(os.environ['WANGGE_CLI'], 'import', place / 'ground.wangge', place / 'ground.geojson',
          '--as', 'grids')


def clear(place, what):
    for left in place.glob('a.*'):
        if left.is_dir():
            shutil.rmtree(left)
        else:
            left.unlink()
    if what == 'activities':
        shutil.copy(place / 'ground.wangge', place / 'a.wangge')


def measure(what, n, place):
    source = place / ('source.geojson' if what == 'polygons' else 'source.csv')
    peer = 'GPKG' if what == 'polygons' else 'SQLite'
    WRITERS[what](source, n)
    if what == 'activities':
        make_ground(place)
    kind = 'grids' if what == 'polygons' else what
    ours, theirs = [], []
    for _ in range(2 if n >= 100_000 else 3):
        clear(place, what)
        if shutil.which('ogr2ogr'):
            theirs.append(timed('ogr2ogr', '-f', peer, place / 'a.peer', source))
        ours.append(timed(os.environ['WANGGE_CLI'], 'import', place / 'a.wangge', source, '--as',
                          kind))
    clock, spent, peak = (min(column) for column in zip(*ours))
    against = ''
    if theirs:
        their_clock, their_spent, _ = (min(column) for column in zip(*theirs))
        against = (f' ({clock / their_clock:.2f} × ogr2ogr; processors '
                   f'{spent / their_spent:.2f} ×)')
    print(f'import {n} {what}: {clock:.2f} s{against}, peak {peak:.0f} MiB', flush=True)
    return clock


def main():
    for what, sizes in SIZES.items():
        costs = []
        for n in sizes:
            with tempfile.TemporaryDirectory() as folder:
                costs.append(measure(what, n, pathlib.Path(folder)))
        exponent = math.log(costs[-1] / costs[-2]) / math.log(sizes[-1] / sizes[-2])
        print(f'import {what}: cost grows with the power {exponent:.2f}')


if __name__ == '__main__':
    main()
