/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-table.h"

#include "wg-kind.h"

G_BEGIN_DECLS

/* Makes a table of what people made of a sheet: finds the line or two lines of column names, and
 * leaves out what stands above it, empty rows and columns, rows of totals and notes below. The
 * notes of the table say what was left out. Tables with shapes stay as they are. @kind: what the
 * rows shall become, to know the names of its columns. */
void wg_table_tidy (WgTable *table, const WgKind *kind);

G_END_DECLS
