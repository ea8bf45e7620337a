/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialog's page for a split: one or more new units, and where each thing under the old one
 * goes. What stays is computed and not asked, so the sums are kept by themselves. */

#include "wg-unit-end-dialog-private.h"

#include "wg-split-part.h"
#include "wg-unit-end.h"

#include <glib/gi18n.h>

static GPtrArray *
list_parts (WgUnitEndDialog *self)
{
  GPtrArray *parts = g_ptr_array_new ();
  GtkWidget *part = gtk_widget_get_first_child (GTK_WIDGET (self->parts));

  for (; part != NULL; part = gtk_widget_get_next_sibling (part))
    g_ptr_array_add (parts, part);
  return parts;
}

static GtkDropDown *
get_choice (WgUnitEndDialog *self, guint i)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->members, (int) i);

  return g_object_get_data (G_OBJECT (row), "check");
}

/* The names of the places, as they are typed now. A choice is by position: it is kept while names
 * change, and what was to go to a unit that is not made after all stays. @gone: its position, or
 * 0. */
static void
name_places (WgUnitEndDialog *self, guint gone)
{
  g_autoptr (GPtrArray) parts = list_parts (self);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree guint *chosen = g_new (guint, self->listed->len + 1);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->places));

  g_ptr_array_add (names, g_strdup (_("Stays")));
  for (guint i = 0; i < parts->len; i++)
    g_ptr_array_add (names, wg_split_part_dup_title (g_ptr_array_index (parts, i)));
  g_ptr_array_add (names, NULL);
  for (guint i = 0; i < self->listed->len; i++)
    {
      chosen[i] = gtk_drop_down_get_selected (get_choice (self, i));
      if (chosen[i] == gone || chosen[i] == GTK_INVALID_LIST_POSITION)
        chosen[i] = 0;
      else if (gone != 0 && chosen[i] > gone)
        chosen[i]--;
    }
  self->is_naming = TRUE;
  gtk_string_list_splice (self->places, 0, n, (const char *const *) names->pdata);
  for (guint i = 0; i < self->listed->len; i++)
    gtk_drop_down_set_selected (get_choice (self, i), chosen[i]);
  self->is_naming = FALSE;
}

static gboolean
are_places_named (WgUnitEndDialog *self, GPtrArray *parts)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->places)) != parts->len + 1)
    return FALSE;
  for (guint i = 0; i < parts->len; i++)
    {
      g_autofree char *title = wg_split_part_dup_title (g_ptr_array_index (parts, i));

      if (g_strcmp0 (gtk_string_list_get_string (self->places, i + 1), title) != 0)
        return FALSE;
    }
  return TRUE;
}

static void
number_parts (WgUnitEndDialog *self)
{
  g_autoptr (GPtrArray) parts = list_parts (self);

  for (guint i = 0; i < parts->len; i++)
    wg_split_part_set_number (g_ptr_array_index (parts, i), i + 1, parts->len == 1);
}

static void
on_part_removed (WgUnitEndDialog *self, WgSplitPart *part)
{
  g_autoptr (GPtrArray) parts = list_parts (self);
  guint position = 0;

  if (!g_ptr_array_find (parts, part, &position))
    return;
  /* The focus must not fall out of the window with the button. */
  gtk_widget_grab_focus (g_ptr_array_index (parts, position > 0 ? position - 1 : 1));
  gtk_box_remove (self->parts, GTK_WIDGET (part));
  number_parts (self);
  name_places (self, position + 1);
  _wg_unit_end_dialog_changed (self);
}

void
_wg_unit_end_dialog_add_part (WgUnitEndDialog *self, gboolean is_asked)
{
  GtkWidget *part = wg_split_part_new ();

  g_signal_connect_object (part, "changed", G_CALLBACK (_wg_unit_end_dialog_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (part, "removed", G_CALLBACK (on_part_removed), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->parts, part);
  number_parts (self);
  if (!is_asked)
    return;
  gtk_widget_grab_focus (part);
  _wg_unit_end_dialog_changed (self);
}

static void
on_place_chosen (WgUnitEndDialog *self)
{
  if (!self->is_naming)
    _wg_unit_end_dialog_changed (self);
}

static void
add_member (WgUnitEndDialog *self, WgRow *row)
{
  const WgKind *kind = wg_row_get_kind (row);
  WgGrid *grid = kind == &wg_kind_branch_grid
                   ? wg_district_find_grid (self->district,
                                            wg_row_get_int (row, WG_BRANCH_GRID_GRID, 0))
                   : NULL;
  const char *name = kind == &wg_kind_unit ? wg_row_get_text (row, WG_UNIT_NAME)
                     : kind == &wg_kind_grid ? wg_row_get_text (row, WG_GRID_NAME)
                     : grid != NULL ? wg_grid_get_name (grid) : "";
  gint64 households = kind == &wg_kind_grid ? wg_row_get_int (row, WG_GRID_HOUSEHOLDS, -1) : -1;
  g_autofree char *count = g_strdup_printf ("%" G_GINT64_FORMAT, households);
  g_autofree char *subtitle =
    households >= 0 ? g_strdup_printf (_("%s, households %s"), _(kind->label), count)
                    : g_strdup (_(kind->label));
  GtkWidget *choice = gtk_drop_down_new (G_LIST_MODEL (g_object_ref (self->places)), NULL);

  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (on_place_chosen), self,
                           G_CONNECT_SWAPPED);
  _wg_unit_end_dialog_add_row (self->members, name != NULL ? name : "", subtitle, choice);
}

static const char *
get_code (WgRow *row)
{
  const WgKind *kind = wg_row_get_kind (row);
  const char *code = kind == &wg_kind_unit ? wg_row_get_text (row, WG_UNIT_CODE)
                     : kind == &wg_kind_grid ? wg_row_get_text (row, WG_GRID_CODE) : NULL;

  return code != NULL ? code : "";
}

/* Units before grids, each by code. */
static int
compare_members (gconstpointer a, gconstpointer b)
{
  WgRow *left = *(WgRow *const *) a, *right = *(WgRow *const *) b;
  gboolean is_left = wg_row_get_kind (left) == &wg_kind_unit;
  gboolean is_right = wg_row_get_kind (right) == &wg_kind_unit;

  return is_left != is_right ? is_right - is_left : strcmp (get_code (left), get_code (right));
}

void
_wg_unit_end_dialog_fill_split (WgUnitEndDialog *self)
{
  g_ptr_array_sort (self->listed, compare_members);
  self->places = gtk_string_list_new ((const char *[]) { _("Stays"), NULL });
  _wg_unit_end_dialog_add_part (self, FALSE);
  self->is_naming = TRUE;
  for (guint i = 0; i < self->listed->len; i++)
    add_member (self, g_ptr_array_index (self->listed, i));
  self->is_naming = FALSE;
}

static gint64
get_whole (WgUnitEndDialog *self, guint field)
{
  return wg_row_get_int (wg_unit_get_row (wg_district_find_unit (self->district, self->unit)),
                         field, -1);
}

/* −1: nobody counted, and so nothing can be left. Below 0 as well where more is given away than
 * there is: wg_unit_end_split() is not asked then. */
static gint64
get_rest (WgUnitEndDialog *self, guint field)
{
  g_autoptr (GPtrArray) parts = list_parts (self);
  gint64 rest = get_whole (self, field);

  for (guint i = 0; rest >= 0 && i < parts->len; i++)
    {
      WgSplitPart *part = g_ptr_array_index (parts, i);
      gint64 count = field == WG_UNIT_FULL_MEMBERS ? wg_split_part_get_members (part)
                                                   : wg_split_part_get_households (part);

      rest -= MAX (count, 0);
    }
  return rest;
}

void
_wg_unit_end_dialog_count_split (WgUnitEndDialog *self)
{
  g_autoptr (GPtrArray) parts = list_parts (self);
  g_autofree char *counts = NULL, *text = NULL;

  if (!are_places_named (self, parts))
    name_places (self, 0);
  counts = _wg_unit_end_dialog_describe_counts (get_rest (self, WG_UNIT_FULL_MEMBERS),
                                                get_rest (self, WG_UNIT_HOUSEHOLDS));
  text = g_strdup_printf (_("“%s” keeps: %s"), adw_window_title_get_subtitle (self->heading),
                          counts);
  gtk_label_set_text (self->rest, text);
}

static GArray *
make_parts (WgUnitEndDialog *self, GError **error)
{
  g_autoptr (GPtrArray) shown = list_parts (self);
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (WgUnitPart));
  gboolean has_members = get_whole (self, WG_UNIT_FULL_MEMBERS) >= 0;
  gboolean has_households = get_whole (self, WG_UNIT_HOUSEHOLDS) >= 0;
  WgUnitPart old = { .unit = self->unit,
                     .full_members = get_rest (self, WG_UNIT_FULL_MEMBERS),
                     .households = get_rest (self, WG_UNIT_HOUSEHOLDS) };

  if ((has_members && old.full_members < 0) || (has_households && old.households < 0))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                           _("The new units cannot get more than there is."));
      return NULL;
    }
  g_array_append_val (parts, old);
  for (guint i = 0; i < shown->len; i++)
    {
      WgSplitPart *part = g_ptr_array_index (shown, i);
      WgUnitPart made = { .name = wg_split_part_get_name (part),
                          .code = wg_split_part_get_code (part), .full_members = -1,
                          .households = -1 };

      if (has_members)
        made.full_members = MAX (wg_split_part_get_members (part), 0);
      if (has_households)
        made.households = MAX (wg_split_part_get_households (part), 0);
      g_array_append_val (parts, made);
    }
  return g_steal_pointer (&parts);
}

WgEdit *
_wg_unit_end_dialog_make_split (WgUnitEndDialog *self, GError **error)
{
  g_autoptr (GArray) parts = make_parts (self, error);
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (WgUnitMember));

  if (parts == NULL)
    return NULL;
  for (guint i = 0; i < self->listed->len; i++)
    {
      WgUnitMember member = { wg_row_get_id (g_ptr_array_index (self->listed, i)),
                              gtk_drop_down_get_selected (get_choice (self, i)) };

      if (member.part >= parts->len)
        member.part = 0;
      g_array_append_val (members, member);
    }
  return wg_unit_end_split (self->district, self->unit, (WgUnitPart *) (gpointer) parts->data,
                            parts->len, members,
                            gtk_editable_get_text (GTK_EDITABLE (self->day)),
                            gtk_editable_get_text (GTK_EDITABLE (self->approval)), error);
}

/* What stays and what is new, each with its counts: the sum is that of before. */
char *
_wg_unit_end_dialog_dup_parts (WgUnitEndDialog *self)
{
  g_autoptr (GPtrArray) parts = list_parts (self);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (words, g_strdup (gtk_label_get_text (self->rest)));
  for (guint i = 0; i < parts->len; i++)
    {
      WgSplitPart *part = g_ptr_array_index (parts, i);
      g_autofree char *title = wg_split_part_dup_title (part);
      g_autofree char *counts =
        _wg_unit_end_dialog_describe_counts (wg_split_part_get_members (part),
                                             wg_split_part_get_households (part));

      /* Translators: a new unit and its counts. */
      g_ptr_array_add (words, g_strdup_printf (_("“%1$s” gets: %2$s"), title, counts));
    }
  g_ptr_array_add (words, NULL);
  return g_strjoinv (_("; "), (char **) words->pdata);
}
