/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The calendar of re-elections. It shows what desk/ computed; a month and a type of body filter the
 * list, a line leads to the body. */

#include "wg-terms-page.h"

#include "wg-cut-label.h"
#include "wg-data.h"
#include "wg-body-type.h"
#include "wg-term-calendar.h"
#include "wg-term-chart.h"
#include "wg-text-scale.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _WgTermsPage
{
  GtkWidget parent_instance;

  GtkWidget      *content;
  GtkLabel       *title;
  GtkLabel       *subtitle;
  GtkDropDown    *type;
  GtkDropDown    *months;
  GtkDrawingArea *chart;
  GtkListView    *list;

  WgDistrict     *district; /* (nullable), as the next two */
  WgScope        *scope;
  WgTermCalendar *calendar;
  GPtrArray      *types;    /* WgBodyType that have a term */
  GPtrArray      *shown;    /* WgTermEnd: the lines, of the calendar */
  GtkStringList  *lines;
  gboolean        filling;
};

G_DEFINE_FINAL_TYPE (WgTermsPage, wg_terms_page, GTK_TYPE_WIDGET)

/* (nullable): the one type that is listed. */
static const WgBodyType *
get_type (WgTermsPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->type);

  return selected > 0 && selected <= self->types->len
           ? g_ptr_array_index (self->types, selected - 1) : NULL;
}

static guint
get_month (WgTermsPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->months);

  return selected > 0 && selected != GTK_INVALID_LIST_POSITION ? selected - 1 : WG_TERM_CHART_NONE;
}

static WgTermBar *
make_bars (WgTermsPage *self)
{
  WgTermBar *bars = g_new0 (WgTermBar, self->calendar->n_months);

  for (guint i = 0; i < self->calendar->n_months; i++)
    {
      int month = self->calendar->month - 1 + (int) i;

      bars[i] = (WgTermBar) { self->calendar->year + month / 12, month % 12 + 1,
                              self->calendar->counts[i],
                              wg_term_calendar_is_bunched (self->calendar, i) };
    }
  return bars;
}

static void
draw (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  WgTermsPage *self = data;
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  g_autofree WgTermBar *bars = NULL;

  if (self->calendar == NULL)
    return;
  bars = make_bars (self);
  wg_term_chart_draw (cr, wg_theme_get (dark ? WG_THEME_DARK : WG_THEME_LIGHT), bars,
                      self->calendar->n_months, get_month (self), width, height,
                      14 * wg_text_scale_get ());
}

static void
fill_list (WgTermsPage *self)
{
  guint month = get_month (self);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->lines));

  g_ptr_array_set_size (self->shown, 0);
  gtk_string_list_splice (self->lines, 0, n, NULL);
  for (guint i = 0; self->calendar != NULL && i < self->calendar->ends->len; i++)
    {
      WgTermEnd *end = g_ptr_array_index (self->calendar->ends, i);
      g_autofree char *date = wg_date_format (end->end);
      g_autofree char *line = NULL;

      if (month != WG_TERM_CHART_NONE && end->month != month)
        continue;
      line = g_strjoin ("\t", date, wg_unit_get_name (end->unit),
                        end->extended ? _("delay approved") : "", NULL);
      g_ptr_array_add (self->shown, end);
      gtk_string_list_append (self->lines, line);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self->chart));
}

/* A file just begun has no terms: say where they are written. */
static void
show_nothing (WgTermsPage *self)
{
  g_autofree char *title = g_strdup_printf (ngettext ("No re-election in %u month",
                                                      "No re-election in %u months",
                                                      self->calendar->n_months),
                                            self->calendar->n_months);

  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->subtitle, _("A body appears here once its form says when its term "
                                        "ends: choose it in the tree, section “Term”."));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chart), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  title, -1);
}

/* What one sees, as a sentence: how many, and where they come together. */
static void
show_title (WgTermsPage *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree WgTermBar *bars = make_bars (self);
  g_autofree char *below = NULL;

  g_string_append_printf (text, ngettext ("%u re-election in %u months",
                                          "%u re-elections in %u months",
                                          self->calendar->ends->len),
                          self->calendar->ends->len, self->calendar->n_months);
  for (guint i = 0; i < self->calendar->n_months; i++)
    if (bars[i].bunched)
      /* Translators: a month with very many re-elections. */
      g_string_append_printf (text, _(" · %d-%02d bunched (%u)"), bars[i].year, bars[i].month,
                              bars[i].count);
  if (self->calendar->ends->len == 0 && self->calendar->overdue->len == 0)
    {
      show_nothing (self);
      return;
    }
  gtk_label_set_text (self->title, text->str);
  below = g_strdup_printf (_("Past their term: %u · dispatched bodies, to which no term applies: "
                             "%u"), self->calendar->overdue->len,
                           self->calendar->dispatched->len);
  gtk_label_set_text (self->subtitle, below);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chart), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text->str, -1);
}

static void
fill_months (WgTermsPage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree WgTermBar *bars = make_bars (self);
  guint selected = gtk_drop_down_get_selected (self->months);

  gtk_string_list_append (names, _("All months"));
  for (guint i = 0; i < self->calendar->n_months; i++)
    {
      g_autofree char *name = g_strdup_printf ("%d-%02d (%u)", bars[i].year, bars[i].month,
                                               bars[i].count);

      gtk_string_list_append (names, name);
    }
  gtk_drop_down_set_model (self->months, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->months,
                              selected == GTK_INVALID_LIST_POSITION ? 0 : selected);
}

static void
update (WgTermsPage *self)
{
  const WgBodyType *type = get_type (self);

  if (self->filling)
    return;
  self->filling = TRUE;
  g_ptr_array_set_size (self->shown, 0);
  g_clear_pointer (&self->calendar, wg_term_calendar_free);
  if (self->district != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      guint n_months;
      double share;

      wg_term_calendar_get_limits (self->district, &n_months, &share);
      self->calendar = wg_term_calendar_new (self->district, wg_scope_get_unit (self->scope),
                                             type != NULL ? type->id : NULL,
                                             n_months, share);
      show_title (self);
      fill_months (self);
    }
  fill_list (self);
  self->filling = FALSE;
}

static void
on_month_selected (WgTermsPage *self)
{
  if (!self->filling)
    fill_list (self);
}

static void
on_chart_pressed (WgTermsPage *self, int n_press, double x, double y)
{
  guint month;

  if (self->calendar == NULL)
    return;
  month = wg_term_chart_hit (self->calendar->n_months,
                             gtk_widget_get_width (GTK_WIDGET (self->chart)), x);
  gtk_drop_down_set_selected (self->months, month == WG_TERM_CHART_NONE
                                              || month == get_month (self) ? 0 : month + 1);
}

static void
on_activated (WgTermsPage *self, guint position)
{
  const WgTermEnd *end;

  if (position >= self->shown->len)
    return;
  end = g_ptr_array_index (self->shown, position);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-unit", "x", wg_unit_get_id (end->unit));
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);

  for (guint i = 0; i < 3; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_set_hexpand (label, i == 1);
      gtk_widget_add_css_class (label, i == 1 ? "body" : "numeric");
      if (i == 2)
        gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (line), label);
    }
  gtk_list_item_set_child (item, line);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  g_auto (GStrv) words =
    g_strsplit (gtk_string_object_get_string (gtk_list_item_get_item (item)), "\t", 3);

  for (guint i = 0; label != NULL && words[i] != NULL; i++)
    {
      gtk_label_set_text (GTK_LABEL (label), words[i]);
      label = gtk_widget_get_next_sibling (label);
    }
}

static void
load_types (WgTermsPage *self)
{
  g_autoptr (GBytes) json = wg_data_lookup ("templates/body-types.json", NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->types = json != NULL ? wg_body_types_load (json, wg_data_get_language (), NULL) : NULL;
  if (self->types == NULL)
    self->types = g_ptr_array_new ();
  gtk_string_list_append (names, _("All types"));
  for (guint i = 0; i < self->types->len; i++)
    gtk_string_list_append (names, ((WgBodyType *) g_ptr_array_index (self->types, i))->name);
  gtk_drop_down_set_model (self->type, G_LIST_MODEL (names));
}

static void
wg_terms_page_dispose (GObject *object)
{
  WgTermsPage *self = WG_TERMS_PAGE (object);

  g_clear_object (&self->district);
  g_clear_object (&self->scope);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_pointer (&self->calendar, wg_term_calendar_free);
  g_clear_pointer (&self->types, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_object (&self->lines);

  G_OBJECT_CLASS (wg_terms_page_parent_class)->dispose (object);
}

static void
wg_terms_page_class_init (WgTermsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_terms_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/org/wg-terms-page.ui");
  gtk_widget_class_bind_template_child (widget_class, WgTermsPage, content);
  gtk_widget_class_bind_template_child (widget_class, WgTermsPage, title);
  gtk_widget_class_bind_template_child (widget_class, WgTermsPage, subtitle);
  gtk_widget_class_bind_template_child (widget_class, WgTermsPage, type);
  gtk_widget_class_bind_template_child (widget_class, WgTermsPage, months);
  gtk_widget_class_bind_template_child (widget_class, WgTermsPage, chart);
  gtk_widget_class_bind_template_child (widget_class, WgTermsPage, list);
}

static void
wg_terms_page_init (WgTermsPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  wg_cut_label_explain (self->title);
  self->shown = g_ptr_array_new ();
  self->lines = gtk_string_list_new (NULL);
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (
    gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->lines)))));
  gtk_drawing_area_set_draw_func (self->chart, draw, self, NULL);
  gtk_widget_add_controller (GTK_WIDGET (self->chart), GTK_EVENT_CONTROLLER (click));
  load_types (self);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_chart_pressed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (on_activated), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->type, "notify::selected", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->months, "notify::selected", G_CALLBACK (on_month_selected), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self->chart, G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (update), NULL);
}

void
wg_terms_page_set_district (WgTermsPage *self, WgDistrict *district, WgScope *scope)
{
  g_return_if_fail (WG_IS_TERMS_PAGE (self));

  if (self->district != NULL)
    g_signal_handlers_disconnect_by_func (self->district, update, self);
  if (self->scope != NULL)
    g_signal_handlers_disconnect_by_func (self->scope, update, self);
  g_set_object (&self->district, district);
  g_set_object (&self->scope, scope);
  if (district != NULL)
    {
      g_signal_connect_object (district, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (scope, "notify::unit", G_CALLBACK (update), self,
                               G_CONNECT_SWAPPED);
    }
  update (self);
}
