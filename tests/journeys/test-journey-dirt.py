# SPDX-License-Identifier: GPL-3.0-or-later
"""Every kind of dirt that files of offices taught, in small (tests/fixtures/dirt): how many rows of
it come in, how many are refused, and the words about it."""
from journey import SOURCE, cli_json, equal, folder, refused, run

DIRT = SOURCE / 'tests' / 'fixtures' / 'dirt'
# file, kind, rows that are new, refused, and what the notes or reasons say
TAKEN = (
    ('bom-crlf.csv', 'units', 2, 0, ''),
    ('gb18030.csv', 'units', 1, 0, ''),
    ('utf16.tsv', 'units', 1, 0, ''),
    ('semicolon.csv', 'units', 1, 0, ''),
    ('leading-zeros.csv', 'units', 2, 0, ''),
    ('formula.csv', 'units', 1, 0, ''),
    ('title-and-total.csv', 'units', 2, 0, '2 lines above the column names were passed over'),
    ('title-and-total.csv', 'units', 2, 0, '1 row of totals was left out: row 5'),
    ('phantom-rows.csv', 'units', 2, 0, '3 empty rows were passed over'),
    ('ragged.csv', 'units', 1, 2, 'The row is not as wide as the table: 4 instead of 2.'),
    ('twice.csv', 'units', 1, 1, 'The code 990102001 is there already: twice.csv, row 1.'),
    ('null-words.csv', 'units', 0, 3, '“\\N” is no whole number.'),
    ('full-width.csv', 'units', 0, 1, '“１２０” is no whole number.'),
    ('head-only.csv', 'units', 0, 0, ''),
    ('scientific.csv', 'grids', 0, 2, '“4.50102E+14” is a code that a spreadsheet has shortened'),
    # No old identity numbers, though of fifteen digits: what is refused is the missing border.
    ('fifteen-digits.csv', 'grids', 0, 2, 'The row has no boundary.'),
    ('american-days.csv', 'cases', 0, 2, 'days are read as month/day/year'),
    ('both-days.csv', 'cases', 0, 2, '“13/1/26 0:05” is no time'),
)
REFUSED = (
    ('cut-character.csv', 'line 3, column 11: the text is not UTF-8'),
    ('open-quote.csv', 'line 2, column 11: a quotation mark is opened here and never closed'),
    ('identity.csv', 'column 2 (“名称”), row 1 looks like an identity number'),
    ('phone.csv', 'column 2 (“名称”), row 1 looks like a private phone'),
    ('empty.csv', 'the file is empty'),
)


def taken(_):
    for name, kind, new, left, says in TAKEN:
        out = cli_json('import', folder() / 'new.wangge', DIRT / name, '--as', kind, '--dry-run')
        equal((name, out['new'], len(out['refused'])), (name, new, left))
        said = out['notes'] + [row['why'] for row in out['refused']]
        assert any(says in sentence for sentence in said) or not says, (name, said)


def in_words(_):
    for name, says in REFUSED:
        place = folder()
        refused('import', place / 'new.wangge', DIRT / name, '--as', 'units', says=says)
        equal(list(place.iterdir()), [])


def codes_are_kept(_):
    """Zeros in front, and a character of the second plane, as they are in the file."""
    file = folder() / 'new.wangge'
    for name in ('leading-zeros.csv', 'gb18030.csv'):
        equal(cli_json('import', file, DIRT / name, '--as', 'units')['refused'], [])
    out = file.parent / 'out.csv'
    cli_json('export', file, out, '--kind', 'units')
    text = out.read_text(encoding='utf-8-sig')
    assert '\n010102001,东街道' in text and '990102001,䶮山街道' in text, text


def all_are_listed(_):
    listed = {row[0] for row in TAKEN + REFUSED}
    equal({path.name for path in DIRT.iterdir()}, listed)


run(taken, in_words, codes_are_kept, all_are_listed)
