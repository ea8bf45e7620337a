/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One headline figure with its changes. It asks nothing: figures are given to it. */

#include "wg-figure-tile.h"

#include "wg-scope-words.h"
#include "wg-service-charts.h"

#include <glib/gi18n.h>

struct _WgFigureTile
{
  GtkButton parent_instance;

  char     *indicator;
  GtkLabel *name;
  GtkLabel *value;
  GtkLabel *unit;
  GtkLabel *changes[2];
  GtkLabel *late;
};

G_DEFINE_FINAL_TYPE (WgFigureTile, wg_figure_tile, GTK_TYPE_BUTTON)

static void
wg_figure_tile_finalize (GObject *object)
{
  g_free (WG_FIGURE_TILE (object)->indicator);

  G_OBJECT_CLASS (wg_figure_tile_parent_class)->finalize (object);
}

static void
wg_figure_tile_class_init (WgFigureTileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = wg_figure_tile_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/stats/wg-figure-tile.ui");
  gtk_widget_class_bind_template_child (widget_class, WgFigureTile, name);
  gtk_widget_class_bind_template_child (widget_class, WgFigureTile, value);
  gtk_widget_class_bind_template_child (widget_class, WgFigureTile, unit);
  gtk_widget_class_bind_template_child_full (widget_class, "change", FALSE,
                                             G_STRUCT_OFFSET (WgFigureTile, changes[0]));
  gtk_widget_class_bind_template_child_full (widget_class, "change_of_year", FALSE,
                                             G_STRUCT_OFFSET (WgFigureTile, changes[1]));
  gtk_widget_class_bind_template_child (widget_class, WgFigureTile, late);
}

static void
wg_figure_tile_init (WgFigureTile *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
wg_figure_tile_new (const char *indicator)
{
  WgFigureTile *self = g_object_new (WG_TYPE_FIGURE_TILE, NULL);

  self->indicator = g_strdup (indicator);
  return GTK_WIDGET (self);
}

const char *
wg_figure_tile_get_indicator (WgFigureTile *self)
{
  g_return_val_if_fail (WG_IS_FIGURE_TILE (self), NULL);

  return self->indicator;
}

static void
show_late (WgFigureTile *self, const WgFigure *figure)
{
  /* Translators: records entered after the cut-off. */
  g_autofree char *text = g_strdup_printf (ngettext ("%u entered after the cut-off",
                                                     "%u entered after the cut-off", figure->late),
                                           figure->late);

  gtk_label_set_text (self->late, text);
  gtk_widget_set_visible (GTK_WIDGET (self->late), figure->late > 0);
}

/* Number, then words: a screen reader says all of it at once. */
static void
speak (WgFigureTile *self, const WgFigure *figure)
{
  g_autofree char *value = g_strjoin (" ", gtk_label_get_text (self->value),
                                      gtk_label_get_text (self->unit), NULL);
  /* Translators: a name and what belongs to it. */
  g_autofree char *text = g_strdup_printf (_("%1$s: %2$s"), wg_figure_get_title (figure),
                                           g_strchomp (value));
  g_autofree char *more = g_strdup_printf (
    "%s; %s", gtk_label_get_text (self->changes[0]), gtk_label_get_text (self->changes[1]));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, more, -1);
}

void
wg_figure_tile_set_figure (WgFigureTile *self, const WgFigure *figure, const WgFigure *before,
                           const WgFigure *year_before)
{
  const WgFigure *others[] = { before, year_before };
  const char *const than[] = { _("the period before"), _("the year before") };
  g_autofree char *value = NULL;

  g_return_if_fail (WG_IS_FIGURE_TILE (self));

  gtk_widget_set_visible (GTK_WIDGET (self), figure != NULL);
  if (figure == NULL)
    return;
  value = wg_figure_format (figure);
  gtk_label_set_text (self->name, wg_figure_get_title (figure));
  gtk_label_set_text (self->value, value);
  gtk_label_set_text (self->unit, figure->state == WG_VALUE_SHOWN
                                    ? figure->indicator->unit_of_count : "");
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *words = wg_service_change_words (figure, others[i], than[i]);

      gtk_label_set_text (self->changes[i], words);
      gtk_widget_set_visible (GTK_WIDGET (self->changes[i]), words[0] != '\0');
    }
  gtk_widget_set_tooltip_text (GTK_WIDGET (self),
                               figure->why != NULL ? figure->why
                                                   : figure->indicator->definition);
  show_late (self, figure);
  speak (self, figure);
}

void
wg_figure_tile_set_moment (WgFigureTile *self, const WgFigure *figure, WgTime at)
{
  g_autofree char *when = wg_scope_words_at (at);
  const char *second = figure->why != NULL ? figure->why : figure->method;

  g_return_if_fail (WG_IS_FIGURE_TILE (self));

  gtk_label_set_text (self->name, figure->indicator->name);
  gtk_label_set_text (self->changes[0], when);
  gtk_widget_set_visible (GTK_WIDGET (self->changes[0]), TRUE);
  gtk_label_set_text (self->changes[1], second != NULL ? second : "");
  gtk_widget_set_visible (GTK_WIDGET (self->changes[1]), second != NULL);
  speak (self, figure);
}

void
wg_figure_tile_set_chosen (WgFigureTile *self, gboolean chosen)
{
  g_return_if_fail (WG_IS_FIGURE_TILE (self));

  if (chosen)
    gtk_widget_add_css_class (GTK_WIDGET (self), "chosen");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "chosen");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_PRESSED,
                               chosen ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                      : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
}
