/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small table of numbers. It knows no party and no rule: both are data. */

#include "wg-attendance-box.h"

#include "wg-meeting-edit.h"

#include <glib/gi18n.h>

struct _WgAttendanceBox
{
  GtkWidget parent_instance;

  GtkWidget         *content;
  GtkGrid           *grid;
  GtkLabel          *sum;
  GtkLabel          *problem;
  GtkSpinButton     *percent;
  GtkSpinButton     *parties;
  GtkPopover        *rule;

  WgDistrict        *district; /* (nullable) */
  gint64             meeting;
  WgMeetingTemplate *template; /* (nullable) */
  GPtrArray         *entries;  /* GtkEntry: expected and present of each party in turn */
  gboolean           waiting;  /* an edit is under way and the district does not know it yet */
  gboolean           again;    /* something was typed meanwhile */
};

G_DEFINE_FINAL_TYPE (WgAttendanceBox, wg_attendance_box, GTK_TYPE_WIDGET)

static void
tell (WgAttendanceBox *self, const char *text)
{
  gtk_label_set_text (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

static void
on_applied (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (WgAttendanceBox) self = data;
  g_autoptr (GError) error = NULL;

  if (!wg_district_apply_finish (WG_DISTRICT (source), result, &error))
    {
      self->again = FALSE;
      wg_attendance_box_refresh (self);
      tell (self, error->message);
    }
}

/* @edit: (transfer full) */
static void
apply (WgAttendanceBox *self, WgEdit *edit)
{
  tell (self, NULL);
  self->waiting = TRUE;
  wg_district_apply_async (self->district, edit, NULL, on_applied, g_object_ref (self));
  wg_edit_unref (edit);
}

/* −1 for an empty one; FALSE where it is no number. */
static gboolean
read_count (GtkEntry *entry, int *count)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  guint64 number;

  *count = -1;
  if (*text == '\0')
    return TRUE;
  if (!g_ascii_string_to_unsigned (text, 10, 0, 100000, &number, NULL))
    return FALSE;
  *count = (int) number;
  return TRUE;
}

static WgRow *
find_stored (WgAttendanceBox *self, const char *party)
{
  g_autoptr (GPtrArray) rows = wg_meeting_book_list_attendance (self->district, self->meeting);

  for (guint i = 0; i < rows->len; i++)
    if (g_strcmp0 (wg_row_get_text (g_ptr_array_index (rows, i), WG_ATTENDANCE_PARTY), party) == 0)
      return g_ptr_array_index (rows, i);
  return NULL;
}

static void
write_party (WgAttendanceBox *self, guint i)
{
  const WgMeetingParty *party = g_ptr_array_index (self->template->parties, i);
  WgRow *stored = find_stored (self, party->id);
  g_autoptr (GError) error = NULL;
  int expected, present;
  WgEdit *edit;

  /* A second row of the same party must not come of leaving a field right after Enter. */
  if (self->waiting)
    {
      self->again = TRUE;
      return;
    }
  if (!read_count (g_ptr_array_index (self->entries, 2 * i), &expected)
      || !read_count (g_ptr_array_index (self->entries, 2 * i + 1), &present))
    {
      tell (self, _("This is no number of people."));
      return;
    }
  if (expected == (stored != NULL ? wg_row_get_int (stored, WG_ATTENDANCE_EXPECTED, -1) : -1)
      && present == (stored != NULL ? wg_row_get_int (stored, WG_ATTENDANCE_PRESENT, -1) : -1))
    return;
  edit = wg_meeting_edit_attendance (self->district, self->meeting, party->id, expected, present,
                                     &error);
  if (edit != NULL)
    apply (self, edit);
  else
    tell (self, error->message);
}

static guint
find_entry (WgAttendanceBox *self, GtkWidget *entry)
{
  guint i = 0;

  g_ptr_array_find (self->entries, entry, &i);
  return i;
}

static void
on_left (GtkEventController *focus, gpointer data)
{
  WgAttendanceBox *self = data;

  if (self->district != NULL)
    write_party (self, find_entry (self, gtk_event_controller_get_widget (focus)) / 2);
}

/* Enter goes on to the same number of the next party. */
static void
on_activate (GtkEntry *entry, gpointer data)
{
  WgAttendanceBox *self = data;
  guint i = find_entry (self, GTK_WIDGET (entry));

  write_party (self, i / 2);
  if (i + 2 < self->entries->len)
    gtk_widget_grab_focus (g_ptr_array_index (self->entries, i + 2));
}

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 12);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

static void
add_entry (WgAttendanceBox *self, const WgMeetingParty *party, const char *what, int column,
           int row)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_autofree char *name = g_strdup_printf ("%s: %s", party->name, what);

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 5);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 5);
  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_DIGITS);
  gtk_widget_set_halign (entry, GTK_ALIGN_START);
  gtk_widget_add_css_class (entry, "numeric");
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (entry, "activate", G_CALLBACK (on_activate), self, 0);
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_left), self, 0);
  gtk_widget_add_controller (entry, focus);
  gtk_grid_attach (self->grid, entry, column, row, 1, 1);
  g_ptr_array_add (self->entries, entry);
}

static void
build (WgAttendanceBox *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  g_ptr_array_set_size (self->entries, 0);
  if (self->template == NULL)
    return;
  gtk_grid_attach (self->grid, make_label (_("Expected")), 0, 1, 1, 1);
  gtk_grid_attach (self->grid, make_label (_("Present")), 0, 2, 1, 1);
  for (guint i = 0; i < self->template->parties->len; i++)
    {
      const WgMeetingParty *party = g_ptr_array_index (self->template->parties, i);

      gtk_grid_attach (self->grid, make_label (party->name), (int) i + 1, 0, 1, 1);
      add_entry (self, party, _("Expected"), (int) i + 1, 1);
      add_entry (self, party, _("Present"), (int) i + 1, 2);
    }
}

static void
on_rule (WgAttendanceBox *self)
{
  WgQuorum quorum;

  /* What is still being typed counts. */
  gtk_spin_button_update (self->percent);
  gtk_spin_button_update (self->parties);
  quorum.least_percent = (guint) gtk_spin_button_get_value_as_int (self->percent);
  quorum.least_parties = (guint) gtk_spin_button_get_value_as_int (self->parties);
  gtk_popover_popdown (self->rule);
  if (self->district != NULL && !wg_district_get_read_only (self->district))
    apply (self, wg_meeting_edit_quorum (self->district, &quorum));
}

static void
set_count (GtkEntry *entry, WgRow *row, guint field)
{
  g_autofree char *text = row != NULL && wg_row_get (row, field)->type != WG_VALUE_NULL
                            ? g_strdup_printf ("%" G_GINT64_FORMAT, wg_row_get_int (row, field, 0))
                            : g_strdup ("");

  /* What is being typed stays. */
  if (!gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (entry))))
      && g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (entry)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

void
wg_attendance_box_refresh (WgAttendanceBox *self)
{
  g_autofree char *sum_text = NULL;
  WgAttendanceSum sum;

  g_return_if_fail (WG_IS_ATTENDANCE_BOX (self));

  if (self->district == NULL)
    return;
  self->waiting = FALSE;
  for (guint i = 0; self->again && !self->waiting && 2 * i < self->entries->len; i++)
    write_party (self, i);
  self->again = self->again && self->waiting;
  if (self->again)
    return;
  g_clear_pointer (&self->template, wg_meeting_template_free);
  self->template = wg_meeting_book_get_template (self->district);
  if (self->entries->len != 2 * self->template->parties->len)
    build (self);
  for (guint i = 0; i < self->template->parties->len; i++)
    {
      const WgMeetingParty *party = g_ptr_array_index (self->template->parties, i);
      WgRow *row = find_stored (self, party->id);

      set_count (g_ptr_array_index (self->entries, 2 * i), row, WG_ATTENDANCE_EXPECTED);
      set_count (g_ptr_array_index (self->entries, 2 * i + 1), row, WG_ATTENDANCE_PRESENT);
    }
  gtk_spin_button_set_value (self->percent, self->template->quorum.least_percent);
  gtk_spin_button_set_value (self->parties, self->template->quorum.least_parties);
  wg_meeting_book_sum_attendance (self->district, self->meeting, self->template, &sum);
  sum_text = wg_attendance_sum_format (&sum);
  gtk_label_set_text (self->sum, sum_text);
  tell (self, NULL);
}

static void
wg_attendance_box_dispose (GObject *object)
{
  WgAttendanceBox *self = WG_ATTENDANCE_BOX (object);

  g_clear_object (&self->district);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (wg_attendance_box_parent_class)->dispose (object);
}

static void
wg_attendance_box_finalize (GObject *object)
{
  WgAttendanceBox *self = WG_ATTENDANCE_BOX (object);

  g_ptr_array_unref (self->entries);
  g_clear_pointer (&self->template, wg_meeting_template_free);

  G_OBJECT_CLASS (wg_attendance_box_parent_class)->finalize (object);
}

static void
wg_attendance_box_class_init (WgAttendanceBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_attendance_box_dispose;
  G_OBJECT_CLASS (klass)->finalize = wg_attendance_box_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/meeting/wg-attendance-box.ui");
  gtk_widget_class_bind_template_child (widget_class, WgAttendanceBox, content);
  gtk_widget_class_bind_template_child (widget_class, WgAttendanceBox, grid);
  gtk_widget_class_bind_template_child (widget_class, WgAttendanceBox, sum);
  gtk_widget_class_bind_template_child (widget_class, WgAttendanceBox, problem);
  gtk_widget_class_bind_template_child (widget_class, WgAttendanceBox, percent);
  gtk_widget_class_bind_template_child (widget_class, WgAttendanceBox, parties);
  gtk_widget_class_bind_template_child (widget_class, WgAttendanceBox, rule);
  gtk_widget_class_bind_template_callback (widget_class, on_rule);
}

static void
wg_attendance_box_init (WgAttendanceBox *self)
{
  self->entries = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
wg_attendance_box_set_meeting (WgAttendanceBox *self, WgDistrict *district, gint64 meeting)
{
  g_return_if_fail (WG_IS_ATTENDANCE_BOX (self));

  g_set_object (&self->district, district);
  self->meeting = meeting;
  self->again = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self), district != NULL && meeting != 0
                                                 && !wg_district_get_read_only (district));
  wg_attendance_box_refresh (self);
}
