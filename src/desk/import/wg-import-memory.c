/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The user's choice of columns is kept in the settings of the file, by the names of the columns
 * and the kind: the department that sends a table sends the next one of the same form. Never the
 * content of a table, only the names of its columns. */

#include "wg-import-memory.h"

#include "wg-column-map.h"
#include "wg-fields.h"
#include "wg-setting.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define PREFIX "import-columns"

static char *
make_key (const char    *kind,
          const WgTable *table)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint c = 0; c < wg_table_get_n_columns (table); c++)
    {
      const char *name = wg_table_get_column (table, c);

      g_checksum_update (sum, (const guchar *) name, (gssize) strlen (name) + 1);
    }
  return g_strdup_printf (PREFIX "-%s-%.32s", kind, g_checksum_get_string (sum));
}

static GStrv
recall (GPtrArray     *settings,
        const char    *kind,
        const WgTable *table)
{
  g_autofree char *key = make_key (kind, table);
  const char *text = wg_setting_get (settings, key);

  return text != NULL ? g_strsplit (text, "\n", -1) : g_new0 (char *, 1);
}

/* Of several words about a column the last one counts. */
static gboolean
is_last (const char *const *said,
         guint              i)
{
  g_autofree char *column = NULL;
  g_autofree char *field = NULL;

  if (!wg_column_map_split (said[i], &column, &field))
    return FALSE;
  for (guint later = i + 1; said[later] != NULL; later++)
    {
      g_autofree char *other = NULL;
      g_autofree char *other_field = NULL;

      if (wg_column_map_split (said[later], &other, &other_field) && strcmp (other, column) == 0)
        return FALSE;
    }
  return TRUE;
}

static void
remember (WgEdit            *edit,
          GPtrArray         *settings,
          const char        *kind,
          const WgTable     *table,
          const char *const *said)
{
  g_autofree char *key = make_key (kind, table);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; said[i] != NULL; i++)
    {
      g_autofree char *column = NULL;
      g_autofree char *field = NULL;

      /* A name with a line break cannot be kept in a list of lines. */
      if (strchr (said[i], '\n') == NULL && is_last (said, i)
          && wg_column_map_split (said[i], &column, &field)
          && wg_table_find_column (table, column) >= 0)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", said[i]);
    }
  if (text->len > 0)
    wg_setting_put (edit, settings, key, text->str);
}

GStrv
wg_import_memory_words (GPtrArray          *settings,
                        const WgImportKind *kind,
                        WgTable            *table,
                        const char *const  *said)
{
  g_auto (GStrv) before = recall (settings, kind->word, table);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; before[i] != NULL; i++)
    {
      g_autofree char *column = NULL;
      g_autofree char *field = NULL;

      /* A field of another version of the program is no reason to stop. */
      if (wg_column_map_split (before[i], &column, &field)
          && (*field == '\0' || wg_kind_find_field (kind->columns, field) >= 0))
        g_strv_builder_add (words, before[i]);
    }
  if (before[0] != NULL)
    wg_table_add_note (table, _("The columns are taken as you chose for such a table before."));
  for (; *said != NULL; said++)
    g_strv_builder_add (words, *said);
  return g_strv_builder_end (words);
}

static gboolean
is_alike (const WgTable *a,
          const WgTable *b)
{
  g_autofree char *one = make_key ("", a);
  g_autofree char *other = make_key ("", b);

  return strcmp (one, other) == 0;
}

void
wg_import_memory_keep (WgEdit             *edit,
                       GPtrArray          *settings,
                       const WgImportKind *kind,
                       GPtrArray          *tables,
                       const char *const  *said)
{
  for (guint i = 0; *said != NULL && i < tables->len; i++)
    {
      const WgTable *table = g_ptr_array_index (tables, i);
      g_auto (GStrv) before = recall (settings, kind->word, table);
      g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
      g_auto (GStrv) words = NULL;
      gboolean first = TRUE;

      /* Files of one form in one import are one source. */
      for (guint k = 0; k < i; k++)
        first = first && !is_alike (table, g_ptr_array_index (tables, k));
      if (!first)
        continue;
      g_strv_builder_addv (builder, (const char **) before);
      g_strv_builder_addv (builder, (const char **) said);
      words = g_strv_builder_end (builder);
      remember (edit, settings, kind->word, table, (const char *const *) words);
    }
}
