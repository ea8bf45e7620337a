# SPDX-License-Identifier: GPL-3.0-or-later
"""Every real file there is, read where it lies: how many rows of it come in, or the sentence."""
import collections
import csv
import json
import shutil
import subprocess

from journey import SHARED, Skip, cli, cli_json, equal, folder, refused, run, try_cli

CODE = ('--map', 'Name=code')
WATER = ('--set', 'layer=water')
# file, kind, further words, rows taken, rows refused
FILES = (
    ('hierarchy/five-places-flat.csv', 'units', (), 3910, 0),
    ('hierarchy/china-division-five-places/provinces.csv', 'units', (), 4, 0),
    ('hierarchy/china-division-five-places/cities.csv', 'units', (), 5, 0),
    ('hierarchy/china-division-five-places/areas.csv', 'units', (), 19, 0),
    ('hierarchy/china-division-five-places/streets.csv', 'units', (), 265, 0),
    ('hierarchy/china-division-five-places/villages.csv', 'units', (), 3617, 0),
    ('hierarchy/areacity/ok_data_level3.csv', 'units', (), 3639, 0),
    ('boundaries/shp-gcj02-utf8-nocpg/南宁市.shp', 'units', ('--datum', 'gcj02'), 12, 0),
    ('boundaries/shp-gcj02-utf8-nocpg/滁州市.shp', 'units', ('--datum', 'gcj02'), 8, 0),
    ('boundaries/shp-gcj02-utf8-nocpg/阳江市.shp', 'units', ('--datum', 'gcj02'), 4, 0),
    ('boundaries/shp-gcj02-utf8-nocpg/贵港市.shp', 'units', ('--datum', 'gcj02'), 5, 0),
    ('boundaries/shp-gcj02-utf8-nocpg/陇南市.shp', 'units', ('--datum', 'gcj02'), 9, 0),
    ('boundaries/offset-pair-chongqing/wgs84/区县界_area.shp', 'units', (), 38, 0),
    ('boundaries/offset-pair-chongqing/gcj02/重庆市.shp', 'units', ('--datum', 'gcj02'), 38, 0),
    ('polygons/uk-leeds/1-wards-E08000035.json', 'units', (), 33, 0),
    ('polygons/uk-leeds/2-msoa-E08000035.json', 'units', (), 107, 0),
    ('polygons/uk-leeds/3-lsoa-E08000035.json', 'units', (), 482, 0),
    ('polygons/uk-leeds/4-oa-E08000035.json', 'grids', (), 2543, 0),
    # One ward is there without its number.
    ('polygons/india-bhopal/Bhopal_wards.geojson', 'units', ('--map', 'Ward_Number=code'), 85, 1),
    ('polygons/india-bhopal/Zone_Boundary.geojson', 'units', (), 19, 0),
    ('polygons/india-dirty/Ahmedabad_Wards.geojson', 'units', CODE, 48, 0),
    ('polygons/india-dirty/NMMC_NMC_ElectoralWards.geojson', 'units', CODE, 111, 0),
    ('polygons/shenzhen-districts/sz.shp', 'units', ('--map', 'qh=code'), 10, 0),
    ('requests/la311/nc-boundary.geojson', 'units', (), 99, 0),
    ('requests/la311/agencies.csv', 'units', (), 12, 0),
    ('requests/la311/councils.csv', 'units', (), 100, 0),
    ('requests/la311/regions.csv', 'units', (), 12, 0),
    ('requests/la311/sources.csv', 'units', (), 18, 0),
    ('requests/la311/types.csv', 'units', (), 12, 0),
    # In a file without a place for them, no record has one: every row is read and says so.
    ('requests/la311/requests_2020.csv', 'cases', (), 0, 10000),
    ('requests/nyc311_2018_1000.csv', 'cases', (), 0, 1000),
    ('activities/nyc_parks_special_events_to_2022.csv', 'activities', (), 0, 13804),
    ('points/shanghai-小学.csv', 'posts', (), 931, 0),
    ('points/shanghai-中学.csv', 'posts', (), 983, 0),
    ('polygons/india-bhopal/Ward_Offices.geojson', 'posts', ('--map', 'sn=name'), 85, 0),
    ('polygons/india-bhopal/Zone_Offices.geojson', 'posts', ('--map', 'sn=name'), 19, 0),
    ('polygons/india-dirty/Ahmedabad_Library.geojson', 'posts', (), 62, 0),
    # What is being built is no street yet. Streets, streams, areas, the river's outline, and the
    # names of the town and its quarters.
    ('basemap/osm-guixi/guixi.osm', 'streets', (), 170 + 5 + 10 + 1 + 25, 6),
    ('basemap/osm-guixi/guixi.osm.pbf', 'streets', (), 170 + 5 + 10 + 1 + 25, 6),
    ('basemap/osm-beijing-bupt.osm', 'streets', (), 193 + 24, 1),
    ('basemap/xian-roads-gbk/modifiedConn_link.shp', 'streets', (), 9842, 0),
    # Lines and areas that do not say what they are: the user does. (Of the 257, 58 have no length.)
    ('basemap/gshhg-five-places/coast_rivers_full.geojson', 'streets', WATER, 257, 0),
    ('basemap/natural-earth-lowres/rivers.json', 'streets', WATER, 1617, 0),
    ('basemap/natural-earth-lowres/lakes.json', 'streets', WATER, 275, 0),
    ('basemap/natural-earth-lowres/land.json', 'streets', ('--set', 'layer=land'), 1, 0),
    ('office/cumcm2023-附件1-bom.csv', 'units', (), 251, 0),
    ('office/AMap_adcode_citycode.xlsx', 'units', (), 3240, 0),
    ('office/cumcm2023-附件4.xlsx', 'units', (), 251, 0),
)
CITIES = {'an1_hui1_chu2_zhou1': 8, 'gan1_su4_long3_nan2': 9, 'guang3_dong1_yang2_jiang1': 4,
          'guang3_xi1_gui4_gang3': 5, 'guang3_xi1_nan2_ning2': 12}
REFUSED = (
    ('polygons/india-dirty/Ahmedabad_Ward_office.geojson', 'line 810'),
    ('hierarchy/china-division/pcas-code.json', 'GeoJSON'),
    ('basemap/osm-guixi/guixi.mbtiles', 'cannot be read'),
)
# Tables that fit no kind: what their columns are, and which would have to hold the codes.
NO_KIND = (
    ('office/51mcm2023-附件2-bom-crlf.csv', 'Delivering'),
    ('office/cumcm2023-附件3.xlsx', '单品编码'),
)


# Parts of a shapefile and what is there for people.
PARTS = {'.shx', '.dbf', '.prj', '.cpg', '.sbn', '.sbx', '.qpj', '.qmd'}
TEXTS = {'README.md', 'polygons/uk-leeds/licence.txt', 'polygons/india-bhopal/Readme.md',
         'polygons/india-dirty/Ahmedabad_Readme.md'}


def need():
    if not SHARED.exists():
        raise Skip('../shared/data is not here')


def take(file, kind, words):
    code, out, err = try_cli('import', folder() / 'new.wangge', SHARED / file, '--as', kind,
                             '--dry-run', '--json', *words)
    assert code == 0, f'{file}: {err}'
    return json.loads(out)


def every_file(_):
    need()
    for file, kind, words, taken, left in FILES:
        out = take(file, kind, words)
        found = (out['new'], len(out['refused']))
        assert found == (taken, left), f'{file}: expected {(taken, left)}, found {found}'
    for name, counties in CITIES.items():
        out = take(f'boundaries/echarts-china-cities/{name}.geojson', 'units',
                   ('--datum', 'gcj02'))
        equal((name, out['new'], out['refused']), (name, counties, []))


def refused_in_words(_):
    need()
    for file, says in REFUSED:
        refused('import', folder() / 'new.wangge', SHARED / file, '--as', 'units', says=says)


def tables_of_no_kind(_):
    need()
    for file, column in NO_KIND:
        refused('import', folder() / 'new.wangge', SHARED / file, '--as', 'units', '--dry-run',
                says=column)


def table_is_complete(_):
    """No file of the folder is left out of the lists above."""
    need()
    known = {row[0] for rows in (FILES, REFUSED, NO_KIND) for row in rows} | TEXTS
    known |= {f'boundaries/echarts-china-cities/{name}.geojson' for name in CITIES}
    there = {str(file.relative_to(SHARED)) for file in SHARED.rglob('*') if file.is_file()}
    missing = sorted(name for name in there - known
                     if not (name[-4:] in PARTS and f'{name[:-4]}.shp' in known))
    equal((missing, sorted(known - there)), ([], []))


def drifting_codes(_):
    """Two national lists of districts: the same name under the same unit, another code."""
    need()
    place = folder()
    with open(SHARED / 'hierarchy/china-division/pcas-code.json', encoding='utf-8') as file:
        tree = json.load(file)
    lines = ['code,name,parent']

    def flatten(units, above, depth):
        for unit in units:
            lines.append(f'{unit["code"]},{unit["name"]},{above}')
            if depth < 3:
                flatten(unit.get('children', ()), unit['code'], depth + 1)
    flatten(tree, '', 1)
    (place / 'second.csv').write_text('\n'.join(lines), encoding='utf-8')
    file = place / 'new.wangge'
    code, _out, err = try_cli('import', file, SHARED / 'hierarchy/areacity/ok_data_level3.csv',
                              '--as', 'units', '--map', 'ext_name=name')
    equal((code, err), (0, ''))
    found = []
    for words in ((), ('--match-names',)):
        code, out, err = try_cli('import', file, place / 'second.csv', '--as', 'units',
                                 '--dry-run', '--json', *words)
        equal((code, err), (0, ''))
        found.append(json.loads(out))
    plain, joined = found
    pairs = [(match['code'], match['present_code']) for match in joined['matches']]
    equal(pairs, [('620201', '620200'), ('632857', '632825')])
    equal([match['matched'] for match in plain['matches']], [False, False])
    equal(all(match['matched'] for match in joined['matches']), True)
    equal(plain['new'] - joined['new'], 2)


def encodings_found(_):
    """GBK without a word of it in the file, UTF-8 without a .cpg: the names are the right ones."""
    need()
    place = folder()
    for name, file, expected in (
            ('gbk', 'boundaries/offset-pair-chongqing/wgs84/区县界_area.shp', '渝中区'),
            ('utf8', 'boundaries/shp-gcj02-utf8-nocpg/南宁市.shp', '青秀区')):
        code, _out, err = try_cli('import', place / f'{name}.wangge', SHARED / file, '--as',
                                  'units')
        equal((code, err), (0, ''))
        listed = try_cli('org', place / f'{name}.wangge')[1]
        assert expected in listed and '\ufffd' not in listed, listed


def councils(_):
    """10,000 requests fall to the 99 councils that they name, with their real areas; what names none
    is listed; each council's number is that of the table."""
    need()
    file, place = folder() / 'la.wangge', SHARED / 'requests/la311'
    out = cli_json('import', file, place / 'nc-boundary.geojson', '--as', 'grids', '--map',
                   'nc_id=code')
    equal((out['new'], out['refused']), (99, []))
    with (place / 'requests_2020.csv').open(encoding='utf-8', newline='') as lines:
        named = collections.Counter(row['nc'] for row in csv.DictReader(lines))
    # By the council's number alone: where a request lies is another question.
    words = [part for pair in ('srnumber=number', 'nc=grid', 'requesttype=service_class',
                               'createddate=ordered_at', 'closeddate=finished_at', 'latitude=',
                               'longitude=') for part in ('--map', pair)]
    out = cli_json('import', file, place / 'requests_2020.csv', '--as', 'cases', *words)
    equal(out['new'] + len(out['refused']), 10000)
    assert all(row['row'] > 0 and row['why'] for row in out['refused'])
    cases = file.parent / 'cases.csv'
    equal(cli_json('export', file, cases, '--kind', 'cases')['rows'], out['new'])
    with cases.open(encoding='utf-8-sig', newline='') as lines:
        held = collections.Counter(row['Grid'] for row in csv.DictReader(lines))
    equal(len(held), 99)
    equal(dict(held), {code: named[code] for code in held})
    equal(cli_json('figure', file, 'orders', '--period', '2020Q1')['value'], out['new'])
    picture = file.parent / 'map.svg'
    cli('render', file, '--page', 'map', '--indicator', 'orders', '--period', '2020Q1', '-o',
        picture)
    assert picture.stat().st_size > 100_000
    equal(cli_json('verify', file)['ok'], True)


def events(_):
    """13,804 events in parks fall to the five boroughs that they name and colour them, though there
    are no grids; 18 rows that no program should take are listed. The borders are squares."""
    need()
    file = folder() / 'parks.wangge'
    borders = file.parent / 'boroughs.geojson'
    source = SHARED / 'activities/nyc_parks_special_events_to_2022.csv'
    names = {'36005': 'Bronx', '36047': 'Brooklyn', '36061': 'Manhattan', '36081': 'Queens',
             '36085': 'Staten Island'}
    squares = [(-74 + 0.1 * i, 40.6) for i in range(len(names))]
    borders.write_text(json.dumps({'type': 'FeatureCollection', 'features': [
        {'type': 'Feature', 'properties': {'code': code, 'name': name},
         'geometry': {'type': 'Polygon', 'coordinates': [
             [[x, y], [x + 0.1, y], [x + 0.1, y + 0.1], [x, y + 0.1], [x, y]]]}}
        for (code, name), (x, y) in zip(names.items(), squares)]}), encoding='utf-8')
    equal(cli_json('import', file, borders, '--as', 'units')['new'], 5)
    out = cli_json('import', file, source, '--as', 'activities', '--map', 'Borough=unit', '--map',
                   'Unit=', '--map', 'Location=venue')
    equal((out['new'], len(out['refused'])), (13786, 18))
    assert all(row['row'] > 0 and row['why'] for row in out['refused'])
    refused = {row['row'] for row in out['refused']}
    with source.open(encoding='utf-8', newline='') as lines:
        expected = collections.Counter(
            row['Borough'] for number, row in enumerate(csv.DictReader(lines), 1)
            if number not in refused and row['Date and Time'].split()[0].endswith('/2019'))
    figure = cli_json('figure', file, 'activities', '--period', '2019', '--by', 'unit')
    equal({part['name']: part['value'] for part in figure['parts'] if part['value']},
          dict(expected))
    equal(figure['value'], sum(expected.values()))
    picture = file.parent / 'map.pdf'
    cli('render', file, '--page', 'map', '--indicator', 'activities', '--period', '2019', '-o',
        picture)
    if shutil.which('pdftotext'):
        text = subprocess.run(['pdftotext', '-layout', str(picture), '-'], capture_output=True,
                              text=True, check=True).stdout
        assert '5 units' in text, text
        # A class of its own for each: the legend counts one unit in every line.
        equal(sum(line.split()[-1:] == ['1'] for line in text.splitlines()), 5)


def boroughs(_):
    """1,000 requests in a file that has their boroughs: all come in but those that name none."""
    need()
    file = folder() / 'ny.wangge'
    units = file.parent / 'boroughs.csv'
    units.write_text('code,name\n990101001,Queens\n990101002,Staten Island\n990101003,Brooklyn\n'
                     '990101004,Manhattan\n990101005,Bronx\n', encoding='utf-8')
    cli('import', file, units, '--as', 'units')
    words = [part for pair in ('Borough=unit', 'Unique Key=number', 'Created Date=ordered_at',
                               'Closed Date=finished_at', 'Complaint Type=', 'Latitude=',
                               'Longitude=') for part in ('--map', pair)]
    out = cli_json('import', file, SHARED / 'requests/nyc311_2018_1000.csv', '--as', 'cases',
                   '--dry-run', *words)
    equal((out['new'], len(out['refused'])), (1000 - 27, 27))
    assert all('Unspecified' in row['why'] for row in out['refused'])


run(councils, events, boroughs, every_file, refused_in_words, tables_of_no_kind, table_is_complete,
    drifting_codes, encodings_found)
