/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the program can fill in itself: a form asks nothing that can be computed. Every proposal may
 * be overwritten by the clerk, and is then checked like anything typed. */

#include "wg-draft-proposal.h"

#include "wg-code.h"
#include "wg-data.h"
#include "wg-district-private.h"
#include "wg-draft-facts.h"
#include "wg-draft-view.h"
#include "wg-rules.h"
#include "wg-templates.h"

#include <string.h>

#define LAST_NUMBER 999
#define BRANCH_DIGITS 3

static char *
get_today (WgDistrict *district)
{
  return wg_date_format (wg_clock_get_today (wg_district_get_clock (district)));
}

/* Where the numbers of a kind of unit begin and end: a street is 001–099, a town 100–199, a
 * township 200–399 (C-03). */
static void
find_range (WgRow *unit,
            guint  length,
            guint *first,
            guint *last)
{
  const char *name = wg_row_get_text (unit, WG_UNIT_NAME);
  const char *type = wg_row_get_text (unit, WG_UNIT_BODY_TYPE);

  *first = 1;
  *last = LAST_NUMBER;
  if (length != 9)
    return;
  *last = 99;
  if (g_strcmp0 (type, "town_committee") == 0 || (name != NULL && g_str_has_suffix (name, "镇")))
    {
      *first = 100;
      *last = 199;
    }
  if (name != NULL && g_str_has_suffix (name, "乡"))
    {
      *first = 200;
      *last = 399;
    }
}

/* The largest number in use between two, of codes that are @prefix and @digits digits. */
static guint
find_last_used (WgDraft      *draft,
                GPtrArray    *stored,
                const WgKind *kind,
                const char   *prefix,
                guint         digits,
                guint         first,
                guint         last)
{
  g_autoptr (GPtrArray) drafted = wg_draft_list_rows (draft, kind);
  guint field = (guint) MAX (wg_kind_find_field (kind, "code"), 0);
  guint used = first - 1;

  for (guint i = 0; i < stored->len + drafted->len; i++)
    {
      WgRow *row = i < stored->len ? g_ptr_array_index (stored, i)
                                   : g_ptr_array_index (drafted, i - stored->len);
      const char *code = wg_row_get_text (row, field);
      const char *tail = code != NULL && g_str_has_prefix (code, prefix)
                           ? code + strlen (prefix) : NULL;

      if (tail != NULL && strlen (tail) == digits && strspn (tail, "0123456789") == digits)
        {
          guint number = (guint) g_ascii_strtoull (tail, NULL, 10);

          if (number >= first && number <= last)
            used = MAX (used, number);
        }
    }
  return used;
}

/* Administrative units count on from the superior's code; a body below the community has the form
 * that its neighbours have: 990101001001Z001. */
char *
wg_draft_propose_unit_code (WgDraft    *draft,
                            WgDistrict *district,
                            WgRow      *unit)
{
  GPtrArray *stored = wg_registry_get_rows (wg_district_get_registry (district))->units;
  WgRow *parent = wg_draft_view_find_unit (draft, district,
                                           wg_row_get_int (unit, WG_UNIT_PARENT, 0));
  guint length = wg_draft_view_code_length (district, wg_row_get_int (unit, WG_UNIT_LEVEL, 0));
  const char *above = parent != NULL ? wg_row_get_text (parent, WG_UNIT_CODE) : NULL;
  g_autofree char *prefix = NULL;
  guint digits, first, last, number;

  if (above == NULL || (length > 0 && strlen (above) >= length))
    return NULL;
  prefix = length > 0 ? g_strdup (above) : g_strconcat (above, "Z", NULL);
  digits = length > 0 ? length - (guint) strlen (above) : BRANCH_DIGITS;
  find_range (unit, length, &first, &last);
  number = find_last_used (draft, stored, &wg_kind_unit, prefix, digits, first, last) + 1;
  if (number > last)
    return NULL;
  return g_strdup_printf ("%s%0*u", prefix, (int) digits, number);
}

/* G-03: the next number after the last; existing codes are never renumbered. */
char *
wg_draft_propose_grid_code (WgDraft    *draft,
                            WgDistrict *district,
                            gint64      community)
{
  GPtrArray *stored = wg_registry_get_rows (wg_district_get_registry (district))->grids;
  g_autoptr (GBytes) json = wg_data_lookup ("templates/code-schemes.json", NULL);
  g_autoptr (GPtrArray) schemes = json != NULL
                                    ? wg_code_schemes_load (json, wg_data_get_language (), NULL)
                                    : NULL;
  const WgCodeScheme *scheme =
    schemes != NULL ? wg_code_schemes_find (schemes, wg_district_get_setting (district,
                                                                              "code_scheme"))
                    : NULL;
  WgRow *unit = wg_draft_view_find_unit (draft, district, community);
  const char *code = unit != NULL ? wg_row_get_text (unit, WG_UNIT_CODE) : NULL;
  guint digits, last, number;

  /* A scheme with something before the community has segments that only the office knows. */
  if (code == NULL || (scheme != NULL && scheme->length > 0 && scheme->community_at > 0))
    return NULL;
  digits = scheme != NULL && scheme->length > strlen (code)
             ? scheme->length - (guint) strlen (code) : 3;
  last = digits >= 3 ? LAST_NUMBER : 99;
  number = find_last_used (draft, stored, &wg_kind_grid, code, digits, 1, last) + 1;
  return number <= last ? g_strdup_printf ("%s%0*u", code, (int) digits, number) : NULL;
}

char *
wg_draft_propose_term_end (WgDraft    *draft,
                           WgDistrict *district,
                           WgRow      *unit)
{
  WgBodyFacts body = wg_draft_facts_get_body (draft, district, unit);
  WgDate end = wg_rule_compute_term_end (&body);

  return end != WG_DATE_NONE ? wg_date_format (end) : NULL;
}

/* The form that names have in use: the kind of place is left out before a branch, and 党 of it. */
char *
wg_draft_propose_short_name (const char *name)
{
  g_autoptr (GString) text = g_string_new (name);

  if (name == NULL || *name == '\0')
    return NULL;
  if (g_str_has_suffix (text->str, "党支部"))
    {
      g_string_replace (text, "社区第", "", 1);
      g_string_replace (text, "、第", "、", 0);
      g_string_replace (text, "党支部", "支部", 0);
    }
  else if (g_str_has_suffix (text->str, "社区") && text->len > strlen ("社区"))
    g_string_truncate (text, text->len - strlen ("社区"));
  return g_strdup (text->str);
}

WgRow *
wg_draft_propose_unit (WgDraft    *draft,
                       WgDistrict *district,
                       gint64      parent)
{
  g_autoptr (WgTemplates) templates = wg_templates_new (district, NULL);
  WgRow *above = wg_draft_view_find_unit (draft, district, parent);
  WgRow *row = wg_draft_insert (draft, &wg_kind_unit);
  guint upper = above != NULL ? (guint) wg_row_get_int (above, WG_UNIT_LEVEL, 0) : 0;
  guint level = upper + 1;
  g_autofree char *today = get_today (district);
  g_autofree char *code = NULL;

  if (above != NULL)
    wg_row_set_int (row, WG_UNIT_PARENT, parent);
  if (templates != NULL)
    {
      g_autoptr (GArray) levels = wg_templates_list_child_levels (templates, upper);
      g_autoptr (GPtrArray) types = NULL;

      if (levels->len > 0)
        level = g_array_index (levels, guint, 0);
      types = wg_templates_list_body_types (templates, level);
      if (types->len > 0)
        wg_row_set_text (row, WG_UNIT_BODY_TYPE,
                         ((const WgBodyType *) g_ptr_array_index (types, 0))->id);
    }
  wg_row_set_int (row, WG_UNIT_LEVEL, level);
  wg_row_set_text (row, WG_UNIT_VALID_FROM, today);
  code = wg_draft_propose_unit_code (draft, district, row);
  wg_row_set_text (row, WG_UNIT_CODE, code);
  wg_draft_mark_proposed (draft);
  return row;
}

WgRow *
wg_draft_propose_grid (WgDraft    *draft,
                       WgDistrict *district,
                       gint64      community)
{
  WgRow *row = wg_draft_insert (draft, &wg_kind_grid);
  g_autofree char *today = get_today (district);
  g_autofree char *code = wg_draft_propose_grid_code (draft, district, community);

  wg_row_set_int (row, WG_GRID_COMMUNITY, community);
  wg_row_set_text (row, WG_GRID_CODE, code);
  wg_row_set_text (row, WG_GRID_TYPE, "basic");
  wg_row_set_text (row, WG_GRID_VALID_FROM, today);
  wg_draft_mark_proposed (draft);
  return row;
}
