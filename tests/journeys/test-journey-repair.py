# SPDX-License-Identifier: GPL-3.0-or-later
"""Borders that cross themselves: found, repaired in one edit, clean when looked at again."""
import json

from journey import SHARED, Skip, cli, cli_json, equal, folder, refused, run, sample

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


run(found_and_repaired, nothing_to_do, real_counties)
