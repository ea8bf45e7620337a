/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample district 临江区 990101 as rows. Everything in it is invented: no real place, person or
 * number. The same rows every time, ids included; must not ask the clock or a random source. */

#include "wg-sample-district.h"

#include "wg-sample-rows.h"

/* FNV-1a over kind and key, then mixed; 63 bits and never 0. */
gint64
wg_sample_rows_id (const WgKind *kind,
                   const char   *key)
{
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);
  g_autofree char *text = g_strconcat ("990101:", kind->name, ":", key, NULL);

  for (const char *c = text; *c != '\0'; c++)
    hash = (hash ^ (guint8) *c) * G_GUINT64_CONSTANT (0x100000001b3);
  hash = wg_sample_random (&hash) & G_MAXINT64;
  return hash != 0 ? (gint64) hash : 1;
}

WgRow *
wg_sample_rows_add (WgSampleRows *self,
                    const WgKind *kind,
                    const char   *key)
{
  WgRow *row = wg_row_new (kind, wg_sample_rows_id (kind, key));

  g_ptr_array_add (self->rows, row);
  return row;
}

char *
wg_sample_grid_code (const WgSampleTownGrid *grid)
{
  return g_strdup_printf ("%s%03u", wg_sample_communities[grid->community].code, grid->number);
}

char *
wg_sample_branch_code (const WgSampleTownGrid *grid)
{
  return g_strdup_printf ("%sZ%03u", wg_sample_communities[grid->community].code, grid->number);
}

char *
wg_sample_holder_name (guint n)
{
  static const char *const stems[] = { "甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸" };
  static const char *const branches[] = { "子", "丑", "寅", "卯", "辰", "巳",
                                          "午", "未", "申", "酉", "戌", "亥" };
  static const char *const counts[] = { "", "二", "三", "四", "五", "六", "七", "八", "九", "十" };

  if (n < 10)
    return g_strdup (stems[n]);
  n -= 10;
  return g_strconcat (stems[n % 10], branches[n / 10 % 12], counts[n / 120 % 10], NULL);
}

/**
 * wg_sample_build:
 *
 * The sample district for the store: rows grouped by kind in the order of wg_kinds(), a row after
 * those it refers to. The counts are those of the journeys' sample data set; see
 * wg-sample-facts.c.
 *
 * Returns: (transfer container) (element-type WgRow): the rows
 */
GPtrArray *
wg_sample_build (void)
{
  g_autoptr (WgSampleTown) town = wg_sample_town_new ();
  g_autofree WgSampleGridFacts *facts = wg_sample_facts_new (town);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_row_unref);
  GPtrArray *sorted = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_row_unref);
  WgSampleRows builder = { town, facts, rows, 0 };

  wg_sample_rows_add_settings (&builder);
  wg_sample_rows_add_organisation (&builder);
  wg_sample_rows_add_grids (&builder);
  wg_sample_rows_add_posts (&builder);
  wg_sample_rows_add_scenery (&builder);
  wg_sample_rows_add_service (&builder);
  wg_sample_rows_add_meetings (&builder);

  for (const WgKind *const *kind = wg_kinds (); *kind != NULL; kind++)
    {
      for (guint i = 0; i < rows->len; i++)
        {
          WgRow *row = g_ptr_array_index (rows, i);

          if (wg_row_get_kind (row) == *kind)
            g_ptr_array_add (sorted, wg_row_ref (row));
        }
    }
  return sorted;
}
