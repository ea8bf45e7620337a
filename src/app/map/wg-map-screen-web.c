/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Part of WgMapScreen: Tianditu as the base layer. It is asked only while the user has chosen it
 * and given a key; what stands below the map says whose map it is, or why there is none. */

#include "wg-map-screen-private.h"

#include "wg-map-key-window.h"
#include "wg-map-key.h"
#include "wg-web-address.h"

#include <glib/gi18n.h>

#include <string.h>

#define SERVICE "tianditu"
#define MAX_ZOOM 18

static const char *const map_layers[] = { "vec", "cva", NULL };
static const char *const image_layers[] = { "img", "cia", NULL };

/* (nullable): the layers that a value of the setting "base-layer" means. */
static const char *const *
get_layers (const char *base)
{
  return strcmp (base, "tianditu-vec") == 0   ? map_layers
         : strcmp (base, "tianditu-img") == 0 ? image_layers
                                              : NULL;
}

static char *
dup_host (WgMapScreen *self)
{
  g_autofree char *template = g_settings_get_string (self->settings, "tianditu-address");
  g_autofree char *address = wg_web_address_expand (template, "a", 1, 0, 0, "a");
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_NONE, NULL);

  return g_strdup (uri != NULL && g_uri_get_host (uri) != NULL ? g_uri_get_host (uri) : template);
}

static void
set_note (WgMapScreen *self, const char *text)
{
  gtk_label_set_text (self->ground_note, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->ground_note), text != NULL);
}

/* Whose map it is, by which approval, and what is the matter with it. */
static void
update_note (WgMapScreen *self)
{
  g_autofree char *approval = g_settings_get_string (self->settings, "tianditu-approval");
  g_autoptr (GString) text = g_string_new (_("Tianditu"));
  const char *problem = self->web != NULL ? wg_web_tiles_get_problem (self->web) : NULL;

  g_string_append (text, " · ");
  if (*approval != '\0')
    /* Translators: %s is the number of a map's approval (审图号). */
    g_string_append_printf (text, _("Map approval %s"), approval);
  else
    g_string_append (text, _("For internal use"));
  if (self->key_for_session)
    g_string_append_printf (text, "\n%s", _("There is no keyring: the key is kept until the "
                                            "program ends."));
  if (problem != NULL)
    g_string_append_printf (text, "\n%s", problem);
  else if (self->web == NULL)
    g_string_append_printf (text, "\n%s", _("A key is needed: “Key of Tianditu…” in the menu."));
  set_note (self, text->str);
}

static void
drop_web (WgMapScreen *self)
{
  if (self->web == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->web, self);
  wg_web_tiles_stop (self->web);
  g_clear_object (&self->web);
}

static void
show_web (WgMapScreen *self, const char *const *layers)
{
  g_autofree char *template = g_settings_get_string (self->settings, "tianditu-address");
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "wangge", "tiles", NULL);
  guint64 bytes = (guint64) g_settings_get_uint (self->settings, "web-cache-mib") << 20;
  WgWebMap map = { SERVICE, _("Tianditu"), template, layers, MAX_ZOOM };
  g_autoptr (GError) error = NULL;

  drop_web (self);
  self->web = wg_web_tiles_new (&map, self->map_key, folder, bytes, &error);
  if (self->web == NULL)
    {
      wg_district_map_set_ground (self->map, WG_GROUND_OWN, NULL, NULL);
      set_note (self, error->message);
      return;
    }
  g_signal_connect_object (self->web, "notify::problem", G_CALLBACK (update_note), self,
                           G_CONNECT_SWAPPED);
  wg_district_map_set_ground (self->map, WG_GROUND_WEB, NULL, self->web);
  update_note (self);
}

static void
on_key_stored (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (WgMapScreen) self = data;

  self->key_for_session = !wg_map_key_store_finish (result) && self->map_key != NULL;
  if (self->settings != NULL && gtk_widget_get_visible (GTK_WIDGET (self->ground_note)))
    update_note (self);
}

static void
on_key_given (WgMapScreen *self, const char *key)
{
  g_clear_pointer (&self->map_key, g_free);
  self->key_for_session = FALSE;
  if (*key != '\0')
    self->map_key = g_strdup (key);
  wg_map_key_store_async (SERVICE, _("Key of Tianditu (Wangge)"), self->map_key, NULL,
                          on_key_stored, g_object_ref (self));
  if (self->map_key == NULL)
    g_settings_set_string (self->settings, "base-layer", "own");
  else
    {
      g_autofree char *base = g_settings_get_string (self->settings, "base-layer");

      if (get_layers (base) == NULL)
        g_settings_set_string (self->settings, "base-layer", "tianditu-vec");
      else
        show_web (self, get_layers (base));
    }
}

/* Who gives no key does not get the map. */
static gboolean
on_key_window_closed (WgMapScreen *self)
{
  g_autofree char *base = g_settings_get_string (self->settings, "base-layer");

  if (self->map_key == NULL && get_layers (base) != NULL)
    g_settings_set_string (self->settings, "base-layer", "own");
  return GDK_EVENT_PROPAGATE;
}

static void
show_key_window (WgMapScreen *self)
{
  g_autofree char *host = dup_host (self);
  GtkWidget *window;

  window = wg_map_key_window_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                  self->settings, host, self->map_key != NULL);
  g_signal_connect_object (window, "key-given", G_CALLBACK (on_key_given), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "close-request", G_CALLBACK (on_key_window_closed), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
on_key_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (WgMapScreen) self = data;
  g_autofree char *key = wg_map_key_load_finish (result);
  g_autofree char *base = NULL;
  gboolean anyway = self->asks_anyway;

  self->loading_key = self->asks_anyway = FALSE;
  if (self->settings == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (self->map_key == NULL && key != NULL && wg_web_address_is_key (key))
    self->map_key = g_steal_pointer (&key);
  base = g_settings_get_string (self->settings, "base-layer");
  if (get_layers (base) != NULL && self->map_key != NULL)
    show_web (self, get_layers (base));
  else if (get_layers (base) != NULL)
    update_note (self);
  if (anyway || (self->asks_key && get_layers (base) != NULL && self->map_key == NULL))
    show_key_window (self);
}

static void
load_key (WgMapScreen *self)
{
  if (self->loading_key)
    return;
  self->loading_key = TRUE;
  wg_map_key_load_async (SERVICE, NULL, on_key_loaded, g_object_ref (self));
}

void
wg_map_screen_ask_key (WgMapScreen *self)
{
  g_return_if_fail (WG_IS_MAP_SCREEN (self));

  self->asks_anyway = TRUE;
  load_key (self);
}

gboolean
_wg_map_screen_set_web (WgMapScreen *self, const char *base, gboolean chosen)
{
  const char *const *layers = get_layers (base);

  if (layers == NULL || self->map_key == NULL)
    drop_web (self);
  if (layers == NULL)
    {
      set_note (self, NULL);
      return FALSE;
    }
  if (self->map_key != NULL)
    {
      show_web (self, layers);
      return TRUE;
    }
  wg_district_map_set_ground (self->map, WG_GROUND_OWN, NULL, NULL);
  self->asks_key = chosen;
  load_key (self);
  return TRUE;
}

void
_wg_map_screen_clear_web (WgMapScreen *self)
{
  drop_web (self);
  g_clear_pointer (&self->map_key, g_free);
}
