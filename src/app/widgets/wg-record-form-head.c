/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands above the sections of a record's form: what it is called, how far it is saved, one
 * notice, and which buttons can be used. It changes nothing of the record. */

#include "wg-record-form-private.h"

#include "wg-service-record.h"

#include <glib/gi18n.h>

static void
update_subtitle (WgRecordForm *self)
{
  gboolean is_post = _wg_record_form_is_post (self);
  gint64 host = is_post ? wg_row_get_int (self->row, WG_POST_HOST_UNIT, 0) : 0;
  WgUnit *unit = host != 0 ? wg_district_find_unit (self->district, host) : NULL;
  g_autoptr (WgServiceRecord) record =
    is_post ? NULL : wg_service_record_new (self->district, self->row);

  gtk_label_set_text (self->subtitle, record != NULL ? wg_service_record_get_day (record)
                                      : unit != NULL ? wg_unit_get_name (unit) : "");
}

static void
update_title (WgRecordForm *self)
{
  const WgKind *kind = wg_row_get_kind (self->row);
  g_autofree char *own = _wg_record_form_dup_name (self);
  const char *name = own;

  if (*name == '\0')
    name = kind == &wg_kind_activity       ? _("New activity")
           : kind == &wg_kind_post         ? _("New post")
           : kind == &wg_kind_team         ? _("New team")
           : kind == &wg_kind_service_case ? _("Order without a number")
                                           : _("New class");
  gtk_label_set_text (self->title, name);
  update_subtitle (self);
}

static void
update_state (WgRecordForm *self)
{
  gboolean is_new = _wg_record_form_is_new (self);
  gboolean dirty = wg_draft_is_dirty (self->draft);
  const char *text = self->saving  ? _("Saving…")
                     : dirty       ? _("Modified")
                     : self->saved ? _("Saved")
                                   : "";

  gtk_label_set_text (self->state, text);
  if (dirty)
    gtk_widget_add_css_class (GTK_WIDGET (self->state), "changed-field");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->state), "changed-field");
  gtk_widget_set_sensitive (self->save, !self->saving && (dirty || is_new));
  gtk_widget_set_sensitive (self->save_next, !self->saving && (dirty || is_new));
  gtk_widget_set_sensitive (self->revert, !self->saving && (dirty || is_new));
}

/* One notice at a time: what failed, what was left unsaved. Why nothing can be changed is said
 * once, above all pages. */
static void
update_notice (WgRecordForm *self)
{
  gboolean read_only = self->district != NULL && !_wg_record_form_is_writable (self);
  gboolean offer = self->message == NULL && self->offered != 0 && !read_only;

  if (self->message != NULL)
    gtk_label_set_text (self->notice_label, self->message);
  gtk_widget_set_visible (self->notice, self->message != NULL || offer);
  gtk_widget_set_visible (self->restore, offer);
  gtk_widget_set_visible (self->forget, offer);
}

/* What is planned may be deleted; what was held is cancelled, and the record stays. */
static void
update_actions (WgRecordForm *self)
{
  gboolean stored = self->row != NULL && !_wg_record_form_is_new (self)
                    && _wg_record_form_is_writable (self);
  WgRow *before = stored ? wg_draft_get_stored (self->draft, self->subject) : NULL;
  gboolean activity = stored && _wg_record_form_is_activity (self);
  const char *status = activity ? wg_row_get_text (before, WG_ACTIVITY_STATUS) : NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.repeat", activity);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.delete",
                                 g_strcmp0 (status, "planned") == 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.cancel",
                                 activity && g_strcmp0 (status, "cancelled") != 0);
  gtk_widget_set_visible (self->repeat, activity);
  gtk_widget_set_visible (self->more, activity);
}

void
_wg_record_form_update_head (WgRecordForm *self)
{
  gboolean open = self->row != NULL;
  gboolean writable = _wg_record_form_is_writable (self);

  gtk_widget_set_visible (self->head, open);
  gtk_widget_set_visible (self->save, open && writable);
  /* Posts are not entered in a row. */
  gtk_widget_set_visible (self->save_next, open && writable && !_wg_record_form_is_post (self) &&
                                           _wg_record_form_is_new (self));
  gtk_widget_set_visible (self->revert, open && writable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->body), writable && !self->saving);
  gtk_stack_set_visible_child_name (self->pages, open ? "form" : "empty");
  if (open)
    {
      update_title (self);
      update_state (self);
    }
  update_actions (self);
  update_notice (self);
}
