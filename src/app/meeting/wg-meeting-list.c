/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of the meeting page. Tens of lines in a year: they are made anew when the file
 * changes. */

#include "wg-meeting-list.h"

#include "wg-meeting-book.h"
#include "wg-question.h"
#include "wg-scope-words.h"

#include <glib/gi18n.h>

#define LINE_KEY "wg-line"

typedef struct
{
  WgMeetingListItem item;
  gint64            id;
} Line;

struct _WgMeetingList
{
  GtkWidget parent_instance;

  GtkWidget  *content;
  GtkListBox *list;
  Line        chosen;
  gboolean    filling; /* lines are being made, not chosen */
};

G_DEFINE_FINAL_TYPE (WgMeetingList, wg_meeting_list, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 4); /* two, but for large text */
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
add_line (WgMeetingList *self, WgMeetingListItem item, gint64 id, const char *icon,
          const char *title, const char *subtitle)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *image = gtk_image_new_from_icon_name (icon);
  GtkWidget *second = make_label (subtitle, "caption");
  const Line line = { item, id };
  g_autofree char *spoken = g_strjoin ("; ", title, subtitle, NULL);

  gtk_widget_add_css_class (second, "dim-label");
  gtk_widget_add_css_class (second, "numeric");
  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_widget_set_margin_top (image, 2);
  if (item == WG_MEETING_LIST_DECK)
    gtk_widget_set_margin_start (image, 18);
  gtk_box_append (GTK_BOX (words), make_label (title, NULL));
  gtk_box_append (GTK_BOX (words), second);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), words);
  gtk_widget_add_css_class (box, "list-line");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (row), LINE_KEY, g_memdup2 (&line, sizeof line), g_free);
  gtk_list_box_append (self->list, row);
}

static void
add_tasks (WgMeetingList *self, WgDistrict *district, gint64 unit, WgDate today)
{
  g_autoptr (GPtrArray) tasks = wg_meeting_book_list_tasks (district, unit, today);
  g_autofree char *text = NULL;
  WgDecisionCounts counts;

  if (tasks->len == 0)
    return;
  wg_meeting_book_count (tasks, today, &counts);
  text = wg_decision_counts_format (&counts);
  add_line (self, WG_MEETING_LIST_TASKS, 0, "view-list-bullet-symbolic", _("Tasks"), text);
}

static void
add_deck (WgMeetingList *self, WgRow *deck)
{
  gint64 cut = wg_row_get_int (deck, WG_DECK_CUT_AT, WG_TIME_NONE);
  g_autofree char *cutoff = cut != WG_TIME_NONE ? wg_cutoff_format (cut) : NULL;
  const char *typed = wg_row_get_text (deck, WG_DECK_PERIOD);
  WgPeriod period;
  g_autofree char *shown = typed != NULL && wg_period_parse (typed, &period)
                             ? wg_scope_words_period (&period) : g_strdup (typed);
  g_autofree char *text =
    cutoff != NULL
      /* Translators: a period and the cut-off of its data. */
      ? g_strdup_printf (_("%s · data until %s"), shown, cutoff)
      : g_strdup (shown);

  add_line (self, WG_MEETING_LIST_DECK, wg_row_get_id (deck), "x-office-presentation-symbolic",
            wg_row_get_text (deck, WG_DECK_NAME), text);
}

static void
add_meeting (WgMeetingList *self, WgDistrict *district, WgRow *meeting, WgDate today)
{
  gint64 starts = wg_row_get_int (meeting, WG_MEETING_STARTS_AT, WG_TIME_NONE);
  g_autofree char *when = starts != WG_TIME_NONE ? wg_time_format (starts) : g_strdup ("");
  g_autoptr (GPtrArray) decisions =
    wg_meeting_book_list_decisions (district, wg_row_get_id (meeting));
  g_autofree char *words = NULL;
  g_autofree char *text = NULL;
  WgDecisionCounts counts;

  wg_meeting_book_count (decisions, today, &counts);
  words = wg_decision_counts_format (&counts);
  text = counts.n > 0 ? g_strdup_printf ("%s · %s", when, words) : g_strdup (when);
  add_line (self, WG_MEETING_LIST_MEETING, wg_row_get_id (meeting), "x-office-calendar-symbolic",
            wg_row_get_text (meeting, WG_MEETING_TITLE), text);
}

static Line
get_line (GtkListBoxRow *row)
{
  const Line *line = row != NULL ? g_object_get_data (G_OBJECT (row), LINE_KEY) : NULL;

  return line != NULL ? *line : (Line) { WG_MEETING_LIST_NOTHING, 0 };
}

static void
on_selected (WgMeetingList *self, GtkListBoxRow *row)
{
  Line line = get_line (row);

  if (self->filling || row == NULL
      || (line.item == self->chosen.item && line.id == self->chosen.id))
    return;
  self->chosen = line;
  g_signal_emit (self, signals[CHOSEN], 0);
}

static GtkListBoxRow *
find_line (WgMeetingList *self, Line wanted)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      Line line = get_line (row);

      if (line.item == wanted.item && line.id == wanted.id)
        return row;
    }
  return NULL;
}

static void
wg_meeting_list_dispose (GObject *object)
{
  g_clear_pointer (&WG_MEETING_LIST (object)->content, gtk_widget_unparent);

  G_OBJECT_CLASS (wg_meeting_list_parent_class)->dispose (object);
}

/* Tab leads on to what is chosen: line by line it would choose every other one on its way. */
static gboolean
wg_meeting_list_focus (GtkWidget *widget, GtkDirectionType direction)
{
  WgMeetingList *self = WG_MEETING_LIST (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (wg_meeting_list_parent_class)->focus (widget, direction);
  if (gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  return row != NULL ? gtk_widget_grab_focus (GTK_WIDGET (row))
                     : GTK_WIDGET_CLASS (wg_meeting_list_parent_class)->focus (widget, direction);
}

static void
wg_meeting_list_class_init (WgMeetingListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  GTK_WIDGET_CLASS (klass)->focus = wg_meeting_list_focus;
  G_OBJECT_CLASS (klass)->dispose = wg_meeting_list_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
wg_meeting_list_init (WgMeetingList *self)
{
  GtkWidget *list = gtk_list_box_new ();

  self->list = GTK_LIST_BOX (list);
  gtk_widget_add_css_class (list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Meetings and decks"), -1);
  g_signal_connect_object (list, "row-selected", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
  self->content = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->content), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->content), list);
  gtk_widget_set_parent (self->content, GTK_WIDGET (self));
}

static void
add_all (WgMeetingList *self, WgDistrict *district, gint64 unit)
{
  WgDate today = wg_clock_get_today (wg_district_get_clock (district));
  g_autoptr (GPtrArray) meetings = wg_meeting_book_list (district, unit);
  g_autoptr (GPtrArray) decks = wg_meeting_book_list_decks (district, unit);

  add_tasks (self, district, unit, today);
  for (guint i = 0; i < decks->len; i++)
    if (wg_row_get_int (g_ptr_array_index (decks, i), WG_DECK_MEETING, 0) == 0)
      add_deck (self, g_ptr_array_index (decks, i));
  for (guint i = 0; i < meetings->len; i++)
    {
      gint64 id = wg_row_get_id (g_ptr_array_index (meetings, i));

      add_meeting (self, district, g_ptr_array_index (meetings, i), today);
      for (guint k = 0; k < decks->len; k++)
        if (wg_row_get_int (g_ptr_array_index (decks, k), WG_DECK_MEETING, 0) == id)
          add_deck (self, g_ptr_array_index (decks, k));
    }
}

void
wg_meeting_list_fill (WgMeetingList *self, WgDistrict *district, gint64 unit)
{
  gboolean had_focus;
  GtkListBoxRow *row;

  g_return_if_fail (WG_IS_MEETING_LIST (self));

  had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list)) != NULL;
  self->filling = TRUE;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  if (district != NULL)
    add_all (self, district, unit);
  row = find_line (self, self->chosen);
  if (row != NULL)
    gtk_list_box_select_row (self->list, row);
  self->filling = FALSE;
  if (row != NULL && had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  if (row == NULL && self->chosen.item != WG_MEETING_LIST_NOTHING)
    {
      self->chosen = (Line) { WG_MEETING_LIST_NOTHING, 0 };
      g_signal_emit (self, signals[CHOSEN], 0);
    }
}

WgMeetingListItem
wg_meeting_list_get_item (WgMeetingList *self)
{
  return self->chosen.item;
}

gint64
wg_meeting_list_get_id (WgMeetingList *self)
{
  return self->chosen.id;
}

gboolean
wg_meeting_list_choose (WgMeetingList *self, WgMeetingListItem item, gint64 id)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (WG_IS_MEETING_LIST (self), FALSE);

  row = find_line (self, (Line) { item, id });
  if (row != NULL)
    gtk_list_box_select_row (self->list, row);
  return row != NULL;
}
