# SPDX-License-Identifier: GPL-3.0-or-later
"""What reading a foreign file costs: polygons and a table, checked, placed and written in one edit,
against ogr2ogr into SQLite where it is installed; for growing numbers, with the exponent."""
import math
import os
import pathlib
import resource
import shutil
import subprocess
import tempfile
import time

SIZES = {'polygons': (340, 10_000, 100_000), 'rows': (10_000, 100_000, 1_000_000)}
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


def timed(*command):
    start = time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.monotonic() - start


def measure(what, n, place):
    source = place / ('source.geojson' if what == 'polygons' else 'source.csv')
    (write_polygons if what == 'polygons' else write_rows)(source, n)
    kind = 'grids' if what == 'polygons' else 'units'
    ours, theirs = [], []
    for _ in range(2 if n >= 100_000 else 3):
        for name in ('a.wangge', 'a.wangge-wal', 'a.wangge-shm', 'a.sqlite'):
            (place / name).unlink(missing_ok=True)
        ours.append(timed(os.environ['WANGGE_CLI'], 'import', place / 'a.wangge', source, '--as',
                          kind))
        if shutil.which('ogr2ogr'):
            theirs.append(timed('ogr2ogr', '-f', 'SQLite', place / 'a.sqlite', source))
    against = f' ({min(ours) / min(theirs):.2f} × ogr2ogr)' if theirs else ''
    print(f'import {n} {what}: {min(ours):.2f} s{against}', flush=True)
    return min(ours)


def main():
    for what, sizes in SIZES.items():
        costs = []
        for n in sizes:
            with tempfile.TemporaryDirectory() as folder:
                costs.append(measure(what, n, pathlib.Path(folder)))
        exponent = math.log(costs[-1] / costs[-2]) / math.log(sizes[-1] / sizes[-2])
        print(f'import {what}: cost grows with the power {exponent:.2f}')
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f'import: peak memory of one process {peak:.0f} MiB')


if __name__ == '__main__':
    main()
