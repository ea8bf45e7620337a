/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The key of a map service in the desktop's keyring. No error of the keyring is shown or logged: it
 * may be anything, and what it means for the user is only that nothing was kept. */

#include "wg-map-key.h"

#include <libsecret/secret.h>

static const SecretSchema schema = {
  "org.wangge.Wangge.MapKey", SECRET_SCHEMA_NONE,
  { { "service", SECRET_SCHEMA_ATTRIBUTE_STRING }, { NULL, SECRET_SCHEMA_ATTRIBUTE_STRING } },
  0, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
};

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  char *key = secret_password_lookup_finish (result, NULL);

  g_task_return_pointer (task, g_strdup (key), g_free);
  secret_password_free (key);
}

void
wg_map_key_load_async (const char *service, GCancellable *cancellable, GAsyncReadyCallback callback,
                       gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, wg_map_key_load_async);
  secret_password_lookup (&schema, cancellable, on_loaded, task, "service", service, NULL);
}

char *
wg_map_key_load_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

static void
on_stored (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;

  g_task_return_boolean (task, secret_password_store_finish (result, NULL));
}

static void
on_cleared (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;

  g_task_return_boolean (task, secret_password_clear_finish (result, NULL));
}

void
wg_map_key_store_async (const char *service, const char *label, const char *key,
                        GCancellable *cancellable, GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, wg_map_key_store_async);
  if (key != NULL)
    secret_password_store (&schema, SECRET_COLLECTION_DEFAULT, label, key, cancellable, on_stored,
                           task, "service", service, NULL);
  else
    secret_password_clear (&schema, cancellable, on_cleared, task, "service", service, NULL);
}

gboolean
wg_map_key_store_finish (GAsyncResult *result)
{
  return g_task_propagate_boolean (G_TASK (result), NULL);
}
