/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chips that say what the page is narrowed to. Each is a button that takes its filter back. */

#include "wg-stats-screen-private.h"

#include "wg-scope-words.h"

#include <glib/gi18n.h>

static const char *
name_of (WgStatsScreen *self, const WgFilter *filter)
{
  WgUnit *unit;
  WgGrid *grid;
  const char *name = NULL;

  switch (filter->kind)
    {
    case WG_FILTER_UNIT:
      unit = wg_district_find_unit (self->district, filter->id);
      name = unit != NULL ? wg_unit_get_name (unit) : NULL;
      break;
    case WG_FILTER_GRID:
      grid = wg_district_find_grid (self->district, filter->id);
      name = grid != NULL ? wg_grid_get_name (grid) : NULL;
      break;
    case WG_FILTER_CLASS:
      name = wg_district_get_class_name (self->district, filter->id);
      break;
    case WG_FILTER_PERIOD:
    default:
      break;
    }
  return name != NULL ? name : _("no longer there");
}

static GtkWidget *
make_chip (WgStatsScreen *self, const WgFilter *filter, guint i)
{
  static const char *const kinds[] = { N_("Unit"), N_("Period"), N_("Class"), N_("Grid") };
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *period = filter->kind == WG_FILTER_PERIOD
                              ? wg_scope_words_period (&filter->period) : NULL;
  /* Translators: a kind of filter, and what is filtered. */
  g_autofree char *text = g_strdup_printf (_("%1$s: %2$s"), _(kinds[filter->kind]),
                                           period != NULL ? period : name_of (self, filter));
  /* Translators: %s is what is filtered. */
  g_autofree char *spoken = g_strdup_printf (_("Filter %s: take it back"), text);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "filter-chip");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  gtk_widget_set_tooltip_text (button, _("Take this filter back (Esc: the last one)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "stats.remove-filter");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", i);
  return button;
}

void
_wg_stats_screen_fill_chips (WgStatsScreen *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->chips)) != NULL)
    gtk_box_remove (GTK_BOX (self->chips), child);
  for (guint i = 0; i < wg_stats_filters_get_n (self->filters); i++)
    gtk_box_append (GTK_BOX (self->chips),
                    make_chip (self, wg_stats_filters_get (self->filters, i), i));
}
