/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Merging units and splitting one: what ends, what begins, and what goes where, in one edit. Sums
 * are kept to the last household: counts that do not add up are refused. */

#include "wg-unit-end.h"

#include "wg-district-private.h"
#include "wg-topology.h"
#include "wg-unit-ending.h"

#include <glib/gi18n-lib.h>

static const struct
{
  guint       field;
  const char *label;
} counts[] = {
  { WG_UNIT_FULL_MEMBERS, N_("Full members") },
  { WG_UNIT_HOUSEHOLDS, N_("Households") },
};

static gint64
get_count (const WgUnitPart *part,
           guint             index)
{
  return counts[index].field == WG_UNIT_FULL_MEMBERS ? part->full_members : part->households;
}

static gboolean
refuse (GError    **error,
        const char *sentence)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, sentence);
  return FALSE;
}

/* −1 where nobody counted any of them. */
static gint64
sum_units (GPtrArray *units,
           guint      field)
{
  gint64 sum = -1;

  for (guint i = 0; i < units->len; i++)
    {
      gint64 count = wg_row_get_int (g_ptr_array_index (units, i), field, -1);

      if (count >= 0)
        sum = MAX (sum, 0) + count;
    }
  return sum;
}

static gboolean
check_sum (guint    index,
           gint64   before,
           gint64   after,
           GError **error)
{
  g_autofree char *before_text = NULL, *after_text = NULL;

  if (before == after)
    return TRUE;
  before_text = before >= 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, before)
                            : g_strdup (_("not counted"));
  after_text = after >= 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, after)
                          : g_strdup (_("not counted"));
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
               _("%s: the sum before is %s, the sum afterwards %s. Both must be the same."),
               _(counts[index].label), before_text, after_text);
  return FALSE;
}

/* C-03, G-02: a code is never used twice, also not that of a closed unit. */
static gboolean
check_new (WgUnitEnding     *ending,
           const WgUnitPart *part,
           GError          **error)
{
  GPtrArray *units = wg_registry_get_rows (ending->registry)->units;

  if (part->name == NULL || *part->name == '\0')
    return refuse (error, _("The new unit needs a name."));
  for (guint i = 0; part->code != NULL && *part->code != '\0' && i < units->len; i++)
    {
      const WgRow *unit = g_ptr_array_index (units, i);

      if (g_strcmp0 (wg_row_get_text (unit, WG_UNIT_CODE), part->code) != 0)
        continue;
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _("The code %s belongs to “%s”, and a code is never used again (G-02). Enter "
                     "another code."), part->code, wg_unit_ending_name (unit));
      return FALSE;
    }
  return TRUE;
}

/* (transfer none): the unit that begins, already in the edit. @like: one that ends. */
static WgRow *
begin_unit (WgUnitEnding     *ending,
            const WgUnitPart *part,
            WgRow            *like,
            const char       *approval,
            GError          **error)
{
  g_autoptr (WgRow) row = NULL;
  gint64 parent = part->parent != 0 ? part->parent : wg_row_get_int (like, WG_UNIT_PARENT, 0);

  if (!check_new (ending, part, error))
    return NULL;
  row = wg_row_new (&wg_kind_unit, 0);
  if (part->code != NULL && *part->code != '\0')
    wg_row_set_text (row, WG_UNIT_CODE, part->code);
  wg_row_set_text (row, WG_UNIT_NAME, part->name);
  if (parent != 0)
    wg_row_set_int (row, WG_UNIT_PARENT, parent);
  wg_row_set_int (row, WG_UNIT_LEVEL, wg_row_get_int (like, WG_UNIT_LEVEL, 0));
  wg_row_set_text (row, WG_UNIT_BODY_TYPE,
                   part->body_type != NULL ? part->body_type
                                           : wg_row_get_text (like, WG_UNIT_BODY_TYPE));
  wg_row_set_text (row, WG_UNIT_VALID_FROM, ending->first);
  if (approval != NULL && *approval != '\0')
    wg_row_set_text (row, WG_UNIT_APPROVAL_NO, approval);
  wg_edit_insert (ending->edit, row);
  return row;
}

/* (transfer none): the row that carries a part from the first day on. */
static WgRow *
find_part (WgUnitEnding     *ending,
           const WgUnitPart *part,
           WgRow            *like,
           const char       *approval,
           GError          **error)
{
  WgRow *row, *changed;

  if (part->unit == 0)
    return begin_unit (ending, part, like, approval, error);
  row = wg_unit_ending_find_unit (ending, part->unit, error);
  if (row == NULL)
    return NULL;
  changed = wg_unit_ending_change (ending, row);
  if (approval != NULL && *approval != '\0')
    wg_row_set_text (changed, WG_UNIT_APPROVAL_NO, approval);
  return changed;
}

static void
set_count (WgRow *row,
           guint  field,
           gint64 count)
{
  if (count >= 0)
    wg_row_set_int (row, field, count);
  else
    wg_row_set_null (row, field);
}

/* The borders of all together, where all have one. */
static void
join_areas (GPtrArray *units,
            WgRow     *into)
{
  g_autoptr (GPtrArray) areas =
      g_ptr_array_new_with_free_func ((GDestroyNotify) wg_geometry_unref);
  g_autoptr (WgGeometry) whole = NULL;
  g_autoptr (GBytes) wkb = NULL;

  for (guint i = 0; i < units->len; i++)
    {
      WgGeometry *area = wg_row_get_geometry (g_ptr_array_index (units, i), WG_UNIT_AREA);

      if (area == NULL)
        return;
      g_ptr_array_add (areas, area);
    }
  whole = wg_topology_union (areas);
  if (whole == NULL)
    return;
  wkb = wg_geometry_to_wkb (whole);
  wg_row_set_blob (into, WG_UNIT_AREA, wkb);
}

/* (transfer container): the units that are merged, of one level. */
static GPtrArray *
find_sources (WgUnitEnding *ending,
              GArray       *ids,
              GError      **error)
{
  g_autoptr (GPtrArray) units = g_ptr_array_new ();

  for (guint i = 0; i < ids->len; i++)
    {
      WgRow *unit = wg_unit_ending_find_unit (ending, g_array_index (ids, gint64, i), error);

      if (unit == NULL)
        return NULL;
      if (!g_ptr_array_find (units, unit, NULL))
        g_ptr_array_add (units, unit);
    }
  if (units->len < 2)
    {
      refuse (error, _("A merger needs two units or more."));
      return NULL;
    }
  for (guint i = 1; i < units->len; i++)
    if (wg_row_get_int (g_ptr_array_index (units, i), WG_UNIT_LEVEL, 0) !=
        wg_row_get_int (g_ptr_array_index (units, 0), WG_UNIT_LEVEL, 0))
      {
        refuse (error, _("Only units of one level can be merged."));
        return NULL;
      }
  return g_steal_pointer (&units);
}

static char *
make_note (const char *sentence,
           const char *first,
           const char *approval)
{
  if (approval == NULL || *approval == '\0')
    return g_strdup_printf ("%s %s", first, sentence);
  return g_strdup_printf (_("%s %s, document %s"), first, sentence, approval);
}

static gboolean
end_sources (WgUnitEnding *ending,
             GPtrArray    *units,
             WgRow        *into,
             const char   *approval,
             GError      **error)
{
  g_autofree char *sentence =
      g_strdup_printf (_("merged into “%s”"), wg_unit_ending_name (into));
  g_autofree char *note = make_note (sentence, ending->first, approval);

  for (guint i = 0; i < units->len; i++)
    {
      WgRow *unit = g_ptr_array_index (units, i);
      gint64 id = wg_row_get_id (unit);

      if (id == wg_row_get_id (into))
        continue;
      if (!wg_unit_ending_hand_on (ending, id, wg_row_get_id (into), error) ||
          !wg_unit_ending_end_positions (ending, id, error) ||
          !wg_unit_ending_end_unit (ending, unit, note, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
merge_counts (GPtrArray        *units,
              const WgUnitPart *part,
              WgRow            *into,
              GError          **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      gint64 sum = sum_units (units, counts[i].field), given = get_count (part, i);

      if (given >= 0 && !check_sum (i, sum, given, error))
        return FALSE;
      set_count (into, counts[i].field, sum);
    }
  return TRUE;
}

/* The last day of the old order. */
static char *
day_before (const char *first)
{
  WgDate day;

  return wg_date_parse (first, &day) ? wg_date_format (day - 1) : g_strdup (first);
}

static char *
label_merger (WgDistrict       *district,
              GArray           *ids,
              const WgUnitPart *into)
{
  GString *names = g_string_new (NULL);
  WgUnit *kept = wg_district_find_unit (district, into->unit);
  const char *target = kept != NULL ? wg_unit_get_name (kept) : into->name;
  char *label;

  for (guint i = 0; i < ids->len; i++)
    {
      WgUnit *unit = wg_district_find_unit (district, g_array_index (ids, gint64, i));

      if (unit != NULL && unit != kept)
        g_string_append_printf (names, "%s%s", names->len > 0 ? _(", ") : "",
                                wg_unit_get_short_name (unit));
    }
  label = g_strdup_printf (_("Merge %s into “%s”"), names->str, target != NULL ? target : "");
  g_string_free (names, TRUE);
  return label;
}

/**
 * wg_unit_end_merge:
 * @units: (element-type gint64): two units or more, of one level
 * @into: one of them, which goes on, or a new unit
 * @first: the first day of the new order; the others end the day before
 * @approval: (nullable): number of the document
 *
 * Units, grids and coverage of those that end come under @into; their positions end.
 *
 * Returns: (transfer full): the edit, or NULL with a sentence
 */
WgEdit *
wg_unit_end_merge (WgDistrict       *district,
                   GArray           *units,
                   const WgUnitPart *into,
                   const char       *first,
                   const char       *approval,
                   GError          **error)
{
  g_autofree char *last = day_before (first);
  g_autofree char *label = label_merger (district, units, into);
  g_autoptr (WgUnitEnding) ending =
      wg_unit_ending_new (wg_district_get_registry (district), label, last, error);
  g_autoptr (GPtrArray) sources = NULL;
  WgRow *row;

  if (ending == NULL)
    return NULL;
  sources = find_sources (ending, units, error);
  if (sources == NULL)
    return NULL;
  row = find_part (ending, into, g_ptr_array_index (sources, 0), approval, error);
  if (row == NULL)
    return NULL;
  join_areas (sources, row);
  if (!merge_counts (sources, into, row, error) ||
      !end_sources (ending, sources, row, approval, error))
    return NULL;
  return wg_unit_ending_finish (ending);
}

static gboolean
check_parts (WgRow            *unit,
             const WgUnitPart *parts,
             guint             n_parts,
             GError          **error)
{
  if (n_parts < 2)
    return refuse (error, _("A split needs two parts or more."));
  for (guint p = 0; p < n_parts; p++)
    if (parts[p].unit != 0 && parts[p].unit != wg_row_get_id (unit))
      return refuse (error, _("A part of a split is new, or the unit itself."));
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      gint64 sum = -1;

      for (guint p = 0; p < n_parts; p++)
        if (get_count (&parts[p], i) >= 0)
          sum = MAX (sum, 0) + get_count (&parts[p], i);
      if (!check_sum (i, wg_row_get_int (unit, counts[i].field, -1), sum, error))
        return FALSE;
    }
  return TRUE;
}

/* G_MAXUINT: nobody said where it goes. */
static guint
find_member (GArray *members,
             gint64  row)
{
  for (guint i = 0; i < members->len; i++)
    {
      const WgUnitMember *member = &g_array_index (members, WgUnitMember, i);

      if (member->row == row)
        return member->part;
    }
  return G_MAXUINT;
}

static gboolean
place_member (WgUnitEnding *ending,
              WgRow        *row,
              WgRow        *part,
              GError      **error)
{
  const WgKind *kind = wg_row_get_kind (row);
  gint64 id = wg_row_get_id (part);

  if (kind == &wg_kind_unit)
    wg_row_set_int (wg_unit_ending_change (ending, row), WG_UNIT_PARENT, id);
  else if (kind == &wg_kind_grid)
    wg_row_set_int (wg_unit_ending_change (ending, row), WG_GRID_COMMUNITY, id);
  else if (wg_row_get_int (row, WG_BRANCH_GRID_UNIT, 0) != id)
    return wg_unit_ending_cover (ending, row, id, error);
  return TRUE;
}

/* @rows: of the parts, in their order. */
static gboolean
place_members (WgUnitEnding *ending,
               GPtrArray    *listed,
               GArray       *members,
               GPtrArray    *rows,
               GError      **error)
{
  guint missing = 0;

  for (guint i = 0; i < listed->len; i++)
    {
      WgRow *row = g_ptr_array_index (listed, i);
      guint part = find_member (members, wg_row_get_id (row));

      if (part >= rows->len)
        missing++;
      else if (!place_member (ending, row, g_ptr_array_index (rows, part), error))
        return FALSE;
    }
  if (missing == 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
               ngettext ("%u unit or grid has no part yet. Say where it goes.",
                         "%u units and grids have no part yet. Say where they go.", missing),
               missing);
  return FALSE;
}

static gboolean
end_split (WgUnitEnding *ending,
           WgRow        *unit,
           GPtrArray    *rows,
           const char   *approval,
           GError      **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *sentence = NULL, *note = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      WgRow *part = g_ptr_array_index (rows, i);

      if (wg_row_get_id (part) == wg_row_get_id (unit))
        return TRUE;
      g_string_append_printf (names, "%s“%s”", i > 0 ? _(", ") : "", wg_unit_ending_name (part));
    }
  sentence = g_strdup_printf (_("split into %s"), names->str);
  note = make_note (sentence, ending->first, approval);
  return wg_unit_ending_end_positions (ending, wg_row_get_id (unit), error) &&
         wg_unit_ending_end_unit (ending, unit, note, error);
}

/**
 * wg_unit_end_split:
 * @unit: row id
 * @parts: what it becomes; one of them may be the unit itself, which then goes on
 * @members: (element-type WgUnitMember): where everything under it goes
 * @first: the first day of the new order
 * @approval: (nullable): number of the document
 *
 * Returns: (transfer full): the edit, or NULL with a sentence
 */
WgEdit *
wg_unit_end_split (WgDistrict       *district,
                   gint64            unit,
                   const WgUnitPart *parts,
                   guint             n_parts,
                   GArray           *members,
                   const char       *first,
                   const char       *approval,
                   GError          **error)
{
  WgUnit *open = wg_district_find_unit (district, unit);
  g_autofree char *last = day_before (first);
  g_autofree char *label =
      g_strdup_printf (_("Split “%s”"), open != NULL ? wg_unit_get_name (open) : "");
  g_autoptr (WgUnitEnding) ending =
      wg_unit_ending_new (wg_district_get_registry (district), label, last, error);
  g_autoptr (GPtrArray) listed = NULL, rows = g_ptr_array_new ();
  WgRow *row;

  row = ending != NULL ? wg_unit_ending_find_unit (ending, unit, error) : NULL;
  if (row == NULL || !check_parts (row, parts, n_parts, error))
    return NULL;
  for (guint p = 0; p < n_parts; p++)
    {
      WgRow *part = find_part (ending, &parts[p], row, approval, error);

      if (part == NULL)
        return NULL;
      for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
        set_count (part, counts[i].field, get_count (&parts[p], i));
      g_ptr_array_add (rows, part);
    }
  listed = wg_unit_end_list_members (district, unit, first);
  if (!place_members (ending, listed, members, rows, error) ||
      !end_split (ending, row, rows, approval, error))
    return NULL;
  return wg_unit_ending_finish (ending);
}
