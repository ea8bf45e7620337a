/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form's sections: which there are comes from the plan, what they say is wrong from the check.
 * Rows are built anew only when the sections are others, so that the focus stays. */

#include "wg-unit-form-private.h"

#include "wg-draft-check.h"
#include "wg-draft-proposal.h"
#include "wg-draft-view.h"

#include <glib/gi18n.h>

static gboolean
is_unit (WgUnitForm *self)
{
  return wg_row_get_kind (self->row) == &wg_kind_unit;
}

/* The body type that the row names, of those that may stand at its level. */
static const WgBodyType *
find_body (WgUnitForm *self, GPtrArray **types)
{
  guint level = (guint) wg_row_get_int (self->row, WG_UNIT_LEVEL, 0);

  *types = self->templates != NULL ? wg_templates_list_body_types (self->templates, level)
                                   : g_ptr_array_new ();
  return wg_body_types_find (*types, wg_row_get_text (self->row, WG_UNIT_BODY_TYPE));
}

static GPtrArray *
list_sections (WgUnitForm *self)
{
  g_autoptr (GPtrArray) types = NULL;
  guint level;

  if (!is_unit (self))
    return wg_form_plan_list_sections (self->plan, &wg_kind_grid, WG_LEVEL_PLACE_NONE, NULL);
  level = (guint) wg_row_get_int (self->row, WG_UNIT_LEVEL, 0);
  return wg_form_plan_list_sections (self->plan, &wg_kind_unit,
                                     self->templates != NULL
                                       ? wg_templates_get_place (self->templates, level)
                                       : WG_LEVEL_PLACE_NONE,
                                     find_body (self, &types));
}

static gboolean
is_built (WgUnitForm *self, GPtrArray *sections)
{
  if (self->sections == NULL || self->sections->len != sections->len)
    return FALSE;
  for (guint i = 0; i < sections->len; i++)
    if (g_ptr_array_index (sections, i) != g_ptr_array_index (self->sections, i))
      return FALSE;
  return TRUE;
}

static WgFieldRow *
find_row (WgUnitForm *self, guint field)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (wg_field_row_get_field (g_ptr_array_index (self->rows, i)) == field)
      return g_ptr_array_index (self->rows, i);
  return NULL;
}

/* A level or a type that the template does not foresee stays to be chosen. */
static void
add_present (GPtrArray *ids, GPtrArray *labels, const char *id, const char *label)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_str_equal (g_ptr_array_index (ids, i), id))
      return;
  g_ptr_array_add (ids, g_strdup (id));
  g_ptr_array_add (labels, g_strdup (label));
}

static void
set_choices (WgFieldRow *row, GPtrArray *ids, GPtrArray *labels)
{
  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (labels, NULL);
  wg_field_row_set_choices (row, (const char *const *) ids->pdata,
                            (const char *const *) labels->pdata);
}

static void
fill_levels (WgUnitForm *self, WgFieldRow *row)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  gint64 level = wg_row_get_int (self->row, WG_UNIT_LEVEL, 0);
  WgRow *parent = wg_draft_view_find_unit (self->draft, self->district,
                                           wg_row_get_int (self->row, WG_UNIT_PARENT, 0));
  guint upper = parent != NULL ? (guint) wg_row_get_int (parent, WG_UNIT_LEVEL, 0) : 0;
  g_autoptr (GArray) levels = wg_templates_list_child_levels (self->templates, upper);
  g_autofree char *present = g_strdup_printf ("%" G_GINT64_FORMAT, level);

  for (guint i = 0; i < levels->len; i++)
    {
      guint number = g_array_index (levels, guint, i);

      g_ptr_array_add (ids, g_strdup_printf ("%u", number));
      g_ptr_array_add (labels, g_strdup (wg_templates_get_level_name (self->templates, number)));
    }
  add_present (ids, labels, present,
               wg_templates_get_level_name (self->templates, (guint) level));
  set_choices (row, ids, labels);
}

static void
fill_body_types (WgUnitForm *self, WgFieldRow *row)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) types = NULL;
  const char *present = wg_row_get_text (self->row, WG_UNIT_BODY_TYPE);
  const WgBodyType *known = find_body (self, &types);

  for (guint i = 0; i < types->len; i++)
    {
      const WgBodyType *type = g_ptr_array_index (types, i);

      g_ptr_array_add (ids, g_strdup (type->id));
      g_ptr_array_add (labels, g_strdup (type->name));
    }
  if (present == NULL)
    add_present (ids, labels, "", _("None"));
  else if (known == NULL)
    add_present (ids, labels, present, present);
  set_choices (row, ids, labels);
}

static void
fill_choices (WgUnitForm *self)
{
  WgFieldRow *level, *body;

  if (!is_unit (self) || self->templates == NULL)
    return;
  level = find_row (self, WG_UNIT_LEVEL);
  body = find_row (self, WG_UNIT_BODY_TYPE);
  if (level != NULL)
    fill_levels (self, level);
  if (body != NULL)
    fill_body_types (self, body);
}

/* (transfer full) (nullable) */
static char *
propose (WgUnitForm *self, WgProposed what)
{
  switch (what)
    {
    case WG_PROPOSED_TERM_END:
      return wg_draft_propose_term_end (self->draft, self->district, self->row);

    case WG_PROPOSED_SHORT_NAME:
      return wg_draft_propose_short_name (wg_row_get_text (self->row, WG_UNIT_NAME));

    case WG_PROPOSED_CODE:
      {
        g_autofree char *code = g_strdup (wg_row_get_text (self->row, WG_UNIT_CODE));
        char *proposal;

        if (!_wg_unit_form_is_new (self))
          return NULL;
        /* Its own code must not count as used. */
        wg_row_set_null (self->row, WG_UNIT_CODE);
        proposal = wg_draft_propose_unit_code (self->draft, self->district, self->row);
        wg_row_set_text (self->row, WG_UNIT_CODE, code);
        return proposal;
      }

    case WG_N_PROPOSED:
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * _wg_unit_form_propose:
 *
 * Follows what was typed: a value that was proposed and not typed over becomes the new proposal.
 */
void
_wg_unit_form_propose (WgUnitForm *self)
{
  static const guint fields[WG_N_PROPOSED] = { WG_UNIT_TERM_END, WG_UNIT_SHORT_NAME,
                                               WG_UNIT_CODE };

  if (!is_unit (self))
    return;
  for (guint i = 0; i < WG_N_PROPOSED; i++)
    {
      g_autofree char *proposal = propose (self, i);
      const char *present = wg_row_get_text (self->row, fields[i]);
      WgFieldRow *row = find_row (self, fields[i]);

      if (proposal == NULL || g_strcmp0 (proposal, self->proposed[i]) == 0)
        continue;
      if (row != NULL && (present == NULL || g_strcmp0 (present, self->proposed[i]) == 0))
        {
          wg_row_set_text (self->row, fields[i], proposal);
          wg_field_row_refresh (row);
        }
      g_free (self->proposed[i]);
      self->proposed[i] = g_steal_pointer (&proposal);
    }
}

/* What would be proposed for what is there: the beginning, from which a change is told. */
static void
note_proposals (WgUnitForm *self)
{
  for (guint i = 0; i < WG_N_PROPOSED; i++)
    {
      g_free (self->proposed[i]);
      self->proposed[i] = is_unit (self) ? propose (self, i) : NULL;
    }
}

static void
on_edited (WgUnitForm *self, WgFieldRow *row)
{
  guint field = wg_field_row_get_field (row);
  gboolean place = is_unit (self) && (field == WG_UNIT_PARENT || field == WG_UNIT_LEVEL ||
                                      field == WG_UNIT_BODY_TYPE);

  if (self->draft == NULL)
    return;
  _wg_unit_form_propose (self);
  if (place)
    {
      _wg_unit_form_build (self);
      row = find_row (self, field);
      if (row != NULL)
        gtk_widget_grab_focus (GTK_WIDGET (row));
    }
  wg_draft_touch (self->draft);
}

static GtkWidget *
make_section (WgUnitForm *self, const WgFormSection *section)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autoptr (GtkSizeGroup) labels = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  g_autofree char *escaped_title = g_markup_escape_text (section->title, -1);
  g_autofree char *escaped_hint =
    section->hint != NULL ? g_markup_escape_text (section->hint, -1) : NULL;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), escaped_title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), escaped_hint);
  for (guint i = 0; i < section->fields->len; i++)
    {
      GtkWidget *row = wg_field_row_new (wg_row_get_kind (self->row),
                                         g_array_index (section->fields, guint, i));

      g_signal_connect_object (row, "edited", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
      wg_field_row_align (WG_FIELD_ROW (row), labels);
      g_ptr_array_add (self->rows, row);
    }
  return group;
}

static void
on_grid (WgUnitForm *self, gint64 grid)
{
  wg_unit_form_open_grid (self, grid);
}

/* Sections that are more than fields. */
static void
add_part (WgUnitForm *self, const WgFormSection *section)
{
  g_autofree char *escaped_title = g_markup_escape_text (section->title, -1);

  if (g_str_equal (section->widget, "positions"))
    {
      self->positions = g_object_new (WG_TYPE_POSITIONS_SECTION, NULL);
      gtk_box_append (self->body, GTK_WIDGET (self->positions));
      return;
    }
  self->areas = g_object_new (WG_TYPE_AREAS_SECTION, NULL);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->areas), escaped_title);
  wg_areas_section_set_community (self->areas, g_str_equal (section->widget, "grids"));
  g_signal_connect_object (self->areas, "grid-activated", G_CALLBACK (on_grid), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->body, GTK_WIDGET (self->areas));
}

void
_wg_unit_form_clear (WgUnitForm *self)
{
  GtkWidget *child;

  if (self->positions != NULL)
    wg_positions_section_set_draft (self->positions, NULL, NULL, 0);
  self->positions = NULL;
  self->areas = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->body))) != NULL)
    gtk_box_remove (self->body, child);
  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->sections, g_ptr_array_unref);
}

void
_wg_unit_form_build (WgUnitForm *self)
{
  g_autoptr (GPtrArray) sections = list_sections (self);

  if (!is_built (self, sections))
    {
      _wg_unit_form_clear (self);
      for (guint i = 0; i < sections->len; i++)
        {
          const WgFormSection *section = g_ptr_array_index (sections, i);

          if (section->widget == NULL)
            gtk_box_append (self->body, make_section (self, section));
          else
            add_part (self, section);
        }
      self->sections = g_steal_pointer (&sections);
    }
  fill_choices (self);
  for (guint i = 0; i < self->rows->len; i++)
    wg_field_row_set_row (g_ptr_array_index (self->rows, i), self->district, self->row);
  if (self->positions != NULL)
    wg_positions_section_set_draft (self->positions, self->district, self->draft, self->subject);
  if (self->areas != NULL)
    wg_areas_section_set_draft (self->areas, self->district, self->draft, self->subject);
  note_proposals (self);
}

/* What no field of the form shows is told with its field's name at the top. */
static void
tell_others (WgUnitForm *self, guint n_shown)
{
  for (guint i = 0; n_shown < self->problems->len && i < self->problems->len; i++)
    {
      const WgFieldProblem *problem = g_ptr_array_index (self->problems, i);

      if (problem->severity != WG_SEVERITY_ERROR || problem->row == self->subject)
        continue;
      g_free (self->message);
      self->message = g_strdup (problem->sentence);
      return;
    }
}

void
_wg_unit_form_check (WgUnitForm *self)
{
  guint n_shown = 0;

  if (self->draft == NULL || self->row == NULL)
    return;
  g_ptr_array_unref (self->problems);
  self->problems = wg_draft_check (self->draft, self->district);
  g_clear_pointer (&self->message, g_free);
  for (guint i = 0; i < self->rows->len; i++)
    {
      WgFieldRow *row = g_ptr_array_index (self->rows, i);

      n_shown += wg_field_row_show_problems (row, self->problems);
      wg_field_row_set_changed (row, !_wg_unit_form_is_new (self) &&
                                       wg_draft_is_changed (self->draft, self->subject,
                                                            wg_field_row_get_field (row)));
    }
  if (self->areas != NULL)
    n_shown += wg_areas_section_show_problems (self->areas, self->problems);
  tell_others (self, n_shown);
}

gboolean
_wg_unit_form_is_refused (WgUnitForm *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (wg_field_row_is_unreadable (g_ptr_array_index (self->rows, i)))
      return TRUE;
  return wg_field_problems_refuse (self->problems) ||
         (self->positions != NULL && wg_positions_section_has_problem (self->positions));
}

/* Where the first error is. */
void
_wg_unit_form_focus_problem (WgUnitForm *self)
{
  for (guint i = 0; i < self->problems->len; i++)
    {
      const WgFieldProblem *problem = g_ptr_array_index (self->problems, i);

      if (problem->severity == WG_SEVERITY_ERROR && problem->row == self->subject)
        {
          wg_unit_form_focus_field (self, problem->field);
          return;
        }
    }
}

/* A form that was just built has no heights yet, and nothing could be scrolled to. */
static gboolean
on_scroll_tick (GtkWidget *row, GdkFrameClock *clock, gpointer data)
{
  WgUnitForm *self = data;
  graphene_rect_t box;
  GtkAdjustment *adjustment;

  if (gtk_widget_get_height (row) == 0)
    return G_SOURCE_CONTINUE;
  if (!gtk_widget_compute_bounds (row, GTK_WIDGET (self->body), &box))
    return G_SOURCE_REMOVE;
  adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  gtk_adjustment_clamp_page (adjustment, box.origin.y,
                             box.origin.y + box.size.height
                               + gtk_adjustment_get_page_size (adjustment) / 4);
  return G_SOURCE_REMOVE;
}

void
wg_unit_form_focus_field (WgUnitForm *self, const char *field)
{
  const WgKind *kind = self->row != NULL ? wg_row_get_kind (self->row) : NULL;
  g_autofree char *prefix = kind != NULL ? g_strconcat (kind->name, ".", NULL) : NULL;
  int position = prefix != NULL && g_str_has_prefix (field, prefix)
                   ? wg_kind_find_field (kind, field + strlen (prefix)) : -1;
  WgFieldRow *row = position >= 0 ? find_row (self, (guint) position) : NULL;

  if (row != NULL)
    {
      gtk_widget_grab_focus (GTK_WIDGET (row));
      gtk_widget_add_tick_callback (GTK_WIDGET (row), on_scroll_tick, self, NULL);
    }
  else if (self->positions != NULL && (g_str_has_prefix (field, "position.") ||
                                       g_str_has_prefix (field, "holding.")))
    wg_positions_section_start (self->positions);
  else if (self->areas != NULL && g_str_has_prefix (field, "branch_grid."))
    gtk_widget_child_focus (GTK_WIDGET (self->areas), GTK_DIR_TAB_FORWARD);
}
