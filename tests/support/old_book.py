# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes workbooks of before 2007 (.xls) for tests: a compound file with one stream of BIFF8
records. A cell is a text, a number, or a date (as days since 1899-12-30 in a tuple)."""
import struct

SECTOR = 512
END, FREE, TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def record(kind, body=b''):
    return struct.pack('<HH', kind, len(body)) + body


def letters(text, count):
    return struct.pack(count, len(text)) + b'\1' + text.encode('utf-16-le')


def begin(kind):
    return record(0x0809, struct.pack('<HHHHII', 0x0600, kind, 0, 0x07CC, 0, 6))


def sheet(rows):
    out = begin(0x0010)
    width = max(len(row) for row in rows)
    out += record(0x0200, struct.pack('<IIHHH', 0, len(rows), 0, width, 0))
    for y, row in enumerate(rows):
        for x, cell in enumerate(row):
            if cell is None:
                continue
            if isinstance(cell, str):
                out += record(0x0204, struct.pack('<HHH', y, x, 0) + letters(cell, '<H'))
            elif isinstance(cell, tuple):
                out += record(0x0203, struct.pack('<HHHd', y, x, 1, cell[0]))
            else:
                out += record(0x0203, struct.pack('<HHHd', y, x, 0, cell))
    return out + record(0x000A)


def stream(sheets):
    """sheets: (name, hidden, rows)"""
    head = begin(0x0005) + record(0x0042, struct.pack('<H', 1200)) + record(0x0022, b'\0\0')
    # Two styles: as it is, and the built-in format of a day (14).
    for style in (0, 14):
        head += record(0x00E0, struct.pack('<HHHBBBBIIH', 0, style, 0, 0, 0, 0, 0, 0, 0, 0))
    names = [(1 if hidden else 0, letters(name, '<B')) for name, hidden, _rows in sheets]
    at = len(head) + sum(4 + 6 + len(name) for _hidden, name in names) + 4
    pages, places = b'', b''
    for (hidden, name), (_name, _hidden, rows) in zip(names, sheets):
        places += record(0x0085, struct.pack('<IBB', at + len(pages), hidden, 0) + name)
        pages += sheet(rows)
    return head + places + record(0x000A) + pages


def entry(name, kind, first, size, child=FREE):
    text = (name + '\0').encode('utf-16-le')
    return (text.ljust(64, b'\0') + struct.pack('<HBB', len(text), kind, 1)
            + struct.pack('<III', FREE, FREE, child) + bytes(16 + 4 + 16)
            + struct.pack('<IQ', first, size))


def old_book(path, sheets):
    body = stream(sheets)
    # Below 4096 bytes a stream would have to lie in the small sectors.
    body = body.ljust(max(4096, -(-len(body) // SECTOR) * SECTOR), b'\0')
    n = len(body) // SECTOR
    n_tables = 1
    while n_tables * 128 < n + 1 + n_tables:
        n_tables += 1
    chain = [i + 1 for i in range(n - 1)] + [END, END] + [TABLE] * n_tables
    chain += [FREE] * (n_tables * 128 - len(chain))
    head = (b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + bytes(16) + struct.pack('<HHHHH', 0x3E, 3, 0xFFFE, 9, 6)
            + bytes(6) + struct.pack('<IIIIIIIII', 0, n_tables, n, 0, 4096, END, 0, END, 0))
    tables = [n + 1 + i for i in range(n_tables)] + [FREE] * (109 - n_tables)
    folder = entry('Root Entry', 5, END, 0, 1) + entry('Workbook', 2, 0, len(body))
    path.write_bytes(head + struct.pack('<109I', *tables) + body + folder.ljust(SECTOR, b'\0')
                     + struct.pack(f'<{len(chain)}I', *chain))
    return path
