/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map page. It joins district, scope and settings with the map widget, the legend and the
 * cards; going from place to place is in wg-map-screen-travel.c. */

#include "wg-map-screen-private.h"

#include "wg-figure-text.h"
#include "wg-focus.h"
#include "wg-map-buttons.h"
#include "wg-mercator.h"

#include <adwaita.h>
#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (WgMapScreen, wg_map_screen, GTK_TYPE_WIDGET)

enum
{
  NAVIGATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

void
_wg_map_screen_emit_navigated (WgMapScreen *self)
{
  g_signal_emit (self, signals[NAVIGATED], 0);
}

static void
read_options (WgMapScreen *self, WgChoroplethOptions *options, char **ramp, double **limits)
{
  g_autoptr (GVariant) breaks = g_settings_get_value (self->settings, "manual-breaks");
  gsize n;
  const double *manual = g_variant_get_fixed_array (breaks, &n, sizeof (double));

  *ramp = g_settings_get_string (self->settings, "ramp");
  *limits = g_memdup2 (manual, n * sizeof (double));
  *options = (WgChoroplethOptions) {
    .method = (WgBreaksMethod) g_settings_get_enum (self->settings, "method"),
    .n_classes = (guint) g_settings_get_int (self->settings, "classes"),
    .ramp = *ramp,
    .reverse = g_settings_get_boolean (self->settings, "reverse"),
    .hatch = g_settings_get_boolean (self->settings, "hatching"),
    .dark = self->theme == wg_theme_get (WG_THEME_DARK),
    .manual = *limits,
  };
  /* Limits that do not fit the number of classes are no limits. */
  if (options->method == WG_BREAKS_MANUAL && n + 1 != options->n_classes)
    options->method = WG_BREAKS_QUANTILE;
}

void
_wg_map_screen_recolour (WgMapScreen *self)
{
  WgChoroplethOptions options;
  g_autofree char *ramp = NULL;
  g_autofree double *limits = NULL;
  const char *indicator;

  g_clear_pointer (&self->choropleth, wg_choropleth_free);
  indicator = self->scope != NULL ? wg_scope_get_indicator (self->scope) : NULL;
  if (self->district != NULL && self->settings != NULL && indicator != NULL
      && wg_district_get_snapshot (self->district) != NULL)
    {
      g_autoptr (GError) error = NULL;
      WgQuestion question;

      read_options (self, &options, &ramp, &limits);
      wg_question_of_scope (&question, self->scope);
      self->choropleth = wg_choropleth_ask (self->district, &question, &options, &error);
      if (self->choropleth == NULL)
        g_warning ("%s", error->message);
    }
  wg_district_map_set_colours (self->map,
                               self->choropleth != NULL ? self->choropleth->colours : NULL);
  wg_legend_card_set_legend (self->legend,
                             self->choropleth != NULL ? &self->choropleth->legend : NULL);
  _wg_map_screen_update_marks (self);
  _wg_map_screen_update_posts (self);
  _wg_map_screen_update_cards (self);
}

static gboolean
on_recolour_idle (gpointer data)
{
  WgMapScreen *self = data;

  self->recolour_id = 0;
  _wg_map_screen_recolour (self);
  return G_SOURCE_REMOVE;
}

/* Several settings and the scope may change in one step; the map is coloured once. */
static void
queue_recolour (WgMapScreen *self)
{
  if (self->recolour_id == 0)
    self->recolour_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_recolour_idle, self, NULL);
}

static void
describe_map (WgMapScreen *self, const char *place)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->map), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  place != NULL ? place : "", -1);
}

static void
set_inspector (WgMapScreen *self, gboolean show)
{
  if (show)
    gtk_widget_set_visible (GTK_WIDGET (self->inspector), TRUE);
  gtk_revealer_set_reveal_child (self->inspector, show);
}

static void
show_grid_card (WgMapScreen *self, WgGrid *grid)
{
  g_autoptr (WgGeometry) geometry = wg_grid_get_geometry (grid);

  wg_place_card_show_grid (self->card, self->district, self->choropleth, grid);
  wg_district_map_set_selection (self->map, geometry);
  set_inspector (self, TRUE);
  describe_map (self, wg_grid_get_name (grid));
}

void
_wg_map_screen_update_cards (WgMapScreen *self)
{
  gint64 grid_id = self->scope != NULL ? wg_scope_get_selected_grid (self->scope) : 0;
  WgGrid *grid = grid_id != 0 && self->district != NULL
                   ? wg_district_find_grid (self->district, grid_id)
                   : NULL;
  WgUnit *unit = self->card_unit != 0 && self->district != NULL
                   ? wg_district_find_unit (self->district, self->card_unit)
                   : NULL;

  if (grid != NULL)
    {
      show_grid_card (self, grid);
      return;
    }
  wg_district_map_set_selection (self->map, NULL);
  if (unit != NULL)
    {
      WgQuestion question;

      wg_question_of_scope (&question, self->scope);
      wg_place_card_show_unit (self->card, self->district, &question, unit);
      describe_map (self, wg_unit_get_name (unit));
    }
  else
    describe_map (self, NULL);
  set_inspector (self, unit != NULL);
}

static void
on_scope_changed (WgMapScreen *self, GParamSpec *pspec)
{
  if (self->travelling)
    return;
  if (g_str_equal (pspec->name, "selected-grid"))
    {
      _wg_map_screen_update_cards (self);
      _wg_map_screen_emit_navigated (self);
    }
  else if (!g_str_equal (pspec->name, "selected-unit"))
    queue_recolour (self);
}

static void
on_district_changed (WgMapScreen *self)
{
  WgMapSnapshot *snapshot = wg_district_get_snapshot (self->district);

  wg_district_map_set_snapshot (self->map, snapshot);
  gtk_widget_set_visible (self->empty, !wg_map_screen_has_areas (self));
  _wg_map_screen_recolour (self);
  _wg_map_screen_emit_navigated (self);
}

/* Where units fill the map, they say what grids would. */
static void
hover_unit (WgMapScreen *self, const WgMapArea *area)
{
  const WgFigurePart *part = area != NULL && self->choropleth != NULL
                               ? wg_figure_text_find_part (self->choropleth->figure, area->id)
                               : NULL;
  g_autofree char *text = NULL, *value = NULL;

  if (part == NULL)
    {
      wg_district_map_set_hover (self->map, NULL, FALSE, NULL, NULL);
      return;
    }
  text = wg_figure_text_part (self->choropleth->figure, part);
  value = g_strdup_printf ("%s %s", self->choropleth->legend.title, text);
  wg_district_map_set_hover (self->map, NULL, FALSE, part->name, value);
}

static void
on_hovered (WgMapScreen *self)
{
  WgMapSnapshot *snapshot;
  WgGrid *grid = NULL;
  int area;

  g_object_get (self->map, "hovered-area", &area, NULL);
  snapshot = self->district != NULL ? wg_district_get_snapshot (self->district) : NULL;
  if (area >= 0 && snapshot != NULL)
    grid = wg_district_find_grid (self->district,
                                  wg_map_snapshot_get_area (snapshot, (guint) area)->id);
  if (grid == NULL)
    {
      hover_unit (self, area >= 0 && snapshot != NULL
                          ? wg_map_snapshot_get_area (snapshot, (guint) area) : NULL);
      return;
    }
  {
    g_autoptr (WgGeometry) geometry = wg_grid_get_geometry (grid);
    const WgFigurePart *part = NULL;
    g_autofree char *value = NULL;

    if (self->choropleth != NULL)
      part = wg_figure_text_find_part (self->choropleth->figure, wg_grid_get_id (grid));
    if (part != NULL)
      {
        g_autofree char *text = wg_figure_text_part (self->choropleth->figure, part);

        value = g_strdup_printf ("%s %s", self->choropleth->legend.title, text);
      }
    wg_district_map_set_hover (self->map, geometry,
                               wg_scope_get_selected_grid (self->scope) != wg_grid_get_id (grid),
                               wg_grid_get_name (grid), value);
    if (wg_scope_get_selected_grid (self->scope) == 0)
      {
        g_autofree char *place = g_strjoin (", ", wg_grid_get_name (grid), value, NULL);

        describe_map (self, place);
      }
  }
}

static void
on_area_pressed (WgMapScreen *self, int area)
{
  WgMapSnapshot *snapshot;
  gint64 id = 0;

  if (self->district == NULL)
    return;
  snapshot = wg_district_get_snapshot (self->district);
  if (area >= 0 && snapshot != NULL)
    id = wg_map_snapshot_get_area (snapshot, (guint) area)->id;
  self->card_unit = 0;
  /* A unit is only hit through its mark. */
  if (id != 0 && wg_map_snapshot_get_area (snapshot, (guint) area)->level > 0)
    {
      self->card_unit = id;
      id = 0;
    }
  if (id == wg_scope_get_selected_grid (self->scope))
    _wg_map_screen_update_cards (self);
  wg_scope_set_selected_grid (self->scope, id);
  on_hovered (self);
  if (self->card_unit != 0)
    _wg_map_screen_update_cards (self);
  if (id != 0)
    _wg_map_screen_uncover (self, (guint) area);
}

static void
on_area_opened (WgMapScreen *self, int area)
{
  WgMapSnapshot *snapshot = wg_district_get_snapshot (self->district);

  wg_map_screen_go_to_grid (self, wg_map_snapshot_get_area (snapshot, (guint) area)->id);
}

static void
on_map_moved (WgMapScreen *self)
{
  WgMapView view = wg_district_map_get_view (self->map);

  wg_scale_bar_set_view (self->scale_bar, &view);
}

static void
on_inspector_closed (WgMapScreen *self)
{
  if (!gtk_revealer_get_child_revealed (self->inspector)
      && !gtk_revealer_get_reveal_child (self->inspector))
    gtk_widget_set_visible (GTK_WIDGET (self->inspector), FALSE);
}

static void
on_style_changed (WgMapScreen *self)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  const WgTheme *theme = wg_theme_get (dark ? WG_THEME_DARK : WG_THEME_LIGHT);

  if (self->theme == theme)
    return;
  self->theme = theme;
  wg_district_map_set_theme (self->map, theme);
  wg_legend_card_set_theme (self->legend, theme);
  wg_scale_bar_set_theme (self->scale_bar, theme);
  queue_recolour (self);
}

/* A package that was moved or damaged since it was chosen gives way to the own base layer. */
static void
set_base_layer (WgMapScreen *self, gboolean chosen)
{
  g_autofree char *base = g_settings_get_string (self->settings, "base-layer");
  g_autoptr (GError) error = NULL;
  g_autoptr (WgBaseTiles) tiles = NULL;

  if (_wg_map_screen_set_web (self, base, chosen))
    return;
  if (g_path_is_absolute (base))
    {
      tiles = wg_base_tiles_open (base, &error);
      if (tiles == NULL)
        g_message ("%s", error->message);
    }
  if (tiles != NULL)
    wg_district_map_set_ground (self->map, WG_GROUND_PACKAGE, tiles, NULL);
  else
    wg_district_map_set_ground (self->map, g_str_equal (base, "none") ? WG_GROUND_NONE
                                                                      : WG_GROUND_OWN, NULL, NULL);
}

static void
on_settings_changed (WgMapScreen *self, const char *key)
{
  if (g_str_equal (key, "base-layer"))
    set_base_layer (self, self->district != NULL);
  else if (g_str_equal (key, "finding-marks"))
    _wg_map_screen_update_marks (self);
  else if (g_str_equal (key, "post-marks"))
    _wg_map_screen_update_posts (self);
  else if (g_str_equal (key, "labels"))
    wg_district_map_set_labels (self->map, g_settings_get_boolean (self->settings, key));
  else if (g_str_equal (key, "classes") || g_str_equal (key, "method")
           || g_str_equal (key, "manual-breaks") || g_str_equal (key, "ramp")
           || g_str_equal (key, "reverse") || g_str_equal (key, "hatching"))
    queue_recolour (self);
}

static void
wg_map_screen_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                       int *natural, int *minimum_baseline, int *natural_baseline)
{
  GtkWidget *content = WG_MAP_SCREEN (widget)->content;

  gtk_widget_measure (content, orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
}

/* A layout manager would be asked instead of this. */
static void
wg_map_screen_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  WgMapScreen *self = WG_MAP_SCREEN (widget);

  /* The card may be as high as the map less the buttons below it. */
  gtk_scrolled_window_set_max_content_height (self->scroller, MAX (120, height - 170));
  gtk_widget_allocate (self->content, width, height, baseline, NULL);
}

/* What the figure on the map is: of the grid or unit whose card is open, else of the whole. */
static void
on_ask (GtkWidget *widget, const char *action, GVariant *parameter)
{
  WgMapScreen *self = WG_MAP_SCREEN (widget);
  WgQuestion question;
  g_autofree char *text = NULL;

  if (self->scope == NULL || wg_scope_get_indicator (self->scope) == NULL)
    return;
  wg_question_of_scope (&question, self->scope);
  question.grid = wg_scope_get_selected_grid (self->scope);
  if (question.grid == 0 && self->card_unit != 0)
    question.unit = self->card_unit;
  text = wg_question_format (&question);
  gtk_widget_activate_action (widget, "win.ask-number", "s", text);
}

static void
wg_map_screen_dispose (GObject *object)
{
  WgMapScreen *self = WG_MAP_SCREEN (object);

  g_clear_handle_id (&self->recolour_id, g_source_remove);
  _wg_map_screen_clear_web (self);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_pointer (&self->choropleth, wg_choropleth_free);
  g_clear_pointer (&self->history, wg_place_history_free);
  g_clear_object (&self->settings);
  g_clear_object (&self->watch);
  g_clear_object (&self->district);
  g_clear_object (&self->scope);

  G_OBJECT_CLASS (wg_map_screen_parent_class)->dispose (object);
}

static void
wg_map_screen_class_init (WgMapScreenClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_map_screen_dispose;
  widget_class->measure = wg_map_screen_measure;
  widget_class->size_allocate = wg_map_screen_size_allocate;

  signals[NAVIGATED] = g_signal_new ("navigated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (WG_TYPE_DISTRICT_MAP);
  g_type_ensure (WG_TYPE_LEGEND_CARD);
  g_type_ensure (WG_TYPE_MAP_BUTTONS);
  g_type_ensure (WG_TYPE_SCALE_BAR);
  g_type_ensure (WG_TYPE_PLACE_CARD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/map/wg-map-screen.ui");
  gtk_widget_class_install_action (widget_class, "map.ask", NULL, on_ask);
  gtk_widget_class_bind_template_child (widget_class, WgMapScreen, content);
  gtk_widget_class_bind_template_child (widget_class, WgMapScreen, map);
  gtk_widget_class_bind_template_child (widget_class, WgMapScreen, legend);
  gtk_widget_class_bind_template_child (widget_class, WgMapScreen, scale_bar);
  gtk_widget_class_bind_template_child (widget_class, WgMapScreen, ground_note);
  gtk_widget_class_bind_template_child (widget_class, WgMapScreen, inspector);
  gtk_widget_class_bind_template_child (widget_class, WgMapScreen, scroller);
  gtk_widget_class_bind_template_child (widget_class, WgMapScreen, card);
  gtk_widget_class_bind_template_child (widget_class, WgMapScreen, empty);
}

static void
wg_map_screen_init (WgMapScreen *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  wg_focus_add_page_key (GTK_WIDGET (self), GDK_KEY_d, "map.ask");
  self->history = wg_place_history_new ();
  _wg_map_screen_add_posts (self);
  g_signal_connect_object (self->map, "notify::hovered-area", G_CALLBACK (on_hovered), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->map, "area-pressed", G_CALLBACK (on_area_pressed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->map, "area-opened", G_CALLBACK (on_area_opened), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->map, "moved", G_CALLBACK (on_map_moved), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->inspector, "notify::child-revealed",
                           G_CALLBACK (on_inspector_closed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (on_style_changed), self, G_CONNECT_SWAPPED);
  on_style_changed (self);
}

void
wg_map_screen_set_settings (WgMapScreen *self, GSettings *settings)
{
  g_return_if_fail (WG_IS_MAP_SCREEN (self));

  if (!g_set_object (&self->settings, settings) || settings == NULL)
    return;
  wg_legend_card_set_settings (self->legend, settings);
  g_signal_connect_object (settings, "changed", G_CALLBACK (on_settings_changed), self,
                           G_CONNECT_SWAPPED);
  set_base_layer (self, FALSE);
  on_settings_changed (self, "labels");
}

void
wg_map_screen_set_district (WgMapScreen *self, WgDistrict *district, WgScope *scope)
{
  g_return_if_fail (WG_IS_MAP_SCREEN (self));

  if (self->district != NULL)
    g_signal_handlers_disconnect_by_func (self->district, on_district_changed, self);
  if (self->scope != NULL)
    g_signal_handlers_disconnect_by_func (self->scope, on_scope_changed, self);
  g_set_object (&self->district, district);
  g_set_object (&self->scope, scope);
  wg_place_history_clear (self->history);
  self->card_unit = 0;
  if (scope != NULL)
    g_signal_connect_object (scope, "notify", G_CALLBACK (on_scope_changed), self,
                             G_CONNECT_SWAPPED);
  if (district == NULL)
    {
      wg_district_map_set_snapshot (self->map, NULL);
      _wg_map_screen_recolour (self);
      return;
    }
  g_signal_connect_object (district, "changed", G_CALLBACK (on_district_changed), self,
                           G_CONNECT_SWAPPED);
  on_district_changed (self);
}

WgDistrictMap *
wg_map_screen_get_map (WgMapScreen *self)
{
  g_return_val_if_fail (WG_IS_MAP_SCREEN (self), NULL);

  return self->map;
}

void
wg_map_screen_edit_classes (WgMapScreen *self)
{
  g_return_if_fail (WG_IS_MAP_SCREEN (self));

  wg_legend_card_edit (self->legend);
}

gboolean
wg_map_screen_has_areas (WgMapScreen *self)
{
  WgMapSnapshot *snapshot;

  g_return_val_if_fail (WG_IS_MAP_SCREEN (self), FALSE);

  snapshot = self->district != NULL ? wg_district_get_snapshot (self->district) : NULL;
  return snapshot != NULL && wg_map_snapshot_get_n_areas (snapshot) > 0;
}
