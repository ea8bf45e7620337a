/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of tasks. How far one is desk/ says; this asks for the day and hands the edit on. */

#include "wg-decision-list.h"

#include "wg-meeting-edit.h"

#include <glib/gi18n.h>
#include <string.h>

#define ID_KEY "wg-decision"

struct _WgDecisionList
{
  GtkWidget parent_instance;

  GtkListBox *list;
  GtkPopover *popover;
  GtkEntry   *day;
  GtkLabel   *problem;

  WgDistrict *district; /* (nullable) */
  gint64      asked;    /* the decision whose day is asked for */
};

G_DEFINE_FINAL_TYPE (WgDecisionList, wg_decision_list, GTK_TYPE_WIDGET)

enum
{
  EDIT,
  TOLD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gint64
get_id (GtkListBoxRow *row)
{
  const gint64 *id = row != NULL ? g_object_get_data (G_OBJECT (row), ID_KEY) : NULL;

  return id != NULL ? *id : 0;
}

static GtkListBoxRow *
find_row (WgDecisionList *self, gint64 id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (get_id (row) == id)
      return row;
  return NULL;
}

static WgDate
get_today (WgDecisionList *self)
{
  return wg_clock_get_today (wg_district_get_clock (self->district));
}

static void
tell (WgDecisionList *self, const char *text)
{
  gtk_label_set_text (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

typedef struct
{
  WgDecisionList *list;
  char           *label;
} Writing;

static void
on_applied (GObject *source, GAsyncResult *result, gpointer data)
{
  Writing *writing = data;
  g_autoptr (GError) error = NULL;

  if (wg_district_apply_finish (WG_DISTRICT (source), result, &error))
    g_signal_emit (writing->list, signals[TOLD], 0, writing->label);
  else
    g_signal_emit (writing->list, signals[TOLD], 0, error->message);
  g_object_unref (writing->list);
  g_free (writing->label);
  g_free (writing);
}

/* @edit: (transfer full) */
static void
apply (WgDecisionList *self, WgEdit *edit)
{
  Writing *writing = g_new0 (Writing, 1);

  writing->list = g_object_ref (self);
  writing->label = g_strdup (wg_edit_get_label (edit));
  wg_district_apply_async (self->district, edit, NULL, on_applied, writing);
  wg_edit_unref (edit);
}

static void
set_status (WgDecisionList *self, gint64 id, const char *status, WgDate day)
{
  WgRow *row = wg_meeting_book_find_decision (self->district, id);
  g_autoptr (GError) error = NULL;
  WgEdit *edit;

  if (row == NULL)
    return;
  edit = wg_meeting_edit_status (self->district, row, status, day, &error);
  if (edit == NULL)
    {
      tell (self, error->message);
      return;
    }
  gtk_popover_popdown (self->popover);
  apply (self, edit);
}

static void
on_day (WgDecisionList *self)
{
  WgDate day;

  if (wg_date_parse_typed (gtk_editable_get_text (GTK_EDITABLE (self->day)), &day))
    set_status (self, self->asked, "done", day);
  else
    tell (self, _("This is no date of the calendar. Write it as 2026-09-30."));
}

static void
ask_day (WgDecisionList *self, GtkListBoxRow *row)
{
  g_autofree char *today = wg_date_format (get_today (self));
  GdkRectangle place = { gtk_widget_get_width (GTK_WIDGET (row)) / 2,
                         gtk_widget_get_height (GTK_WIDGET (row)), 1, 1 };
  double x, y;

  self->asked = get_id (row);
  gtk_editable_set_text (GTK_EDITABLE (self->day), today);
  tell (self, NULL);
  gtk_widget_translate_coordinates (GTK_WIDGET (row), GTK_WIDGET (self), place.x, place.y, &x, &y);
  place.x = (int) x;
  place.y = (int) y;
  gtk_popover_set_pointing_to (self->popover, &place);
  gtk_popover_popup (self->popover);
  gtk_widget_grab_focus (GTK_WIDGET (self->day));
}

static gboolean
is_open (WgRow *row)
{
  return g_strcmp0 (wg_row_get_text (row, WG_DECISION_STATUS), "open") == 0;
}

static void
on_activated (WgDecisionList *self, GtkListBoxRow *row)
{
  WgRow *decision = wg_meeting_book_find_decision (self->district, get_id (row));

  if (decision == NULL || wg_district_get_read_only (self->district))
    return;
  if (is_open (decision))
    ask_day (self, row);
  else
    set_status (self, get_id (row), "open", WG_DATE_NONE);
}

static gint64
get_focused (WgDecisionList *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  return GTK_IS_LIST_BOX_ROW (child) ? get_id (GTK_LIST_BOX_ROW (child)) : 0;
}

static void
on_edit_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  WgDecisionList *self = WG_DECISION_LIST (widget);
  gint64 id = g_variant_get_int64 (parameter);

  g_signal_emit (self, signals[EDIT], 0, id != 0 ? id : get_focused (self));
}

static void
on_drop_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  set_status (WG_DECISION_LIST (widget), g_variant_get_int64 (parameter), "dropped",
              WG_DATE_NONE);
}

static void
on_delete_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  WgDecisionList *self = WG_DECISION_LIST (widget);
  gint64 id = g_variant_get_int64 (parameter);
  WgRow *row = self->district != NULL
                 ? wg_meeting_book_find_decision (self->district, id != 0 ? id : get_focused (self))
                 : NULL;

  if (row != NULL && !wg_district_get_read_only (self->district))
    apply (self, wg_meeting_edit_delete (self->district, row));
}

static void
on_done_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  WgDecisionList *self = WG_DECISION_LIST (widget);
  GtkListBoxRow *row = find_row (self, g_variant_get_int64 (parameter));

  if (row != NULL)
    on_activated (self, row);
}

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
add_part (GString *text, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
}

/* Owner, date, hour, map, meeting: in one line. */
static char *
describe (WgDecisionList *self, WgRow *row, gboolean with_meeting)
{
  GString *text = g_string_new (NULL);
  WgUnit *owner = wg_district_find_unit (self->district,
                                         wg_row_get_int (row, WG_DECISION_OWNER_UNIT, 0));
  const char *due = wg_row_get_text (row, WG_DECISION_DUE);
  const char *done = wg_row_get_text (row, WG_DECISION_DONE_ON);
  g_autofree char *due_text = due != NULL ? g_strdup_printf (_("due on %s"), due) : NULL;
  g_autofree char *done_text = done != NULL ? g_strdup_printf (_("done on %s"), done) : NULL;
  WgRow *meeting = with_meeting ? wg_meeting_book_find (
                                    self->district, wg_row_get_int (row, WG_DECISION_MEETING, 0))
                                : NULL;
  gint64 at = wg_row_get_int (row, WG_DECISION_DECIDED_AT, WG_TIME_NONE);
  g_autofree char *time = at != WG_TIME_NONE ? wg_time_format (at) : NULL;

  add_part (text, owner != NULL ? wg_unit_get_name (owner) : _("no owner"));
  add_part (text, due_text);
  add_part (text, done_text);
  if (wg_row_get_int (row, WG_DECISION_ON_MAP, 0) != 0)
    add_part (text, _("on the map"));
  if (meeting != NULL)
    add_part (text, wg_row_get_text (meeting, WG_MEETING_TITLE));
  else if (time != NULL && strlen (time) == 16)
    add_part (text, time + 11);
  return g_string_free (text, FALSE);
}

static GtkWidget *
make_state (WgDecisionState state)
{
  static const char *const styles[] = {
    [WG_DECISION_DONE] = "state-done", [WG_DECISION_IN_PROGRESS] = "state-open",
    [WG_DECISION_OVERDUE] = "state-overdue", [WG_DECISION_DROPPED] = "dim-label",
  };
  GtkWidget *label = gtk_label_new (wg_decision_state_get_label (state));

  gtk_widget_add_css_class (label, "state-chip");
  gtk_widget_add_css_class (label, styles[state]);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  return label;
}

static GtkWidget *
make_menu (gint64 id, gboolean open)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();
  const struct
  {
    const char *label, *action;
  } entries[] = {
    { open ? _("_Done…") : _("_In Progress Again"), "decisions.done" },
    { _("_Change"), "decisions.edit" },
    { _("D_rop"), "decisions.drop" },
    { _("_Take Away"), "decisions.delete" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (entries[i].label, NULL);

      g_menu_item_set_action_and_target (item, entries[i].action, "x", id);
      if (open || i != 2)
        g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("What can be done with this decision"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("What can be done with this decision"), -1);
  return button;
}

static GtkWidget *
make_row (WgDecisionList *self, WgRow *decision, gboolean with_meeting)
{
  WgDecisionState state = wg_meeting_book_get_state (decision, get_today (self));
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gint64 id = wg_row_get_id (decision);
  const char *content = wg_row_get_text (decision, WG_DECISION_CONTENT);
  g_autofree char *second = describe (self, decision, with_meeting);
  g_autofree char *first = g_strdup_printf ("%" G_GINT64_FORMAT ". %s",
                                            wg_row_get_int (decision, WG_DECISION_NUMBER, 0),
                                            content != NULL ? content : "");
  g_autofree char *spoken = g_strjoin ("; ", first, wg_decision_state_get_label (state), second,
                                       NULL);
  GtkWidget *detail = make_label (second, "caption");

  gtk_widget_add_css_class (detail, "dim-label");
  gtk_widget_add_css_class (detail, "numeric");
  gtk_box_append (GTK_BOX (words), make_label (with_meeting ? content : first, NULL));
  gtk_box_append (GTK_BOX (words), detail);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), make_state (state));
  if (!wg_district_get_read_only (self->district))
    gtk_box_append (GTK_BOX (box), make_menu (id, is_open (decision)));
  gtk_widget_add_css_class (box, "list-line");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (row), ID_KEY, g_memdup2 (&id, sizeof id), g_free);
  return row;
}

static void
wg_decision_list_dispose (GObject *object)
{
  WgDecisionList *self = WG_DECISION_LIST (object);

  g_clear_pointer ((GtkWidget **) &self->popover, gtk_widget_unparent);
  g_clear_pointer ((GtkWidget **) &self->list, gtk_widget_unparent);
  g_clear_object (&self->district);

  G_OBJECT_CLASS (wg_decision_list_parent_class)->dispose (object);
}

static void
wg_decision_list_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  WgDecisionList *self = WG_DECISION_LIST (widget);

  GTK_WIDGET_CLASS (wg_decision_list_parent_class)->size_allocate (widget, width, height, baseline);
  gtk_widget_size_allocate (GTK_WIDGET (self->list), &(GtkAllocation) { 0, 0, width, height },
                            baseline);
  gtk_popover_present (self->popover);
}

static void
wg_decision_list_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                          int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (WG_DECISION_LIST (widget)->list), orientation, for_size, minimum,
                      natural, minimum_baseline, natural_baseline);
}

static GtkSizeRequestMode
wg_decision_list_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
wg_decision_list_class_init (WgDecisionListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_decision_list_dispose;
  widget_class->size_allocate = wg_decision_list_size_allocate;
  widget_class->measure = wg_decision_list_measure;
  widget_class->get_request_mode = wg_decision_list_get_request_mode;
  signals[EDIT] = g_signal_new ("edit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[TOLD] = g_signal_new ("told", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_install_action (widget_class, "decisions.done", "x", on_done_action);
  gtk_widget_class_install_action (widget_class, "decisions.edit", "x", on_edit_action);
  gtk_widget_class_install_action (widget_class, "decisions.drop", "x", on_drop_action);
  gtk_widget_class_install_action (widget_class, "decisions.delete", "x", on_delete_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "decisions.edit", "x",
                                       (gint64) 0);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "decisions.delete", "x",
                                       (gint64) 0);
}

static void
make_popover (WgDecisionList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Done"));

  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self));
  self->day = GTK_ENTRY (gtk_entry_new ());
  gtk_editable_set_width_chars (GTK_EDITABLE (self->day), 11);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->day), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Done on"), -1);
  self->problem = GTK_LABEL (make_label (NULL, "alarm"));
  gtk_label_set_max_width_chars (self->problem, 24);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  gtk_box_append (GTK_BOX (line), make_label (_("Done on"), NULL));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->day));
  gtk_box_append (GTK_BOX (line), button);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->problem));
  gtk_popover_set_child (self->popover, box);
  g_signal_connect_object (self->day, "activate", G_CALLBACK (on_day), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_day), self, G_CONNECT_SWAPPED);
}

static void
wg_decision_list_init (WgDecisionList *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Decisions"), -1);
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_activated), self,
                           G_CONNECT_SWAPPED);
  make_popover (self);
}

void
wg_decision_list_set_title (WgDecisionList *self, const char *title)
{
  g_return_if_fail (WG_IS_DECISION_LIST (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
}

void
wg_decision_list_set (WgDecisionList *self, WgDistrict *district, GPtrArray *decisions,
                      gboolean with_meeting)
{
  gint64 focused;
  GtkListBoxRow *row;

  g_return_if_fail (WG_IS_DECISION_LIST (self));

  focused = get_focused (self);
  g_set_object (&self->district, district);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; district != NULL && decisions != NULL && i < decisions->len; i++)
    gtk_list_box_append (self->list,
                         make_row (self, g_ptr_array_index (decisions, i), with_meeting));
  gtk_widget_set_visible (GTK_WIDGET (self->list), decisions != NULL && decisions->len > 0);
  row = focused != 0 ? find_row (self, focused) : NULL;
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}
