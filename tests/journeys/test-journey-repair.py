# SPDX-License-Identifier: GPL-3.0-or-later
"""Borders that cross themselves: found, repaired in one edit, clean when looked at again."""
import json

from journey import SHARED, Skip, cli, cli_json, equal, folder, refused, run, sample, try_cli

CITIES = SHARED / 'boundaries' / 'echarts-china-cities'
# A spike that goes out and comes back over itself, a ring that touches itself, a figure of eight.
RINGS = {
    'G1': [[0, 0], [2, 0], [2, 1], [4, 1], [2, 1], [2, 2], [0, 2], [0, 0]],
    'G2': [[5, 0], [7, 0], [7, 2], [6, 0], [5, 2], [5, 0]],
    'G3': [[10, 0], [12, 2], [12, 0], [10, 2], [10, 0]],
    'G4': [[20, 0], [22, 0], [22, 2], [20, 2], [20, 0]],
}


def broken_grids(place):
    features = [{'type': 'Feature', 'properties': {'code': code, 'name': code},
                 'geometry': {'type': 'Polygon', 'coordinates': [
                     [[110 + x / 100, 30 + y / 100] for x, y in ring]]}}
                for code, ring in RINGS.items()]
    file = place / 'grids.geojson'
    file.write_text(json.dumps({'type': 'FeatureCollection', 'features': features}))
    cli('import', place / 'new.wangge', file, '--as', 'grids')
    return place / 'new.wangge'


def found_and_repaired(_):
    file = broken_grids(folder())
    before = file.read_bytes()
    look = cli_json('repair', file, '--dry-run')
    equal((look['checked'], look['repaired']), (4, False))
    equal([defect['code'] for defect in look['defects']], ['G1', 'G2', 'G3'])
    assert all(defect['why'] and len(defect['at']) == 2 for defect in look['defects'])
    equal(file.read_bytes(), before)
    done = cli_json('repair', file)
    equal((done['repaired'], len(done['defects'])), (True, 3))
    equal(cli_json('repair', file)['defects'], [])
    equal(cli_json('verify', file)['ok'], True)
    # The spike had no area; nothing of the first grid is lost.
    spike = done['defects'][0]
    assert abs(spike['after_m2'] - spike['before_m2']) < 1, spike


# One overlaps the next by a tenth, a gap lies between the next two, the last is there twice.
BOXES = {
    'A1': (0, 0, 10, 10), 'A2': (9, 0, 21, 10), 'A3': (22, 0, 30, 10), 'A4': (0, 10, 30, 20),
    'A5': (0, -10, 30, 0), 'B1': (50, 0, 60, 10), 'B2': (50, 0, 60, 10),
}


def side_by_side(_):
    place = folder()
    features = [{'type': 'Feature', 'properties': {'code': code, 'name': '网格' + code},
                 'geometry': {'type': 'Polygon', 'coordinates': [
                     [[110 + x / 1000, 30 + y / 1000] for x, y in
                      ((x1, y1), (x2, y1), (x2, y2), (x1, y2), (x1, y1))]]}}
                for code, (x1, y1, x2, y2) in BOXES.items()]
    (place / 'grids.geojson').write_text(
        json.dumps({'type': 'FeatureCollection', 'features': features}))
    file = place / 'new.wangge'
    # Told before anything is written, with both names and the area.
    notes = '\n'.join(cli_json('import', file, place / 'grids.geojson', '--as', 'grids',
                               '--dry-run')['notes'])
    for wanted in ('Overlaps: 1 (网格A1 / 网格A2 106,', 'Gaps: 1 (网格A2 106,',
                   'Grids that are there twice: 1 (网格B1 / 网格B2',
                   '7 grids have no community.'):
        assert wanted in notes, notes
    cli('import', file, place / 'grids.geojson', '--as', 'grids')
    code, _out, err = try_cli('repair', file, '--what', 'everything')
    assert code == 2 and 'everything' in err, (code, err)
    look = cli_json('repair', file, '--what', 'all', '--dry-run')
    equal([(one['fault'], one['keeps']['code'], one['gives'] and one['gives']['code'])
           for one in look['defects']],
          [('overlap', 'A1', 'A2'), ('gap', 'A2', None), ('duplicate', 'B1', 'B2')])
    overlap, gap, twice = look['defects']
    assert 106000 < overlap['area_m2'] < 107500 and 106000 < gap['area_m2'] < 107500, look
    equal((overlap['alone'], gap['alone'], twice['alone'], look['left']),
          (False, False, True, 1))
    equal(len(cli_json('repair', file, '--what', 'gaps')['changes']), 1)
    done = cli_json('repair', file, '--what', 'all')
    equal(([one['code'] for one in done['changes']], done['repaired']), (['A2'], True))
    # What the one gave up is what both had.
    change = done['changes'][0]
    assert abs(change['before_m2'] - change['after_m2'] - overlap['area_m2']) < 1, done
    again = cli_json('repair', file, '--what', 'all')
    equal(([one['fault'] for one in again['defects']], again['repaired'], again['changes']),
          (['duplicate'], False, []))
    equal(cli_json('verify', file)['ok'], True)


def nothing_to_do(_):
    file = sample()
    before = file.read_bytes()
    out = cli_json('repair', file, '--unit', '990101001')
    equal((out['repaired'], out['defects']), (False, []))
    equal(out['checked'] >= 48, True)
    equal(file.read_bytes(), before)
    refused('repair', file, '--unit', '123')


def real_counties(_):
    if not CITIES.exists():
        raise Skip('../shared/data is not here')
    file = folder() / 'new.wangge'
    cli('import', file, *sorted(CITIES.glob('*.geojson')), '--as', 'units', '--datum', 'gcj02')
    done = cli_json('repair', file)
    equal((done['checked'], len(done['defects'])), (38, 32))
    for defect in done['defects']:
        change = abs(defect['after_m2'] - defect['before_m2']) / defect['before_m2']
        assert change < 0.0001, defect
    again = cli_json('repair', file, '--dry-run')
    equal((again['checked'], again['defects']), (38, []))


run(found_and_repaired, side_by_side, nothing_to_do, real_counties)
