/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Units come under another superior: whether they may, what goes with them, and the edit. It
 * writes nothing, and never changes a code: codes are renumbered by people. */

#include "wg-move.h"

#include "wg-code.h"
#include "wg-district-private.h"
#include "wg-number.h"
#include "wg-search-index.h"
#include "wg-templates.h"
#include "wg-unit-index.h"

#include <glib/gi18n-lib.h>

#define NAMES_MOST 3 /* named in a sentence; more are counted */

void
wg_move_free (WgMove *self)
{
  g_clear_pointer (&self->units, g_ptr_array_unref);
  g_clear_pointer (&self->strays, g_ptr_array_unref);
  g_clear_pointer (&self->edit, wg_edit_unref);
  g_clear_object (&self->district);
  g_free (self);
}

static gboolean
contains (GArray *ids,
          gint64  id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

/* Whether a unit or one above it is among @ids. */
static gboolean
is_under (WgUnitIndex *index,
          GArray      *ids,
          guint32      place)
{
  while (place != WG_UNIT_INDEX_NONE)
    {
      if (contains (ids, wg_unit_index_get_id (index, place)))
        return TRUE;
      place = wg_unit_index_get_parent (index, place);
    }
  return FALSE;
}

static const char *
name_target (WgDistrict *district,
             gint64      target)
{
  WgUnit *unit = wg_district_find_unit (district, target);

  return unit != NULL ? wg_unit_get_name (unit) : _("the top of the tree");
}

static gboolean
refuse (GError    **error,
        const char *format,
        ...) G_GNUC_PRINTF (2, 3);

static gboolean
refuse (GError    **error,
        const char *format,
        ...)
{
  va_list arguments;
  g_autofree char *sentence = NULL;

  va_start (arguments, format);
  sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, sentence);
  return FALSE;
}

/* Levels are those of the file's template: a branch may not stand right under a district. */
static gboolean
check_levels (WgMove      *self,
              WgTemplates *templates,
              GError     **error)
{
  WgUnit *target = wg_district_find_unit (self->district, self->target);

  for (guint i = 0; i < self->units->len; i++)
    {
      WgUnit *unit = g_ptr_array_index (self->units, i);

      if (!wg_templates_allows_child (templates, target != NULL ? wg_unit_get_level (target) : 0,
                                      wg_unit_get_level (unit)))
        return refuse (error,
                       /* Translators: a unit, its level, and the unit it should come under. */
                       _("“%s” is of the level %s, which may not stand right under “%s”. Choose a "
                         "superior of the level above it."),
                       wg_unit_get_name (unit),
                       wg_district_get_level_name (self->district, wg_unit_get_level (unit)),
                       name_target (self->district, self->target));
    }
  return TRUE;
}

/* What is left of the selection: tops of what moves, without what is there already. */
static gboolean
choose_units (WgMove      *self,
              WgUnitIndex *index,
              GArray      *ids,
              GError     **error)
{
  guint32 target = wg_unit_index_find (index, self->target);

  if (self->target != 0 && target == WG_UNIT_INDEX_NONE)
    return refuse (error, _("The new superior is no longer there."));
  if (is_under (index, ids, target))
    return refuse (error,
                   _("A unit cannot come under itself or under a unit below it. Choose another "
                     "superior than “%s”."),
                   name_target (self->district, self->target));
  for (guint i = 0; i < ids->len; i++)
    {
      guint32 place = wg_unit_index_find (index, g_array_index (ids, gint64, i));
      guint32 parent;

      if (place == WG_UNIT_INDEX_NONE)
        return refuse (error, _("A unit that should move is no longer there."));
      parent = wg_unit_index_get_parent (index, place);
      if (parent != target && !is_under (index, ids, parent))
        g_ptr_array_add (self->units, g_object_ref (wg_unit_index_get_unit (index, place)));
    }
  if (self->units->len == 0)
    return refuse (error, _("What is selected stands under “%s” already."),
                   name_target (self->district, self->target));
  return TRUE;
}

static guint
count_below (WgUnitIndex *index,
             guint32      place)
{
  guint n = 0, below;
  const guint32 *children = wg_unit_index_get_children (index, place, &n);

  below = n;
  for (guint i = 0; i < n; i++)
    below += count_below (index, children[i]);
  return below;
}

static void
count (WgMove      *self,
       WgUnitIndex *index)
{
  self->members = -1;
  for (guint i = 0; i < self->units->len; i++)
    {
      WgUnit *unit = g_ptr_array_index (self->units, i);
      guint32 place = wg_unit_index_find (index, wg_unit_get_id (unit));
      gboolean is_sum = FALSE;
      int members = wg_unit_index_get_members (index, place, &is_sum);

      self->n_below += count_below (index, place);
      self->n_grids += wg_unit_index_get_grids (index, place);
      if (members >= 0)
        self->members = MAX (self->members, 0) + members;
    }
}

/* Below the community codes are in the form of the template and C-02 does not look at them. */
static void
find_strays (WgMove *self)
{
  WgUnit *target = wg_district_find_unit (self->district, self->target);
  const char *code = target != NULL ? wg_unit_get_code (target) : "";

  if (wg_code_get_level (code) == 0)
    return;
  for (guint i = 0; i < self->units->len; i++)
    {
      WgUnit *unit = g_ptr_array_index (self->units, i);

      if (wg_code_get_level (wg_unit_get_code (unit)) != 0
          && !wg_code_is_under (wg_unit_get_code (unit), code))
        g_ptr_array_add (self->strays, g_object_ref (unit));
    }
}

/* "甲、乙、丙 and 4 more" */
static char *
name_units (GPtrArray *units)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < MIN (units->len, NAMES_MOST); i++)
    {
      if (i > 0)
        g_string_append (names, _(", "));
      g_string_append (names, wg_unit_get_name (g_ptr_array_index (units, i)));
    }
  if (units->len > NAMES_MOST)
    {
      g_autofree char *first = g_string_free (names, FALSE);
      guint more = units->len - NAMES_MOST;

      /* Translators: names of units, and how many more there are. */
      return g_strdup_printf (ngettext ("%s and %u more", "%s and %u more", more), first, more);
    }
  return g_string_free (names, FALSE);
}

static void
make_edit (WgMove *self)
{
  g_autofree char *names = name_units (self->units);
  g_autofree char *label = NULL;

  /* Translators: label of an edit in the undo menu: units, and their new superior. */
  label = g_strdup_printf (_("Move of %s to %s"), names,
                           name_target (self->district, self->target));
  self->edit = wg_edit_new (label);
  for (guint i = 0; i < self->units->len; i++)
    {
      WgRow *row = wg_unit_get_row (g_ptr_array_index (self->units, i));
      g_autoptr (WgRow) copy = wg_row_copy (row);

      if (self->target != 0)
        wg_row_set_int (copy, WG_UNIT_PARENT, self->target);
      else
        wg_row_set_null (copy, WG_UNIT_PARENT);
      wg_edit_update (self->edit, row, copy);
    }
}

WgMove *
wg_move_new (WgDistrict *district,
             GArray     *units,
             gint64      target,
             GError    **error)
{
  g_autoptr (WgMove) self = g_new0 (WgMove, 1);
  g_autoptr (WgUnitIndex) index = NULL;
  g_autoptr (WgTemplates) templates = NULL;

  g_return_val_if_fail (WG_IS_DISTRICT (district) && units != NULL, NULL);

  self->district = g_object_ref (district);
  self->target = target;
  self->units = g_ptr_array_new_with_free_func (g_object_unref);
  self->strays = g_ptr_array_new_with_free_func (g_object_unref);
  index = wg_unit_index_new (wg_district_get_registry (district));
  if (!choose_units (self, index, units, error))
    return NULL;
  templates = wg_templates_new (district, error);
  if (templates == NULL || !check_levels (self, templates, error))
    return NULL;
  count (self, index);
  find_strays (self);
  make_edit (self);
  return g_steal_pointer (&self);
}

/* "With it go 13 units, 13 grids and 168 full members" as parts that are there. */
static char *
describe_company (WgMove *self)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;

  if (self->n_below > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u unit below", "%u units below",
                                                       self->n_below), self->n_below));
  if (self->n_grids > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u grid", "%u grids", self->n_grids),
                                             self->n_grids));
  if (self->members > 0)
    {
      g_autofree char *members = wg_number_format (self->members, 0);

      g_ptr_array_add (parts, g_strdup_printf (ngettext ("%s full member", "%s full members",
                                                         (gulong) self->members), members));
    }
  if (parts->len == 0)
    return NULL;
  g_ptr_array_add (parts, NULL);
  joined = g_strjoinv (_(", "), (char **) parts->pdata);
  /* Translators: what moves with a unit: 13 units below, 13 grids, 168 full members. */
  return g_strdup_printf (_("With it go: %s."), joined);
}

static char *
describe_move (WgMove *self)
{
  g_autofree char *names = name_units (self->units);
  WgUnit *first = g_ptr_array_index (self->units, 0);
  gint64 former = wg_unit_get_parent_id (first);

  for (guint i = 1; i < self->units->len; i++)
    if (wg_unit_get_parent_id (g_ptr_array_index (self->units, i)) != former)
      return g_strdup_printf (_("%s: from several superiors to %s."), names,
                              name_target (self->district, self->target));
  /* Translators: units, their former superior, their new one. */
  return g_strdup_printf (_("%s: from %s to %s."), names, name_target (self->district, former),
                          name_target (self->district, self->target));
}

GStrv
wg_move_describe (WgMove *self)
{
  g_autoptr (GStrvBuilder) sentences = g_strv_builder_new ();
  g_autofree char *move = describe_move (self);
  g_autofree char *company = describe_company (self);

  g_strv_builder_add (sentences, move);
  if (company != NULL)
    g_strv_builder_add (sentences, company);
  if (self->strays->len > 0)
    {
      g_autofree char *names = name_units (self->strays);
      g_autofree char *stray = NULL;

      stray = g_strdup_printf (_("The code of %s does not begin with the code of the new superior "
                                 "(C-02). It stays as it is until somebody changes it."), names);
      g_strv_builder_add (sentences, stray);
    }
  return g_strv_builder_end (sentences);
}

/* Whether every unit may come right under the one at a place, and does not stand there. */
static gboolean
is_target (WgDistrict  *district,
           WgTemplates *templates,
           WgUnitIndex *index,
           GArray      *units,
           guint32      place)
{
  WgRow *row = wg_unit_index_get_row (index, place);
  guint level = (guint) wg_row_get_int (row, WG_UNIT_LEVEL, 0);

  for (guint i = 0; i < units->len; i++)
    {
      WgUnit *unit = wg_district_find_unit (district, g_array_index (units, gint64, i));

      if (unit == NULL || !wg_templates_allows_child (templates, level, wg_unit_get_level (unit))
          || wg_unit_get_parent_id (unit) == wg_row_get_id (row))
        return FALSE;
    }
  return !is_under (index, units, place);
}

GListStore *
wg_move_list_targets (WgDistrict *district,
                      GArray     *units,
                      const char *text,
                      guint       limit)
{
  GListStore *targets = g_list_store_new (WG_TYPE_UNIT);
  g_autoptr (WgUnitIndex) index = wg_unit_index_new (wg_district_get_registry (district));
  g_autoptr (WgTemplates) templates = wg_templates_new (district, NULL);
  guint n = wg_unit_index_get_n_units (index), n_found = 0;
  g_autofree guint8 *marks = g_new0 (guint8, (gsize) n + 1);
  g_autofree char *trimmed = g_strstrip (g_strdup (text != NULL ? text : ""));

  if (trimmed[0] != '\0')
    wg_search_index_mark_units (wg_district_get_search_index (district), trimmed, marks, 1);
  for (guint32 i = 0; templates != NULL && i < n && n_found < limit; i++)
    if ((trimmed[0] == '\0' || marks[i] != 0)
        && is_target (district, templates, index, units, i))
      {
        g_list_store_append (targets, wg_unit_index_get_unit (index, i));
        n_found++;
      }
  return targets;
}
