/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing the form as one edit, deleting what was only planned, and keeping what is not saved for
 * the next start. */

#include "wg-record-form-private.h"

#include "wg-draft-save.h"
#include "wg-scope-words.h"
#include "wg-service-book.h"
#include "wg-service-proposal.h"
#include "wg-service-record.h"

#include <glib/gi18n.h>

char *
_wg_record_form_dup_name (WgRecordForm *self)
{
  const WgKind *kind = wg_row_get_kind (self->row);
  const char *name;
  g_autoptr (WgServiceRecord) record = NULL;

  if (kind == &wg_kind_service_case)
    {
      record = wg_service_record_new (self->district, self->row);
      name = wg_service_record_get_title (record);
    }
  else
    name = wg_row_get_text (self->row, (guint) wg_kind_find_field (kind, "name"));
  return g_strstrip (g_strdup (name != NULL ? name : ""));
}

static char *
dup_label (WgRecordForm *self)
{
  const char *name = gtk_label_get_text (self->title);
  const WgKind *kind = wg_row_get_kind (self->row);
  const WgFormSection *only = NULL;

  if (_wg_record_form_is_new (self))
    /* Translators: what the undo menu calls the entry of a record; %s is its name. */
    return g_strdup_printf (kind == &wg_kind_team       ? _("New team: %s")
                            : kind == &wg_kind_post     ? _("New post: %s")
                            : kind == &wg_kind_activity ? _("New activity: %s")
                                                        : _("New class: %s"),
                            name);
  for (guint i = 0; i < kind->n_fields && only == NULL; i++)
    if (wg_draft_is_changed (self->draft, self->subject, i))
      only = wg_form_sections_find_field (self->sections, i);
  /* Translators: what is changed of a record: "Legal advice: place". */
  return g_strdup_printf (_("Change %s: %s"), name, only != NULL ? only->title : _("Numbers"));
}

typedef struct
{
  WgRecordForm *form;
  gint64        subject; /* the form may show another one when the answer comes */
} Saving;

/* Fields cannot be typed into while they are saved, and a widget that cannot be used loses the
 * focus: it is given back, or the keyboard would lead nowhere. */
static void
note_focus (WgRecordForm *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean is_ours = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->body));

  g_set_weak_pointer (&self->focused, is_ours ? focus : NULL);
}

static void
restore_focus (WgRecordForm *self)
{
  if (self->focused == NULL)
    return;
  if (GTK_IS_TEXT (self->focused))
    gtk_text_grab_focus_without_selecting (GTK_TEXT (self->focused));
  else
    gtk_widget_grab_focus (self->focused);
  g_clear_weak_pointer (&self->focused);
}

/* A record that is saved and then not in the list would look lost. */
static void
tell_outside (WgRecordForm *self, WgRow *row)
{
  const char *text = wg_row_get_text (row, WG_ACTIVITY_HELD_ON);
  WgPeriod period = wg_scope_get_period (self->scope);
  g_autofree char *shown = NULL;
  g_autofree char *message = NULL;
  WgDate day;

  if (!wg_date_parse (text, &day) || period.first == WG_DATE_NONE ||
      wg_period_contains (&period, day))
    return;
  shown = wg_scope_words_period (&period);
  /* Translators: a day, and the period of the list: 2026, quarter 3. */
  message = g_strdup_printf (_("Saved. %s is not in %s, the period that the list shows; choose "
                               "another one at the top to see it there."), text, shown);
  _wg_record_form_set_message (self, message);
}

static void
finish_saved (WgRecordForm *self, gint64 subject)
{
  const WgKind *kind = wg_row_get_kind (self->row);
  g_autoptr (GError) error = NULL;
  g_autoptr (WgRow) row = wg_service_load_record (self->district, kind, subject, &error);
  gboolean next = self->next;

  wg_draft_keeper_forget (self->keeper, subject);
  g_clear_handle_id (&self->keeping, g_source_remove);
  g_signal_emit_by_name (self, "saved", subject);
  if (next && kind == &wg_kind_service_class && row != NULL)
    wg_record_form_begin_class (self, wg_row_get_text (row, WG_SERVICE_CLASS_CLASS_USE),
                                wg_row_get_int (row, WG_SERVICE_CLASS_PARENT, 0));
  else if (next)
    wg_record_form_begin (self, kind, kind == &wg_kind_activity ? row : NULL);
  else
    wg_record_form_open (self, row);
  if (error != NULL)
    _wg_record_form_set_message (self, error->message);
  else if (kind == &wg_kind_activity)
    tell_outside (self, row);
  self->saved = TRUE;
  _wg_record_form_update_head (self);
  if (!next)
    restore_focus (self);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Saving *saving = data;
  g_autoptr (WgRecordForm) self = saving->form;
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (GError) error = NULL;
  gboolean saved = wg_draft_save_finish (WG_DRAFT (source), result, &conflicts, &error);

  if (self->draft != WG_DRAFT (source) || self->district == NULL)
    {
      if (saved && self->keeper != NULL)
        wg_draft_keeper_forget (self->keeper, saving->subject);
      return; /* another record or file is open; what is written is written */
    }
  self->saving = FALSE;
  if (saved)
    {
      finish_saved (self, saving->subject);
      return;
    }
  if (conflicts != NULL)
    {
      _wg_record_form_show (self);
      _wg_record_form_show_conflicts (self, conflicts);
    }
  else
    _wg_record_form_set_message (self, error->message);
  _wg_record_form_update_head (self);
  restore_focus (self);
}

void
_wg_record_form_save (WgRecordForm *self, gboolean next)
{
  g_autofree char *label = NULL;
  Saving *saving;

  if (self->draft == NULL || self->saving || wg_district_get_read_only (self->district))
    return;
  if (!_wg_record_form_is_new (self) && !wg_draft_is_dirty (self->draft))
    return;
  g_clear_handle_id (&self->checking, g_source_remove);
  self->tried = TRUE;
  _wg_record_form_check (self);
  if (_wg_record_form_is_refused (self))
    {
      _wg_record_form_set_message (self, _("Nothing was saved: a field in red must be put right "
                                           "first."));
      _wg_record_form_focus_problem (self);
      _wg_record_form_update_head (self);
      return;
    }
  wg_service_set_entered (self->draft, self->district);
  label = dup_label (self);
  wg_draft_set_label (self->draft, label);
  g_clear_handle_id (&self->keeping, g_source_remove);
  self->saving = TRUE;
  self->next = next;
  note_focus (self);
  _wg_record_form_update_head (self);
  saving = g_new0 (Saving, 1);
  saving->form = g_object_ref (self);
  saving->subject = self->subject;
  wg_draft_save_async (self->draft, self->district, NULL, on_saved, saving);
}

static void
on_removed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (WgRecordForm) self = data;
  g_autoptr (GError) error = NULL;

  self->saving = FALSE;
  if (wg_district_apply_finish (WG_DISTRICT (source), result, &error))
    {
      g_autofree char *text = g_strdup_printf (_("“%s” is deleted."),
                                               gtk_label_get_text (self->title));

      wg_record_form_open (self, NULL);
      gtk_widget_activate_action (GTK_WIDGET (self), "win.tell-edit", "s", text);
      return;
    }
  _wg_record_form_set_message (self, error->message);
  _wg_record_form_update_head (self);
}

void
_wg_record_form_remove (WgRecordForm *self)
{
  WgRow *stored = self->draft != NULL ? wg_draft_get_stored (self->draft, self->subject) : NULL;
  g_autofree char *label = NULL;
  g_autoptr (WgEdit) edit = NULL;

  if (stored == NULL || self->saving)
    return;
  /* Translators: what the undo menu calls it; %s is the name of an activity. */
  label = g_strdup_printf (_("Delete %s"), gtk_label_get_text (self->title));
  edit = wg_edit_new (label);
  wg_edit_delete (edit, stored);
  wg_draft_keeper_forget (self->keeper, self->subject);
  g_clear_handle_id (&self->keeping, g_source_remove);
  self->saving = TRUE;
  wg_district_apply_async (self->district, edit, NULL, on_removed, g_object_ref (self));
}

/* The draft as it is now, for the next start; nothing when there is nothing to lose. */
void
_wg_record_form_keep (WgRecordForm *self)
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
  now = wg_time_format (wg_clock_get_now (wg_district_get_clock (self->district)));
  if (!wg_draft_keeper_keep (self->keeper, self->subject, gtk_label_get_text (self->title), now,
                             self->draft, &error))
    g_warning ("%s", error->message);
}

/* What was left unsaved elsewhere: of another record, or when the program ended. */
void
_wg_record_form_offer (WgRecordForm *self)
{
  g_autoptr (GPtrArray) kept = self->keeper != NULL ? wg_draft_keeper_list (self->keeper) : NULL;

  self->offered = 0;
  for (guint i = 0; kept != NULL && i < kept->len; i++)
    {
      const WgKeptDraft *one = g_ptr_array_index (kept, i);
      g_autofree char *text = NULL;

      if (one->id == self->subject)
        continue;
      self->offered = one->id;
      /* Translators: name of a record; when it was changed, 2026-10-12 09:41. */
      text = g_strdup_printf (_("Unsaved changes: %s, %s"), one->title, one->kept_at);
      gtk_label_set_text (self->notice_label, text);
      return;
    }
}

void
_wg_record_form_restore (WgRecordForm *self)
{
  gint64 offered = self->offered;
  g_autoptr (GError) error = NULL;
  g_autoptr (WgDraft) draft = wg_draft_keeper_load (self->keeper, offered, &error);
  WgRow *row = draft != NULL ? wg_draft_find (draft, offered) : NULL;

  if (row == NULL)
    {
      _wg_record_form_set_message (self, error != NULL ? error->message
                                           : _("The unsaved changes cannot be restored."));
      wg_draft_keeper_forget (self->keeper, offered);
      _wg_record_form_offer (self);
      _wg_record_form_update_head (self);
      return;
    }
  _wg_record_form_take (self, offered, g_steal_pointer (&draft));
  if (!_wg_record_form_is_new (self))
    {
      g_autoptr (GPtrArray) conflicts = wg_draft_refresh (self->draft, self->district, &error);

      _wg_record_form_show (self);
      if (conflicts != NULL)
        _wg_record_form_show_conflicts (self, conflicts);
      else
        _wg_record_form_set_message (self, error->message);
    }
  _wg_record_form_update_head (self);
}

void
_wg_record_form_forget (WgRecordForm *self)
{
  wg_draft_keeper_forget (self->keeper, self->offered);
  _wg_record_form_offer (self);
  _wg_record_form_update_head (self);
}
