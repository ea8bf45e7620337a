/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-row.h"

G_BEGIN_DECLS

/**
 * WgImportBook:
 *
 * What the records of an import may refer to: the units, grids, classes and teams of a file, found
 * by what tables write for them. Classes that a table has and the file has not are kept to be
 * written with the records.
 */
typedef struct _WgImportBook WgImportBook;

/* All (element-type WgRow). */
WgImportBook *wg_import_book_new  (GPtrArray *units, GPtrArray *grids, GPtrArray *classes,
                                   GPtrArray *teams);
void          wg_import_book_free (WgImportBook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgImportBook, wg_import_book_free)

/* Row ids; 0 and a sentence in @why when there is none, or more than one. */
gint64     wg_import_book_find_unit  (WgImportBook *self, const char *text, char **why);
gint64     wg_import_book_find_grid  (WgImportBook *self, const char *text, gint64 unit,
                                      char **why);
/* The smallest area that the point lies in: a grid, else a unit. Degrees. */
gboolean   wg_import_book_locate     (WgImportBook *self, double lon, double lat, gint64 *unit,
                                      gint64 *grid);
gint64     wg_import_book_get_community (WgImportBook *self, gint64 grid);
/* 0 where there is no such team. */
gint64     wg_import_book_find_team  (WgImportBook *self, const char *text);
/* Never 0: a class that is not there is made. @use: "activity", "case" or "wish". */
gint64     wg_import_book_find_class (WgImportBook *self, const char *use, const char *text);
/* (transfer none) (element-type WgRow): those that were made. */
GPtrArray *wg_import_book_get_new_classes (WgImportBook *self);
WgRow     *wg_import_book_get_grid   (WgImportBook *self, const char *code); /* (nullable) */
const char *wg_import_book_get_class_name (WgImportBook *self, gint64 id);  /* (nullable) */

G_END_DECLS
