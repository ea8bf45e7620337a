/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be imported, and what its columns may fill. A record's table may have coordinates that
 * its row does not keep; counts have only numbers. */

#include "wg-import-kind.h"

#include "wg-fields.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const WgField place_fields[] = {
  { "longitude", N_("Longitude"), WG_VALUE_REAL, 0 },
  { "latitude", N_("Latitude"), WG_VALUE_REAL, 0 },
};

/* What kind of street or stream it is, for its rank. */
static const WgField street_fields[] = {
  { "highway", N_("Class of street or water"), WG_VALUE_TEXT, 0 },
};

/* Lives as long as the program. */
static const WgKind *
make_columns (const WgKind  *rows,
              const WgField *more,
              guint          n_more)
{
  guint n = rows->n_fields + n_more;
  WgField *fields = g_new (WgField, n);
  WgKind columns = { rows->name, rows->plural, rows->label, fields, n };

  memcpy (fields, rows->fields, rows->n_fields * sizeof *fields);
  memcpy (fields + rows->n_fields, more, n_more * sizeof *more);
  return g_memdup2 (&columns, sizeof columns);
}

static const WgKind *
make_record_columns (const WgKind *rows)
{
  return make_columns (rows, place_fields, G_N_ELEMENTS (place_fields));
}

static const WgKind *
make_count_columns (void)
{
  GArray *fields = g_array_new (FALSE, FALSE, sizeof (WgField));
  WgKind columns = { wg_kind_grid.name, "counts", wg_kind_grid.label, NULL, 0 };

  for (guint i = 0; i < wg_kind_grid.n_fields; i++)
    if (i == WG_GRID_CODE || (wg_kind_grid.fields[i].flags & WG_FIELD_COUNT) != 0)
      g_array_append_val (fields, wg_kind_grid.fields[i]);
  columns.n_fields = fields->len;
  columns.fields = (const WgField *) (gpointer) g_array_free (fields, FALSE);
  return g_memdup2 (&columns, sizeof columns);
}

#define LINKED(kind) { (kind).plural, WG_IMPORT_RECORDS, &(kind), &(kind), TRUE }

static const WgImportKind *
make_kinds (void)
{
  const WgImportKind kinds[] = {
    { "units", WG_IMPORT_AREAS, &wg_kind_unit, &wg_kind_unit, FALSE },
    { "grids", WG_IMPORT_AREAS, &wg_kind_grid, &wg_kind_grid, FALSE },
    { "teams", WG_IMPORT_RECORDS, &wg_kind_team, make_record_columns (&wg_kind_team), FALSE },
    { "activities", WG_IMPORT_RECORDS, &wg_kind_activity,
      make_record_columns (&wg_kind_activity), FALSE },
    { "cases", WG_IMPORT_RECORDS, &wg_kind_service_case,
      make_record_columns (&wg_kind_service_case), FALSE },
    { "posts", WG_IMPORT_RECORDS, &wg_kind_post, make_record_columns (&wg_kind_post),
      FALSE },
    { "streets", WG_IMPORT_RECORDS, &wg_kind_base_feature,
      make_columns (&wg_kind_base_feature, street_fields, G_N_ELEMENTS (street_fields)),
      FALSE },
    { "counts", WG_IMPORT_COUNTS, &wg_kind_grid, make_count_columns (), FALSE },
    LINKED (wg_kind_service_class),
    LINKED (wg_kind_position),
    LINKED (wg_kind_holding),
    LINKED (wg_kind_branch_grid),
    LINKED (wg_kind_contact),
    LINKED (wg_kind_whistle),
    LINKED (wg_kind_wish),
    LINKED (wg_kind_hard_problem),
    LINKED (wg_kind_meeting),
    LINKED (wg_kind_attendance),
    LINKED (wg_kind_decision),
    LINKED (wg_kind_base_feature),
    { NULL, WG_IMPORT_AREAS, NULL, NULL, FALSE },
  };

  return g_memdup2 (kinds, sizeof kinds);
}

const WgImportKind *
wg_import_kind_find (const char *word)
{
  static gsize made = 0;

  g_return_val_if_fail (word != NULL, NULL);

  if (g_once_init_enter (&made))
    g_once_init_leave (&made, (gsize) make_kinds ());
  for (const WgImportKind *kind = (const WgImportKind *) made; kind->word != NULL; kind++)
    if (strcmp (kind->word, word) == 0 || strcmp (kind->rows->name, word) == 0)
      return kind;
  return NULL;
}
