/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scope line under the header bar. It reads and writes the scope; what follows from it is the
 * pages' business. */

#include "wg-scope-bar.h"

#include "wg-breadcrumb.h"
#include "wg-ask.h"
#include "wg-cutoff-button.h"
#include "wg-indicator-popover.h"
#include "wg-period-button.h"

#include <glib/gi18n.h>

struct _WgScopeBar
{
  GtkWidget parent_instance;

  GtkWidget          *content;
  WgBreadcrumb       *breadcrumb;
  GtkLabel           *date;
  WgPeriodButton     *period;
  GtkWidget          *figure;     /* which figure colours the map, and its total */
  GtkMenuButton      *indicator;
  WgIndicatorPopover *indicators;
  GtkLabel           *total;
  GtkMenuButton      *service_class;
  WgCutoffButton     *cutoff;

  WgDistrict         *district;
  WgScope            *scope;
  gboolean            of_service; /* the page is about records, whatever colours the map */
};

G_DEFINE_FINAL_TYPE (WgScopeBar, wg_scope_bar, GTK_TYPE_WIDGET)

static void
show_total (WgScopeBar *self)
{
  g_autoptr (WgFigure) figure = NULL;
  g_autofree char *value = NULL, *text = NULL;
  WgQuestion question;

  wg_question_of_scope (&question, self->scope);
  question.grid = 0;
  if (question.indicator != NULL)
    figure = wg_district_ask (self->district, &question, NULL);
  if (figure == NULL)
    {
      gtk_label_set_text (self->total, "");
      return;
    }
  value = wg_figure_format (figure);
  if (figure->state == WG_VALUE_SHOWN)
    text = g_strconcat (value, g_str_equal (figure->indicator->unit_of_count, "%") ? "" : "\u2009",
                        figure->indicator->unit_of_count, figure->method != NULL ? " · " : NULL,
                        figure->method, NULL);
  gtk_label_set_text (self->total, text != NULL ? text : value);
}

/* One section for each use: a class of activities parts no orders. */
static GMenu *
make_class_menu (WgScopeBar *self)
{
  static const char *const uses[] = { "case", "activity", "wish" };
  static const char *const names[] = { N_("Orders"), N_("Activities"), N_("Wishes") };
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _("All classes"), "win.service-class(int64 0)");
  for (guint i = 0; i < G_N_ELEMENTS (uses); i++)
    {
      g_autoptr (GPtrArray) classes = wg_district_get_classes (self->district, uses[i]);
      g_autoptr (GMenu) section = g_menu_new ();

      for (guint k = 0; k < classes->len; k++)
        {
          WgRow *row = g_ptr_array_index (classes, k);
          gboolean below = wg_row_get_int (row, WG_SERVICE_CLASS_PARENT, 0) != 0;
          g_autofree char *name =
            g_strconcat (below ? "\u2003" : "", wg_row_get_text (row, WG_SERVICE_CLASS_NAME), NULL);
          g_autoptr (GMenuItem) item = g_menu_item_new (name, NULL);

          g_menu_item_set_action_and_target (item, "win.service-class", "x", wg_row_get_id (row));
          g_menu_append_item (section, item);
        }
      if (classes->len > 0)
        g_menu_append_section (menu, _(names[i]), G_MENU_MODEL (section));
    }
  return menu;
}

static void
show_class (WgScopeBar *self, gboolean records)
{
  gint64 chosen = wg_scope_get_service_class (self->scope);
  const char *name = chosen != 0 ? wg_district_get_class_name (self->district, chosen) : NULL;
  g_autoptr (GMenu) menu = make_class_menu (self);
  g_autofree char *spoken =
    g_strdup_printf ("%s: %s", _("Class"), name != NULL ? name : _("All classes"));

  gtk_menu_button_set_menu_model (self->service_class, G_MENU_MODEL (menu));
  gtk_menu_button_set_label (self->service_class, name != NULL ? name : _("All classes"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->service_class),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  /* One item says that there is nothing to choose from. */
  gtk_widget_set_visible (GTK_WIDGET (self->service_class),
                          records && g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 1);
}

/* A stock has a day, what is counted from records has a period. */
static void
show_when (WgScopeBar *self, const WgIndicator *indicator)
{
  gboolean records = self->of_service
                     || (indicator != NULL && indicator->source == WG_SOURCE_MEASURES);
  WgTime at = wg_scope_get_at (self->scope);
  g_autofree char *today =
    wg_date_format (at != WG_TIME_NONE
                      ? wg_time_get_day (at)
                      : wg_clock_get_today (wg_district_get_clock (self->district)));
  /* Translators: %s is a date; the state of the registry on that day is shown. */
  g_autofree char *date = g_strdup_printf (_("as of %s"), today);

  gtk_label_set_text (self->date, date);
  wg_cutoff_button_set_cutoff (self->cutoff, wg_scope_get_cutoff (self->scope),
                               wg_scope_get_period (self->scope));
  gtk_widget_set_visible (GTK_WIDGET (self->cutoff), records);
  show_class (self, records);
  wg_period_button_set_period (self->period, wg_scope_get_period (self->scope));
  gtk_widget_set_visible (GTK_WIDGET (self->date), !records);
  gtk_widget_set_visible (GTK_WIDGET (self->period), records);
  gtk_widget_set_visible (self->figure, !self->of_service);
}

static void
update (WgScopeBar *self)
{
  g_autofree char *spoken = NULL;
  WgIndicator *indicator = NULL;
  const char *id;

  if (self->district == NULL)
    return;
  wg_breadcrumb_show (self->breadcrumb, self->district, wg_scope_get_unit (self->scope));

  id = wg_scope_get_indicator (self->scope);
  if (id != NULL)
    indicator = wg_district_find_indicator (self->district, id);
  gtk_menu_button_set_label (self->indicator,
                             indicator != NULL ? indicator->name : _("No figure"));
  spoken = g_strdup_printf ("%s: %s", _("Figure"), indicator != NULL ? indicator->name : "–");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->indicator), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
  wg_indicator_popover_show (self->indicators, wg_district_get_indicators (self->district), id);
  show_total (self);
  show_when (self, indicator);
}

static void
on_period_picked (WgScopeBar *self)
{
  if (self->scope != NULL)
    wg_scope_set_period (self->scope, wg_period_button_get_period (self->period));
}

static void
on_cutoff_picked (WgScopeBar *self)
{
  if (self->scope != NULL)
    wg_scope_set_cutoff (self->scope, wg_cutoff_button_get_cutoff (self->cutoff));
}

static void
on_chosen (WgScopeBar *self, const char *id)
{
  if (self->scope != NULL)
    wg_scope_set_indicator (self->scope, id);
}

static void
on_scope_changed (WgScopeBar *self, GParamSpec *pspec)
{
  if (!g_str_equal (pspec->name, "selected-grid") && !g_str_equal (pspec->name, "selected-unit"))
    update (self);
}

static void
wg_scope_bar_dispose (GObject *object)
{
  WgScopeBar *self = WG_SCOPE_BAR (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_object (&self->district);
  g_clear_object (&self->scope);

  G_OBJECT_CLASS (wg_scope_bar_parent_class)->dispose (object);
}

static void
wg_scope_bar_class_init (WgScopeBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_scope_bar_dispose;
  g_type_ensure (WG_TYPE_BREADCRUMB);
  g_type_ensure (WG_TYPE_INDICATOR_POPOVER);
  g_type_ensure (WG_TYPE_PERIOD_BUTTON);
  g_type_ensure (WG_TYPE_CUTOFF_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/window/wg-scope-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, WgScopeBar, content);
  gtk_widget_class_bind_template_child (widget_class, WgScopeBar, breadcrumb);
  gtk_widget_class_bind_template_child (widget_class, WgScopeBar, date);
  gtk_widget_class_bind_template_child (widget_class, WgScopeBar, period);
  gtk_widget_class_bind_template_child (widget_class, WgScopeBar, figure);
  gtk_widget_class_bind_template_child (widget_class, WgScopeBar, indicator);
  gtk_widget_class_bind_template_child (widget_class, WgScopeBar, indicators);
  gtk_widget_class_bind_template_child (widget_class, WgScopeBar, total);
  gtk_widget_class_bind_template_child (widget_class, WgScopeBar, service_class);
  gtk_widget_class_bind_template_child (widget_class, WgScopeBar, cutoff);
}

static void
wg_scope_bar_init (WgScopeBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->indicators, "chosen", G_CALLBACK (on_chosen), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->cutoff, "picked", G_CALLBACK (on_cutoff_picked), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->period, "picked", G_CALLBACK (on_period_picked), self,
                           G_CONNECT_SWAPPED);
}

void
wg_scope_bar_set_district (WgScopeBar *self, WgDistrict *district, WgScope *scope)
{
  g_return_if_fail (WG_IS_SCOPE_BAR (self));

  if (self->district != NULL)
    g_signal_handlers_disconnect_by_func (self->district, update, self);
  if (self->scope != NULL)
    g_signal_handlers_disconnect_by_func (self->scope, on_scope_changed, self);
  g_set_object (&self->district, district);
  g_set_object (&self->scope, scope);
  if (district == NULL || scope == NULL)
    return;
  g_signal_connect_object (district, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (scope, "notify", G_CALLBACK (on_scope_changed), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

/**
 * wg_scope_bar_set_of_service:
 * @of_service: whether the page below is about records, whatever figure colours the map
 */
void
wg_scope_bar_set_of_service (WgScopeBar *self, gboolean of_service)
{
  g_return_if_fail (WG_IS_SCOPE_BAR (self));

  if (self->of_service == of_service)
    return;
  self->of_service = of_service;
  update (self);
}

void
wg_scope_bar_choose_period (WgScopeBar *self)
{
  g_return_if_fail (WG_IS_SCOPE_BAR (self));

  if (gtk_widget_get_visible (GTK_WIDGET (self->period)))
    wg_period_button_popup (self->period);
}

void
wg_scope_bar_choose_cutoff (WgScopeBar *self)
{
  g_return_if_fail (WG_IS_SCOPE_BAR (self));

  if (gtk_widget_get_visible (GTK_WIDGET (self->cutoff)))
    wg_cutoff_button_popup (self->cutoff);
}

void
wg_scope_bar_choose_indicator (WgScopeBar *self)
{
  g_return_if_fail (WG_IS_SCOPE_BAR (self));

  gtk_menu_button_popup (self->indicator);
}
