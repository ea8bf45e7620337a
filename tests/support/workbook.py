# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes workbooks (.xlsx) for tests, by hand: what a library writes is not all that there is."""
import zipfile

CONTENT = ('<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="http://schemas.openxmlformats.org/'
           'spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/'
           'relationships"><sheets>{}</sheets></workbook>')
PACKAGE = 'http://schemas.openxmlformats.org/package/2006/'
OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'


def sheet_xml(rows):
    def cell(value, at):
        if isinstance(value, str):
            return f'<c r="{at}" t="inlineStr"><is><t>{value}</t></is></c>'
        return f'<c r="{at}"><v>{value}</v></c>'
    body = ''.join(f'<row r="{y}">' + ''.join(cell(value, f'{"ABCDEFG"[x]}{y}')
                                             for x, value in enumerate(row)) + '</row>'
                   for y, row in enumerate(rows, 1))
    return ('<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            f'<sheetData>{body}</sheetData></worksheet>')


def workbook(path, sheets):
    """sheets: (name, hidden, rows), or (name, hidden, pieces of XML) where no test needs the memory
    that it denies to others."""
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as archive:
        archive.writestr('[Content_Types].xml', f'<Types xmlns="{PACKAGE}content-types">'
                         '<Default Extension="rels" ContentType="application/vnd.openxmlformats-'
                         'package.relationships+xml"/><Default Extension="xml" '
                         'ContentType="application/xml"/>' + ''.join(
                             f'<Override PartName="/xl/{part}.xml" ContentType="application/vnd.'
                             f'openxmlformats-officedocument.spreadsheetml.{kind}+xml"/>'
                             for part, kind in [('workbook', 'sheet.main'), ('styles', 'styles')] + [
                                 (f'worksheets/sheet{i}', 'worksheet')
                                 for i in range(1, len(sheets) + 1)]) + '</Types>')
        archive.writestr('_rels/.rels', f'<Relationships xmlns="{PACKAGE}relationships">'
                         f'<Relationship Id="r" Type="{OFFICE}/officeDocument" '
                         'Target="xl/workbook.xml"/></Relationships>')
        archive.writestr('xl/workbook.xml', CONTENT.format(''.join(
            f'<sheet name="{name}" sheetId="{i}" {"state=" if hidden else ""}'
            f'{chr(34) + "hidden" + chr(34) if hidden else ""} r:id="r{i}"/>'
            for i, (name, hidden, _rows) in enumerate(sheets, 1))))
        archive.writestr('xl/_rels/workbook.xml.rels',
                         f'<Relationships xmlns="{PACKAGE}relationships">' + ''.join(
                             f'<Relationship Id="r{i}" Type="{OFFICE}/worksheet" '
                             f'Target="worksheets/sheet{i}.xml"/>'
                             for i in range(1, len(sheets) + 1)) + '</Relationships>')
        archive.writestr('xl/styles.xml', '<styleSheet xmlns="http://schemas.openxmlformats.org/'
                         'spreadsheetml/2006/main"/>')
        for i, (_name, _hidden, rows) in enumerate(sheets, 1):
            with archive.open(f'xl/worksheets/sheet{i}.xml', 'w', force_zip64=True) as part:
                for piece in rows if isinstance(rows[0], bytes) else [sheet_xml(rows).encode()]:
                    part.write(piece)
    return path
