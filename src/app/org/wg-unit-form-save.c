/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing the form as one edit, showing what somebody else wrote meanwhile, and keeping what is not
 * saved for the next start. */

#include "wg-unit-form-private.h"

#include "wg-draft-save.h"

#include <glib/gi18n.h>

static void
set_message (WgUnitForm *self, const char *text)
{
  g_free (self->message);
  self->message = g_strdup (text);
}

static const WgFormSection *
find_widget_section (WgUnitForm *self, const char *widget)
{
  for (guint i = 0; i < self->sections->len; i++)
    {
      const WgFormSection *section = g_ptr_array_index (self->sections, i);

      if (g_strcmp0 (section->widget, widget) == 0)
        return section;
    }
  return NULL;
}

static void
add_title (GPtrArray *titles, const WgFormSection *section)
{
  if (section != NULL && !g_ptr_array_find_with_equal_func (titles, section->title, g_str_equal,
                                                            NULL))
    g_ptr_array_add (titles, section->title);
}

/* Sections with a change, in words: what the undo menu calls the edit. */
static GPtrArray *
list_titles (WgUnitForm *self)
{
  GPtrArray *titles = g_ptr_array_new ();
  g_autoptr (GPtrArray) rows = wg_draft_list_rows (self->draft, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      WgRow *row = g_ptr_array_index (rows, i);
      const WgKind *kind = wg_row_get_kind (row);

      for (guint j = 0; j < kind->n_fields; j++)
        {
          if (!wg_draft_is_changed (self->draft, wg_row_get_id (row), j))
            continue;
          if (row == self->row)
            add_title (titles, wg_form_sections_find_field (self->sections, j));
          else
            add_title (titles, find_widget_section (self, kind == &wg_kind_branch_grid
                                                            ? "areas" : "positions"));
        }
    }
  return titles;
}

static void
set_label (WgUnitForm *self)
{
  const char *name = gtk_label_get_text (self->title);
  g_autoptr (GPtrArray) titles = list_titles (self);
  g_autofree char *what = NULL;
  g_autofree char *label = NULL;

  g_ptr_array_add (titles, NULL);
  /* Translators: between the parts of a list. */
  what = g_strjoinv (_(", "), (char **) titles->pdata);
  if (_wg_unit_form_is_new (self))
    /* Translators: %s is the name of a unit or grid that is set up. */
    label = g_strdup_printf (_("New: %s"), name);
  else
    /* Translators: what is changed of a unit: "Xindu: delay". */
    label = g_strdup_printf (_("Change %s: %s"), name, what);
  wg_draft_set_label (self->draft, label);
}

void
_wg_unit_form_show_conflicts (WgUnitForm *self, GPtrArray *conflicts)
{
  for (guint i = 0; i < conflicts->len; i++)
    {
      const WgFieldConflict *conflict = g_ptr_array_index (conflicts, i);

      for (guint j = 0; j < self->rows->len && conflict->row == self->subject; j++)
        {
          WgFieldRow *row = g_ptr_array_index (self->rows, j);

          if (wg_field_row_get_field (row) == conflict->field)
            wg_field_row_show_conflict (row, conflict);
        }
    }
  if (conflicts->len > 0)
    set_message (self, _("Somebody else changed the same field meanwhile. Choose which value "
                         "counts, then save."));
  _wg_unit_form_update_head (self);
}

/* Fields cannot be typed into while they are saved, and a widget that cannot be used loses the
 * focus: it is given back, or the keyboard would lead nowhere. */
static void
note_focus (WgUnitForm *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean is_ours = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->body));

  g_set_weak_pointer (&self->focused, is_ours ? focus : NULL);
  /* Taken away before the widget cannot be used, or GTK misses that the focus went. */
  if (is_ours)
    gtk_root_set_focus (root, NULL);
}

static void
restore_focus (WgUnitForm *self)
{
  if (self->focused == NULL)
    return;
  if (GTK_IS_TEXT (self->focused))
    gtk_text_grab_focus_without_selecting (GTK_TEXT (self->focused));
  else
    gtk_widget_grab_focus (self->focused);
  g_clear_weak_pointer (&self->focused);
}

typedef struct
{
  WgUnitForm *form;
  gint64      subject; /* the form may show another one when the answer comes */
} Saving;

/* Of a unit that is not open any more: written, so nothing is left to restore. */
static void
forget_written (WgUnitForm *self, gint64 subject)
{
  if (self->keeper == NULL || self->subject == subject)
    return;
  wg_draft_keeper_forget (self->keeper, subject);
  g_hash_table_remove (self->drafts, &subject);
  _wg_unit_form_offer (self);
  _wg_unit_form_update_head (self);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Saving *saving = data;
  g_autoptr (WgUnitForm) self = saving->form;
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (GError) error = NULL;
  gboolean saved = wg_draft_save_finish (WG_DRAFT (source), result, &conflicts, &error);
  gint64 subject = self->subject;

  if (self->draft != WG_DRAFT (source) || self->district == NULL)
    {
      if (saved)
        forget_written (self, saving->subject);
      return; /* another unit or file is open; what is written is written */
    }
  self->saving = FALSE;
  if (saved)
    {
      gboolean is_unit = wg_row_get_kind (self->row) == &wg_kind_unit;

      _wg_unit_form_forget_subject (self);
      self->saved = TRUE;
      /* The file is read anew; then the form shows what is stored. A new unit is chosen in the
       * tree, which does not know it before. */
      if (is_unit && wg_scope_get_selected_unit (self->scope) != subject)
        wg_scope_set_selected_unit (self->scope, subject);
    }
  else if (conflicts != NULL)
    {
      _wg_unit_form_show (self);
      _wg_unit_form_show_conflicts (self, conflicts);
    }
  else
    set_message (self, error->message);
  _wg_unit_form_update_head (self);
  restore_focus (self);
}

void
_wg_unit_form_save (WgUnitForm *self)
{
  Saving *saving;

  if (self->draft == NULL || self->saving)
    return;
  g_clear_handle_id (&self->checking, g_source_remove);
  _wg_unit_form_check (self);
  if (_wg_unit_form_is_refused (self))
    {
      if (self->message == NULL)
        set_message (self, _("Nothing was saved: a field in red must be put right first."));
      _wg_unit_form_focus_problem (self);
      _wg_unit_form_update_head (self);
      return;
    }
  set_label (self);
  g_clear_handle_id (&self->keeping, g_source_remove);
  self->saving = TRUE;
  note_focus (self);
  _wg_unit_form_update_head (self);
  saving = g_new0 (Saving, 1);
  saving->form = g_object_ref (self);
  saving->subject = self->subject;
  wg_draft_save_async (self->draft, self->district, NULL, on_saved, saving);
}

static char *
format_now (WgUnitForm *self)
{
  return wg_time_format (wg_clock_get_now (wg_district_get_clock (self->district)));
}

/* The draft as it is now, for the next start; nothing when there is nothing to lose. */
void
_wg_unit_form_keep (WgUnitForm *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *now = NULL;

  if (self->draft == NULL || self->keeper == NULL || self->saving)
    return;
  if (!wg_draft_is_dirty (self->draft))
    {
      wg_draft_keeper_forget (self->keeper, self->subject);
      return;
    }
  now = format_now (self);
  if (!wg_draft_keeper_keep (self->keeper, self->subject, gtk_label_get_text (self->title), now,
                             self->draft, &error))
    g_warning ("%s", error->message);
}

/* What was left unsaved elsewhere: of another unit, or when the program ended. */
void
_wg_unit_form_offer (WgUnitForm *self)
{
  g_autoptr (GPtrArray) kept = self->keeper != NULL ? wg_draft_keeper_list (self->keeper) : NULL;

  self->offered = 0;
  for (guint i = 0; kept != NULL && i < kept->len; i++)
    {
      const WgKeptDraft *one = g_ptr_array_index (kept, i);
      gboolean open = one->id == self->subject && self->draft != NULL &&
                      wg_draft_is_dirty (self->draft);
      g_autofree char *text = NULL;

      if (open)
        continue;
      self->offered = one->id;
      /* Translators: name of a unit; when it was changed, 2026-10-12 09:41. */
      text = g_strdup_printf (_("Unsaved changes: %s, %s"), one->title, one->kept_at);
      gtk_label_set_text (self->notice_label, text);
      return;
    }
}
