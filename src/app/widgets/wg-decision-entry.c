/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line for a decision. What may be written desk/ says; this shows its sentence. */

#include "wg-decision-entry.h"

#include "wg-focus.h"
#include "wg-identity.h"
#include "wg-meeting-edit.h"
#include "wg-unit-button.h"

#include <glib/gi18n.h>

struct _WgDecisionEntry
{
  GtkWidget parent_instance;

  GtkWidget      *content_box;
  GtkLabel       *number;
  GtkEntry       *content;
  WgUnitButton   *owner;
  GtkEntry       *due;
  GtkCheckButton *on_map;
  GtkButton      *record;
  GtkWidget      *leave;
  GtkLabel       *problem;

  WgDistrict     *district; /* (nullable) */
  gint64          meeting;
  gint64          subject;  /* a decision that is being changed; 0: a new one */
  char           *trial;    /* (nullable): JSON of a rehearsal that the next one is about */
};

G_DEFINE_FINAL_TYPE (WgDecisionEntry, wg_decision_entry, GTK_TYPE_WIDGET)

enum
{
  DECIDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
tell (WgDecisionEntry *self, const char *text)
{
  gtk_label_set_text (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

static WgDate
get_today (WgDecisionEntry *self)
{
  return wg_clock_get_today (wg_district_get_clock (self->district));
}

static void
show_number (WgDecisionEntry *self)
{
  g_autoptr (GPtrArray) decisions = NULL;
  g_autofree char *text = NULL;
  WgRow *subject;
  gint64 number;

  if (self->district == NULL)
    return;
  subject = wg_meeting_book_find_decision (self->district, self->subject);
  decisions = wg_meeting_book_list_decisions (self->district, self->meeting);
  number = subject != NULL ? wg_row_get_int (subject, WG_DECISION_NUMBER, 0) : decisions->len + 1;
  text = g_strdup_printf ("%" G_GINT64_FORMAT ".", number);
  gtk_label_set_text (self->number, text);
  gtk_button_set_label (self->record, subject != NULL ? _("_Change") : _("_Record"));
  gtk_widget_set_visible (self->leave, subject != NULL);
}

static void
empty (WgDecisionEntry *self)
{
  self->subject = 0;
  g_clear_pointer (&self->trial, g_free);
  gtk_editable_set_text (GTK_EDITABLE (self->content), "");
  gtk_editable_set_text (GTK_EDITABLE (self->due), "");
  gtk_check_button_set_active (self->on_map, FALSE);
  wg_unit_button_set_unit (self->owner, 0);
  tell (self, NULL);
  show_number (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->content));
}

/* What is typed comes back when it cannot be written. */
typedef struct
{
  WgDecisionEntry *entry;
  WgDecisionWords  words;
  char            *content, *due, *trial;
  gint64           subject;
} Writing;

static void
writing_free (Writing *writing)
{
  g_object_unref (writing->entry);
  g_free (writing->content);
  g_free (writing->due);
  g_free (writing->trial);
  g_free (writing);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Writing, writing_free)

static void
restore (Writing *writing, const char *sentence)
{
  WgDecisionEntry *self = writing->entry;

  if (*gtk_editable_get_text (GTK_EDITABLE (self->content)) == '\0')
    {
      self->subject = writing->subject;
      g_free (self->trial);
      self->trial = g_steal_pointer (&writing->trial);
      gtk_editable_set_text (GTK_EDITABLE (self->content), writing->content);
      gtk_editable_set_text (GTK_EDITABLE (self->due), writing->due);
      gtk_check_button_set_active (self->on_map, writing->words.on_map);
      wg_unit_button_set_unit (self->owner, writing->words.owner);
      show_number (self);
    }
  tell (self, sentence);
}

static void
on_decided (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Writing) writing = data;
  g_autoptr (GError) error = NULL;
  gint64 id = wg_meeting_decide_finish (WG_DISTRICT (source), result, &error);

  if (id != 0)
    g_signal_emit (writing->entry, signals[DECIDED], 0, id);
  else
    restore (writing, error->message);
}

static void
on_changed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Writing) writing = data;
  g_autoptr (GError) error = NULL;

  if (wg_district_apply_finish (WG_DISTRICT (source), result, &error))
    g_signal_emit (writing->entry, signals[DECIDED], 0, writing->subject);
  else
    restore (writing, error->message);
}

static void
change (WgDecisionEntry *self, Writing *writing)
{
  WgRow *subject = wg_meeting_book_find_decision (self->district, writing->subject);
  g_autoptr (GError) error = NULL;
  g_autoptr (WgEdit) edit =
    subject != NULL ? wg_meeting_edit_decision (self->district, subject, &writing->words, &error)
                    : NULL;

  if (edit == NULL)
    {
      restore (writing, error != NULL ? error->message : _("This decision is no longer there."));
      writing_free (writing);
      return;
    }
  wg_district_apply_async (self->district, edit, NULL, on_changed, writing);
}

static void
on_record (WgDecisionEntry *self)
{
  const char *content = gtk_editable_get_text (GTK_EDITABLE (self->content));
  const char *due = gtk_editable_get_text (GTK_EDITABLE (self->due));
  WgDate day = WG_DATE_NONE;
  Writing *writing;

  if (self->district == NULL || self->meeting == 0 || wg_district_get_read_only (self->district))
    return;
  if (*due != '\0' && !wg_meeting_book_parse_due (due, get_today (self), &day))
    {
      tell (self, _("This is no date. Write it as 2026-11-30 or 11-30, or +30 for so many days."));
      gtk_widget_grab_focus (GTK_WIDGET (self->due));
      return;
    }
  if (*content == '\0')
    {
      tell (self, _("Write what was decided."));
      gtk_widget_grab_focus (GTK_WIDGET (self->content));
      return;
    }
  writing = g_new0 (Writing, 1);
  writing->entry = g_object_ref (self);
  writing->subject = self->subject;
  writing->content = g_strdup (content);
  writing->due = wg_date_format (day);
  writing->trial = g_steal_pointer (&self->trial);
  writing->words = (WgDecisionWords) { writing->content, wg_unit_button_get_unit (self->owner),
                                       writing->due,
                                       gtk_check_button_get_active (self->on_map),
                                       writing->trial };
  empty (self);
  if (writing->subject != 0)
    change (self, writing);
  else
    wg_meeting_decide_async (self->district, self->meeting, &writing->words, NULL, on_decided,
                             writing);
}

static void
on_leave (WgDecisionEntry *self)
{
  empty (self);
}

/* Named at once, not only when it is written. */
static void
on_typed (WgDecisionEntry *self)
{
  switch (wg_identity_find (gtk_editable_get_text (GTK_EDITABLE (self->content))))
    {
    case WG_IDENTITY_ID_NUMBER:
      tell (self, _("This holds an identity number. No personal data may be entered."));
      break;
    case WG_IDENTITY_PHONE:
      tell (self, _("This holds a telephone number. No personal data may be entered."));
      break;
    case WG_IDENTITY_NONE:
    default:
      tell (self, NULL);
      break;
    }
}

static void
on_owner_picked (WgDecisionEntry *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->due));
}

static void
wg_decision_entry_dispose (GObject *object)
{
  WgDecisionEntry *self = WG_DECISION_ENTRY (object);

  if (self->content_box != NULL)
    wg_decision_entry_set_district (self, NULL);
  g_clear_pointer (&self->content_box, gtk_widget_unparent);
  g_clear_pointer (&self->trial, g_free);

  G_OBJECT_CLASS (wg_decision_entry_parent_class)->dispose (object);
}

static gboolean
wg_decision_entry_grab_focus (GtkWidget *widget)
{
  return wg_focus_into (widget, GTK_WIDGET (WG_DECISION_ENTRY (widget)->content));
}

static void
wg_decision_entry_class_init (WgDecisionEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_decision_entry_dispose;
  widget_class->grab_focus = wg_decision_entry_grab_focus;
  signals[DECIDED] = g_signal_new ("decided", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  g_type_ensure (WG_TYPE_UNIT_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/widgets/wg-decision-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, WgDecisionEntry, content_box);
  gtk_widget_class_bind_template_child (widget_class, WgDecisionEntry, number);
  gtk_widget_class_bind_template_child (widget_class, WgDecisionEntry, content);
  gtk_widget_class_bind_template_child (widget_class, WgDecisionEntry, owner);
  gtk_widget_class_bind_template_child (widget_class, WgDecisionEntry, due);
  gtk_widget_class_bind_template_child (widget_class, WgDecisionEntry, on_map);
  gtk_widget_class_bind_template_child (widget_class, WgDecisionEntry, record);
  gtk_widget_class_bind_template_child (widget_class, WgDecisionEntry, leave);
  gtk_widget_class_bind_template_child (widget_class, WgDecisionEntry, problem);
  gtk_widget_class_bind_template_callback (widget_class, on_record);
  gtk_widget_class_bind_template_callback (widget_class, on_leave);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
  gtk_widget_class_bind_template_callback (widget_class, on_owner_picked);
}

static void
wg_decision_entry_init (WgDecisionEntry *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  wg_unit_button_set_title (self->owner, _("Owner"));
}

void
wg_decision_entry_set_district (WgDecisionEntry *self, WgDistrict *district)
{
  g_return_if_fail (WG_IS_DECISION_ENTRY (self));

  if (self->district != NULL)
    g_signal_handlers_disconnect_by_data (self->district, self);
  g_set_object (&self->district, district);
  wg_unit_button_set_district (self->owner, district);
  self->meeting = self->subject = 0;
  if (district != NULL)
    g_signal_connect_object (district, "changed", G_CALLBACK (show_number), self,
                             G_CONNECT_SWAPPED);
}

void
wg_decision_entry_set_meeting (WgDecisionEntry *self, gint64 meeting)
{
  g_return_if_fail (WG_IS_DECISION_ENTRY (self));

  if (self->meeting != meeting)
    {
      self->meeting = meeting;
      wg_decision_entry_set_subject (self, 0);
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self),
                            meeting != 0 && self->district != NULL
                              && !wg_district_get_read_only (self->district));
}

void
wg_decision_entry_set_subject (WgDecisionEntry *self, gint64 decision)
{
  WgRow *row, *meeting;

  g_return_if_fail (WG_IS_DECISION_ENTRY (self));

  meeting = self->district != NULL ? wg_meeting_book_find (self->district, self->meeting) : NULL;
  wg_unit_button_set_near (self->owner,
                           meeting != NULL ? wg_row_get_int (meeting, WG_MEETING_UNIT, 0) : 0);
  row = self->district != NULL ? wg_meeting_book_find_decision (self->district, decision) : NULL;
  self->subject = row != NULL ? decision : 0;
  g_clear_pointer (&self->trial, g_free);
  gtk_editable_set_text (GTK_EDITABLE (self->content),
                         row != NULL ? wg_row_get_text (row, WG_DECISION_CONTENT) : "");
  gtk_editable_set_text (GTK_EDITABLE (self->due),
                         row != NULL && wg_row_get_text (row, WG_DECISION_DUE) != NULL
                           ? wg_row_get_text (row, WG_DECISION_DUE) : "");
  gtk_check_button_set_active (self->on_map,
                               row != NULL && wg_row_get_int (row, WG_DECISION_ON_MAP, 0) != 0);
  wg_unit_button_set_unit (self->owner,
                           row != NULL ? wg_row_get_int (row, WG_DECISION_OWNER_UNIT, 0) : 0);
  tell (self, NULL);
  show_number (self);
}

gboolean
wg_decision_entry_propose (WgDecisionEntry *self, const char *content, const char *trial)
{
  g_return_val_if_fail (WG_IS_DECISION_ENTRY (self), FALSE);

  /* What somebody typed is not lost; what was only proposed may be proposed anew. */
  if (self->meeting == 0 || self->subject != 0
      || (self->trial == NULL && *gtk_editable_get_text (GTK_EDITABLE (self->content)) != '\0'))
    return FALSE;
  g_free (self->trial);
  self->trial = g_strdup (trial);
  gtk_editable_set_text (GTK_EDITABLE (self->content), content);
  gtk_editable_set_position (GTK_EDITABLE (self->content), -1);
  gtk_check_button_set_active (self->on_map, TRUE);
  return TRUE;
}
