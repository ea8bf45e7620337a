/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The statistics page. It joins scope and district with tiles and charts; it computes no figure. */

#include "wg-stats-screen-private.h"

#include "wg-post-book.h"
#include "wg-focus.h"
#include "wg-service-charts.h"

#include <adwaita.h>
#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (WgStatsScreen, wg_stats_screen, GTK_TYPE_WIDGET)

static gboolean
has_posts (WgStatsScreen *self)
{
  return wg_district_get_posts (self->district)->len > 0;
}

/* Records of service, and posts: what the page has tiles and parts for. */
static gboolean
is_of_page (WgStatsScreen *self, const char *indicator)
{
  WgIndicator *card = wg_district_find_indicator (self->district, indicator);

  if (card == NULL || card->group == NULL)
    return FALSE;
  return card->source == WG_SOURCE_MEASURES
         || (g_str_equal (card->group, "posts") && has_posts (self));
}

const char *
_wg_stats_screen_get_indicator (WgStatsScreen *self)
{
  const char *indicator = wg_scope_get_indicator (self->scope);

  /* Blank and crowded grids have lists of their own. */
  if (indicator != NULL && is_of_page (self, indicator)
      && !g_str_has_suffix (indicator, "_grids"))
    return indicator;
  return self->has_records ? wg_service_headline ()[0] : wg_posts_headline ()[0];
}

/* Whether a class can part what an indicator counts; a class of activities parts no orders. */
static gboolean
fits (WgStatsScreen *self, gint64 service_class, const WgIndicator *card)
{
  g_autoptr (GPtrArray) classes = NULL;

  if (card == NULL || card->class_use == NULL)
    return FALSE;
  classes = wg_district_get_classes (self->district, card->class_use);
  for (guint i = 0; i < classes->len; i++)
    if (wg_row_get_id (g_ptr_array_index (classes, i)) == service_class)
      return TRUE;
  return FALSE;
}

WgQuestion
_wg_stats_screen_get_question (WgStatsScreen *self, const char *indicator, int without)
{
  WgQuestion question;

  wg_question_of_scope (&question, self->scope);
  question.indicator = indicator;
  question.grid = without == WG_FILTER_GRID ? 0 : wg_scope_get_selected_grid (self->scope);
  if (without == WG_FILTER_PERIOD)
    question.period = wg_stats_filters_get_base_period (self->filters);
  if (without == WG_FILTER_CLASS
      || !fits (self, question.service_class,
                wg_district_find_indicator (self->district, indicator)))
    question.service_class = 0;
  return question;
}

WgFigureBy
_wg_stats_screen_get_choice (WgStatsScreen *self, const char *name)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (self->actions),
                                                                name);
  WgFigureBy by = WG_BY_NONE;

  wg_figure_by_find (g_variant_get_string (state, NULL), &by);
  return by;
}

/* Whatever was counted, on any day and anywhere. */
static gboolean
has_records (WgStatsScreen *self)
{
  static const char *const counted[] = { "orders", "activities", "wishes", "whistles",
                                         "hard_problems" };

  for (guint i = 0; i < G_N_ELEMENTS (counted); i++)
    {
      WgQuestion question = WG_QUESTION_INIT;
      g_autoptr (WgFigure) figure = NULL;

      question.indicator = counted[i];
      question.period = (WgPeriod) { wg_date_new (1949, 1, 1), wg_date_new (2199, 12, 31) };
      figure = wg_district_ask (self->district, &question, NULL);
      if (figure != NULL && figure->state == WG_VALUE_SHOWN && figure->value > 0)
        return TRUE;
    }
  return FALSE;
}

static WgTime
get_moment (WgStatsScreen *self)
{
  WgTime at = wg_scope_get_at (self->scope);

  return at != WG_TIME_NONE ? at : wg_clock_get_now (wg_district_get_clock (self->district));
}

static void
fill_tile (WgStatsScreen *self, WgFigureTile *tile)
{
  const char *indicator = wg_figure_tile_get_indicator (tile);
  WgQuestion question = _wg_stats_screen_get_question (self, indicator, -1);
  g_autoptr (WgFigure) figure = wg_district_ask (self->district, &question, NULL);
  g_autoptr (WgFigure) before = NULL, year_before = NULL;

  /* What is counted at a moment has no period before it. */
  if (question.period.first != WG_DATE_NONE && figure != NULL
      && figure->period.first != WG_DATE_NONE)
    {
      WgQuestion other = question;

      other.period = wg_period_previous (&question.period);
      before = wg_district_ask (self->district, &other, NULL);
      other.period = wg_period_year_before (&question.period);
      year_before = wg_district_ask (self->district, &other, NULL);
    }
  wg_figure_tile_set_figure (tile, figure, before, year_before);
  if (figure != NULL && figure->period.first == WG_DATE_NONE)
    wg_figure_tile_set_moment (tile, figure, get_moment (self));
  wg_figure_tile_set_chosen (tile, g_str_equal (indicator, _wg_stats_screen_get_indicator (self)));
}

/* A record that came later is told beside the page's figure, with the way to what it changed. */
static void
show_late (WgStatsScreen *self)
{
  WgQuestion question =
    _wg_stats_screen_get_question (self, _wg_stats_screen_get_indicator (self), -1);
  g_autoptr (WgFigure) figure = wg_district_ask (self->district, &question, NULL);
  guint late = figure != NULL ? figure->late : 0;
  g_autofree char *text = g_strdup_printf (ngettext ("%u entered after the cut-off",
                                                     "%u entered after the cut-off", late), late);

  gtk_label_set_text (self->late_text, text);
  gtk_widget_set_visible (self->late, late > 0);
}

static void
fill_tiles (WgStatsScreen *self, GtkFlowBox *tiles)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (tiles)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    fill_tile (self, WG_FIGURE_TILE (gtk_flow_box_child_get_child (GTK_FLOW_BOX_CHILD (child))));
}

static void
update (WgStatsScreen *self)
{
  g_clear_handle_id (&self->update_id, g_source_remove);
  if (self->district == NULL || self->stack == NULL)
    return;
  self->has_records = has_records (self);
  if (!self->has_records && !has_posts (self))
    {
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, "board");
  fill_tiles (self, self->tiles);
  gtk_widget_set_visible (GTK_WIDGET (self->tiles), self->has_records);
  if (has_posts (self))
    fill_tiles (self, self->post_tiles);
  gtk_widget_set_visible (GTK_WIDGET (self->post_tiles), has_posts (self));
  show_late (self);
  _wg_stats_screen_fill_chips (self);
  gtk_widget_set_visible (self->hint, wg_stats_filters_get_n (self->filters) == 0);
  _wg_stats_screen_fill_charts (self);
}

static gboolean
on_update_idle (gpointer data)
{
  WgStatsScreen *self = data;

  self->update_id = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

/* Several parts of the scope may change in one step; a page that nobody sees waits. */
static void
queue_update (WgStatsScreen *self)
{
  if (self->update_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->update_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_update_idle, self, NULL);
}

static void
on_tile (WgStatsScreen *self, WgFigureTile *tile)
{
  wg_scope_set_indicator (self->scope, wg_figure_tile_get_indicator (tile));
}

static void
on_grid_chosen (WgStatsScreen *self, gint64 grid)
{
  wg_stats_filters_choose (self->filters, WG_FILTER_GRID, grid);
}

static void
on_grids_on_map (WgStatsScreen *self, const char *indicator)
{
  wg_scope_set_indicator (self->scope, indicator);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", "map");
}

static void
on_take_back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  WgStatsScreen *self = WG_STATS_SCREEN (widget);

  if (self->filters != NULL)
    wg_stats_filters_take_back (self->filters);
}

static void
on_remove_filter (GtkWidget *widget, const char *action, GVariant *parameter)
{
  WgStatsScreen *self = WG_STATS_SCREEN (widget);
  guint i = g_variant_get_uint32 (parameter);

  if (self->filters != NULL && i < wg_stats_filters_get_n (self->filters))
    wg_stats_filters_remove (self->filters, i);
}

/* The keyboard and the pointer each come to a tile; who came last is meant. */
static void
on_tile_entered (WgStatsScreen *self, GtkEventController *controller)
{
  self->pointed = WG_FIGURE_TILE (gtk_event_controller_get_widget (controller));
}

static void
on_tile_entered_at (WgStatsScreen *self, double x, double y, GtkEventController *controller)
{
  on_tile_entered (self, controller);
}

static void
on_tile_left (WgStatsScreen *self, GtkEventController *controller)
{
  if (self->pointed == WG_FIGURE_TILE (gtk_event_controller_get_widget (controller)))
    self->pointed = NULL;
}

static void
watch_tile (WgStatsScreen *self, GtkWidget *tile)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (motion, "enter", G_CALLBACK (on_tile_entered_at), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (on_tile_left), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "enter", G_CALLBACK (on_tile_entered), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (tile, motion);
  gtk_widget_add_controller (tile, focus);
}

static void
add_tiles (WgStatsScreen *self, GtkFlowBox *tiles, const char *const *ids)
{
  for (const char *const *id = ids; *id != NULL; id++)
    {
      GtkWidget *tile = wg_figure_tile_new (*id);
      GtkWidget *child = gtk_flow_box_child_new ();

      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), tile);
      gtk_widget_set_focusable (child, FALSE);
      gtk_flow_box_append (tiles, child);
      g_signal_connect_object (tile, "clicked", G_CALLBACK (on_tile), self, G_CONNECT_SWAPPED);
      watch_tile (self, tile);
    }
}

static void
on_ask (GtkWidget *widget, const char *action, GVariant *parameter)
{
  WgStatsScreen *self = WG_STATS_SCREEN (widget);
  WgQuestion question;
  g_autofree char *text = NULL;

  if (self->district == NULL)
    return;
  question = _wg_stats_screen_get_question (
    self, self->pointed != NULL ? wg_figure_tile_get_indicator (self->pointed)
                                : _wg_stats_screen_get_indicator (self), -1);
  text = wg_question_format (&question);
  gtk_widget_activate_action (widget, "win.ask-number", "s", text);
}

static void
on_late (GtkWidget *widget, const char *action, GVariant *parameter)
{
  WgStatsScreen *self = WG_STATS_SCREEN (widget);
  WgQuestion question =
    _wg_stats_screen_get_question (self, _wg_stats_screen_get_indicator (self), -1);
  g_autofree char *text = wg_question_format (&question);

  gtk_widget_activate_action (widget, "win.show-late", "s", text);
}

static void
wg_stats_screen_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (wg_stats_screen_parent_class)->map (widget);
  update (WG_STATS_SCREEN (widget));
}

/* Who comes to the page begins with its first figure. */
static gboolean
wg_stats_screen_grab_focus (GtkWidget *widget)
{
  GtkFlowBoxChild *first = gtk_flow_box_get_child_at_index (WG_STATS_SCREEN (widget)->tiles, 0);

  return first != NULL && gtk_widget_grab_focus (gtk_flow_box_child_get_child (first));
}

static void
wg_stats_screen_dispose (GObject *object)
{
  WgStatsScreen *self = WG_STATS_SCREEN (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  wg_stats_screen_set_district (self, NULL, NULL);
  g_clear_pointer ((GtkWidget **) &self->stack, gtk_widget_unparent);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (wg_stats_screen_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, WgStatsScreen, stack);
  gtk_widget_class_bind_template_child (widget_class, WgStatsScreen, board);
  gtk_widget_class_bind_template_child (widget_class, WgStatsScreen, hint);
  gtk_widget_class_bind_template_child (widget_class, WgStatsScreen, chips);
  gtk_widget_class_bind_template_child (widget_class, WgStatsScreen, views);
  gtk_widget_class_bind_template_child (widget_class, WgStatsScreen, late);
  gtk_widget_class_bind_template_child (widget_class, WgStatsScreen, late_text);
  gtk_widget_class_bind_template_child (widget_class, WgStatsScreen, tiles);
  gtk_widget_class_bind_template_child (widget_class, WgStatsScreen, post_tiles);
  gtk_widget_class_bind_template_child (widget_class, WgStatsScreen, trend);
  gtk_widget_class_bind_template_child (widget_class, WgStatsScreen, chain);
  gtk_widget_class_bind_template_child (widget_class, WgStatsScreen, parts);
  gtk_widget_class_bind_template_child (widget_class, WgStatsScreen, classes);
  gtk_widget_class_bind_template_child (widget_class, WgStatsScreen, days);
  gtk_widget_class_bind_template_child (widget_class, WgStatsScreen, grids);
  gtk_widget_class_bind_template_child (widget_class, WgStatsScreen, multiples);
}

static void
wg_stats_screen_class_init (WgStatsScreenClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_stats_screen_dispose;
  widget_class->map = wg_stats_screen_map;
  widget_class->grab_focus = wg_stats_screen_grab_focus;
  widget_class->focus = wg_focus_inside;

  g_type_ensure (WG_TYPE_CHART_CARD);
  g_type_ensure (WG_TYPE_GRID_LISTS);
  g_type_ensure (WG_TYPE_VIEWS_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/stats/wg-stats-screen.ui");
  bind_children (widget_class);
  gtk_widget_class_set_css_name (widget_class, "wgstats");
  gtk_widget_class_install_action (widget_class, "stats.take-back", NULL, on_take_back);
  gtk_widget_class_install_action (widget_class, "stats.remove-filter", "u", on_remove_filter);
  gtk_widget_class_install_action (widget_class, "stats.ask", NULL, on_ask);
  gtk_widget_class_install_action (widget_class, "stats.late", NULL, on_late);
  /* On the page before a toast of the window takes it; elsewhere it is a key of the page. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "stats.take-back", NULL);
}

/* Every text is 22 pixels or more: 40 mm on a picture 2.4 m wide, which is read at 8 m. */
static void
on_large (WgStatsScreen *self, GParamSpec *pspec, GAction *action)
{
  g_autoptr (GVariant) state = g_action_get_state (action);
  gboolean large = g_variant_get_boolean (state);

  if (large)
    gtk_widget_add_css_class (self->board, "projector");
  else
    gtk_widget_remove_css_class (self->board, "projector");
  gtk_flow_box_set_max_children_per_line (self->tiles, large ? 3 : 4);
  gtk_flow_box_set_max_children_per_line (self->post_tiles, large ? 3 : 4);
}

static void
add_large (WgStatsScreen *self)
{
  g_autoptr (GSimpleAction) action =
    g_simple_action_new_stateful ("large", NULL, g_variant_new_boolean (FALSE));

  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
  g_signal_connect_object (action, "notify::state", G_CALLBACK (on_large), self,
                           G_CONNECT_SWAPPED);
}

static void
add_choices (WgStatsScreen *self)
{
  static const char *const names[] = { "trend-by", "parts-by" };
  static const char *const first[] = { "month", "unit" };

  self->actions = g_simple_action_group_new ();
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GSimpleAction) action =
        g_simple_action_new_stateful (names[i], G_VARIANT_TYPE_STRING,
                                      g_variant_new_string (first[i]));

      g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
      g_signal_connect_object (action, "notify::state", G_CALLBACK (queue_update), self,
                               G_CONNECT_SWAPPED);
    }
  add_large (self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "choice", G_ACTION_GROUP (self->actions));
  wg_chart_card_add_choice (self->trend, "choice.trend-by", "month", C_("trend", "Months"));
  wg_chart_card_add_choice (self->trend, "choice.trend-by", "week", C_("trend", "Weeks"));
  wg_chart_card_add_choice (self->parts, "choice.parts-by", "unit", C_("parts", "Units"));
  wg_chart_card_add_choice (self->parts, "choice.parts-by", "grid", C_("parts", "Grids"));
}

static void
wg_stats_screen_init (WgStatsScreen *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  wg_focus_add_page_key (GTK_WIDGET (self), GDK_KEY_d, "stats.ask");
  wg_focus_add_page_key (GTK_WIDGET (self), GDK_KEY_Escape, "stats.take-back");
  wg_focus_add_page_key (GTK_WIDGET (self), GDK_KEY_F8, "choice.large");
  add_choices (self);
  add_tiles (self, self->tiles, wg_service_headline ());
  add_tiles (self, self->post_tiles, wg_posts_headline ());
  _wg_stats_screen_connect_charts (self);
  g_signal_connect_object (self->grids, "chosen", G_CALLBACK (on_grid_chosen), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grids, "on-map", G_CALLBACK (on_grids_on_map), self,
                           G_CONNECT_SWAPPED);
}

void
wg_stats_screen_set_district (WgStatsScreen *self, WgDistrict *district, WgScope *scope)
{
  g_return_if_fail (WG_IS_STATS_SCREEN (self));

  if (self->district != NULL)
    g_signal_handlers_disconnect_by_func (self->district, queue_update, self);
  if (self->scope != NULL)
    g_signal_handlers_disconnect_by_func (self->scope, queue_update, self);
  g_clear_object (&self->filters);
  g_set_object (&self->district, district);
  g_set_object (&self->scope, scope);
  if (self->stack != NULL)
    wg_views_button_set_district (self->views, district, scope);
  if (district == NULL || scope == NULL)
    return;
  self->filters = wg_stats_filters_new (scope);
  g_signal_connect_object (self->filters, "changed", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (scope, "notify", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (district, "changed", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
  queue_update (self);
}
