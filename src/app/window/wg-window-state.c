/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window opens where it was left: size on this desk, and for each file the unit, the figure,
 * the place on the map and its look. What belongs to the district itself is in its file, not
 * here. */

#include "wg-window-private.h"

#include "wg-choropleth.h"

#define MAX_FILES 20

/* How a file's map is drawn. The keys hold what is on screen; a file never opened before takes
 * over what the one before had. */
static const char *const look_keys[] = { "base-layer", "classes", "method", "manual-breaks",
                                         "ramp", "reverse", "hatching", "labels" };

void
_wg_window_restore_size (WgWindow *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

void
_wg_window_save_size (WgWindow *self)
{
  int width, height;
  gboolean maximized = gtk_window_is_maximized (GTK_WINDOW (self));

  if (_wg_window_is_file_page (gtk_stack_get_visible_child_name (self->pages)))
    g_settings_set_string (self->settings, "last-page",
                           gtk_stack_get_visible_child_name (self->pages));
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_boolean (self->settings, "window-maximized", maximized);
  if (!maximized && width >= 360 && height >= 240)
    {
      g_settings_set_int (self->settings, "window-width", width);
      g_settings_set_int (self->settings, "window-height", height);
    }
  g_settings_set_string (self->settings, "last-file",
                         self->district != NULL ? wg_district_get_path (self->district) : "");
}

/* (nullable) (transfer full): what was kept of a file. */
static GVariant *
find_state (WgWindow *self, const char *path)
{
  g_autoptr (GVariant) states = g_settings_get_value (self->settings, "file-states");

  return g_variant_lookup_value (states, path, G_VARIANT_TYPE_VARDICT);
}

static gint64
find_unit (WgWindow *self, GVariant *state)
{
  const char *code = NULL;
  WgUnit *unit = NULL;
  GPtrArray *roots;

  if (state != NULL && g_variant_lookup (state, "unit", "&s", &code))
    {
      if (code[0] == '\0')
        return 0;
      unit = wg_district_find_unit_by_code (self->district, code);
      if (unit != NULL)
        return wg_unit_get_id (unit);
    }
  /* One root is the whole file, and has a name. */
  roots = wg_district_get_children (self->district, 0);
  return roots != NULL && roots->len == 1 ? wg_unit_get_id (g_ptr_array_index (roots, 0)) : 0;
}

/* What a report is about when nobody said otherwise: the quarter that ended last. */
static void
restore_period (WgWindow *self, GVariant *state)
{
  WgDate today = wg_clock_get_today (wg_district_get_clock (self->district));
  WgPeriod period = wg_period_quarter_ended_before (today);
  const char *typed = NULL;

  if (state != NULL && g_variant_lookup (state, "period", "&s", &typed))
    wg_period_parse (typed, &period);
  wg_scope_set_period (self->scope, period);
}

/* What was frozen for a meeting stays frozen until somebody says otherwise. */
static void
restore_cutoff (WgWindow *self, GVariant *state)
{
  gint64 cutoff = WG_TIME_NONE;

  if (state != NULL)
    g_variant_lookup (state, "cutoff", "x", &cutoff);
  wg_scope_set_cutoff (self->scope, cutoff);
}

static void
restore_indicator (WgWindow *self, GVariant *state)
{
  g_autofree char *usual = g_settings_get_string (self->settings, "indicator");
  const char *id = NULL;

  if (state != NULL)
    g_variant_lookup (state, "indicator", "&s", &id);
  if (id == NULL || wg_district_find_indicator (self->district, id) == NULL)
    id = wg_choropleth_suggest_indicator (self->district, wg_scope_get_unit (self->scope), usual);
  wg_scope_set_indicator (self->scope, id);
}

/* What was kept may come from another version, or from an editor of settings. */
static void
restore_key (WgWindow *self, const char *key, GVariant *value)
{
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autoptr (GSettingsSchemaKey) description = NULL;

  g_object_get (self->settings, "settings-schema", &schema, NULL);
  description = g_settings_schema_get_key (schema, key);
  if (g_variant_is_of_type (value, g_settings_schema_key_get_value_type (description))
      && g_settings_schema_key_range_check (description, value))
    g_settings_set_value (self->settings, key, value);
}

static void
restore_look (WgWindow *self, GVariant *state)
{
  g_autoptr (GVariant) look = NULL;

  if (state != NULL)
    look = g_variant_lookup_value (state, "look", G_VARIANT_TYPE_VARDICT);
  /* Limits set by hand were meant for the figures of another district. */
  if (look == NULL && g_settings_get_enum (self->settings, "method") == WG_BREAKS_MANUAL)
    g_settings_reset (self->settings, "method");
  for (guint i = 0; look != NULL && i < G_N_ELEMENTS (look_keys); i++)
    {
      g_autoptr (GVariant) value = g_variant_lookup_value (look, look_keys[i], NULL);

      if (value != NULL)
        restore_key (self, look_keys[i], value);
    }
}

static GVariant *
make_look (WgWindow *self)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  for (guint i = 0; i < G_N_ELEMENTS (look_keys); i++)
    {
      g_autoptr (GVariant) value = g_settings_get_value (self->settings, look_keys[i]);

      g_variant_builder_add (&builder, "{sv}", look_keys[i], value);
    }
  return g_variant_builder_end (&builder);
}

typedef struct
{
  WgWindow *window;
  double    lon, lat, zoom;
} Place;

static gboolean
on_place_idle (gpointer data)
{
  Place *place = data;

  if (place->window->district != NULL)
    wg_map_screen_set_place (place->window->map_screen, place->lon, place->lat, place->zoom);
  g_object_unref (place->window);
  g_free (place);
  return G_SOURCE_REMOVE;
}

/* Sets the scope; the map goes there once the page has its district. */
void
_wg_window_restore_place (WgWindow *self)
{
  g_autoptr (GVariant) state = find_state (self, wg_district_get_path (self->district));
  Place *place = g_new0 (Place, 1);

  wg_scope_set_unit (self->scope, find_unit (self, state));
  restore_period (self, state);
  restore_cutoff (self, state);
  restore_indicator (self, state);
  restore_look (self, state);
  if (state != NULL)
    g_variant_lookup (state, "place", "(ddd)", &place->lon, &place->lat, &place->zoom);
  place->window = g_object_ref (self);
  g_idle_add_full (G_PRIORITY_HIGH, on_place_idle, place, NULL);
}

static GVariant *
make_state (WgWindow *self)
{
  GVariantBuilder builder;
  WgUnit *unit = wg_district_find_unit (self->district, wg_scope_get_unit (self->scope));
  const char *code = unit != NULL ? wg_unit_get_code (unit) : NULL;
  const char *indicator = wg_scope_get_indicator (self->scope);
  WgPeriod period = wg_scope_get_period (self->scope);
  g_autofree char *typed = wg_period_format (&period);
  double lon, lat, zoom;

  wg_map_screen_get_place (self->map_screen, &lon, &lat, &zoom);
  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&builder, "{sv}", "unit", g_variant_new_string (code != NULL ? code : ""));
  g_variant_builder_add (&builder, "{sv}", "period", g_variant_new_string (typed));
  if (wg_scope_get_cutoff (self->scope) != WG_TIME_NONE)
    g_variant_builder_add (&builder, "{sv}", "cutoff",
                           g_variant_new_int64 (wg_scope_get_cutoff (self->scope)));
  if (indicator != NULL)
    g_variant_builder_add (&builder, "{sv}", "indicator", g_variant_new_string (indicator));
  if (wg_map_screen_has_areas (self->map_screen))
    g_variant_builder_add (&builder, "{sv}", "place", g_variant_new ("(ddd)", lon, lat, zoom));
  g_variant_builder_add (&builder, "{sv}", "look", make_look (self));
  return g_variant_builder_end (&builder);
}

/* The newest first; the oldest are forgotten. */
void
_wg_window_save_place (WgWindow *self)
{
  g_autoptr (GVariant) states = NULL;
  GVariantBuilder builder;
  GVariantIter iter;
  const char *path, *other;
  GVariant *value;
  guint n = 1;

  if (self->district == NULL)
    return;
  path = wg_district_get_path (self->district);
  states = g_settings_get_value (self->settings, "file-states");
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{sa{sv}}"));
  g_variant_builder_add (&builder, "{s@a{sv}}", path, make_state (self));
  g_variant_iter_init (&iter, states);
  while (g_variant_iter_next (&iter, "{&s@a{sv}}", &other, &value))
    {
      if (!g_str_equal (other, path) && n++ < MAX_FILES)
        g_variant_builder_add (&builder, "{s@a{sv}}", other, value);
      g_variant_unref (value);
    }
  g_settings_set_value (self->settings, "file-states", g_variant_builder_end (&builder));
  g_settings_set_string (self->settings, "indicator",
                         wg_scope_get_indicator (self->scope) != NULL
                           ? wg_scope_get_indicator (self->scope)
                           : "");
}
