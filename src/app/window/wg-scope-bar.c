/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scope line under the header bar. It reads and writes the scope; what follows from it is the
 * pages' business. */

#include "wg-scope-bar.h"

#include "wg-breadcrumb.h"
#include "wg-indicator-popover.h"

#include <glib/gi18n.h>

struct _WgScopeBar
{
  GtkWidget parent_instance;

  GtkWidget          *content;
  WgBreadcrumb       *breadcrumb;
  GtkLabel           *date;
  GtkMenuButton      *indicator;
  WgIndicatorPopover *indicators;
  GtkLabel           *total;
  GtkLabel           *cutoff;

  WgDistrict         *district;
  WgScope            *scope;
};

G_DEFINE_FINAL_TYPE (WgScopeBar, wg_scope_bar, GTK_TYPE_WIDGET)

static void
show_total (WgScopeBar *self)
{
  g_autoptr (WgFigure) figure = NULL;
  g_autofree char *value = NULL, *text = NULL;
  const char *id = wg_scope_get_indicator (self->scope);

  if (id != NULL)
    figure = wg_district_evaluate (self->district, id, wg_scope_get_unit (self->scope), WG_BY_NONE,
                                   NULL);
  if (figure == NULL)
    {
      gtk_label_set_text (self->total, "");
      return;
    }
  value = wg_figure_format (figure);
  if (figure->state == WG_VALUE_SHOWN)
    text = g_strconcat (value, g_str_equal (figure->indicator->unit_of_count, "%") ? "" : "\u2009",
                        figure->indicator->unit_of_count, NULL);
  gtk_label_set_text (self->total, text != NULL ? text : value);
}

static void
update (WgScopeBar *self)
{
  g_autofree char *date = NULL, *today = NULL, *spoken = NULL;
  WgIndicator *indicator = NULL;
  const char *id;
  WgTime at, cutoff;

  if (self->district == NULL)
    return;
  wg_breadcrumb_show (self->breadcrumb, self->district, wg_scope_get_unit (self->scope));

  at = wg_scope_get_at (self->scope);
  today = wg_date_format (at != WG_TIME_NONE
                            ? wg_time_get_day (at)
                            : wg_clock_get_today (wg_district_get_clock (self->district)));
  /* Translators: %s is a date; the state of the registry on that day is shown. */
  date = g_strdup_printf (_("as of %s"), today);
  gtk_label_set_text (self->date, date);

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

  cutoff = wg_scope_get_cutoff (self->scope);
  if (cutoff == WG_TIME_NONE)
    gtk_label_set_text (self->cutoff, _("Live"));
  else
    {
      g_autofree char *time = wg_time_format (cutoff);
      /* Translators: %s is the time up to which entries count. */
      g_autofree char *text = g_strdup_printf (_("Cut-off %s"), time);

      gtk_label_set_text (self->cutoff, text);
    }
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
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/window/wg-scope-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, WgScopeBar, content);
  gtk_widget_class_bind_template_child (widget_class, WgScopeBar, breadcrumb);
  gtk_widget_class_bind_template_child (widget_class, WgScopeBar, date);
  gtk_widget_class_bind_template_child (widget_class, WgScopeBar, indicator);
  gtk_widget_class_bind_template_child (widget_class, WgScopeBar, indicators);
  gtk_widget_class_bind_template_child (widget_class, WgScopeBar, total);
  gtk_widget_class_bind_template_child (widget_class, WgScopeBar, cutoff);
}

static void
wg_scope_bar_init (WgScopeBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->indicators, "chosen", G_CALLBACK (on_chosen), self,
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

void
wg_scope_bar_choose_indicator (WgScopeBar *self)
{
  g_return_if_fail (WG_IS_SCOPE_BAR (self));

  gtk_menu_button_popup (self->indicator);
}
