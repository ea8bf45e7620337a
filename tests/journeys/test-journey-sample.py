# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample district, by the command line: every figure of its description."""
import sqlite3

from journey import cli, cli_json, equal, folder, refused, run, sample, try_cli

STREET = '990101001'
# community: households, residents, full members, grids
COMMUNITIES = {
    '990101001001': (2460, 6890, 132, 12),
    '990101001002': (3120, 8740, 168, 13),
    '990101001003': (1980, 5540, 74, 11),
    '990101001004': (2240, 6270, 61, 12),
}
GRIDS = {'990101001': 48, '990101002': 61, '990101003': 57, '990101100': 46}


def value(file, indicator, unit):
    return cli_json('figure', file, indicator, '--unit', unit)['value']


def counts_of_the_district(_):
    info = cli_json('info', sample())
    levels = info['units']['by_level']
    equal((levels['1'], levels['2'], levels['3']), (1, 4, 17))
    equal(info['grids']['total'], 212)
    equal(info['posts'], {'total': 13, 'planned': 1, 'open': 12, 'closed': 0})
    equal(info['last_edit']['number'], 1)


def figures_of_the_street(_):
    file = sample()
    for indicator, expected in (('households', 9800), ('residents', 27440), ('full_members', 435),
                                ('branches', 45), ('staff_part', 139), ('staffed_1n', 93.8)):
        equal((indicator, value(file, indicator, STREET)), (indicator, expected))


def figures_of_the_communities(_):
    file = sample()
    for code, (households, residents, members, grids) in COMMUNITIES.items():
        equal(value(file, 'households', code), households)
        equal(value(file, 'residents', code), residents)
        equal(value(file, 'full_members', code), members)
        parts = cli_json('figure', file, 'households', '--unit', code, '--by', 'grid')['parts']
        equal((code, len(parts)), (code, grids))
        equal(sum(part['value'] for part in parts), households)


def grids_of_the_streets(_):
    file = sample()
    for code, grids in GRIDS.items():
        figure = cli_json('figure', file, 'households', '--unit', code, '--by', 'grid')
        equal((code, len(figure['parts'])), (code, grids))
        equal(sum(part['value'] for part in figure['parts']), figure['value'])


def parts_by_unit_add_up(_):
    file = sample()
    figure = cli_json('figure', file, 'residents', '--unit', STREET, '--by', 'unit')
    found = {part['code']: part['value'] for part in figure['parts']}
    equal(found, {code: c[1] for code, c in COMMUNITIES.items()})


def density_is_residents_by_area(_):
    file = sample()
    area, density = value(file, 'area_km2', STREET), value(file, 'density', STREET)
    assert area > 0
    assert abs(density - 27440 / area) / density < 0.02, (area, density)


def speaks_chinese(_):
    import os
    env = dict(os.environ, LC_ALL='C.UTF-8', LANGUAGE='zh_CN')
    _, out, _ = try_cli('info', sample(), env=env)
    for word in ('临江区', '212', '网格'):
        assert word in out, out


def the_same_every_time(_):
    place = folder()
    dumps = []
    for name in ('a.wangge', 'b.wangge'):
        cli('sample', place / name)
        with sqlite3.connect(place / name) as db:
            dumps.append(list(db.iterdump()))
    equal(len(dumps[0]), len(dumps[1]))
    for one, other in zip(*dumps):
        assert one == other, (one[:300], other[:300])


def does_not_overwrite(_):
    file = sample()
    before = file.read_bytes()
    refused('sample', file)
    equal(file.read_bytes(), before)


def is_sound(_):
    equal(cli_json('verify', sample()), {'ok': True, 'problems': []})


def backup_and_restore(_):
    file = sample()
    copy = file.with_name('copy.wangge')
    cli('backup', file, copy)
    equal(cli_json('verify', copy)['ok'], True)
    equal(value(copy, 'residents', STREET), 27440)
    # What stood there is kept, even when it is rubbish.
    file.write_bytes(b'rubbish')
    cli('restore', copy, file)
    equal(value(file, 'residents', STREET), 27440)
    kept = [f for f in file.parent.iterdir() if f.read_bytes() == b'rubbish']
    equal(len(kept), 1)


def pictures(_):
    file = sample()
    for kind, head in (('png', b'\x89PNG'), ('pdf', b'%PDF'), ('svg', b'<?xml')):
        picture = file.with_name('map.' + kind)
        cli('render', file, '--page', 'map', '--unit', STREET, '--indicator', 'households',
            '--size', '1280x800', '-o', picture)
        content = picture.read_bytes()
        assert content.startswith(head), content[:20]
        assert len(content) > 10000, f'{kind}: {len(content)} bytes is no map'


run(counts_of_the_district, figures_of_the_street, figures_of_the_communities,
    grids_of_the_streets, parts_by_unit_add_up, density_is_residents_by_area, speaks_chinese,
    the_same_every_time, does_not_overwrite, is_sound, backup_and_restore, pictures)
