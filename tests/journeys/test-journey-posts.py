# SPDX-License-Identifier: GPL-3.0-or-later
"""Real places of service: imported, on the map, covered, and counted once more by brute force.

No areas of the schools' city are there to be covered, so the test lays a lattice of squares over
them; the wards of Bhopal are real. Who lives there is made up, by a rule.
"""
from journey import SHARED, Skip, cli, cli_json, equal, folder, run

import csv
import json
import math
import shutil
import subprocess

RADIUS = 1000
LINES = 60  # that cross an area: what is covered of it is measured along them
AT = '2026-10-15 10:00'
HOURS = ('--set', 'hours=Mo-Fr 08:00-18:00')


def need():
    if not SHARED.exists():
        raise Skip('../shared/data is not here')


def metres_per_degree(latitude):
    """Along the meridian and along the parallel, on the ellipsoid of 1980."""
    a, f = 6378137.0, 1 / 298.257222101
    e2 = f * (2 - f)
    s = math.sin(math.radians(latitude))
    w = math.sqrt(1 - e2 * s * s)
    return (math.radians(1) * a * (1 - e2) / w ** 3,
            math.radians(1) * a / w * math.cos(math.radians(latitude)))


def crossings(rings, y):
    xs = []
    for ring in rings:
        for (x1, y1), (x2, y2) in zip(ring, ring[1:]):
            if (y1 > y) != (y2 > y):
                xs.append(x1 + (y - y1) / (y2 - y1) * (x2 - x1))
    xs.sort()
    return list(zip(xs[::2], xs[1::2]))


def chords(discs, y):
    """Where a line of latitude lies in discs, joined and in order."""
    parts = []
    for lon, lat in discs:
        north, east = metres_per_degree(lat)
        up = (y - lat) * north
        if abs(up) < RADIUS:
            half = math.sqrt(RADIUS * RADIUS - up * up) / east
            parts.append((lon - half, lon + half))
    parts.sort()
    joined = []
    for left, right in parts:
        if joined and left <= joined[-1][1]:
            joined[-1][1] = max(joined[-1][1], right)
        else:
            joined.append([left, right])
    return joined


def share(rings, posts):
    """How much of an area lies within reach, along many lines."""
    ys = [y for ring in rings for _, y in ring]
    xs = [x for ring in rings for x, _ in ring]
    bottom, top = min(ys), max(ys)
    reach = 1.2 * RADIUS / metres_per_degree(top)[1]
    near = [p for p in posts if min(xs) - reach < p[0] < max(xs) + reach
            and bottom - reach < p[1] < top + reach]
    if not near:
        return 0.0
    whole = covered = 0.0
    for i in range(LINES):
        y = bottom + (i + 0.5) * (top - bottom) / LINES
        east = metres_per_degree(y)[1]
        inside = chords(near, y)
        for left, right in crossings(rings, y):
            whole += east * (right - left)
            covered += east * sum(max(0, min(right, b) - max(left, a)) for a, b in inside)
    return covered / whole


def write_areas(path, areas):
    """areas: code, residents, rings"""
    path.write_text(json.dumps({'type': 'FeatureCollection', 'features': [
        {'type': 'Feature', 'properties': {'code': code, 'name': code, 'residents': residents},
         'geometry': {'type': 'Polygon', 'coordinates': rings}}
        for code, residents, rings in areas]}))


def check_coverage(file, areas, posts, tolerance):
    found = cli_json('coverage', file, '--at', AT, '--radius', RADIUS)
    total = sum(residents for _, residents, _ in areas)
    equal(found['total'], total)
    equal(found['covered'] + found['uncovered'], total)
    equal(len(found['posts_open']), len(posts))
    expected = {code: residents * share(rings, posts) for code, residents, rings in areas}
    covered = sum(expected.values())
    assert abs(found['covered'] - covered) <= tolerance * covered, (found['covered'], covered)

    # Every area by itself; what is smaller than five is not told.
    figure = cli_json('figure', file, 'covered_residents', '--by', 'grid', '--at', AT, '--radius',
                      RADIUS)
    parts = {part['code']: part['value'] for part in figure['parts']}
    for code, residents, _ in areas:
        if parts.get(code) is not None:
            assert abs(parts[code] - expected[code]) <= 1 + 10 * tolerance * residents, (
                code, parts[code], expected[code])
    assert sum(value is not None for value in parts.values()) > len(areas) / 4, parts

    # In the night nobody is reached.
    equal(cli_json('coverage', file, '--at', '2026-10-15 23:00', '--radius', RADIUS)['covered'], 0)
    assert cli_json('coverage', file, '--at', AT, '--radius', 2 * RADIUS)['covered'] > covered


def check_paper(file, names, place):
    """The list goes on over as many pages as it needs: every post stands on one of them."""
    page = place / 'posts.pdf'
    cli('render', file, '--page', 'posts', '--at', AT, '-o', page)
    assert page.read_bytes().startswith(b'%PDF')
    cli('render', file, '--page', 'posts', '--at', AT, '-o', place / 'posts.png')
    assert (place / 'posts.png').stat().st_size > 50000
    if shutil.which('pdftotext') is None:
        return
    text = subprocess.run(['pdftotext', '-layout', page, '-'], capture_output=True, text=True,
                          check=True).stdout
    pages = text.rstrip('\f\n').split('\f')
    assert len(pages) > 2, len(pages)
    for i, words in enumerate(pages):
        assert f'Page {i + 1} of {len(pages)}' in words, words[:400]
    squeezed = ''.join(text.split())
    for name in names:
        assert ''.join(name.split()) in squeezed, name


def schools(_):
    """CRLF, latitude before longitude; 1,914 of them on 2,850 squares."""
    need()
    place = folder()
    file = place / 'schools.wangge'
    posts, names = [], []
    for level, n in (('小学', 931), ('中学', 983)):
        with open(SHARED / f'points/shanghai-{level}.csv', encoding='utf-8', newline='') as table:
            rows = list(csv.DictReader(table))
        equal(len(rows), n)
        posts += [(float(row['lon']), float(row['lat'])) for row in rows]
        names += [row['name'] for row in rows]
    west, south = min(p[0] for p in posts) - 0.001, min(p[1] for p in posts) - 0.001
    areas = []
    for i in range(57):
        for k in range(50):
            x, y, d = west + 0.02 * k, south + 0.02 * i, 0.02
            areas.append((f'Q{i:02d}{k:02d}', 100 + (37 * i + 61 * k) % 900,
                          [[[x, y], [x + d, y], [x + d, y + d], [x, y + d], [x, y]]]))
    write_areas(place / 'squares.geojson', areas)
    equal(cli_json('import', file, place / 'squares.geojson', '--as', 'grids')['new'], 2850)
    for level, n in (('小学', 931), ('中学', 983)):
        taken = cli_json('import', file, SHARED / f'points/shanghai-{level}.csv', '--as', 'posts',
                         *HOURS)
        equal((taken['new'], taken['refused']), (n, []))
        # Every one stands in a square.
        assert not any('no grid' in note for note in taken.get('notes', [])), taken
    equal(cli_json('info', file)['posts']['open'], 1914)
    check_coverage(file, areas, posts, 0.002)
    # Names as long as a column: those that fit are all there.
    check_paper(file, [name for name in names if len(name) <= 12], place)


def bhopal(_):
    """85 ward and 19 zone offices on the 86 wards, of which one comes without its number."""
    need()
    place = folder()
    file = place / 'bhopal.wangge'
    wards = json.loads((SHARED / 'polygons/india-bhopal/Bhopal_wards.geojson').read_text())
    areas, posts = [], []
    for i, ward in enumerate(wards['features']):
        shape = ward['geometry']
        equal(shape['type'], 'Polygon')
        areas.append((f'W{i + 1:02d}', 5000 + 100 * i,
                      [[[p[0], p[1]] for p in ring] for ring in shape['coordinates']]))
    equal(len(areas), 86)
    write_areas(place / 'wards.geojson', areas)
    equal(cli_json('import', file, place / 'wards.geojson', '--as', 'grids')['new'], 86)
    for name, n in (('Ward_Offices', 85), ('Zone_Offices', 19)):
        source = SHARED / f'polygons/india-bhopal/{name}.geojson'
        taken = cli_json('import', file, source, '--as', 'posts', '--map', 'sn=name', *HOURS)
        equal((taken['new'], taken['refused']), (n, []))
        posts += [tuple(feature['geometry']['coordinates'][:2])
                  for feature in json.loads(source.read_text())['features']]
    equal(len(posts), 104)
    check_coverage(file, areas, posts, 0.005)
    check_paper(file, [], place)


run(schools, bhopal)
