/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the dry run says of borders (G-05), before anything is written: the grids of the import and
 * those of the file held against each other. It refuses nothing and repairs nothing. */

#include "wg-import-borders.h"

#include "wg-fields.h"
#include "wg-gaps.h"
#include "wg-mend.h"
#include "wg-number.h"

#include <glib/gi18n-lib.h>

/* About two seconds; beyond it the findings tell, once the grids are there. */
#define MOST 5000
#define NAMED 3

typedef struct
{
  WgImportDrafts *drafts;
  GPtrArray      *borders; /* WgGeometry */
  GPtrArray      *rows;    /* WgRow, as @borders */
  GHashTable     *big;     /* gint64* set: ids of grids that others lie in */
  GByteArray     *wanted;
} Look;

static void
note_big (Look        *self,
          const WgRow *row)
{
  gint64 id = wg_row_get_int (row, WG_GRID_PARENT_GRID, 0);

  if (id != 0)
    g_hash_table_add (self->big, g_memdup2 (&id, sizeof id));
}

static void
add (Look       *self,
     WgRow      *row,
     WgGeometry *border,
     guint8      is_new)
{
  gint64 id = wg_row_get_id (row);

  if (border == NULL || wg_geometry_get_kind (border) != WG_GEOMETRY_POLYGONS
      || g_hash_table_contains (self->big, &id))
    return;
  g_ptr_array_add (self->rows, row);
  g_ptr_array_add (self->borders, wg_geometry_ref (border));
  g_byte_array_append (self->wanted, &is_new, 1);
}

static void
gather (Look       *self,
        GPtrArray  *present,
        const char *today)
{
  g_autoptr (GHashTable) replaced = g_hash_table_new (NULL, NULL);
  GPtrArray *drafts = self->drafts->drafts;

  for (guint i = 0; i < present->len; i++)
    note_big (self, g_ptr_array_index (present, i));
  for (guint i = 0; i < drafts->len; i++)
    note_big (self, ((WgImportDraft *) g_ptr_array_index (drafts, i))->row);
  for (guint i = 0; i < drafts->len; i++)
    {
      WgImportDraft *draft = g_ptr_array_index (drafts, i);

      if (draft->refused)
        continue;
      if (draft->old != NULL)
        g_hash_table_add (replaced, draft->old);
      add (self, draft->row, draft->geometry, TRUE);
    }
  for (guint i = 0; i < present->len; i++)
    {
      WgRow *row = g_ptr_array_index (present, i);
      g_autoptr (WgGeometry) border = NULL;

      if (g_hash_table_contains (replaced, row)
          || !wg_row_is_valid_on (row, WG_GRID_VALID_FROM, WG_GRID_VALID_UNTIL, today))
        continue;
      border = wg_row_get_geometry (row, WG_GRID_AREA);
      add (self, row, border, FALSE);
    }
}

static const char *
name_of (const Look *self,
         guint       i)
{
  const WgRow *row = i != WG_MEND_NONE ? g_ptr_array_index (self->rows, i) : NULL;
  const char *name = row != NULL ? wg_row_get_text (row, WG_GRID_NAME) : NULL;

  if (name == NULL && row != NULL)
    name = wg_row_get_text (row, WG_GRID_CODE);
  return name != NULL ? name : "";
}

/* "甲 / 乙 12.3 m²; 丙 4.5 m²" of the largest. */
static char *
name_faults (const Look *self,
             GPtrArray  *faults,
             WgMendKind  kind)
{
  GString *text = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < faults->len && n < NAMED; i++)
    {
      const WgMendFault *fault = g_ptr_array_index (faults, i);

      if (fault->kind != kind)
        continue;
      g_string_append_printf (text, "%s%s", n++ > 0 ? "; " : "", name_of (self, fault->keeps));
      if (fault->gives != WG_MEND_NONE)
        g_string_append_printf (text, " / %s", name_of (self, fault->gives));
      if (fault->area_m2 > 0)
        {
          g_autofree char *area = wg_number_format (fault->area_m2, 1);

          g_string_append_printf (text, " %s m²", area);
        }
    }
  return g_string_free (text, FALSE);
}

/* (transfer full): how many, and the first of them with their areas. */
static char *
describe (WgMendKind  kind,
          guint       n,
          const char *names)
{
  switch (kind)
    {
    case WG_MEND_CROSSING:
      return g_strdup_printf (_("Borders that cross themselves: %u (%s)"), n, names);
    case WG_MEND_OVERLAP:
      return g_strdup_printf (_("Overlaps: %u (%s)"), n, names);
    case WG_MEND_GAP:
      return g_strdup_printf (_("Gaps: %u (%s)"), n, names);
    case WG_MEND_SLIVER:
      return g_strdup_printf (_("Slivers: %u (%s)"), n, names);
    case WG_MEND_DUPLICATE:
    case WG_MEND_N_KINDS:
    default:
      return g_strdup_printf (_("Grids that are there twice: %u (%s)"), n, names);
    }
}

static void
tell (Look      *self,
      GPtrArray *faults)
{
  guint counts[WG_MEND_N_KINDS] = { 0 };

  for (guint i = 0; i < faults->len; i++)
    counts[((WgMendFault *) g_ptr_array_index (faults, i))->kind]++;
  for (guint kind = 0; kind < WG_MEND_N_KINDS; kind++)
    if (counts[kind] > 0)
      {
        g_autofree char *names = name_faults (self, faults, (WgMendKind) kind);
        g_autofree char *line = describe ((WgMendKind) kind, counts[kind], names);

        wg_import_drafts_note (self->drafts, "%s", line);
      }
}

gboolean
wg_import_borders_note (WgImportDrafts *drafts,
                        GPtrArray      *present,
                        const char     *today,
                        GCancellable   *cancellable,
                        GError        **error)
{
  g_autoptr (GPtrArray) borders
      = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_geometry_unref);
  g_autoptr (GPtrArray) rows = g_ptr_array_new (), faults = NULL;
  g_autoptr (GHashTable) big
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GByteArray) wanted = g_byte_array_new ();
  Look self = { drafts, borders, rows, big, wanted };
  WgMendCoverage coverage = { borders, NULL, NULL, NULL, WG_GAPS_TOLERANCE_M2 };

  if (drafts->drafts->len > MOST || present->len > MOST)
    return TRUE;
  gather (&self, present, today);
  coverage.wanted = wanted->data;
  faults = wg_mend_find (&coverage, cancellable, error);
  if (faults == NULL)
    return FALSE;
  tell (&self, faults);
  return TRUE;
}
