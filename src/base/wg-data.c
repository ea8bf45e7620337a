/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files the program carries with it (data/data.gresource.xml): migrations
 * and templates. Names the generated resource symbol, because the linker drops
 * a constructor of a static library that nothing refers to. Must not read any
 * file of the disk. */

#include "wg-data.h"

#include "wg-data-resource.h"

#define WG_DATA_PREFIX "/org/wangge/Wangge/data/"

/* Sorted by name, so that numbered files come in their order. */
static int
compare_names (const void *a,
               const void *b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/**
 * wg_data_lookup:
 * @name: a file below data/, such as "migrations/0001-init.sql"
 * @error: (nullable): return location for an error
 *
 * Returns: (transfer full) (nullable): the content, followed by a NUL byte
 *   that is not counted, or %NULL with a %G_RESOURCE_ERROR
 */
GBytes *
wg_data_lookup (const char  *name,
                GError     **error)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  path = g_strconcat (WG_DATA_PREFIX, name, NULL);
  return g_resource_lookup_data (wg_data_get_resource (), path,
                                 G_RESOURCE_LOOKUP_FLAGS_NONE, error);
}

/**
 * wg_data_list:
 * @folder: a folder below data/, such as "migrations"
 * @error: (nullable): return location for an error
 *
 * Returns: (transfer full) (nullable): the names in @folder, sorted, without
 *   the folder; or %NULL with a %G_RESOURCE_ERROR
 */
char **
wg_data_list (const char  *folder,
              GError     **error)
{
  g_autofree char *path = NULL;
  char **names;

  g_return_val_if_fail (folder != NULL, NULL);

  path = g_strconcat (WG_DATA_PREFIX, folder, NULL);
  names = g_resource_enumerate_children (wg_data_get_resource (), path,
                                         G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (names != NULL)
    qsort (names, g_strv_length (names), sizeof (char *), compare_names);
  return names;
}

/**
 * wg_data_get_language:
 *
 * Returns: "zh" where the user's first language is Chinese, else "en"
 */
const char *
wg_data_get_language (void)
{
  return g_str_has_prefix (g_get_language_names ()[0], "zh") ? "zh" : "en";
}
