/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brings a file forward to the newest schema: numbered scripts, each in one transaction together
 * with its version, never backward. The caller has made a verified backup before. */

#include "wg-migrations.h"

#include "wg-data.h"

/**
 * wg_migrations_load:
 * @error: return location for an error
 *
 * The scripts that the program carries. Script i (from 0) leads to schema version i + 1; the file
 * names say the same number, so that a gap or a double cannot go unseen.
 *
 * Returns: (transfer full) (nullable): the texts, %NULL-terminated
 */
char **
wg_migrations_load (GError **error)
{
  g_auto (GStrv) names = wg_data_list ("migrations", error);
  g_autoptr (GStrvBuilder) scripts = g_strv_builder_new ();

  if (names == NULL)
    return NULL;
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *name = g_strconcat ("migrations/", names[i], NULL);
      g_autoptr (GBytes) bytes = wg_data_lookup (name, error);

      if (bytes == NULL)
        return NULL;
      g_assert (g_ascii_strtoull (names[i], NULL, 10) == i + 1);
      g_strv_builder_add (scripts, g_bytes_get_data (bytes, NULL));
    }
  return g_strv_builder_end (scripts);
}

/* @end: (nullable): with the last step */
static gboolean
run_step (WgEngine      *engine,
          const char    *script,
          int            version,
          WgMigrationEnd end,
          GError       **error)
{
  if (!wg_engine_begin (engine, error))
    return FALSE;
  if (wg_engine_run_script (engine, script, error) && (end == NULL || end (engine, error)) &&
      wg_engine_set_version (engine, version, error))
    return wg_engine_commit (engine, error);
  wg_engine_rollback (engine);
  return FALSE;
}

/**
 * wg_migrations_run:
 * @engine: an engine that may write
 * @scripts: what wg_migrations_load() returned
 * @end: (nullable): what no script can say; run in the transaction of the last one, if any is run
 * @error: return location for an error
 *
 * Runs the scripts after the file's version. A step that fails leaves the file as the step before
 * it did.
 *
 * Returns: %TRUE if the file has the newest schema
 */
gboolean
wg_migrations_run (WgEngine          *engine,
                   const char *const *scripts,
                   WgMigrationEnd     end,
                   GError           **error)
{
  int latest = (int) g_strv_length ((char **) scripts);
  int version;

  if (!wg_engine_get_version (engine, &version, error))
    return FALSE;
  for (; version < latest; version++)
    if (!run_step (engine, scripts[version], version + 1, version + 1 == latest ? end : NULL,
                   error))
      return FALSE;
  return TRUE;
}
