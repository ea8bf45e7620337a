/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of one meeting. It counts and judges nothing: desk/meeting does. */

#include "wg-meeting-view.h"

#include "wg-attendance-box.h"
#include "wg-decision-entry.h"
#include "wg-decision-list.h"
#include "wg-focus.h"
#include "wg-meeting-edit.h"

#include <glib/gi18n.h>

struct _WgMeetingView
{
  GtkWidget parent_instance;

  GtkWidget       *content;
  GtkLabel        *title;
  GtkLabel        *when;
  GtkLabel        *ending;
  GtkButton       *end;
  GtkLabel        *counts;
  WgDecisionEntry *entry;
  WgDecisionList  *decisions;
  GtkWidget       *last_box;
  GtkLabel        *last_title;
  GtkLabel        *last_counts;
  WgDecisionList  *last;
  WgAttendanceBox *attendance;
  GtkTextView     *agenda;
  GtkLabel        *problem;

  WgDistrict      *district; /* (nullable) */
  gint64           meeting;
};

G_DEFINE_FINAL_TYPE (WgMeetingView, wg_meeting_view, GTK_TYPE_WIDGET)

static WgRow *
get_row (WgMeetingView *self)
{
  return self->district != NULL ? wg_meeting_book_find (self->district, self->meeting) : NULL;
}

static void
tell (WgMeetingView *self, const char *text)
{
  gtk_label_set_text (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

static void
on_told (WgMeetingView *self, const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell-edit", "s", text);
}

static void
on_applied (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (WgMeetingView) self = data;
  g_autoptr (GError) error = NULL;

  if (!wg_district_apply_finish (WG_DISTRICT (source), result, &error))
    tell (self, error->message);
}

/* @edit: (transfer full) */
static void
apply (WgMeetingView *self, WgEdit *edit)
{
  tell (self, NULL);
  wg_district_apply_async (self->district, edit, NULL, on_applied, g_object_ref (self));
  wg_edit_unref (edit);
}

static gboolean
has_ended (WgRow *meeting)
{
  return wg_row_get (meeting, WG_MEETING_ENDED_AT)->type != WG_VALUE_NULL;
}

static void
on_end (WgMeetingView *self)
{
  WgRow *row = get_row (self);

  if (row != NULL)
    apply (self, wg_meeting_edit_end (self->district, row, !has_ended (row)));
}

static char *
dup_agenda (WgMeetingView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->agenda);
  GtkTextIter from, until;

  gtk_text_buffer_get_bounds (buffer, &from, &until);
  return gtk_text_buffer_get_text (buffer, &from, &until, FALSE);
}

static void
on_agenda_left (WgMeetingView *self)
{
  WgRow *row = get_row (self);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  const char *stored = row != NULL ? wg_row_get_text (row, WG_MEETING_AGENDA) : NULL;
  WgEdit *edit;

  if (row == NULL || wg_district_get_read_only (self->district))
    return;
  text = g_strstrip (dup_agenda (self));
  if (g_strcmp0 (text, stored != NULL ? stored : "") == 0)
    return;
  edit = wg_meeting_edit_agenda (self->district, row, text, &error);
  if (edit != NULL)
    apply (self, edit);
  else
    tell (self, error->message);
}

static void
on_edit (WgMeetingView *self, gint64 id)
{
  WgRow *row = wg_meeting_book_find_decision (self->district, id);

  /* One of the last meeting is changed in its own page. */
  if (row == NULL || wg_row_get_int (row, WG_DECISION_MEETING, 0) != self->meeting)
    return;
  wg_decision_entry_set_subject (self->entry, id);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
show_counts (WgMeetingView *self, GtkLabel *label, GPtrArray *decisions)
{
  g_autofree char *text = NULL;
  WgDecisionCounts counts;

  wg_meeting_book_count (decisions, wg_clock_get_today (wg_district_get_clock (self->district)),
                         &counts);
  text = wg_decision_counts_format (&counts);
  gtk_label_set_text (label, text);
}

static void
show_head (WgMeetingView *self, WgRow *row, GPtrArray *decisions)
{
  gint64 starts = wg_row_get_int (row, WG_MEETING_STARTS_AT, WG_TIME_NONE);
  g_autofree char *when = starts != WG_TIME_NONE ? wg_time_format (starts) : NULL;
  WgUnit *unit = wg_district_find_unit (self->district, wg_row_get_int (row, WG_MEETING_UNIT, 0));
  const char *venue = wg_row_get_text (row, WG_MEETING_VENUE);
  GString *text = g_string_new (unit != NULL ? wg_unit_get_name (unit) : NULL);
  g_autofree char *ending = NULL;
  WgDecisionCounts counts;

  if (when != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", when);
  if (venue != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", venue);
  gtk_label_set_text (self->title, wg_row_get_text (row, WG_MEETING_TITLE));
  gtk_label_set_text (self->when, text->str);
  g_string_free (text, TRUE);
  wg_meeting_book_count (decisions, wg_clock_get_today (wg_district_get_clock (self->district)),
                         &counts);
  ending = wg_meeting_book_dup_ending (&counts);
  gtk_label_set_text (self->ending, ending);
  gtk_widget_set_visible (GTK_WIDGET (self->ending), has_ended (row));
  gtk_button_set_label (self->end, has_ended (row) ? _("_Go On") : _("_End the Meeting"));
  gtk_widget_set_visible (GTK_WIDGET (self->end), !wg_district_get_read_only (self->district));
}

static void
show_last (WgMeetingView *self, WgRow *row)
{
  WgRow *last = wg_meeting_book_find_previous (
    self->district, wg_row_get_int (row, WG_MEETING_UNIT, 0),
    wg_row_get_text (row, WG_MEETING_MEETING_TYPE),
    wg_row_get_int (row, WG_MEETING_STARTS_AT, G_MAXINT64));
  g_autoptr (GPtrArray) decisions = NULL;

  gtk_widget_set_visible (self->last_box, last != NULL);
  if (last == NULL)
    return;
  decisions = wg_meeting_book_list_decisions (self->district, wg_row_get_id (last));
  gtk_label_set_text (self->last_title, wg_row_get_text (last, WG_MEETING_TITLE));
  show_counts (self, self->last_counts, decisions);
  wg_decision_list_set (self->last, self->district, decisions, FALSE);
}

static void
show_agenda (WgMeetingView *self, WgRow *row)
{
  const char *agenda = wg_row_get_text (row, WG_MEETING_AGENDA);
  g_autofree char *shown = dup_agenda (self);

  /* What is being typed stays. */
  if (gtk_widget_has_focus (GTK_WIDGET (self->agenda))
      || g_strcmp0 (shown, agenda != NULL ? agenda : "") == 0)
    return;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->agenda), agenda != NULL ? agenda : "",
                            -1);
}

void
wg_meeting_view_refresh (WgMeetingView *self)
{
  g_autoptr (GPtrArray) decisions = NULL;
  WgRow *row;

  g_return_if_fail (WG_IS_MEETING_VIEW (self));

  row = get_row (self);
  if (row == NULL)
    return;
  decisions = wg_meeting_book_list_decisions (self->district, self->meeting);
  show_head (self, row, decisions);
  show_counts (self, self->counts, decisions);
  wg_decision_list_set (self->decisions, self->district, decisions, FALSE);
  show_last (self, row);
  wg_attendance_box_refresh (self->attendance);
  show_agenda (self, row);
}

void
wg_meeting_view_set_meeting (WgMeetingView *self, WgDistrict *district, gint64 meeting)
{
  gboolean writable = district != NULL && !wg_district_get_read_only (district);

  g_return_if_fail (WG_IS_MEETING_VIEW (self));

  tell (self, NULL);
  if (g_set_object (&self->district, district))
    wg_decision_entry_set_district (self->entry, district);
  self->meeting = meeting;
  wg_decision_entry_set_meeting (self->entry, meeting);
  wg_attendance_box_set_meeting (self->attendance, district, meeting);
  gtk_widget_set_visible (GTK_WIDGET (self->entry), writable);
  gtk_text_view_set_editable (self->agenda, writable);
  if (district == NULL)
    {
      wg_decision_list_set (self->decisions, NULL, NULL, FALSE);
      wg_decision_list_set (self->last, NULL, NULL, FALSE);
    }
  wg_meeting_view_refresh (self);
}

void
wg_meeting_view_propose (WgMeetingView *self, const char *content, const char *trial)
{
  g_return_if_fail (WG_IS_MEETING_VIEW (self));

  if (!wg_decision_entry_propose (self->entry, content, trial))
    tell (self, _("A decision is being typed here: record it first."));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static gboolean
wg_meeting_view_grab_focus (GtkWidget *widget)
{
  return wg_focus_into (widget, GTK_WIDGET (WG_MEETING_VIEW (widget)->entry));
}

static void
wg_meeting_view_dispose (GObject *object)
{
  WgMeetingView *self = WG_MEETING_VIEW (object);

  if (self->content != NULL)
    wg_meeting_view_set_meeting (self, NULL, 0);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_object (&self->district);

  G_OBJECT_CLASS (wg_meeting_view_parent_class)->dispose (object);
}

static void
wg_meeting_view_class_init (WgMeetingViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_meeting_view_dispose;
  widget_class->grab_focus = wg_meeting_view_grab_focus;
  g_type_ensure (WG_TYPE_ATTENDANCE_BOX);
  g_type_ensure (WG_TYPE_DECISION_ENTRY);
  g_type_ensure (WG_TYPE_DECISION_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/meeting/wg-meeting-view.ui");
  gtk_widget_class_bind_template_child (widget_class, WgMeetingView, content);
  gtk_widget_class_bind_template_child (widget_class, WgMeetingView, title);
  gtk_widget_class_bind_template_child (widget_class, WgMeetingView, when);
  gtk_widget_class_bind_template_child (widget_class, WgMeetingView, ending);
  gtk_widget_class_bind_template_child (widget_class, WgMeetingView, end);
  gtk_widget_class_bind_template_child (widget_class, WgMeetingView, counts);
  gtk_widget_class_bind_template_child (widget_class, WgMeetingView, entry);
  gtk_widget_class_bind_template_child (widget_class, WgMeetingView, decisions);
  gtk_widget_class_bind_template_child (widget_class, WgMeetingView, last_box);
  gtk_widget_class_bind_template_child (widget_class, WgMeetingView, last_title);
  gtk_widget_class_bind_template_child (widget_class, WgMeetingView, last_counts);
  gtk_widget_class_bind_template_child (widget_class, WgMeetingView, last);
  gtk_widget_class_bind_template_child (widget_class, WgMeetingView, attendance);
  gtk_widget_class_bind_template_child (widget_class, WgMeetingView, agenda);
  gtk_widget_class_bind_template_child (widget_class, WgMeetingView, problem);
  gtk_widget_class_bind_template_callback (widget_class, on_end);
  gtk_widget_class_bind_template_callback (widget_class, on_edit);
  gtk_widget_class_bind_template_callback (widget_class, on_told);
  gtk_widget_class_bind_template_callback (widget_class, on_agenda_left);
}

static void
wg_meeting_view_init (WgMeetingView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  wg_decision_list_set_title (self->decisions, _("Decisions of this meeting"));
  wg_decision_list_set_title (self->last, _("What was decided last time"));
}
