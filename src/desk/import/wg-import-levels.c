/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The levels of a file and the codes that are imported into it. A list with provinces in a file
 * whose levels begin at the district needs levels above that one: while the file has no units, the
 * levels make room; once units stand on them their numbers stay, and rows above the top are left
 * out with a word. */

#include "wg-import-levels.h"

#include "wg-code.h"
#include "wg-fields.h"
#include "wg-level-template.h"

#include <glib/gi18n-lib.h>

static const guint code_lengths[] = { 0, 2, 4, 6, 9, 12 };

WgRow *
wg_import_level_new (guint number,
                     guint code_level)
{
  static const char *const names[] = { NULL, N_("Province"), N_("Prefecture or city"),
                                       N_("County or district"), N_("Street or town"),
                                       N_("Community or village") };
  g_autofree char *name = g_strdup_printf (_("Level %u"), number);
  WgRow *row = wg_row_new (&wg_kind_level, 0);

  wg_row_set_int (row, WG_LEVEL_NUMBER, number);
  wg_row_set_text (row, WG_LEVEL_NAME, code_level > 0 ? _(names[code_level]) : name);
  if (code_level > 0)
    wg_row_set_int (row, WG_LEVEL_CODE_LENGTH, code_lengths[code_level]);
  return row;
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  gint64 x = wg_row_get_int (*(const WgRow *const *) a, WG_LEVEL_NUMBER, 0);
  gint64 y = wg_row_get_int (*(const WgRow *const *) b, WG_LEVEL_NUMBER, 0);

  return (x > y) - (x < y);
}

static WgLevelPlace
place_of (const WgRow *level,
          WgLevelPlace above)
{
  gint64 length = wg_row_get_int (level, WG_LEVEL_CODE_LENGTH, 0);

  return wg_level_place_guess ((guint) MAX (length, 0), above);
}

/* The places of division codes that the drafts need and the levels do not have. The places and the
 * levels of codes are numbered alike. */
static guint
find_missing (const WgImportDrafts *drafts,
              const WgImportGround *ground,
              gboolean              missing[WG_LEVEL_PLACE_GROUP + 1])
{
  guint n = 0;

  G_STATIC_ASSERT (WG_LEVEL_PLACE_PROVINCE == 1 && WG_LEVEL_PLACE_COMMUNITY == 5);
  for (guint i = 0; i < drafts->drafts->len; i++)
    {
      const WgImportDraft *draft = g_ptr_array_index (drafts->drafts, i);

      missing[wg_code_get_level (wg_import_draft_get_code (drafts, draft))] = TRUE;
    }
  for (guint i = 0; i < ground->levels->len; i++)
    missing[place_of (g_ptr_array_index (ground->levels, i), WG_LEVEL_PLACE_NONE)] = FALSE;
  missing[WG_LEVEL_PLACE_NONE] = FALSE;
  for (guint place = WG_LEVEL_PLACE_PROVINCE; place <= WG_LEVEL_PLACE_COMMUNITY; place++)
    n += missing[place];
  return n;
}

/* Takes new levels in where their place comes, and numbers all anew. */
static void
make_room (WgImportGround *ground,
           GPtrArray      *sorted,
           const gboolean  missing[])
{
  GPtrArray *levels = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_row_unref);
  WgLevelPlace above = WG_LEVEL_PLACE_NONE;
  guint next = WG_LEVEL_PLACE_PROVINCE;

  ground->old_levels = g_ptr_array_new ();
  for (guint i = 0; i <= sorted->len; i++)
    {
      WgRow *old = i < sorted->len ? g_ptr_array_index (sorted, i) : NULL;
      WgLevelPlace place = old != NULL ? place_of (old, above) : WG_LEVEL_PLACE_GRID;
      WgRow *row;

      for (; next < place && next <= WG_LEVEL_PLACE_COMMUNITY; next++)
        if (missing[next])
          {
            g_ptr_array_add (levels, wg_import_level_new (levels->len + 1, next));
            g_ptr_array_add (ground->old_levels, NULL);
          }
      if (old == NULL)
        break;
      row = wg_row_copy (old);
      wg_row_set_int (row, WG_LEVEL_NUMBER, levels->len + 1);
      g_ptr_array_add (levels, row);
      g_ptr_array_add (ground->old_levels, old);
      above = place;
    }
  ground->levels = levels;
}

static void
refuse_above (WgImportDrafts *drafts,
              const WgRow    *top)
{
  WgLevelPlace first = place_of (top, WG_LEVEL_PLACE_NONE);

  for (guint i = 0; i < drafts->drafts->len; i++)
    {
      WgImportDraft *draft = g_ptr_array_index (drafts->drafts, i);
      guint place = wg_code_get_level (wg_import_draft_get_code (drafts, draft));
      g_autofree char *why = NULL;

      if (draft->refused || draft->old != NULL || place == 0 || place >= first)
        continue;
      why = g_strdup_printf (_("The code stands above “%s”, the top level of this file, on which "
                               "there are units already. Import the list into a new file."),
                             wg_row_get_text (top, WG_LEVEL_NAME));
      wg_import_drafts_refuse (drafts, draft, why);
    }
}

/**
 * wg_import_fit_levels:
 * @drafts: units, not placed yet
 * @ground: what the file has; its levels are replaced by such that fit, and the old ones kept
 *   beside them for the plan
 *
 * Does nothing where the user says the level, where the file has no levels, or where all codes
 * have one.
 */
void
wg_import_fit_levels (WgImportDrafts *drafts,
                      WgImportGround *ground)
{
  gboolean missing[WG_LEVEL_PLACE_GROUP + 1] = { FALSE };
  g_autoptr (GPtrArray) sorted = NULL;
  guint n;

  if (ground->level > 0 || ground->levels->len == 0)
    return;
  n = find_missing (drafts, ground, missing);
  if (n == 0)
    return;
  sorted = g_ptr_array_copy (ground->levels, NULL, NULL);
  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare_numbers);
  if (ground->units->len > 0)
    {
      const WgRow *top = g_ptr_array_index (sorted, 0);

      if (place_of (top, WG_LEVEL_PLACE_NONE) != WG_LEVEL_PLACE_NONE)
        refuse_above (drafts, top);
    }
  else if (sorted->len + n <= WG_LEVELS_MOST)
    {
      make_room (ground, sorted, missing);
      wg_import_drafts_note (drafts,
                             g_dngettext (GETTEXT_PACKAGE,
                                          "The levels of the file get %u more, so that the codes "
                                          "of the list have a level.",
                                          "The levels of the file get %u more, so that the codes "
                                          "of the list have a level each.",
                                          n),
                             n);
    }
}
