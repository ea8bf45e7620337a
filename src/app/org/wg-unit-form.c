/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form as a whole: whose it is, what its head says, and what keys do. The sections are in
 * wg-unit-form-fields.c, writing and keeping in wg-unit-form-save.c. */

#include "wg-unit-form-private.h"

#include "wg-data.h"
#include "wg-draft-proposal.h"
#include "wg-draft-save.h"
#include "wg-draft-view.h"

#include <glib/gi18n.h>

#define CHECK_AFTER 120 /* ms after the last key */
#define KEEP_AFTER 700

G_DEFINE_FINAL_TYPE (WgUnitForm, wg_unit_form, GTK_TYPE_WIDGET)

gboolean
_wg_unit_form_is_new (WgUnitForm *self)
{
  return self->draft != NULL && wg_draft_get_stored (self->draft, self->subject) == NULL;
}

static gboolean
is_unit (WgUnitForm *self)
{
  return self->row != NULL && wg_row_get_kind (self->row) == &wg_kind_unit;
}

static void
update_title (WgUnitForm *self)
{
  const WgKind *kind = wg_row_get_kind (self->row);
  const char *name = wg_row_get_text (self->row, (guint) wg_kind_find_field (kind, "name"));
  const char *code = wg_row_get_text (self->row, (guint) wg_kind_find_field (kind, "code"));
  guint level = is_unit (self) ? (guint) wg_row_get_int (self->row, WG_UNIT_LEVEL, 0) : 0;
  g_autofree char *subtitle = NULL;

  if (name == NULL)
    name = is_unit (self) ? _("New unit") : _("New grid");
  gtk_label_set_text (self->title, name);
  subtitle = g_strdup_printf ("%s   %s", code != NULL ? code : "",
                              is_unit (self) && self->templates != NULL
                                ? wg_templates_get_level_name (self->templates, level)
                                : _("Grid"));
  gtk_label_set_text (self->subtitle, g_strstrip (subtitle));
}

static void
update_state (WgUnitForm *self)
{
  gboolean dirty = self->draft != NULL && wg_draft_is_dirty (self->draft);
  const char *text = self->saving ? _("Saving…")
                     : dirty      ? _("Modified")
                     : self->saved ? _("Saved")
                                   : "";

  gtk_label_set_text (self->state, text);
  if (dirty)
    gtk_widget_add_css_class (GTK_WIDGET (self->state), "changed-field");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->state), "changed-field");
  gtk_widget_set_sensitive (self->save, !self->saving && (dirty || _wg_unit_form_is_new (self)));
  gtk_widget_set_sensitive (self->revert,
                            !self->saving && (dirty || _wg_unit_form_is_new (self)));
}

/* One notice at a time: what failed, what was left unsaved. Why nothing can be changed is said
 * once, above all pages. */
static void
update_notice (WgUnitForm *self)
{
  gboolean read_only = self->district != NULL && wg_district_get_read_only (self->district);
  gboolean offer = self->message == NULL && self->offered != 0 && !read_only;

  if (self->message != NULL)
    gtk_label_set_text (self->notice_label, self->message);
  gtk_widget_set_visible (self->notice, self->message != NULL || offer);
  gtk_widget_set_visible (self->restore, offer);
  gtk_widget_set_visible (self->forget, offer);
}

/* Only a community has grids (G-04), and only one that is in the file. */
static gboolean
can_have_grids (WgUnitForm *self)
{
  return is_unit (self) && !_wg_unit_form_is_new (self) && self->templates != NULL &&
         !wg_district_get_read_only (self->district) &&
         wg_templates_get_place (self->templates,
                                 (guint) wg_row_get_int (self->row, WG_UNIT_LEVEL, 0)) ==
           WG_LEVEL_PLACE_COMMUNITY;
}

void
_wg_unit_form_update_head (WgUnitForm *self)
{
  gboolean open = self->row != NULL;
  gboolean writable = self->district != NULL && !wg_district_get_read_only (self->district);

  gtk_widget_set_visible (self->head, open || writable);
  gtk_widget_set_visible (self->back, open && !is_unit (self));
  gtk_widget_set_visible (self->add, writable && (!open || is_unit (self)));
  gtk_widget_set_visible (self->save, open && writable);
  gtk_widget_set_visible (self->revert, open && writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.new-unit", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.new-grid", can_have_grids (self));
  gtk_widget_set_sensitive (GTK_WIDGET (self->body), writable && !self->saving);
  gtk_stack_set_visible_child_name (self->pages, open ? "form" : "empty");
  if (open)
    {
      update_title (self);
      update_state (self);
    }
  else
    {
      gtk_label_set_text (self->title, "");
      gtk_label_set_text (self->subtitle, "");
      gtk_label_set_text (self->state, "");
    }
  update_notice (self);
}

static gboolean
on_check_due (gpointer data)
{
  WgUnitForm *self = data;

  self->checking = 0;
  _wg_unit_form_check (self);
  _wg_unit_form_update_head (self);
  return G_SOURCE_REMOVE;
}

static gboolean
on_keep_due (gpointer data)
{
  WgUnitForm *self = data;

  self->keeping = 0;
  _wg_unit_form_keep (self);
  return G_SOURCE_REMOVE;
}

static void
on_draft_changed (WgUnitForm *self)
{
  self->saved = FALSE;
  g_clear_handle_id (&self->checking, g_source_remove);
  self->checking = g_timeout_add (CHECK_AFTER, on_check_due, self);
  g_clear_handle_id (&self->keeping, g_source_remove);
  self->keeping = g_timeout_add (KEEP_AFTER, on_keep_due, self);
  _wg_unit_form_update_head (self);
}

/* What is typed and not saved stays in the drafts; what is not dirty is nothing to keep. */
static void
leave_subject (WgUnitForm *self)
{
  if (self->keeping != 0)
    _wg_unit_form_keep (self);
  g_clear_handle_id (&self->keeping, g_source_remove);
  g_clear_handle_id (&self->checking, g_source_remove);
  if (self->draft != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->draft, self);
      if (!wg_draft_is_dirty (self->draft))
        g_hash_table_remove (self->drafts, &self->subject);
    }
  g_clear_object (&self->draft);
  g_clear_pointer (&self->row, wg_row_unref);
  g_clear_pointer (&self->message, g_free);
  self->subject = 0;
  self->saving = FALSE;
  self->saved = FALSE;
}

/* After saving or discarding: the draft is nobody's any more. */
void
_wg_unit_form_forget_subject (WgUnitForm *self)
{
  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_data (self->draft, self);
  g_clear_handle_id (&self->keeping, g_source_remove);
  if (self->keeper != NULL)
    wg_draft_keeper_forget (self->keeper, self->subject);
  g_hash_table_remove (self->drafts, &self->subject);
  g_clear_object (&self->draft);
}

/* @draft (transfer full) */
static void
take_draft (WgUnitForm *self, gint64 subject, WgDraft *draft)
{
  self->subject = subject;
  self->draft = draft;
  self->row = wg_row_ref (wg_draft_find (draft, subject));
  g_hash_table_insert (self->drafts, g_memdup2 (&subject, sizeof subject), g_object_ref (draft));
  g_signal_connect_object (draft, "changed", G_CALLBACK (on_draft_changed), self,
                           G_CONNECT_SWAPPED);
}

static WgRow *
find_stored (WgUnitForm *self, gint64 subject)
{
  WgUnit *unit = wg_district_find_unit (self->district, subject);
  WgGrid *grid = unit == NULL ? wg_district_find_grid (self->district, subject) : NULL;

  if (unit != NULL)
    return wg_unit_get_row (unit);
  return grid != NULL ? wg_grid_get_row (grid) : NULL;
}

/* A draft that holds nothing of the user's shows the file as it was when it was begun. */
static gboolean
is_worth_keeping (WgDraft *draft, gint64 subject)
{
  return draft != NULL && wg_draft_find (draft, subject) != NULL &&
         (wg_draft_is_dirty (draft) || wg_draft_get_stored (draft, subject) == NULL);
}

static void
open_subject (WgUnitForm *self, gint64 subject)
{
  WgDraft *unsaved = g_hash_table_lookup (self->drafts, &subject);
  WgRow *stored;

  if (is_worth_keeping (unsaved, subject))
    {
      g_object_ref (unsaved);
      leave_subject (self);
      take_draft (self, subject, unsaved);
    }
  else
    {
      stored = subject != 0 && self->district != NULL ? find_stored (self, subject) : NULL;
      leave_subject (self);
      if (stored != NULL)
        {
          WgDraft *draft = wg_draft_new ("");

          wg_draft_edit (draft, stored);
          take_draft (self, subject, draft);
        }
    }
  _wg_unit_form_show (self);
}

/* Builds and checks anew; to be called when the subject or the file is another. */
void
_wg_unit_form_show (WgUnitForm *self)
{
  _wg_unit_form_offer (self);
  if (self->row != NULL)
    {
      _wg_unit_form_build (self);
      _wg_unit_form_check (self);
    }
  else
    _wg_unit_form_clear (self);
  _wg_unit_form_update_head (self);
}

static void
on_selected (WgUnitForm *self)
{
  gint64 unit = wg_scope_get_selected_unit (self->scope);

  if (unit != self->subject && unit != 0)
    {
      open_subject (self, unit);
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
    }
}

static void
make_templates (WgUnitForm *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->templates, wg_templates_free);
  if (self->district != NULL)
    self->templates = wg_templates_new (self->district, &error);
  if (error != NULL)
    g_warning ("%s", error->message);
}

/* Somebody wrote: this form, another page, or an undo. */
static void
on_district_changed (WgUnitForm *self)
{
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (GError) error = NULL;
  gint64 subject = self->subject;

  make_templates (self);
  if (self->draft == NULL || !wg_draft_is_dirty (self->draft))
    {
      gboolean saved = self->saving || self->saved;

      if (_wg_unit_form_is_new (self))
        return;
      open_subject (self, subject != 0 ? subject : wg_scope_get_selected_unit (self->scope));
      self->saved = saved && self->row != NULL;
      _wg_unit_form_update_head (self);
      return;
    }
  conflicts = wg_draft_refresh (self->draft, self->district, &error);
  if (conflicts == NULL)
    {
      g_free (self->message);
      self->message = g_strdup (error->message);
    }
  _wg_unit_form_show (self);
  if (conflicts != NULL)
    _wg_unit_form_show_conflicts (self, conflicts);
}

static void
discard (WgUnitForm *self)
{
  gint64 subject = _wg_unit_form_is_new (self) ? wg_scope_get_selected_unit (self->scope)
                                               : self->subject;

  _wg_unit_form_forget_subject (self);
  open_subject (self, subject);
}

static void
on_discard_answered (WgUnitForm *self, const char *response)
{
  if (g_str_equal (response, "discard"))
    discard (self);
}

static void
on_revert (WgUnitForm *self)
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
on_save (WgUnitForm *self)
{
  _wg_unit_form_save (self);
}

static void
on_back (WgUnitForm *self)
{
  open_subject (self, wg_scope_get_selected_unit (self->scope));
}

static void
on_new_unit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WgUnitForm *self = WG_UNIT_FORM (widget);

  wg_unit_form_new_unit (self, is_unit (self) && !_wg_unit_form_is_new (self)
                                 ? self->subject
                                 : wg_scope_get_selected_unit (self->scope));
}

static void
on_new_grid (GtkWidget *widget, const char *name, GVariant *parameter)
{
  wg_unit_form_new_grid (WG_UNIT_FORM (widget), WG_UNIT_FORM (widget)->subject);
}

static gboolean
on_new_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  WgUnitForm *self = WG_UNIT_FORM (widget);

  if (!gtk_widget_get_mapped (widget) || self->district == NULL ||
      wg_district_get_read_only (self->district))
    return FALSE;
  on_new_unit (widget, NULL, NULL);
  return TRUE;
}

static void
on_restore (WgUnitForm *self)
{
  gint64 offered = self->offered;
  g_autoptr (GError) error = NULL;
  WgDraft *unsaved = g_hash_table_lookup (self->drafts, &offered);
  g_autoptr (WgDraft) draft = unsaved != NULL
                                ? g_object_ref (unsaved)
                                : wg_draft_keeper_load (self->keeper, offered, &error);

  if (draft == NULL || wg_draft_find (draft, offered) == NULL)
    {
      g_free (self->message);
      self->message = g_strdup (error != NULL ? error->message
                                              : _("The unsaved changes cannot be restored."));
      wg_draft_keeper_forget (self->keeper, offered);
      _wg_unit_form_offer (self);
      _wg_unit_form_update_head (self);
      return;
    }
  leave_subject (self);
  take_draft (self, offered, g_steal_pointer (&draft));
  if (wg_district_find_unit (self->district, offered) != NULL)
    wg_scope_set_selected_unit (self->scope, offered);
  on_district_changed (self);
}

static void
on_forget (WgUnitForm *self)
{
  g_hash_table_remove (self->drafts, &self->offered);
  wg_draft_keeper_forget (self->keeper, self->offered);
  _wg_unit_form_offer (self);
  _wg_unit_form_update_head (self);
}

static gboolean
on_save_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  WgUnitForm *self = WG_UNIT_FORM (widget);

  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_sensitive (self->save))
    return FALSE;
  _wg_unit_form_save (self);
  return TRUE;
}

/* In an entry Ctrl+Z takes back what is typed; once that is saved, the edit that it became. */
static gboolean
leave_to_window (GtkWidget *widget, const char *action)
{
  WgUnitForm *self = WG_UNIT_FORM (widget);

  if (self->draft == NULL || wg_draft_is_dirty (self->draft) || _wg_unit_form_is_new (self))
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
  WgUnitForm *self = WG_UNIT_FORM (widget);

  if (self->draft == NULL || (!wg_draft_is_dirty (self->draft) && !_wg_unit_form_is_new (self)))
    return FALSE;
  on_revert (self);
  return TRUE;
}

static void
wg_unit_form_dispose (GObject *object)
{
  WgUnitForm *self = WG_UNIT_FORM (object);

  leave_subject (self);
  g_clear_weak_pointer (&self->focused);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_object (&self->district);
  g_clear_object (&self->scope);
  g_clear_pointer (&self->templates, wg_templates_free);
  g_clear_pointer (&self->keeper, wg_draft_keeper_free);

  G_OBJECT_CLASS (wg_unit_form_parent_class)->dispose (object);
}

static void
wg_unit_form_finalize (GObject *object)
{
  WgUnitForm *self = WG_UNIT_FORM (object);

  g_hash_table_unref (self->drafts);
  g_clear_pointer (&self->sections, g_ptr_array_unref);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->problems);
  g_clear_pointer (&self->plan, wg_form_plan_free);
  for (guint i = 0; i < WG_N_PROPOSED; i++)
    g_free (self->proposed[i]);

  G_OBJECT_CLASS (wg_unit_form_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/org/wg-unit-form.ui");
  gtk_widget_class_bind_template_child (widget_class, WgUnitForm, content);
  gtk_widget_class_bind_template_child (widget_class, WgUnitForm, head);
  gtk_widget_class_bind_template_child (widget_class, WgUnitForm, title);
  gtk_widget_class_bind_template_child (widget_class, WgUnitForm, subtitle);
  gtk_widget_class_bind_template_child (widget_class, WgUnitForm, state);
  gtk_widget_class_bind_template_child (widget_class, WgUnitForm, revert);
  gtk_widget_class_bind_template_child (widget_class, WgUnitForm, save);
  gtk_widget_class_bind_template_child (widget_class, WgUnitForm, notice);
  gtk_widget_class_bind_template_child (widget_class, WgUnitForm, notice_label);
  gtk_widget_class_bind_template_child (widget_class, WgUnitForm, restore);
  gtk_widget_class_bind_template_child (widget_class, WgUnitForm, forget);
  gtk_widget_class_bind_template_child (widget_class, WgUnitForm, pages);
  gtk_widget_class_bind_template_child (widget_class, WgUnitForm, scroller);
  gtk_widget_class_bind_template_child (widget_class, WgUnitForm, body);
  gtk_widget_class_bind_template_child (widget_class, WgUnitForm, back);
  gtk_widget_class_bind_template_child (widget_class, WgUnitForm, add);
  gtk_widget_class_bind_template_callback (widget_class, on_back);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
  gtk_widget_class_bind_template_callback (widget_class, on_revert);
  gtk_widget_class_bind_template_callback (widget_class, on_restore);
  gtk_widget_class_bind_template_callback (widget_class, on_forget);
}

static void
wg_unit_form_class_init (WgUnitFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_unit_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = wg_unit_form_finalize;
  bind_template (widget_class);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape, NULL);
  gtk_widget_class_install_action (widget_class, "form.new-unit", NULL, on_new_unit);
  gtk_widget_class_install_action (widget_class, "form.new-grid", NULL, on_new_grid);
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
wg_unit_form_init (WgUnitForm *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkEventController *undo_keys = gtk_shortcut_controller_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->drafts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->rows = g_ptr_array_new ();
  self->problems = g_ptr_array_new ();
  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (keys), GTK_SHORTCUT_SCOPE_GLOBAL);
  add_shortcut (keys, GDK_KEY_s, GDK_CONTROL_MASK, on_save_key);
  add_shortcut (keys, GDK_KEY_n, GDK_CONTROL_MASK, on_new_key);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  gtk_event_controller_set_propagation_phase (undo_keys, GTK_PHASE_CAPTURE);
  add_shortcut (undo_keys, GDK_KEY_z, GDK_CONTROL_MASK, on_undo_key);
  add_shortcut (undo_keys, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, on_redo_key);
  gtk_widget_add_controller (GTK_WIDGET (self), undo_keys);
}

static void
load_plan (WgUnitForm *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = wg_data_lookup ("templates/forms.json", &error);

  if (json != NULL)
    self->plan = wg_form_plan_new (json, wg_data_get_language (), &error);
  if (self->plan == NULL)
    g_error ("%s", error->message); /* it ships inside the program */
}

void
wg_unit_form_set_district (WgUnitForm *self, WgDistrict *district, WgScope *scope)
{
  g_return_if_fail (WG_IS_UNIT_FORM (self));

  if (self->district != NULL)
    g_signal_handlers_disconnect_by_data (self->district, self);
  if (self->scope != NULL)
    g_signal_handlers_disconnect_by_data (self->scope, self);
  leave_subject (self);
  g_hash_table_remove_all (self->drafts);
  g_clear_pointer (&self->keeper, wg_draft_keeper_free);
  g_set_object (&self->district, district);
  g_set_object (&self->scope, scope);
  make_templates (self);
  if (self->plan == NULL)
    load_plan (self);
  if (district != NULL)
    {
      self->keeper = wg_draft_keeper_new (wg_district_get_path (district), NULL);
      g_signal_connect_object (district, "changed", G_CALLBACK (on_district_changed), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (scope, "notify::selected-unit", G_CALLBACK (on_selected), self,
                               G_CONNECT_SWAPPED);
    }
  open_subject (self, district != NULL ? wg_scope_get_selected_unit (scope) : 0);
}

static void
open_new (WgUnitForm *self, WgDraft *draft, WgRow *row)
{
  leave_subject (self);
  take_draft (self, wg_row_get_id (row), draft);
  _wg_unit_form_show (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  wg_unit_form_focus_field (self, wg_row_get_kind (row) == &wg_kind_unit ? "unit.name"
                                                                         : "grid.name");
}

void
wg_unit_form_new_unit (WgUnitForm *self, gint64 superior)
{
  WgDraft *draft;

  g_return_if_fail (WG_IS_UNIT_FORM (self) && self->district != NULL);

  draft = wg_draft_new ("");
  open_new (self, draft, wg_draft_propose_unit (draft, self->district, superior));
}

void
wg_unit_form_new_grid (WgUnitForm *self, gint64 community)
{
  WgDraft *draft;

  g_return_if_fail (WG_IS_UNIT_FORM (self) && self->district != NULL);

  draft = wg_draft_new ("");
  open_new (self, draft, wg_draft_propose_grid (draft, self->district, community));
}

void
wg_unit_form_open_unit (WgUnitForm *self, gint64 unit)
{
  g_return_if_fail (WG_IS_UNIT_FORM (self));

  if (unit != self->subject)
    open_subject (self, unit);
}

void
wg_unit_form_open_grid (WgUnitForm *self, gint64 grid)
{
  g_return_if_fail (WG_IS_UNIT_FORM (self));

  if (grid != self->subject)
    open_subject (self, grid);
}
