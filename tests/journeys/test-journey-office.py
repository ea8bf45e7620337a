# SPDX-License-Identifier: GPL-3.0-or-later
"""What LibreOffice makes of our tables: text stays text with its zeros, days are days, numbers are
numbers, and every character is there. Skipped where it is not installed."""
import csv
import shutil
import subprocess
import xml.etree.ElementTree as tree

from journey import Skip, cli, cli_json, equal, folder, run, sample

OFFICE = shutil.which('soffice')
NS = {'table': 'urn:oasis:names:tc:opendocument:xmlns:table:1.0',
      'office': 'urn:oasis:names:tc:opendocument:xmlns:office:1.0',
      'text': 'urn:oasis:names:tc:opendocument:xmlns:text:1.0'}
# Characters of the second plane and of GB18030 alone, a formula, zeros, 18 digits.
ODD = 'number,unit,ordered_at,summary,note\n' \
      '001234567890123456,990101001001,2026-09-01 09:05,䶮㛃𬭼先锋,"=1+1"\n' \
      '007,990101001001,2026-09-02,"+增设座椅, 两处",00123\n'
KINDS = ('units', 'grids', 'posts', 'classes', 'teams', 'activities', 'cases', 'whistles',
         'wishes', 'hard_problems', 'positions', 'holdings', 'branch_grids', 'meetings',
         'attendances', 'decisions', 'counts')


def convert(files, out, *options):
    """All files in one start: it takes seconds."""
    place = folder()
    subprocess.run([OFFICE, f'-env:UserInstallation=file://{place}', '--headless', *options,
                    '--convert-to', 'fods', '--outdir', str(out), *map(str, files)],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=250)


def cells(path):
    """The first sheet: rows of (type, value)."""
    sheet = tree.parse(path).getroot().find('.//table:table', NS)
    rows = []
    for row in sheet.iter('{%s}table-row' % NS['table']):
        out = []
        for cell in row:
            if not cell.tag.endswith('}table-cell'):
                continue
            n = int(cell.get('{%s}number-columns-repeated' % NS['table'], 1))
            kind = cell.get('{%s}value-type' % NS['office'])
            value = {'float': cell.get('{%s}value' % NS['office']),
                     'date': cell.get('{%s}date-value' % NS['office'])}.get(kind)
            if value is None:
                value = '\n'.join(''.join(p.itertext()) for p in cell.findall('text:p', NS))
            assert cell.get('{%s}formula' % NS['table']) is None, (path, value)
            out += [(kind, value)] * min(n, 100)
        while out and out[-1][0] is None:
            out.pop()
        if out:
            rows += [out]
    return rows


def odd_file():
    if OFFICE is None:
        raise Skip('LibreOffice is not installed')
    file = sample()
    odd = file.parent / 'odd.csv'
    odd.write_text(ODD, encoding='utf-8')
    equal(cli_json('import', file, odd, '--as', 'cases')['new'], 2)
    return file


def same(kind, cell, text):
    """Whether a cell of a type says what our own table of texts says."""
    if kind == 'float':
        return float(cell) == float(text)
    if kind == 'date':
        return cell.replace('T', ' ')[:16].removesuffix(' 00:00') == text.removesuffix(' 00:00')
    return cell == text


def workbooks(_):
    file = odd_file()
    books = []
    for kind in KINDS:
        books += [file.parent / f'{kind}.xlsx']
        cli('export', file, books[-1], '--kind', kind)
        cli('export', file, file.parent / f'{kind}.csv', '--kind', kind)
    out = folder()
    convert(books, out)
    for kind in KINDS:
        with (file.parent / f'{kind}.csv').open(encoding='utf-8-sig', newline='') as lines:
            ours = [[cell[1:] if cell[:1] == "'" else cell for cell in row]
                    for row in csv.reader(lines)]
        theirs = cells(out / f'{kind}.fods')
        equal(len(theirs), len(ours))
        for mine, row in zip(ours, theirs):
            row += [(None, '')] * (len(mine) - len(row))
            for text, (kind_of, value) in zip(mine, row):
                text = text.replace('\r\n', '\n')
                assert (kind_of is None) == (text == ''), (kind, text, kind_of, value)
                assert same(kind_of, value, text) if text else True, (kind, text, kind_of, value)
    types = dict(zip((text for _, text in theirs_of(out, 'cases')[0]),
                     odd_row(theirs_of(out, 'cases'))))
    equal(types['Number'], ('string', '001234567890123456'))
    equal(types['Summary'], ('string', '䶮㛃𬭼先锋'))
    equal(types['Note'], ('string', '=1+1'))
    equal(types['Ordered at'], ('date', '2026-09-01T09:05:00'))
    codes = {row[0] for row in theirs_of(out, 'counts')[1:]}
    equal({kind for kind, _ in codes}, {'string'})
    equal({len(code) for _, code in codes}, {15})


def theirs_of(out, kind):
    return cells(out / f'{kind}.fods')


def odd_row(rows):
    return next(row for row in rows if ('string', '001234567890123456') in row)


def texts(_):
    """CSV in both encodings, every column taken as text, as an office does with codes."""
    file = odd_file()
    for encoding, number in (('utf-8', 76), ('gb18030', 85)):
        target = file.parent / f'{encoding}.csv'
        cli('export', file, target, '--kind', 'cases', '--encoding', encoding)
        out = folder()
        columns = '/'.join(f'{i}/2' for i in range(1, 23))
        convert([target], out, f'--infilter=CSV:44,34,{number},1,{columns}')
        rows = cells(out / f'{encoding}.fods')
        equal(len(rows), 1 + 6944)
        row = [value for _, value in odd_row(rows)]
        assert '䶮㛃𬭼先锋' in row, row
        assert "'=1+1" in row, row


def shapes(_):
    """The attributes of a shapefile."""
    file = odd_file()
    cli('export', file, file.parent / 'grids.shp', '--kind', 'grids')
    out = folder()
    convert([file.parent / 'grids.dbf'], out, '--infilter=dBase:76')
    if not (out / 'grids.fods').exists():
        raise Skip('the part of LibreOffice that reads DBF is not installed')
    rows = cells(out / 'grids.fods')
    equal(len(rows), 213)
    equal([name.split(',')[0].lower() for _, name in rows[0]][:2], ['code', 'name'])
    code, name = rows[1][:2]
    equal(code, ('string', '990101001001001'))
    equal(name[1], '青禾第1网格')


run(workbooks, texts, shapes)
