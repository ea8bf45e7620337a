/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of a record as a whole: whose it is, and what keys do. What its head says is in
 * wg-record-form-head.c, the sections are in wg-record-form-fields.c, writing and keeping in
 * wg-record-form-save.c. */

#include "wg-record-form-private.h"

#include "wg-class-tree.h"
#include "wg-data.h"
#include "wg-draft-save.h"
#include "wg-post-check.h"
#include "wg-service-proposal.h"

#include <glib/gi18n.h>

#define CHECK_AFTER 120 /* ms after the last key */
#define KEEP_AFTER 700

G_DEFINE_FINAL_TYPE (WgRecordForm, wg_record_form, GTK_TYPE_WIDGET)

enum { SAVED, LEFT, N_SIGNALS };

static guint signals[N_SIGNALS];

gboolean
_wg_record_form_is_new (WgRecordForm *self)
{
  return self->draft != NULL && wg_draft_get_stored (self->draft, self->subject) == NULL;
}

gboolean
_wg_record_form_is_activity (WgRecordForm *self)
{
  return self->row != NULL && wg_row_get_kind (self->row) == &wg_kind_activity;
}

gboolean
_wg_record_form_is_post (WgRecordForm *self)
{
  return self->row != NULL && wg_row_get_kind (self->row) == &wg_kind_post;
}

gboolean
_wg_record_form_is_writable (WgRecordForm *self)
{
  return self->district != NULL && !wg_district_get_read_only (self->district);
}

void
_wg_record_form_set_message (WgRecordForm *self, const char *text)
{
  g_free (self->message);
  self->message = g_strdup (text);
}

static gboolean
on_check_due (gpointer data)
{
  WgRecordForm *self = data;

  self->checking = 0;
  _wg_record_form_check (self);
  _wg_record_form_update_head (self);
  return G_SOURCE_REMOVE;
}

static gboolean
on_keep_due (gpointer data)
{
  WgRecordForm *self = data;

  self->keeping = 0;
  _wg_record_form_keep (self);
  return G_SOURCE_REMOVE;
}

static void
on_draft_changed (WgRecordForm *self)
{
  self->saved = FALSE;
  g_clear_handle_id (&self->checking, g_source_remove);
  self->checking = g_timeout_add (CHECK_AFTER, on_check_due, self);
  g_clear_handle_id (&self->keeping, g_source_remove);
  self->keeping = g_timeout_add (KEEP_AFTER, on_keep_due, self);
  _wg_record_form_update_head (self);
}

/* What is typed and not saved is kept and offered again; the form itself holds one record. */
void
_wg_record_form_leave (WgRecordForm *self)
{
  if (self->keeping != 0)
    _wg_record_form_keep (self);
  g_clear_handle_id (&self->keeping, g_source_remove);
  g_clear_handle_id (&self->checking, g_source_remove);
  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_data (self->draft, self);
  g_clear_object (&self->draft);
  g_clear_pointer (&self->row, wg_row_unref);
  g_clear_pointer (&self->message, g_free);
  self->subject = 0;
  self->saving = FALSE;
  self->saved = FALSE;
  self->tried = FALSE;
}

void
_wg_record_form_take (WgRecordForm *self, gint64 subject, WgDraft *draft)
{
  _wg_record_form_leave (self);
  self->subject = subject;
  self->draft = draft;
  self->row = wg_row_ref (wg_draft_find (draft, subject));
  g_signal_connect_object (draft, "changed", G_CALLBACK (on_draft_changed), self,
                           G_CONNECT_SWAPPED);
  _wg_record_form_show (self);
}

/* Builds and checks anew. */
void
_wg_record_form_show (WgRecordForm *self)
{
  _wg_record_form_offer (self);
  if (self->row != NULL)
    {
      _wg_record_form_build (self);
      _wg_record_form_check (self);
    }
  else
    _wg_record_form_clear (self);
  wg_record_history_set_row (self->history, self->district,
                             _wg_record_form_is_new (self) ? NULL : self->row);
  _wg_record_form_update_head (self);
}

void
wg_record_form_open (WgRecordForm *self, WgRow *row)
{
  WgDraft *draft;

  g_return_if_fail (WG_IS_RECORD_FORM (self));

  if (row == NULL)
    {
      _wg_record_form_leave (self);
      _wg_record_form_show (self);
      g_signal_emit (self, signals[LEFT], 0);
      return;
    }
  draft = wg_draft_new ("");
  wg_draft_edit (draft, row);
  _wg_record_form_take (self, wg_row_get_id (row), draft);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

static void
take_known (WgRow *post, WgRow *known)
{
  wg_row_set_text (post, WG_POST_NAME, wg_row_get_text (known, WG_POST_NAME));
  wg_row_set_blob (post, WG_POST_PLACE, wg_row_get_blob (known, WG_POST_PLACE));
  if (wg_row_get_int (known, WG_POST_HOST_UNIT, 0) != 0)
    wg_row_set_int (post, WG_POST_HOST_UNIT, wg_row_get_int (known, WG_POST_HOST_UNIT, 0));
}

void
wg_record_form_begin (WgRecordForm *self, const WgKind *kind, WgRow *last)
{
  WgDraft *draft;
  gint64 unit;
  WgRow *row;

  g_return_if_fail (WG_IS_RECORD_FORM (self) && self->district != NULL);

  draft = wg_draft_new ("");
  unit = wg_scope_get_unit (self->scope);
  row = kind == &wg_kind_team   ? wg_service_propose_team (draft, self->district, unit)
        : kind == &wg_kind_post ? wg_post_propose (draft, self->district, unit)
                                : wg_service_propose_activity (draft, self->district, unit, last);
  if (kind == &wg_kind_post && last != NULL)
    take_known (row, last);
  _wg_record_form_take (self, wg_row_get_id (row), draft);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  wg_record_form_focus_field (self, kind == &wg_kind_team   ? "team.name"
                                    : kind == &wg_kind_post ? "post.name" : "activity.name");
}

void
wg_record_form_begin_class (WgRecordForm *self, const char *use, gint64 parent)
{
  WgDraft *draft;
  WgRow *row;

  g_return_if_fail (WG_IS_RECORD_FORM (self) && self->district != NULL);

  draft = wg_draft_new ("");
  row = wg_class_tree_propose (draft, self->district, use, parent);
  _wg_record_form_take (self, wg_row_get_id (row), draft);
  wg_record_form_focus_field (self, "service_class.name");
}

gboolean
wg_record_form_repeat (WgRecordForm *self)
{
  WgDraft *draft;
  WgRow *row;

  g_return_val_if_fail (WG_IS_RECORD_FORM (self), FALSE);

  if (!_wg_record_form_is_activity (self) || !_wg_record_form_is_writable (self) || self->saving)
    return FALSE;
  draft = wg_draft_new ("");
  row = wg_service_repeat_activity (draft, self->district, self->row);
  _wg_record_form_take (self, wg_row_get_id (row), draft);
  wg_record_form_focus_field (self, "activity.person_times");
  return TRUE;
}

gint64
wg_record_form_get_subject (WgRecordForm *self)
{
  return self->subject;
}

void
wg_record_form_tell (WgRecordForm *self, const char *text)
{
  g_return_if_fail (WG_IS_RECORD_FORM (self));

  _wg_record_form_set_message (self, text);
  _wg_record_form_update_head (self);
}

/* Somebody wrote: this form, another page, or an undo. */
static void
on_district_changed (WgRecordForm *self)
{
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *message = self->saved ? g_strdup (self->message) : NULL;

  if (self->draft == NULL || self->saving || _wg_record_form_is_new (self))
    {
      if (self->row != NULL)
        _wg_record_form_show (self);
      return;
    }
  conflicts = wg_draft_refresh (self->draft, self->district, &error);
  if (conflicts == NULL)
    {
      /* An undo took it away. */
      wg_record_form_open (self, NULL);
      return;
    }
  _wg_record_form_show (self);
  if (message != NULL)
    _wg_record_form_set_message (self, message); /* what saving told is still true */
  _wg_record_form_show_conflicts (self, conflicts);
}

static void
discard (WgRecordForm *self)
{
  WgRow *stored = wg_draft_get_stored (self->draft, self->subject);
  g_autoptr (WgRow) row = stored != NULL ? wg_row_ref (stored) : NULL;

  wg_draft_keeper_forget (self->keeper, self->subject);
  g_clear_handle_id (&self->keeping, g_source_remove);
  wg_record_form_open (self, row);
}

static void
on_discard_answered (WgRecordForm *self, const char *response)
{
  if (g_str_equal (response, "discard") && self->draft != NULL)
    discard (self);
}

static void
on_revert (WgRecordForm *self)
{
  AdwMessageDialog *dialog;

  if (self->draft == NULL || !wg_draft_is_dirty (self->draft))
    {
      if (self->draft != NULL)
        discard (self);
      return;
    }
  dialog = ADW_MESSAGE_DIALOG (
    adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                            _("Discard the changes?"), NULL));
  adw_message_dialog_format_body (dialog, _("What was changed of “%s” and not saved will be lost."),
                                  gtk_label_get_text (self->title));
  adw_message_dialog_add_responses (dialog, "keep", _("_Keep Editing"), "discard", _("_Discard"),
                                    NULL);
  adw_message_dialog_set_response_appearance (dialog, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "keep");
  adw_message_dialog_set_close_response (dialog, "keep");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_discard_answered), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_save (WgRecordForm *self)
{
  _wg_record_form_save (self, FALSE);
}

static void
on_save_next (WgRecordForm *self)
{
  _wg_record_form_save (self, TRUE);
}

static void
on_repeat_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  wg_record_form_repeat (WG_RECORD_FORM (widget));
}

static void
on_delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _wg_record_form_remove (WG_RECORD_FORM (widget));
}

/* The reason stands in the note; the check asks for it. */
static void
on_cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WgRecordForm *self = WG_RECORD_FORM (widget);

  if (!_wg_record_form_is_activity (self))
    return;
  wg_row_set_text (self->row, WG_ACTIVITY_STATUS, "cancelled");
  _wg_record_form_build (self);
  wg_draft_touch (self->draft);
  wg_record_form_focus_field (self, "activity.note");
}

static gboolean
can_save (WgRecordForm *self)
{
  return gtk_widget_get_mapped (GTK_WIDGET (self)) && self->row != NULL
         && _wg_record_form_is_writable (self) && gtk_widget_get_sensitive (self->save);
}

static gboolean
on_save_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  WgRecordForm *self = WG_RECORD_FORM (widget);

  if (!can_save (self))
    return FALSE;
  _wg_record_form_save (self, FALSE);
  return TRUE;
}

static gboolean
on_save_next_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  WgRecordForm *self = WG_RECORD_FORM (widget);

  if (!can_save (self))
    return FALSE;
  _wg_record_form_save (self, TRUE);
  return TRUE;
}

static gboolean
on_repeat_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  return gtk_widget_get_mapped (widget) && wg_record_form_repeat (WG_RECORD_FORM (widget));
}

/* In an entry Ctrl+Z takes back what is typed; once that is saved, the edit that it became. */
static gboolean
leave_to_window (GtkWidget *widget, const char *action)
{
  WgRecordForm *self = WG_RECORD_FORM (widget);

  if (self->draft == NULL || wg_draft_is_dirty (self->draft))
    return FALSE;
  return gtk_widget_activate_action (widget, action, NULL);
}

static gboolean
on_undo_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  return leave_to_window (widget, "win.undo");
}

static gboolean
on_redo_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  return leave_to_window (widget, "win.redo");
}

static gboolean
on_escape (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  WgRecordForm *self = WG_RECORD_FORM (widget);

  if (self->draft == NULL || (!wg_draft_is_dirty (self->draft) && !_wg_record_form_is_new (self)))
    return FALSE;
  on_revert (self);
  return TRUE;
}

static void
on_restore (WgRecordForm *self)
{
  _wg_record_form_restore (self);
}

static void
on_forget (WgRecordForm *self)
{
  _wg_record_form_forget (self);
}

static void
wg_record_form_dispose (GObject *object)
{
  WgRecordForm *self = WG_RECORD_FORM (object);

  _wg_record_form_leave (self);
  g_clear_weak_pointer (&self->focused);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_object (&self->district);
  g_clear_object (&self->scope);
  g_clear_pointer (&self->keeper, wg_draft_keeper_free);

  G_OBJECT_CLASS (wg_record_form_parent_class)->dispose (object);
}

static void
wg_record_form_finalize (GObject *object)
{
  WgRecordForm *self = WG_RECORD_FORM (object);

  g_clear_pointer (&self->sections, g_ptr_array_unref);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->parts);
  g_ptr_array_unref (self->problems);
  g_clear_pointer (&self->plan, wg_form_plan_free);
  wg_value_clear (&self->proposed_hours);

  G_OBJECT_CLASS (wg_record_form_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/widgets/wg-record-form.ui");
  gtk_widget_class_bind_template_child (widget_class, WgRecordForm, content);
  gtk_widget_class_bind_template_child (widget_class, WgRecordForm, head);
  gtk_widget_class_bind_template_child (widget_class, WgRecordForm, title);
  gtk_widget_class_bind_template_child (widget_class, WgRecordForm, subtitle);
  gtk_widget_class_bind_template_child (widget_class, WgRecordForm, state);
  gtk_widget_class_bind_template_child (widget_class, WgRecordForm, more);
  gtk_widget_class_bind_template_child (widget_class, WgRecordForm, repeat);
  gtk_widget_class_bind_template_child (widget_class, WgRecordForm, revert);
  gtk_widget_class_bind_template_child (widget_class, WgRecordForm, save_next);
  gtk_widget_class_bind_template_child (widget_class, WgRecordForm, save);
  gtk_widget_class_bind_template_child (widget_class, WgRecordForm, notice);
  gtk_widget_class_bind_template_child (widget_class, WgRecordForm, notice_label);
  gtk_widget_class_bind_template_child (widget_class, WgRecordForm, restore);
  gtk_widget_class_bind_template_child (widget_class, WgRecordForm, forget);
  gtk_widget_class_bind_template_child (widget_class, WgRecordForm, pages);
  gtk_widget_class_bind_template_child (widget_class, WgRecordForm, empty);
  gtk_widget_class_bind_template_child (widget_class, WgRecordForm, scroller);
  gtk_widget_class_bind_template_child (widget_class, WgRecordForm, body);
  gtk_widget_class_bind_template_child (widget_class, WgRecordForm, history);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
  gtk_widget_class_bind_template_callback (widget_class, on_save_next);
  gtk_widget_class_bind_template_callback (widget_class, on_revert);
  gtk_widget_class_bind_template_callback (widget_class, on_restore);
  gtk_widget_class_bind_template_callback (widget_class, on_forget);
}

static void
wg_record_form_class_init (WgRecordFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_record_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = wg_record_form_finalize;
  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (WG_TYPE_RECORD_HISTORY);
  bind_template (widget_class);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape, NULL);
  gtk_widget_class_install_action (widget_class, "record.repeat", NULL, on_repeat_action);
  gtk_widget_class_install_action (widget_class, "record.delete", NULL, on_delete_action);
  gtk_widget_class_install_action (widget_class, "record.cancel", NULL, on_cancel_action);
}

static void
add_shortcut (GtkEventController *keys, guint key, GdkModifierType modifiers,
              GtkShortcutFunc function)
{
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers),
                      gtk_callback_action_new (function, NULL, NULL)));
}

static void
wg_record_form_init (WgRecordForm *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkEventController *undo_keys = gtk_shortcut_controller_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
  self->parts = g_ptr_array_new ();
  self->problems = g_ptr_array_new ();
  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (keys), GTK_SHORTCUT_SCOPE_GLOBAL);
  add_shortcut (keys, GDK_KEY_s, GDK_CONTROL_MASK, on_save_key);
  add_shortcut (keys, GDK_KEY_Return, GDK_CONTROL_MASK, on_save_next_key);
  add_shortcut (keys, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, on_save_next_key);
  add_shortcut (keys, GDK_KEY_d, GDK_CONTROL_MASK, on_repeat_key);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  gtk_event_controller_set_propagation_phase (undo_keys, GTK_PHASE_CAPTURE);
  add_shortcut (undo_keys, GDK_KEY_z, GDK_CONTROL_MASK, on_undo_key);
  add_shortcut (undo_keys, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, on_redo_key);
  gtk_widget_add_controller (GTK_WIDGET (self), undo_keys);
}

static void
load_plan (WgRecordForm *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = wg_data_lookup ("templates/forms.json", &error);

  if (json != NULL)
    self->plan = wg_form_plan_new (json, wg_data_get_language (), &error);
  if (self->plan == NULL)
    g_error ("%s", error->message); /* it ships inside the program */
}

void
wg_record_form_set_hint (WgRecordForm *self, const char *text)
{
  g_return_if_fail (WG_IS_RECORD_FORM (self));

  gtk_label_set_text (self->empty, text);
}

void
wg_record_form_set_district (WgRecordForm *self, WgDistrict *district, WgScope *scope,
                             const char *drafts)
{
  g_return_if_fail (WG_IS_RECORD_FORM (self));

  if (self->district != NULL)
    g_signal_handlers_disconnect_by_data (self->district, self);
  _wg_record_form_leave (self);
  g_clear_pointer (&self->keeper, wg_draft_keeper_free);
  g_set_object (&self->district, district);
  g_set_object (&self->scope, scope);
  if (self->plan == NULL)
    load_plan (self);
  if (district != NULL)
    {
      self->keeper = wg_draft_keeper_new (wg_district_get_path (district), drafts);
      g_signal_connect_object (district, "changed", G_CALLBACK (on_district_changed), self,
                               G_CONNECT_SWAPPED);
    }
  _wg_record_form_show (self);
}
