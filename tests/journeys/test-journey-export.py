# SPDX-License-Identifier: GPL-3.0-or-later
"""What leaves the program comes back: the sample, kind by kind, into a new file."""
import csv
import hashlib
import json
import os
import re
import shutil
import subprocess

from journey import Skip, cli, cli_json, equal, folder, refused, run, sample, try_cli

STREET = '990101001'
FIGURES = ('households', 'residents', 'full_members', 'branches', 'staffed_1n', 'orders',
           'dispatched', 'accepted', 'finished', 'evaluated', 'satisfied_rate', 'disputes',
           'disputes_same_day', 'whistles_in_time', 'wishes_fulfilled', 'hard_problems',
           'teams', 'activities', 'person_times', 'hours', 'blank_grids', 'crowded_grids',
           'posts_open', 'posts_complete')


def export(file, kind, suffix, *more):
    target = file.parent / f'{kind}{suffix}'
    out = cli_json('export', file, target, '--kind', kind, *more)
    return target, out['rows']


def figures(file):
    found = {name: cli_json('figure', file, name, '--unit', STREET, '--period', '2026Q3',
                            '--cutoff', '2026-09-30 24:00')['value'] for name in FIGURES}
    found['covered_residents'] = cli_json('figure', file, 'covered_residents', '--unit', STREET,
                                          '--at', '2026-10-15 19:30')['value']
    return found


def round_trip(_):
    file = sample()
    new = file.parent / 'again.wangge'
    for kind, suffix, n in (('units', '.geojson', 226), ('grids', '.geojson', 212),
                            ('posts', '.csv', 13), ('classes', '.csv', 39), ('teams', '.csv', 43),
                            ('activities', '.csv', 2015), ('cases', '.csv', 6942),
                            ('whistles', '.csv', 354), ('wishes', '.csv', 1081),
                            ('hard_problems', '.csv', 760)):
        target, rows = export(file, kind, suffix)
        equal(rows, n)
        out = cli_json('import', new, target, '--as', kind)
        equal((out['new'], out['refused']), (n, []))
        again = cli_json('import', new, target, '--as', kind)
        equal((again['new'], again['changed'], again['refused']), (0, 0, []))
    equal(figures(new), figures(file))
    equal(cli_json('verify', new)['ok'], True)


def one_street(_):
    file = sample()
    equal(export(file, 'grids', '.csv', '--unit', STREET)[1], 48)
    equal(export(file, 'posts', '.csv', '--unit', STREET)[1], 5)
    target, rows = export(file, 'cases', '.csv', '--unit', STREET)
    equal(rows > 412, True)
    with target.open(encoding='utf-8-sig', newline='') as lines:
        table = list(csv.DictReader(lines))
    equal(len(table), rows)
    equal({row['Unit'][:9] for row in table}, {STREET})
    equal({len(row['Grid']) for row in table}, {15})


def shapes_are_exact(_):
    file = sample()
    target, _rows = export(file, 'grids', '.geojson')
    features = json.loads(target.read_text(encoding='utf-8'))['features']
    equal({feature['geometry']['type'] for feature in features}, {'MultiPolygon'})
    equal({len(feature['properties']['code']) for feature in features}, {15})
    new = file.parent / 'shapes.wangge'
    cli('import', new, target, '--as', 'grids')
    second = new.parent / 'second.geojson'
    cli('export', new, second, '--kind', 'grids')
    again = json.loads(second.read_text(encoding='utf-8'))['features']
    equal([feature['geometry'] for feature in again], [feature['geometry'] for feature in features])


def layers(_):
    """Typed columns in a GeoPackage, short names and their meaning beside a shapefile; nothing of
    the sample is changed by what comes back."""
    file = sample()
    for suffix in ('.gpkg', '.shp', '.zip'):
        for kind, n in (('grids', 212), ('posts', 13)):
            target, rows = export(file, kind, suffix)
            equal(rows, n)
            out = cli_json('import', file, target, '--as', kind)
            equal((out['new'], out['changed'], out['unchanged'], out['refused']), (0, 0, n, []))
    equal((file.parent / 'grids.cpg').read_text(), 'UTF-8')
    assert 'China' in (file.parent / 'grids.prj').read_text()
    head = (file.parent / 'grids.dbf').read_bytes()[32:32 + 19 * 32]
    names = [head[i:i + 11].split(b'\0')[0].decode('ascii') for i in range(0, len(head), 32)]
    equal(names[:3] + names[8:9], ['code', 'name', 'community', 'full_membe'])
    with (file.parent / 'grids_fields.csv').open(encoding='utf-8-sig', newline='') as lines:
        equal([row['Column'] for row in csv.DictReader(lines)], names)
    refused('export', file, file.parent / 'cases.shp', '--kind', 'cases', says='.gpkg')
    refused('export', file, file.parent / 'base.shp', '--kind', 'base_features', says='.gpkg')
    equal([path.name for path in file.parent.iterdir() if path.name.count('.') > 1
           and not path.name.startswith('sample')], [])


def dry_run(_):
    file = sample()
    target = file.parent / 'grids.shp'
    out = cli_json('export', file, '-o', target, '--kind', 'grids', '--dry-run')
    equal((out['rows'], out['shapes'], out['written'], out['columns'][0]), (212, 212, False, 'code'))
    equal(list(file.parent.glob('grids*')), [])


# In an order in which each finds what it refers to.
KINDS = ('units', 'grids', 'posts', 'classes', 'teams', 'activities', 'cases', 'whistles',
         'wishes', 'hard_problems', 'positions', 'holdings', 'branch_grids', 'contacts',
         'meetings', 'attendances', 'decisions', 'base_features', 'counts')


def digest(place):
    """Of every file there is, and when it was written."""
    return {path.name: (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns)
            for path in place.iterdir()
            if path.is_file() and not path.name.endswith(('-wal', '-shm'))}


def every_kind_dry(_):
    """A dry run tells the same as the run, and writes nothing: out of the sample, and into a file
    where the rows are new."""
    file, place = sample(), folder()
    new = place / 'new.wangge'
    for kind in KINDS:
        suffix = '.geojson' if kind in ('units', 'grids', 'base_features') else '.csv'
        target = place / (kind + suffix)
        before = digest(file.parent), digest(place)
        dry = cli_json('export', file, target, '--kind', kind, '--dry-run')
        equal((digest(file.parent), digest(place)), before)
        out = cli_json('export', file, target, '--kind', kind)
        equal((dry.pop('written'), out.pop('written')), (False, True))
        equal(dry, out)
        if out['rows'] == 0:
            continue
        before = digest(place)
        dry = cli_json('import', new, target, '--as', kind, '--dry-run')
        equal(digest(place), before)
        equal(dry, cli_json('import', new, target, '--as', kind))
        # The counts are those of the grids, which are there by now.
        equal((dry['new'], dry['changed']), (0, 0) if kind == 'counts' else (out['rows'], 0))
        equal(dry['refused'], [])


def paper_has_the_offices_words(_):
    """A printed list in Chinese: no word that only the file knows, of none of the kinds."""
    if shutil.which('pdftotext') is None:
        raise Skip('pdftotext is not installed')
    file = sample()
    target = file.parent / 'list.pdf'
    environment = dict(os.environ, LANGUAGE='zh_CN')
    for kind in KINDS:
        code, out, err = try_cli('export', file, target, '--kind', kind, '--unit', STREET,
                                 env=environment)
        # What is too long to be printed says so.
        assert code == 0 or 'xlsx' in err, (kind, err)
        if code != 0:
            continue
        text = subprocess.run(['pdftotext', '-layout', str(target), '-'], capture_output=True,
                              text=True, check=True).stdout
        equal((kind, re.findall('[a-z][a-z_]{2,}', text)), (kind, []))


def formulas_are_defused(_):
    """And come back as they were."""
    file = sample()
    teams = file.parent / 'teams.csv'
    teams.write_text("name,unit,note\nA,990101001001,=1+1\nB,990101001001,'=1\n", encoding='utf-8')
    new = file.parent / 'again.wangge'
    for kind, suffix in (('units', '.csv'), ('grids', '.geojson')):
        cli('import', new, export(file, kind, suffix)[0], '--as', kind)
    equal(cli_json('import', new, teams, '--as', 'teams')['new'], 2)
    target, _rows = export(new, 'teams', '.csv')
    text = target.read_text(encoding='utf-8')
    assert "'=1+1" in text, text
    out = cli_json('import', new, target, '--as', 'teams')
    equal((out['new'], out['changed'], out['unchanged']), (0, 0, 2))


def counts_as_written(_):
    """余, 多, 约 and 超 come in with a count, and stand beside it again where people read it."""
    if not shutil.which('pdftotext'):
        raise Skip('pdftotext is not here')
    file = sample()
    table, paper = file.parent / 'teams.csv', file.parent / 'teams.pdf'
    written = ['约20', '100余', '30多', '超50']
    table.write_text('name,unit,type,volunteers\n' + ''.join(
        f'{count}队,990101001002,registered,{count}\n' for count in written), encoding='utf-8')
    equal(cli_json('import', file, table, '--as', 'teams')['new'], 4)
    cli('export', file, paper, '--kind', 'teams', '--unit', '990101001002')
    text = subprocess.run(['pdftotext', '-layout', str(paper), '-'], capture_output=True, text=True,
                          check=True).stdout
    for count in written:
        line = next(line for line in text.splitlines() if line.strip().startswith(count + '队'))
        assert count in line.split()[1:], line


def encodings(_):
    file = sample()
    target, _rows = export(file, 'units', '.csv', '--encoding', 'gb18030')
    assert '青禾街道' in target.read_text(encoding='gb18030')
    target, _rows = export(file, 'units', '.csv')
    assert target.read_bytes().startswith(b'\xef\xbb\xbf')


def bad_words(_):
    file = sample()
    before = file.read_bytes()
    refused('export', file, file.parent / 'x.docx', '--kind', 'units', says='.csv, .xlsx')
    refused('export', file, folder() / 'none' / 'x.csv', '--kind', 'units')
    for words in ((), ('--kind', 'people'), ('--kind', 'units', '--encoding', 'latin1')):
        code, _out, err = try_cli('export', file, file.parent / 'x.csv', *words)
        equal(code, 2)
        assert err.strip(), words
    equal(file.read_bytes(), before)
    equal((file.parent / 'x.csv').exists(), False)


run(round_trip, one_street, shapes_are_exact, layers, dry_run, every_kind_dry,
    paper_has_the_offices_words, counts_as_written, formulas_are_defused, encodings, bad_words)
