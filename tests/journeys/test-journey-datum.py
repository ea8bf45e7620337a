# SPDX-License-Identifier: GPL-3.0-or-later
"""Layers in other coordinates than they should be: zones, Mercator, swapped axes, the shifted
degrees of web maps; and a real pair of both."""
import json
import math

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


def metres(point):
    """On a plane good enough for one city."""
    return (point[0] * 111320 * math.cos(math.radians(30)), point[1] * 110900)


def rings(file):
    """Every ring of every area of a file's units, in metres."""
    target = file.with_suffix('.geojson')
    cli('export', file, target, '--kind', 'units')
    return [[metres(point) for point in ring]
            for feature in json.loads(target.read_text(encoding='utf-8'))['features']
            for polygon in feature['geometry']['coordinates'] for ring in polygon]


def to_side(point, side):
    (x, y), ((ax, ay), (bx, by)) = point, side
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    part = 0 if length == 0 else ((x - ax) * dx + (y - ay) * dy) / length
    part = min(1, max(0, part))
    return math.hypot(x - ax - part * dx, y - ay - part * dy)


def to_borders(one, other, reach=200):
    """For every ring of one, from each of its corners to the nearest border of the other; infinite
    where there is none in reach."""
    cells = {}
    for ring in other:
        for a, b in zip(ring, ring[1:]):
            for column in range(int(min(a[0], b[0]) // reach), int(max(a[0], b[0]) // reach) + 1):
                for row in range(int(min(a[1], b[1]) // reach), int(max(a[1], b[1]) // reach) + 1):
                    cells.setdefault((column, row), []).append((a, b))

    def nearest(point):
        column, row = int(point[0] // reach), int(point[1] // reach)
        return min((to_side(point, side) for c in (-1, 0, 1) for r in (-1, 0, 1)
                    for side in cells.get((column + c, row + r), ())), default=math.inf)
    return [[nearest(point) for point in ring] for ring in one]


def same_borders(distances, reach=20, least=20):
    """Of long runs of corners that lie along the other file's borders: there both drew the same."""
    found = []
    for ring in distances:
        run = []
        for distance in ring + [math.inf]:
            if distance < reach:
                run.append(distance)
                continue
            found += run[1:-1] if len(run) >= least else []
            run = []
    return sorted(found)


def recoded(source, target, change=lambda x, y: (x, y)):
    """The same areas under codes that nobody knows."""
    def moved(shape):
        return list(change(*shape[:2])) if not isinstance(shape[0], list) else [moved(part)
                                                                             for part in shape]
    layer = json.loads(source.read_text(encoding='utf-8'))
    features = [{'type': 'Feature', 'properties': {'code': f'X{n}', 'name': f'n{n}'},
                 'geometry': {'type': feature['geometry']['type'],
                              'coordinates': moved(feature['geometry']['coordinates'])}}
                for n, feature in enumerate(layer['features']) if feature['geometry']]
    target.write_text(json.dumps({'type': 'FeatureCollection', 'features': features}),
                      encoding='utf-8')
    return target


def beside(file, layer, kind, *words):
    """What the dry run says of a layer beside the map; '' when it says nothing."""
    notes = cli_json('import', file, layer, '--as', kind, '--dry-run', *words)['notes']
    return ' '.join(note for note in notes if ' beside ' in note)


def said_in_history(file, words):
    """What an edit is called is kept in the file as it is, with its day and who made it."""
    return any(words.encode() in part.read_bytes() for part in file.parent.glob(file.name + '*'))


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


def shifted_without_codes(_):
    """Lines are enough: the same grids under other codes, and into a file that has only some."""
    def shift(x, y):
        return (x + 0.0041, y - 0.0027)
    file, plain = grids(folder())
    place = file.parent
    shifted = recoded(plain, place / 'shifted.geojson', shift)
    assert 'may be GCJ-02' in beside(file, shifted, 'grids'), beside(file, shifted, 'grids')
    back = recoded(plain, place / 'back.geojson', lambda x, y: (x - 0.0041, y + 0.0027))
    assert 'once too often' in beside(file, back, 'grids'), beside(file, back, 'grids')
    equal(beside(file, recoded(plain, place / 'same.geojson'), 'grids'), '')
    near = recoded(plain, place / 'near.geojson', lambda x, y: (x + 0.0003, y - 0.0003))
    equal(beside(file, near, 'grids'), '')
    few = json.loads(plain.read_text(encoding='utf-8'))
    few['features'] = few['features'][:30]
    (place / 'few.geojson').write_text(json.dumps(few), encoding='utf-8')
    cli('import', place / 'few.wangge', place / 'few.geojson', '--as', 'grids')
    assert 'GCJ-02' in beside(place / 'few.wangge', shifted, 'grids')
    equal(beside(place / 'few.wangge', place / 'same.geojson', 'grids'), '')


def shifted_levels(_):
    """Levels of a real city, each against each: what lies within shares borders with what lies
    around. And areas of elsewhere, laid on it, that share nothing."""
    if not PAIR.exists():
        raise Skip('../shared/data is not here')
    place = folder()
    leeds = [SHARED / 'polygons' / 'uk-leeds' / f'{name}-E08000035.json'
             for name in ('1-wards', '2-msoa', '3-lsoa')]
    files = []
    for n, layer in enumerate(leeds):
        files.append(place / f'{n}.wangge')
        cli('import', files[-1], layer, '--as', 'units')
        recoded(layer, place / f'{n}.geojson')
        recoded(layer, place / f'{n}-shifted.geojson', lambda x, y: (x + 0.006, y - 0.002))
    for file in files:
        for n, layer in enumerate(leeds):
            said = beside(file, place / f'{n}-shifted.geojson', 'units')
            assert '45' in said or '44' in said or '46' in said, (file.name, layer.name, said)
            equal((file.name, n, beside(file, place / f'{n}.geojson', 'units')), (file.name, n, ''))
    for layer, east, north in ((SHARED / 'polygons/india-bhopal/Bhopal_wards.geojson', -78.95, 30.55),
                               (SHARED / 'requests/la311/nc-boundary.geojson', 116.85, 19.75)):
        laid = recoded(layer, place / 'laid.geojson', lambda x, y: (x + east, y + north))
        for file in files:
            equal((layer.name, file.name, beside(file, laid, 'units')),
                  (layer.name, file.name, ''))


def shifted_streets(_):
    """Streets against streets, an extract that was shifted."""
    osm = SHARED / 'basemap' / 'osm-guixi' / 'guixi.osm'
    if not osm.exists():
        raise Skip('../shared/data is not here')
    place = folder()
    file, plain = place / 'streets.wangge', place / 'streets.geojson'
    cli('import', file, osm, '--as', 'streets')
    cli('export', file, plain, '--kind', 'base_features')
    layer = json.loads(plain.read_text(encoding='utf-8'))
    layer['features'] = [feature for feature in layer['features']
                         if feature['geometry']['type'].endswith('LineString')]
    plain.write_text(json.dumps(layer), encoding='utf-8')
    words = ('--set', 'layer=street')
    shifted = recoded(plain, place / 'shifted.geojson', lambda x, y: (x + 0.0047, y - 0.0031))
    assert 'GCJ-02' in beside(file, shifted, 'streets', *words)
    equal(beside(file, recoded(plain, place / 'same.geojson'), 'streets', *words), '')


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
    assert said_in_history(again, 'converted from EPSG:3857 to CGCS2000')
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
    assert said_in_history(shifted, 'converted from GCJ-02 to CGCS2000')
    assert not said_in_history(true, 'converted from')
    # Many borders were drawn anew between the two; where both drew the same, every corner counts.
    borders = rings(true)
    found = to_borders(rings(shifted), borders)
    every = sorted(distance for ring in found for distance in ring)
    assert len(every) > 70000, len(every)
    assert every[len(every) // 2] < 5, every[len(every) // 2]
    same = same_borders(found)
    assert len(same) > 35000, len(same)
    middle, most = same[len(same) // 2], same[len(same) * 95 // 100]
    print(f'# {len(every)} corners, half within {every[len(every) // 2]:.2f} m; {len(same)} on '
          f'borders of both: half {middle:.2f} m, 95 of 100 {most:.2f} m')
    assert middle < 1.5 and most < 5, (middle, most)
    wrong = place / 'wrong.wangge'
    cli('import', wrong, other, *options)
    assert len(same_borders(to_borders(rings(wrong), borders))) < len(same) / 20
    # The same without a code that both have.
    layers = [recoded(file.with_suffix('.geojson'), place / f'{file.stem}-recoded.geojson')
              for file in (shifted, wrong)]
    equal(beside(true, layers[0], 'units'), '')
    assert 'may be GCJ-02' in beside(true, layers[1], 'units'), beside(true, layers[1], 'units')


run(swapped_axes, shifted_degrees, shifted_without_codes, shifted_levels, shifted_streets,
    metres_without_a_zone, unknown_words, mercator, real_pair)
