# SPDX-License-Identifier: GPL-3.0-or-later
"""Layers in other coordinates than they should be: zones, Mercator, swapped axes, the shifted
degrees of web maps; and a real pair of both."""
import json
import math
import statistics

from journey import SHARED, Skip, cli, cli_json, equal, folder, refused, run, sample, try_cli

PAIR = SHARED / 'boundaries' / 'offset-pair-chongqing'


def grids(place, change=lambda x, y: (x, y)):
    """The sample's grids as GeoJSON, every point changed."""
    file = sample()
    cli('export', file, file.parent / 'grids.geojson', '--kind', 'grids')
    collection = json.loads((file.parent / 'grids.geojson').read_text(encoding='utf-8'))
    for feature in collection['features']:
        feature['geometry']['coordinates'] = [
            [[list(change(*point)) for point in ring] for ring in polygon]
            for polygon in feature['geometry']['coordinates']]
    target = place / 'changed.geojson'
    target.write_text(json.dumps(collection), encoding='utf-8')
    return file, target


def corners(file):
    """Every corner of every area, in metres of a plane good enough for one city."""
    target = file.with_suffix('.geojson')
    cli('export', file, target, '--kind', 'units')
    return [(x * 111320 * math.cos(math.radians(30)), y * 110900)
            for feature in json.loads(target.read_text(encoding='utf-8'))['features']
            for polygon in feature['geometry']['coordinates'] for ring in polygon for x, y in ring]


def distances(one, other, reach=50):
    """From each corner of one to the nearest of the other, where there is one in reach."""
    cells = {}
    for x, y in other:
        cells.setdefault((int(x // reach), int(y // reach)), []).append((x, y))
    found = []
    for x, y in one[::7]:
        column, row = int(x // reach), int(y // reach)
        near = [math.hypot(x - a, y - b) for c in (-1, 0, 1) for r in (-1, 0, 1)
                for a, b in cells.get((column + c, row + r), ())]
        if near:
            found.append(min(near))
    return found


def swapped_axes(_):
    file, target = grids(folder(), lambda x, y: (y, x))
    out = cli_json('import', file, target, '--as', 'grids', '--dry-run')
    assert any('latitude stood before' in note for note in out['notes']), out['notes']
    equal((out['new'], out['refused']), (0, []))
    area = cli_json('figure', file, 'area_km2')['value']
    cli('import', file, target, '--as', 'grids')
    equal(cli_json('figure', file, 'area_km2')['value'], area)


def shifted_degrees(_):
    """A layer 500 m to one side is no mistake of drawing: the hint fires, nothing is changed."""
    file, target = grids(folder(), lambda x, y: (x + 0.004, y - 0.0028))
    out = cli_json('import', file, target, '--as', 'grids', '--dry-run')
    equal(any('GCJ-02' in note for note in out['notes']), True)
    file, target = grids(folder(), lambda x, y: (x + 0.0002, y))
    out = cli_json('import', file, target, '--as', 'grids', '--dry-run')
    equal(any('GCJ-02' in note for note in out['notes']), False)


def metres_without_a_zone(_):
    place = folder()
    file, target = grids(place, lambda x, y: (x * 1e5 - 1e7, y * 1e5))
    before = file.read_bytes()
    refused('import', file, target, '--as', 'grids', says='EPSG:4545')
    equal(file.read_bytes(), before)


def unknown_words(_):
    file, target = grids(folder())
    for word in ('mars', '12', 'epsg:99999'):
        equal(try_cli('import', file, target, '--as', 'grids', '--datum', word)[0], 2)
    refused('import', file, target, '--as', 'grids', '--datum', '4978', says='EPSG:4978')


def mercator(_):
    """Web Mercator's metres, said on the command line, come back as the degrees they were."""
    radius = 6378137.0

    def project(x, y):
        return (math.radians(x) * radius,
                math.log(math.tan(math.pi / 4 + math.radians(y) / 2)) * radius)
    place = folder()
    file, target = grids(place, project)
    again = place / 'again.wangge'
    out = cli_json('import', again, target, '--as', 'grids', '--datum', 'web-mercator')
    equal((out['new'], out['refused']), (212, []))
    assert any('EPSG:3857' in note for note in out['notes']), out['notes']
    equal(cli_json('figure', again, 'area_km2')['value'],
          cli_json('figure', file, 'area_km2')['value'])


def real_pair(_):
    if not PAIR.exists():
        raise Skip('../shared/data is not here')
    place = folder()
    true, shifted = place / 'true.wangge', place / 'shifted.wangge'
    options = ('--as', 'units', '--map', 'level=')
    equal(cli_json('import', true, PAIR / 'wgs84' / '区县界_area.shp', '--as', 'units')['new'], 38)
    other = PAIR / 'gcj02' / '重庆市.shp'
    wrong = cli_json('import', true, other, *options, '--dry-run')
    assert any('GCJ-02' in note for note in wrong['notes']), wrong['notes']
    right = cli_json('import', true, other, *options, '--datum', 'gcj02', '--dry-run')
    assert not any('may be GCJ-02' in note for note in right['notes']), right['notes']
    equal(cli_json('import', shifted, other, *options, '--datum', 'gcj02')['new'], 38)
    off = distances(corners(true), corners(shifted))
    assert len(off) > 1000, len(off)
    assert statistics.median(off) < 5, statistics.quantiles(off)
    wrong = place / 'wrong.wangge'
    cli('import', wrong, other, *options)
    assert statistics.median(distances(corners(true), corners(wrong))) > 5


run(swapped_axes, shifted_degrees, metres_without_a_zone, unknown_words, mercator, real_pair)
