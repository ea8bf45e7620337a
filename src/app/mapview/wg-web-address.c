/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the template of a map service to the address of one tile. Asks nobody; what it says of a bad
 * template never contains the key. */

#include "wg-web-address.h"

#include <glib/gi18n.h>

#include <string.h>

#define MAX_KEY 128

gboolean
wg_web_address_is_key (const char *key)
{
  gsize length = strlen (key);

  return length > 0 && length <= MAX_KEY
         && strspn (key, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_")
              == length;
}

/* "0-7": one of the machines, by the place. */
static gboolean
append_machine (GString *out, const char *word, guint place)
{
  guint from, to;

  if (strlen (word) != 3 || !g_ascii_isdigit (word[0]) || word[1] != '-'
      || !g_ascii_isdigit (word[2]) || word[2] < word[0])
    return FALSE;
  from = (guint) (word[0] - '0');
  to = (guint) (word[2] - '0');
  g_string_append_printf (out, "%u", from + place % (to - from + 1));
  return TRUE;
}

char *
wg_web_address_expand (const char *template, const char *layer, guint zoom, guint x, guint y,
                       const char *key)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *p = template; *p != '\0';)
    {
      const char *end = *p == '{' ? strchr (p, '}') : NULL;
      g_autofree char *word = end != NULL ? g_strndup (p + 1, (gsize) (end - p - 1)) : NULL;

      if (word == NULL)
        {
          g_string_append_c (out, *p++);
          continue;
        }
      p = end + 1;
      if (strcmp (word, "layer") == 0)
        g_string_append_uri_escaped (out, layer, NULL, FALSE);
      else if (strcmp (word, "key") == 0)
        g_string_append_uri_escaped (out, key, NULL, FALSE);
      else if (strcmp (word, "z") == 0)
        g_string_append_printf (out, "%u", zoom);
      else if (strcmp (word, "x") == 0)
        g_string_append_printf (out, "%u", x);
      else if (strcmp (word, "y") == 0)
        g_string_append_printf (out, "%u", y);
      else if (!append_machine (out, word, x + y))
        g_string_append_printf (out, "{%s}", word);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static gboolean
is_this_machine (const char *host)
{
  return strcmp (host, "127.0.0.1") == 0 || strcmp (host, "::1") == 0
         || strcmp (host, "localhost") == 0;
}

gboolean
wg_web_address_check (const char *template, GError **error)
{
  g_autofree char *example = wg_web_address_expand (template, "a", 1, 0, 0, "a");
  g_autoptr (GUri) uri = g_uri_parse (example, G_URI_FLAGS_NONE, NULL);
  const char *scheme = uri != NULL ? g_uri_get_scheme (uri) : NULL;
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  if (host == NULL || *host == '\0' || strchr (example, '{') != NULL
      || strstr (template, "{z}") == NULL || strstr (template, "{x}") == NULL
      || strstr (template, "{y}") == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                           _("The address of the map service is none: it must begin with https:// "
                             "and contain {z}, {x} and {y}."));
      return FALSE;
    }
  if (g_uri_get_userinfo (uri) == NULL
      && (strcmp (scheme, "https") == 0
          || (strcmp (scheme, "http") == 0 && is_this_machine (host))))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
               _("The map service at %s is not asked: only encrypted addresses (https) are."),
               host);
  return FALSE;
}
