/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form's sections: which there are comes from the plan, what they say is wrong from the check.
 * Rows are built anew only when the sections are others, so that the focus stays. */

#include "wg-record-form-private.h"

#include "wg-draft-check.h"
#include "wg-draft-save.h"
#include "wg-post-book.h"
#include "wg-service-book.h"
#include "wg-service-proposal.h"
#include "wg-service-record.h"
#include "wg-word.h"

#include <glib/gi18n.h>

#define MAX_GRIDS 2000 /* of a list to choose from */

static gboolean
is_built (WgRecordForm *self, GPtrArray *sections)
{
  if (self->sections == NULL || self->sections->len != sections->len)
    return FALSE;
  for (guint i = 0; i < sections->len; i++)
    if (g_ptr_array_index (sections, i) != g_ptr_array_index (self->sections, i))
      return FALSE;
  return TRUE;
}

static WgFieldRow *
find_row (WgRecordForm *self, guint field)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (wg_field_row_get_field (g_ptr_array_index (self->rows, i)) == field)
      return g_ptr_array_index (self->rows, i);
  return NULL;
}

/* Values to choose from, with their names; the present one is always among them. */
typedef struct
{
  GPtrArray *ids;
  GPtrArray *labels;
} Choices;

static Choices
choices_new (const char *empty)
{
  Choices choices = { g_ptr_array_new_with_free_func (g_free),
                      g_ptr_array_new_with_free_func (g_free) };

  if (empty != NULL)
    {
      g_ptr_array_add (choices.ids, g_strdup (""));
      g_ptr_array_add (choices.labels, g_strdup (empty));
    }
  return choices;
}

/* @label (transfer full) */
static void
add_choice (Choices *choices, gint64 id, char *label)
{
  g_ptr_array_add (choices->ids, g_strdup_printf ("%" G_GINT64_FORMAT, id));
  g_ptr_array_add (choices->labels, label);
}

static void
set_choices (WgFieldRow *row, Choices *choices)
{
  g_ptr_array_add (choices->ids, NULL);
  g_ptr_array_add (choices->labels, NULL);
  wg_field_row_set_choices (row, (const char *const *) choices->ids->pdata,
                            (const char *const *) choices->labels->pdata);
  g_ptr_array_unref (choices->ids);
  g_ptr_array_unref (choices->labels);
}

static gboolean
has_row (GPtrArray *rows, gint64 id)
{
  for (guint i = 0; i < rows->len; i++)
    if (wg_row_get_id (g_ptr_array_index (rows, i)) == id)
      return TRUE;
  return FALSE;
}

static gboolean
is_case (WgRecordForm *self)
{
  return wg_row_get_kind (self->row) == &wg_kind_service_case;
}

static const char *
get_day (WgRecordForm *self)
{
  const char *day = _wg_record_form_is_activity (self)
                      ? wg_row_get_text (self->row, WG_ACTIVITY_HELD_ON) : NULL;
  WgDate date;

  return wg_date_parse (day, &date) ? day : NULL;
}

static void
fill_classes (WgRecordForm *self, WgFieldRow *row)
{
  gint64 present = wg_row_get_int (self->row, wg_field_row_get_field (row), 0);
  WgRow *named = present != 0 ? wg_service_find_class (self->district, self->draft, present) : NULL;
  g_autoptr (GPtrArray) classes = wg_service_list_classes (self->district,
                                                           is_case (self) ? "case" : "activity",
                                                           get_day (self));
  Choices choices = choices_new (_("No class"));

  for (guint i = 0; i < classes->len; i++)
    add_choice (&choices, wg_row_get_id (g_ptr_array_index (classes, i)),
                wg_service_name_class (self->district, g_ptr_array_index (classes, i)));
  if (named != NULL && !has_row (classes, present))
    add_choice (&choices, present, wg_service_name_class (self->district, named));
  set_choices (row, &choices);
}

static void
fill_teams (WgRecordForm *self, WgFieldRow *row)
{
  gint64 present = wg_row_get_int (self->row, WG_ACTIVITY_TEAM, 0);
  WgRow *named = present != 0 ? wg_service_find_team (self->district, self->draft, present) : NULL;
  g_autoptr (GPtrArray) teams = wg_service_list_teams (self->district,
                                                       wg_scope_get_unit (self->scope),
                                                       get_day (self));
  Choices choices = choices_new (_("No team"));

  for (guint i = 0; i < teams->len; i++)
    add_choice (&choices, wg_row_get_id (g_ptr_array_index (teams, i)),
                g_strdup (wg_row_get_text (g_ptr_array_index (teams, i), WG_TEAM_NAME)));
  if (named != NULL && !has_row (teams, present))
    add_choice (&choices, present, g_strdup (wg_row_get_text (named, WG_TEAM_NAME)));
  set_choices (row, &choices);
}

/* "Dongyuan grid 5"; where only one community's grids are listed, without its name. */
static char *
name_grid (WgRecordForm *self, WgGrid *grid, gboolean with_community)
{
  const char *name = wg_grid_get_name (grid);
  WgUnit *unit = with_community
                   ? wg_district_find_unit (self->district, wg_grid_get_community_id (grid)) : NULL;
  const char *above = unit != NULL ? wg_row_get_text (wg_unit_get_row (unit), WG_UNIT_SHORT_NAME)
                                   : NULL;

  if (name == NULL)
    name = wg_grid_get_code (grid);
  if (unit != NULL && above == NULL)
    above = wg_unit_get_name (unit);
  return above != NULL && !g_str_has_prefix (name, above)
           ? g_strdup_printf ("%s %s", above, name) : g_strdup (name);
}

static void
fill_grids (WgRecordForm *self, WgFieldRow *row)
{
  guint unit_field = (guint) wg_kind_find_field (wg_row_get_kind (self->row), "unit");
  gint64 present = wg_row_get_int (self->row, wg_field_row_get_field (row), 0);
  gint64 unit = wg_row_get_int (self->row, unit_field, wg_scope_get_unit (self->scope));
  GPtrArray *grids = wg_district_get_grids (self->district);
  gboolean is_community = FALSE;
  Choices choices = choices_new (_("No grid"));
  gboolean found = present == 0;

  for (guint i = 0; i < grids->len && !is_community; i++)
    is_community = wg_grid_get_community_id (g_ptr_array_index (grids, i)) == unit;
  for (guint i = 0; i < grids->len && choices.ids->len < MAX_GRIDS; i++)
    {
      WgGrid *grid = g_ptr_array_index (grids, i);
      gint64 id = wg_row_get_id (wg_grid_get_row (grid));

      if (!wg_district_is_within (self->district, wg_grid_get_community_id (grid), unit))
        continue;
      found |= id == present;
      add_choice (&choices, id, name_grid (self, grid, !is_community));
    }
  if (!found && wg_district_find_grid (self->district, present) != NULL)
    add_choice (&choices, present,
                name_grid (self, wg_district_find_grid (self->district, present), TRUE));
  set_choices (row, &choices);
}

static void
fill_words (WgRecordForm *self, WgFieldRow *row)
{
  static const char *const statuses[] = { "planned", "held", "cancelled", NULL };
  static const char *const types[] = { "registered", "unregistered", NULL };
  const char *status_labels[] = { _("Planned"), _("Held"), _("Cancelled"), NULL };
  const char *type_labels[] = { _("Registered"), _("Unregistered"), NULL };

  if (_wg_record_form_is_activity (self))
    wg_field_row_set_choices (row, statuses, status_labels);
  else
    wg_field_row_set_choices (row, types, type_labels);
}

/* @words: (element-type WgPostWord); @empty (nullable): how no word is called. A word that the file
 * has and its template has not stays among them. */
static void
fill_post_words (WgRecordForm *self, WgFieldRow *row, GPtrArray *words, const char *empty)
{
  const char *present = wg_row_get_text (self->row, wg_field_row_get_field (row));
  Choices choices = choices_new (empty);
  gboolean found = present == NULL;

  for (guint i = 0; i < words->len; i++)
    {
      const WgPostWord *word = g_ptr_array_index (words, i);

      found |= g_strcmp0 (present, word->id) == 0;
      g_ptr_array_add (choices.ids, g_strdup (word->id));
      g_ptr_array_add (choices.labels, g_strdup (word->name));
    }
  if (!found)
    {
      g_ptr_array_add (choices.ids, g_strdup (present));
      g_ptr_array_add (choices.labels, g_strdup (present));
    }
  set_choices (row, &choices);
}

static void
fill_checklists (WgFieldRow *row, const WgPostStandards *standards)
{
  Choices choices = choices_new (_("No checklist"));

  for (guint i = 0; i < standards->checklists->len; i++)
    {
      const WgChecklist *checklist = g_ptr_array_index (standards->checklists, i);

      g_ptr_array_add (choices.ids, g_strdup (checklist->id));
      g_ptr_array_add (choices.labels, g_strdup (checklist->name));
    }
  set_choices (row, &choices);
}

static void
fill_post_choices (WgRecordForm *self, WgFieldRow *row)
{
  const WgPostStandards *standards =
    wg_post_book_get_standards (wg_district_get_post_book (self->district));

  switch (wg_field_row_get_field (row))
    {
    case WG_POST_TYPE:
      fill_post_words (self, row, standards->types, NULL);
      break;
    case WG_POST_GRADE:
      fill_post_words (self, row, standards->grades, _("No grade"));
      break;
    case WG_POST_STATUS:
      fill_post_words (self, row, standards->statuses, NULL);
      break;
    case WG_POST_CHECKLIST:
      fill_checklists (row, standards);
      break;
    default:
      break;
    }
}

static void
fill_yes_no (WgFieldRow *row)
{
  static const char *const ids[] = { "", "1", NULL };
  const char *labels[] = { _("No"), _("Yes"), NULL };

  wg_field_row_set_choices (row, ids, labels);
}

/* Nobody asked, asked and not satisfied, satisfied. */
static void
fill_satisfied (WgFieldRow *row)
{
  static const char *const ids[] = { "", "0", "1", NULL };
  const char *labels[] = { _("Not asked"), _("Not satisfied"), _("Satisfied"), NULL };

  wg_field_row_set_choices (row, ids, labels);
}

static void
fill_outcome (WgFieldRow *row)
{
  const WgField *field = &wg_kind_service_case.fields[wg_field_row_get_field (row)];
  static const char *const ids[] = { "", "solved", "passed_up", NULL };
  const char *labels[] = { _("Not said yet"), wg_word_get_label (field, "solved"),
                           wg_word_get_label (field, "passed_up"), NULL };

  wg_field_row_set_choices (row, ids, labels);
}

static void
fill_choices (WgRecordForm *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      WgFieldRow *row = g_ptr_array_index (self->rows, i);
      const char *name = wg_row_get_kind (self->row)->fields[wg_field_row_get_field (row)].name;

      if (wg_row_get_kind (self->row) == &wg_kind_post)
        fill_post_choices (self, row);
      else if (g_str_equal (name, "service_class"))
        fill_classes (self, row);
      else if (g_str_equal (name, "team"))
        fill_teams (self, row);
      else if (g_str_equal (name, "grid"))
        fill_grids (self, row);
      else if (g_str_equal (name, "status") || g_str_equal (name, "team_type"))
        fill_words (self, row);
      else if (g_str_equal (name, "same_day"))
        fill_yes_no (row);
      else if (g_str_equal (name, "satisfied"))
        fill_satisfied (row);
      else if (g_str_equal (name, "outcome"))
        fill_outcome (row);
    }
}

static void
refresh_field (WgRecordForm *self, guint field)
{
  WgFieldRow *row = find_row (self, field);

  if (row != NULL)
    wg_field_row_refresh (row);
}

/* Hours that were proposed and not typed over become the new proposal. */
static void
propose_hours (WgRecordForm *self)
{
  g_auto (WgValue) proposal = WG_VALUE_INIT;
  const WgValue *present = wg_row_get (self->row, WG_ACTIVITY_HOURS);

  wg_service_propose_hours (self->row, &proposal);
  if (wg_value_equal (&proposal, &self->proposed_hours))
    return;
  if (present->type == WG_VALUE_NULL || wg_value_equal (present, &self->proposed_hours))
    {
      wg_value_copy (&proposal, wg_row_edit (self->row, WG_ACTIVITY_HOURS));
      refresh_field (self, WG_ACTIVITY_HOURS);
    }
  wg_value_copy (&proposal, &self->proposed_hours);
}

/* What follows from the field that was changed. Returns whether lists or sections are others. */
static gboolean
follow (WgRecordForm *self, guint field)
{
  if (wg_row_get_kind (self->row) == &wg_kind_service_class)
    return FALSE;
  if (wg_row_get_kind (self->row) == &wg_kind_post)
    return field == WG_POST_CHECKLIST || field == WG_POST_HOST_UNIT;
  if (is_case (self))
    return field == WG_SERVICE_CASE_UNIT ||
           (field == WG_SERVICE_CASE_GRID && wg_service_take_grid (self->district, self->row));
  if (!_wg_record_form_is_activity (self))
    return field == WG_TEAM_UNIT ||
           (field == WG_TEAM_GRID && wg_service_take_grid (self->district, self->row));
  propose_hours (self);
  if (field == WG_ACTIVITY_TEAM)
    return wg_service_take_team (self->district, self->row);
  if (field == WG_ACTIVITY_GRID)
    return wg_service_take_grid (self->district, self->row);
  return field == WG_ACTIVITY_UNIT || field == WG_ACTIVITY_STATUS;
}

static void
on_edited (WgRecordForm *self, WgFieldRow *row)
{
  guint field = wg_field_row_get_field (row);

  if (self->draft == NULL)
    return;
  if (follow (self, field))
    {
      _wg_record_form_build (self);
      row = find_row (self, field);
      if (row != NULL)
        gtk_widget_grab_focus (GTK_WIDGET (row));
    }
  wg_draft_touch (self->draft);
}

/* Another day has other classes and teams; not while it is being typed. */
static void
on_left (WgRecordForm *self, WgFieldRow *row)
{
  if (self->draft != NULL && _wg_record_form_is_activity (self) &&
      wg_field_row_get_field (row) == WG_ACTIVITY_HELD_ON)
    fill_choices (self);
}

static void
on_confirmed (WgRecordForm *self)
{
  _wg_record_form_save (self, FALSE);
}

/* What was typed into a part is in the row, or the part says that it is no value. */
static void
on_part_edited (WgRecordForm *self)
{
  if (self->draft != NULL)
    wg_draft_touch (self->draft);
}

static void
add_part (WgRecordForm *self, AdwPreferencesGroup *group, const WgFormSection *section)
{
  WgFormPart *part = self->make_part (section->widget, self->make_data);

  g_return_if_fail (part != NULL);

  /* Which fields it is about: for the focus, and for what somebody else wrote. */
  g_object_set_data (G_OBJECT (part), "section", (gpointer) section);
  g_signal_connect_object (part, "edited", G_CALLBACK (on_part_edited), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, GTK_WIDGET (part));
  g_ptr_array_add (self->parts, part);
}

static WgFormPart *
find_part (WgRecordForm *self, guint field)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      const WgFormSection *section = g_object_get_data (g_ptr_array_index (self->parts, i),
                                                        "section");

      for (guint k = 0; k < section->fields->len; k++)
        if (g_array_index (section->fields, guint, k) == field)
          return g_ptr_array_index (self->parts, i);
    }
  return NULL;
}

static void
add_section (WgRecordForm *self, const WgFormSection *section)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autoptr (GtkSizeGroup) labels = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  g_autofree char *escaped_title = g_markup_escape_text (section->title, -1);
  g_autofree char *escaped_hint =
    section->hint != NULL ? g_markup_escape_text (section->hint, -1) : NULL;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), escaped_title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), escaped_hint);
  if (section->widget != NULL && self->make_part != NULL)
    add_part (self, ADW_PREFERENCES_GROUP (group), section);
  for (guint i = 0; section->widget == NULL && i < section->fields->len; i++)
    {
      GtkWidget *row = wg_field_row_new (wg_row_get_kind (self->row),
                                         g_array_index (section->fields, guint, i));

      g_signal_connect_object (row, "edited", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (row, "left", G_CALLBACK (on_left), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (row, "confirmed", G_CALLBACK (on_confirmed), self,
                               G_CONNECT_SWAPPED);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
      wg_field_row_align (WG_FIELD_ROW (row), labels);
      g_ptr_array_add (self->rows, row);
    }
  gtk_flow_box_append (self->body, group);
  gtk_widget_set_focusable (gtk_widget_get_parent (group), FALSE);
}

void
wg_record_form_set_parts (WgRecordForm *self, WgFormPartMaker maker, gpointer data)
{
  g_return_if_fail (WG_IS_RECORD_FORM (self) && self->row == NULL);

  self->make_part = maker;
  self->make_data = data;
}

void
_wg_record_form_clear (WgRecordForm *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->body))) != NULL)
    gtk_flow_box_remove (self->body, child);
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->parts, 0);
  g_clear_pointer (&self->sections, g_ptr_array_unref);
}

void
_wg_record_form_build (WgRecordForm *self)
{
  g_autoptr (GPtrArray) sections = wg_form_plan_list_sections_of_row (self->plan, self->row);

  if (!is_built (self, sections))
    {
      _wg_record_form_clear (self);
      for (guint i = 0; i < sections->len; i++)
        add_section (self, g_ptr_array_index (sections, i));
      self->sections = g_steal_pointer (&sections);
    }
  fill_choices (self);
  for (guint i = 0; i < self->rows->len; i++)
    wg_field_row_set_row (g_ptr_array_index (self->rows, i), self->district, self->row);
  for (guint i = 0; i < self->parts->len; i++)
    wg_form_part_set_row (g_ptr_array_index (self->parts, i), self->district, self->row);
  if (_wg_record_form_is_activity (self))
    wg_service_propose_hours (self->row, &self->proposed_hours);
}

/* What a new record still lacks is no fault while it is being typed. */
static void
drop_missing (WgRecordForm *self)
{
  for (guint i = self->problems->len; i > 0; i--)
    {
      const WgFieldProblem *problem = g_ptr_array_index (self->problems, i - 1);
      const WgKind *kind = wg_row_get_kind (self->row);
      int field = wg_kind_find_field (kind, strchr (problem->field, '.') + 1);

      if (field >= 0 && wg_row_get (self->row, (guint) field)->type == WG_VALUE_NULL)
        g_ptr_array_remove_index (self->problems, i - 1);
    }
}

void
_wg_record_form_check (WgRecordForm *self)
{
  if (self->draft == NULL || self->row == NULL)
    return;
  g_ptr_array_unref (self->problems);
  self->problems = wg_draft_check (self->draft, self->district);
  if (_wg_record_form_is_new (self) && !self->tried)
    drop_missing (self);
  g_clear_pointer (&self->message, g_free);
  for (guint i = 0; i < self->rows->len; i++)
    {
      WgFieldRow *row = g_ptr_array_index (self->rows, i);

      wg_field_row_show_problems (row, self->problems);
      wg_field_row_set_changed (row, !_wg_record_form_is_new (self) &&
                                       wg_draft_is_changed (self->draft, self->subject,
                                                            wg_field_row_get_field (row)));
    }
  for (guint i = 0; i < self->parts->len; i++)
    wg_form_part_show_problems (g_ptr_array_index (self->parts, i), self->problems);
}

gboolean
_wg_record_form_is_refused (WgRecordForm *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (wg_field_row_is_unreadable (g_ptr_array_index (self->rows, i)))
      return TRUE;
  for (guint i = 0; i < self->parts->len; i++)
    if (wg_form_part_is_unreadable (g_ptr_array_index (self->parts, i)))
      return TRUE;
  return wg_field_problems_refuse (self->problems);
}

/* Where the first error is; one of a field that is not shown is told at the top. */
void
_wg_record_form_focus_problem (WgRecordForm *self)
{
  for (guint i = 0; i < self->problems->len; i++)
    {
      const WgFieldProblem *problem = g_ptr_array_index (self->problems, i);

      if (problem->severity == WG_SEVERITY_ERROR)
        {
          wg_record_form_focus_field (self, problem->field);
          return;
        }
    }
}

void
_wg_record_form_show_conflicts (WgRecordForm *self, GPtrArray *conflicts)
{
  const WgFieldConflict *in_part = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < conflicts->len; i++)
    {
      const WgFieldConflict *conflict = g_ptr_array_index (conflicts, i);
      WgFieldRow *row = find_row (self, conflict->field);

      if (row != NULL)
        wg_field_row_show_conflict (row, conflict);
      else
        in_part = conflict;
    }
  if (in_part != NULL)
    {
      text = g_strdup_printf (_("Somebody else changed “%s” meanwhile. What stands here counts "
                                "when it is saved; discard it to see theirs."),
                              _(in_part->kind->fields[in_part->field].label));
      _wg_record_form_set_message (self, text);
    }
  else if (conflicts->len > 0)
    _wg_record_form_set_message (self, _("Somebody else changed the same field meanwhile. Choose "
                                         "which value counts, then save."));
  _wg_record_form_update_head (self);
}

/* A form that was just built has no heights yet, and nothing could be scrolled to. */
static gboolean
on_scroll_tick (GtkWidget *row, GdkFrameClock *clock, gpointer data)
{
  WgRecordForm *self = data;
  graphene_rect_t box;

  if (gtk_widget_get_height (row) == 0)
    return G_SOURCE_CONTINUE;
  if (gtk_widget_compute_bounds (row, GTK_WIDGET (self->body), &box))
    gtk_adjustment_clamp_page (gtk_scrolled_window_get_vadjustment (self->scroller),
                               box.origin.y, box.origin.y + box.size.height);
  return G_SOURCE_REMOVE;
}

void
wg_record_form_focus_field (WgRecordForm *self, const char *field)
{
  const WgKind *kind = self->row != NULL ? wg_row_get_kind (self->row) : NULL;
  g_autofree char *prefix = kind != NULL ? g_strconcat (kind->name, ".", NULL) : NULL;
  int position = prefix != NULL && g_str_has_prefix (field, prefix)
                   ? wg_kind_find_field (kind, field + strlen (prefix)) : -1;
  GtkWidget *row = position >= 0 ? (GtkWidget *) find_row (self, (guint) position) : NULL;

  if (row == NULL && position >= 0)
    row = (GtkWidget *) find_part (self, (guint) position);
  if (row == NULL && self->rows->len > 0)
    row = g_ptr_array_index (self->rows, 0);
  if (row == NULL)
    return;
  if (WG_IS_FORM_PART (row))
    gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
  else
    gtk_widget_grab_focus (row);
  gtk_widget_add_tick_callback (row, on_scroll_tick, self, NULL);
}
