/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The card of a number and the way down to its records. Every level is a question of its own; the
 * window adds nothing up. */

#include "wg-ask-window.h"

#include "wg-export-button.h"
#include "wg-figure-text.h"
#include "wg-focus.h"
#include "wg-records.h"
#include "wg-scope-words.h"
#include "wg-service-charts.h"

#include <glib/gi18n.h>

#define PAGE 100

struct _WgAskWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle *heading;
  GtkWidget      *back;
  GtkStack       *stack;
  GtkLabel       *value;
  GtkLabel       *definition;
  GtkLabel       *scope;
  GtkLabel       *late;
  GtkListBox     *parts;
  GtkLabel       *count;
  GtkListBox     *records;
  GtkWidget      *more;
  WgExportButton *export;

  WgDistrict     *district;
  GArray         *way;      /* WgQuestion: from the first asked down to the one shown */
  gboolean        listing;  /* records are shown, not the card */
  guint           n_listed;
  GCancellable   *reading;  /* (nullable) */
};

G_DEFINE_FINAL_TYPE (WgAskWindow, wg_ask_window, ADW_TYPE_WINDOW)

static void show (WgAskWindow *self);

static WgQuestion *
get_question (WgAskWindow *self)
{
  return &g_array_index (self->way, WgQuestion, self->way->len - 1);
}

static const char *
get_place (WgAskWindow *self, const WgQuestion *question)
{
  WgGrid *grid = question->grid != 0 ? wg_district_find_grid (self->district, question->grid)
                                     : NULL;
  WgUnit *unit = question->unit != 0 ? wg_district_find_unit (self->district, question->unit)
                                     : NULL;

  if (grid != NULL)
    return wg_grid_get_name (grid);
  return unit != NULL ? wg_unit_get_name (unit) : wg_district_get_name (self->district);
}

static char *
describe_scope (WgAskWindow *self, const WgQuestion *question, const WgFigure *figure)
{
  gboolean is_stock = figure->period.first == WG_DATE_NONE;
  WgTime now = wg_clock_get_now (wg_district_get_clock (self->district));
  g_autofree char *when = is_stock
    ? wg_scope_words_at (question->at != WG_TIME_NONE ? question->at : now)
    : wg_scope_words_period (&figure->period);
  g_autofree char *until = wg_scope_words_cutoff (question->cutoff);
  const char *of_class = question->service_class != 0
                           ? wg_district_get_class_name (self->district, question->service_class)
                           : NULL;

  /* What is counted at a moment has neither a class nor a cut-off. */
  if (is_stock)
    return g_strjoin (" ▸ ", get_place (self, question), when, NULL);
  return g_strjoin (" ▸ ", get_place (self, question), when,
                    of_class != NULL ? of_class : _("all classes"), until, NULL);
}

static void
clear (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

/* A line: what, and right-aligned how much. */
static GtkWidget *
make_row (const char *name, const char *value)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *left = gtk_label_new (name), *right = gtk_label_new (value);
  /* Translators: a name and what belongs to it. */
  g_autofree char *spoken = value[0] != '\0' ? g_strdup_printf (_("%1$s: %2$s"), name, value)
                                             : g_strdup (name);

  gtk_label_set_xalign (GTK_LABEL (left), 0);
  gtk_label_set_wrap (GTK_LABEL (left), TRUE);
  gtk_widget_set_hexpand (left, TRUE);
  gtk_widget_add_css_class (right, "numeric");
  gtk_widget_add_css_class (right, "heading");
  gtk_widget_add_css_class (box, "ask-line");
  gtk_box_append (GTK_BOX (box), left);
  gtk_box_append (GTK_BOX (box), right);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

/* What a line leads to; 0 and no grid: to the records. */
typedef struct
{
  gint64   id;
  gboolean is_grid;
} Target;

static void
add_part (WgAskWindow *self, const WgFigure *figure, const WgFigurePart *part, gboolean is_grid)
{
  g_autofree char *value = wg_figure_text_part (figure, part);
  GtkWidget *row = make_row (part->name, value);
  Target *target = g_new0 (Target, 1);

  target->id = part->id;
  target->is_grid = is_grid;
  g_object_set_data_full (G_OBJECT (row), "target", target, g_free);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), part->id != 0);
  gtk_list_box_append (self->parts, row);
}

/* By unit while there are units with grids below, else by grid; a grid has records only. */
static WgFigure *
ask_parts (WgAskWindow *self, gboolean *of_grids)
{
  WgQuestion asked = *get_question (self);
  g_autoptr (GPtrArray) places = wg_service_get_places (self->district, asked.unit);

  *of_grids = places->len == 0;
  asked.by = asked.grid != 0 ? WG_BY_NONE : *of_grids ? WG_BY_GRID : WG_BY_UNIT;
  wg_export_button_set_figure (self->export, self->district, &asked);
  return wg_district_ask (self->district, &asked, NULL);
}

static void
fill_parts (WgAskWindow *self, const WgFigure *figure, gboolean of_grids)
{
  g_autoptr (GPtrArray) places =
    wg_service_get_places (self->district, get_question (self)->unit);

  clear (self->parts);
  for (guint i = 0; i < figure->parts->len; i++)
    {
      const WgFigurePart *part = &g_array_index (figure->parts, WgFigurePart, i);

      WgUnit *unit = part->id != 0 ? wg_district_find_unit (self->district, part->id) : NULL;

      if (unit != NULL && !g_ptr_array_find (places, unit, NULL))
        continue;
      if (part->id != 0 || part->state != WG_VALUE_SHOWN || part->value != 0)
        add_part (self, figure, part, of_grids);
    }
  if (wg_district_has_records (self->district, figure->indicator->id))
    gtk_list_box_append (self->parts, make_row (_("The records themselves"), "›"));
}

static void
show_card (WgAskWindow *self)
{
  WgQuestion *question = get_question (self);
  gboolean of_grids;
  g_autoptr (WgFigure) figure = ask_parts (self, &of_grids);
  g_autofree char *value = NULL, *scope = NULL, *late = NULL, *definition = NULL;

  if (figure == NULL)
    return;
  value = wg_figure_text_part (figure, NULL);
  scope = describe_scope (self, question, figure);
  late = g_strdup_printf (ngettext ("%u entered after the cut-off", "%u entered after the cut-off",
                                    figure->late), figure->late);
  /* Translators: the definition of a figure and what it is counted in. */
  definition = g_strdup_printf (_("%1$s Counted in: %2$s."), figure->indicator->definition,
                                figure->indicator->unit_of_count);
  adw_window_title_set_title (self->heading, wg_figure_get_title (figure));
  adw_window_title_set_subtitle (self->heading, get_place (self, question));
  gtk_label_set_text (self->value, value);
  gtk_label_set_text (self->definition, definition);
  gtk_label_set_text (self->scope, scope);
  gtk_label_set_text (self->late, figure->why != NULL ? figure->why : late);
  gtk_widget_set_visible (GTK_WIDGET (self->late), figure->late > 0 || figure->why != NULL);
  fill_parts (self, figure, of_grids);
  gtk_stack_set_visible_child_name (self->stack, "card");
}

static void
show_on_map (WgAskWindow *self, gint64 grid)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  gtk_widget_activate_action (GTK_WIDGET (parent), "win.show-on-map", "(bx)", TRUE, grid);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_record_map (GtkButton *button, gpointer data)
{
  gint64 *grid = g_object_get_data (G_OBJECT (button), "grid");

  show_on_map (data, *grid);
}

static void
add_map_button (WgAskWindow *self, GtkWidget *row, gint64 grid)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("mark-location-symbolic");
  gint64 *id = g_memdup2 (&grid, sizeof grid);

  g_object_set_data_full (G_OBJECT (button), "grid", id, g_free);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Show its grid on the map"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Show its grid on the map"), -1);
  g_signal_connect (button, "clicked", G_CALLBACK (on_record_map), self);
  gtk_box_append (GTK_BOX (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row))), button);
}

static void
add_record (WgAskWindow *self, WgRow *record)
{
  g_autofree char *words = wg_record_describe (self->district, record);
  const WgKind *kind = wg_row_get_kind (record);
  int field = wg_kind_find_field (kind, "grid");
  gint64 grid = field >= 0 ? wg_row_get_int (record, (guint) field, 0) : 0;
  GtkWidget *row = make_row (words, "");

  g_object_set_data_full (G_OBJECT (row), "record", wg_row_ref (record),
                          (GDestroyNotify) wg_row_unref);
  if (grid != 0 && wg_district_find_grid (self->district, grid) != NULL)
    add_map_button (self, row, grid);
  gtk_list_box_append (self->records, row);
}

/* "132 records", and what they add up to where that is another number. */
static char *
describe_count (WgAskWindow *self, guint total, double sum)
{
  WgIndicator *card = wg_district_find_indicator (self->district, get_question (self)->indicator);
  g_autofree char *count = g_strdup_printf (ngettext ("%u record", "%u records", total), total);
  g_autofree char *value = NULL;

  if (!card->additive || sum == total)
    return g_steal_pointer (&count);
  value = wg_indicator_format (card, sum);
  /* Translators: "132 records", then a number and what it counts. */
  return g_strdup_printf (_("%1$s, together %2$s %3$s"), count, value, card->unit_of_count);
}

static void
on_records (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (WgAskWindow) self = data;
  g_autoptr (GError) error = NULL;
  guint total = 0;
  double sum = 0;
  g_autoptr (GPtrArray) rows =
    wg_district_list_records_finish (WG_DISTRICT (source), result, &total, &sum, &error);
  g_autofree char *count = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || !self->listing)
    return;
  if (rows == NULL)
    {
      gtk_label_set_text (self->count, error->message);
      return;
    }
  for (guint i = 0; i < rows->len; i++)
    add_record (self, g_ptr_array_index (rows, i));
  if (self->n_listed == 0 && rows->len > 0)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->records, 0)));
  self->n_listed += rows->len;
  count = describe_count (self, total, sum);
  gtk_label_set_text (self->count, count);
  gtk_widget_set_visible (self->more, self->n_listed < total);
}

static void
read_records (WgAskWindow *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  wg_district_list_records_async (self->district, get_question (self), self->n_listed, PAGE,
                                  self->reading, on_records, g_object_ref (self));
}

static void
show (WgAskWindow *self)
{
  show_card (self);
  gtk_widget_set_visible (self->back, self->way->len > 1 || self->listing);
  if (self->listing)
    {
      clear (self->records);
      self->n_listed = 0;
      gtk_widget_set_visible (self->more, FALSE);
      gtk_label_set_text (self->count, _("Reading …"));
      gtk_stack_set_visible_child_name (self->stack, "records");
      wg_export_button_set_records (self->export, self->district, get_question (self));
      read_records (self);
    }
  else if (gtk_list_box_get_row_at_index (self->parts, 0) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->parts, 0)));
}

static void
on_part (WgAskWindow *self, GtkListBoxRow *row)
{
  Target *target = g_object_get_data (G_OBJECT (row), "target");
  WgQuestion next = *get_question (self);

  if (target == NULL)
    {
      wg_ask_window_show_records (self);
      return;
    }
  if (target->is_grid && !wg_district_has_records (self->district, next.indicator))
    {
      show_on_map (self, target->id);
      return;
    }
  if (target->is_grid)
    next.grid = target->id;
  else
    next.unit = target->id;
  g_array_append_val (self->way, next);
  /* A grid has no parts: its records are what is below it. */
  self->listing = target->is_grid;
  show (self);
}

static void
on_record (WgAskWindow *self, GtkListBoxRow *row)
{
  WgRow *record = g_object_get_data (G_OBJECT (row), "record");
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (record == NULL || !g_action_group_has_action (G_ACTION_GROUP (parent), "edit-record"))
    return;
  gtk_widget_activate_action (GTK_WIDGET (parent), "win.edit-record", "(sx)",
                              wg_row_get_kind (record)->name, wg_row_get_id (record));
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_up (GtkWidget *widget, const char *action, GVariant *parameter)
{
  WgAskWindow *self = WG_ASK_WINDOW (widget);

  if (self->listing && get_question (self)->grid == 0)
    self->listing = FALSE;
  else if (self->way->len > 1)
    {
      self->listing = FALSE;
      g_array_set_size (self->way, self->way->len - 1);
    }
  show (self);
}

static void
on_more (GtkWidget *widget, const char *action, GVariant *parameter)
{
  read_records (WG_ASK_WINDOW (widget));
}

static void
wg_ask_window_dispose (GObject *object)
{
  WgAskWindow *self = WG_ASK_WINDOW (object);

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->district);
  g_clear_pointer (&self->way, g_array_unref);

  G_OBJECT_CLASS (wg_ask_window_parent_class)->dispose (object);
}

static void
wg_ask_window_class_init (WgAskWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_ask_window_dispose;
  g_type_ensure (WG_TYPE_EXPORT_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/stats/wg-ask-window.ui");
  gtk_widget_class_bind_template_child (widget_class, WgAskWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, WgAskWindow, back);
  gtk_widget_class_bind_template_child (widget_class, WgAskWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, WgAskWindow, value);
  gtk_widget_class_bind_template_child (widget_class, WgAskWindow, definition);
  gtk_widget_class_bind_template_child (widget_class, WgAskWindow, scope);
  gtk_widget_class_bind_template_child (widget_class, WgAskWindow, late);
  gtk_widget_class_bind_template_child (widget_class, WgAskWindow, parts);
  gtk_widget_class_bind_template_child (widget_class, WgAskWindow, count);
  gtk_widget_class_bind_template_child (widget_class, WgAskWindow, records);
  gtk_widget_class_bind_template_child (widget_class, WgAskWindow, more);
  gtk_widget_class_bind_template_child (widget_class, WgAskWindow, export);
  gtk_widget_class_bind_template_callback (widget_class, on_part);
  gtk_widget_class_bind_template_callback (widget_class, on_record);
  gtk_widget_class_install_action (widget_class, "ask.up", NULL, on_up);
  gtk_widget_class_install_action (widget_class, "ask.more", NULL, on_more);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_BackSpace, 0, "ask.up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "ask.up", NULL);
}

static void
wg_ask_window_init (WgAskWindow *self)
{
  self->way = g_array_new (FALSE, FALSE, sizeof (WgQuestion));
  gtk_widget_init_template (GTK_WIDGET (self));
  wg_focus_add_close_key (GTK_WINDOW (self));
}

GtkWindow *
wg_ask_window_new (GtkWindow *parent, WgDistrict *district, const WgQuestion *question)
{
  WgAskWindow *self = g_object_new (WG_TYPE_ASK_WINDOW, "transient-for", parent, NULL);
  WgQuestion first = *question;

  if (gtk_widget_has_css_class (GTK_WIDGET (parent), "uncomposited"))
    gtk_widget_add_css_class (GTK_WIDGET (self), "uncomposited");
  self->district = g_object_ref (district);
  first.indicator = g_intern_string (question->indicator);
  first.by = WG_BY_NONE;
  g_array_append_val (self->way, first);
  show (self);
  return GTK_WINDOW (self);
}

void
wg_ask_window_show_records (WgAskWindow *self)
{
  g_return_if_fail (WG_IS_ASK_WINDOW (self));

  self->listing = TRUE;
  show (self);
}
