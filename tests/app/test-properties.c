/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every writable property of our own widgets: setting it notifies it once and nothing else, and
 * setting it to the same value notifies nothing. */

#include "wg-fact-row.h"

#include <gtk/gtk.h>

typedef struct
{
  GType type;
} Type;

static void
on_notify (GObject *object, GParamSpec *pspec, gpointer data)
{
  g_ptr_array_add (data, (gpointer) pspec->name);
}

/* A value that differs from the present one. */
static gboolean
make_other (GParamSpec *pspec, const GValue *now, GValue *other)
{
  g_value_init (other, pspec->value_type);
  if (pspec->value_type == G_TYPE_STRING)
    g_value_set_string (other, g_strcmp0 (g_value_get_string (now), "one") == 0 ? "two" : "one");
  else if (pspec->value_type == G_TYPE_BOOLEAN)
    g_value_set_boolean (other, !g_value_get_boolean (now));
  else
    return FALSE;
  return TRUE;
}

static void
check_property (GObject *object, GParamSpec *pspec)
{
  g_auto (GValue) now = G_VALUE_INIT, other = G_VALUE_INIT, after = G_VALUE_INIT;
  g_autoptr (GPtrArray) seen = g_ptr_array_new ();
  gulong id;

  g_value_init (&now, pspec->value_type);
  g_object_get_property (object, pspec->name, &now);
  g_assert_true (make_other (pspec, &now, &other));
  id = g_signal_connect (object, "notify", G_CALLBACK (on_notify), seen);
  g_object_set_property (object, pspec->name, &other);
  g_assert_cmpuint (seen->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (seen, 0), ==, pspec->name);
  g_object_set_property (object, pspec->name, &other);
  g_assert_cmpuint (seen->len, ==, 1);
  g_signal_handler_disconnect (object, id);

  g_value_init (&after, pspec->value_type);
  g_object_get_property (object, pspec->name, &after);
  g_assert_cmpint (g_param_values_cmp (pspec, &after, &other), ==, 0);
}

static void
test_type (gconstpointer data)
{
  GType type = ((const Type *) data)->type;
  GObject *object = g_object_ref_sink (g_object_new (type, NULL));
  guint n, checked = 0;
  g_autofree GParamSpec **all = g_object_class_list_properties (G_OBJECT_GET_CLASS (object), &n);

  for (guint i = 0; i < n; i++)
    if (all[i]->owner_type == type && (all[i]->flags & G_PARAM_WRITABLE) != 0)
      {
        check_property (object, all[i]);
        checked++;
      }
  g_assert_cmpuint (checked, >, 0);
  g_assert_finalize_object (object);
}

int
main (int argc, char **argv)
{
  Type types[1];

  gtk_test_init (&argc, &argv, NULL);
  types[0].type = WG_TYPE_FACT_ROW;
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *path = g_strdup_printf ("/properties/%s", g_type_name (types[i].type));

      g_test_add_data_func (path, &types[i], test_type);
    }
  return g_test_run ();
}
