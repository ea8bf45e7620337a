/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The refused rows of an import as a file: what the user corrects in a spreadsheet and imports
 * again. Only what the files said goes into it; the columns that this adds are known to the
 * column map and left out when the file comes back. */

#include "wg-import-refused.h"

#include "wg-column-report.h"
#include "wg-export-file.h"
#include "wg-import-plan-private.h"
#include "wg-sheet-text.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* A row of the report before it is written. */
typedef struct
{
  GPtrArray  *tables; /* WgTable */
  GPtrArray  *names;  /* char*: the columns of all files, each once */
  GHashTable *places; /* name → place in @names, + 1 */
} Columns;

static void
columns_init (Columns   *self,
              GPtrArray *tables)
{
  self->tables = tables;
  self->names = g_ptr_array_new ();
  self->places = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < tables->len; i++)
    {
      const WgTable *table = g_ptr_array_index (tables, i);

      for (guint c = 0; c < wg_table_get_n_columns (table); c++)
        {
          const char *name = wg_table_get_column (table, c);

          if (wg_column_is_report (name) || g_hash_table_contains (self->places, name))
            continue;
          g_ptr_array_add (self->names, (gpointer) name);
          g_hash_table_insert (self->places, (gpointer) name, GUINT_TO_POINTER (self->names->len));
        }
    }
}

static void
columns_clear (Columns *self)
{
  g_ptr_array_unref (self->names);
  g_hash_table_unref (self->places);
}

static const WgTable *
find_table (const Columns   *self,
            const WgRefusal *refusal)
{
  for (guint i = 0; i < self->tables->len; i++)
    if (strcmp (wg_table_get_file (g_ptr_array_index (self->tables, i)), refusal->file) == 0)
      return g_ptr_array_index (self->tables, i);
  return NULL;
}

/* Row numbers rise; −1 when the table does not keep the row. */
static int
find_row (const WgTable *table,
          gint64         row)
{
  guint from = 0, to = wg_table_get_n_rows (table);

  while (from < to)
    {
      guint middle = from + (to - from) / 2;

      if (wg_table_get_row (table, middle) < row)
        from = middle + 1;
      else
        to = middle;
    }
  return from < wg_table_get_n_rows (table) && wg_table_get_row (table, from) == row ? (int) from
                                                                                     : -1;
}

static void
put_cell (const Columns *self,
          const WgTable *table,
          guint          column,
          const char    *text,
          GStrv          cells)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places,
                                                       wg_table_get_column (table, column)));

  if (place > 0 && text != NULL)
    {
      g_free (cells[place - 1]);
      cells[place - 1] = g_strdup (text);
    }
}

/* A row that is too wide has more than the columns can take: those come back with the reason. */
static char *
fill_from_parts (const Columns   *self,
                 const WgTable   *table,
                 const WgRefusal *refusal,
                 GStrv            cells)
{
  const char part[] = { WG_REFUSAL_PART, '\0' };
  g_auto (GStrv) values = g_strsplit (refusal->cells, part, -1);
  guint n = wg_table_get_n_columns (table);
  guint i = 0;

  for (; values[i] != NULL && i < n; i++)
    put_cell (self, table, i, values[i], cells);
  if (values[i] == NULL)
    return NULL;
  return g_strjoinv (" | ", values + i);
}

/* A number may begin with a minus; a spreadsheet shall take it as one. */
static gboolean
is_number (const char *text)
{
  char *end;

  g_ascii_strtod (text, &end);
  return end != text && *end == '\0';
}

static void
append (GString    *out,
        const char *text,
        gboolean    last)
{
  wg_csv_append (out, text != NULL ? text : "", text != NULL && !is_number (text));
  g_string_append (out, last ? "\r\n" : ",");
}

static void
append_refusal (const Columns   *self,
                const WgRefusal *refusal,
                GString         *out)
{
  const WgTable *table = find_table (self, refusal);
  int row = table != NULL ? find_row (table, refusal->row) : -1;
  g_auto (GStrv) cells = g_new0 (char *, self->names->len + 1);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, refusal->row);
  g_autofree char *rest = NULL;
  g_autoptr (GString) why = g_string_new (NULL);

  for (guint c = 0; row >= 0 && c < wg_table_get_n_columns (table); c++)
    put_cell (self, table, c, wg_table_get_cell (table, (guint) row, c), cells);
  if (row < 0 && table != NULL && refusal->cells != NULL)
    rest = fill_from_parts (self, table, refusal, cells);
  for (guint i = 0; i < self->names->len; i++)
    {
      append (out, cells[i], FALSE);
      /* An empty text keeps the vector's end where it is. */
      cells[i] = cells[i] != NULL ? cells[i] : g_strdup ("");
    }
  if (refusal->column != NULL)
    g_string_append_printf (why, "%s: ", refusal->column);
  g_string_append (why, refusal->why);
  if (rest != NULL)
    /* Translators: the values of a row of a table that has too many. */
    g_string_append_printf (why, _(" Values left over: %s"), rest);
  append (out, refusal->file, FALSE);
  append (out, number, FALSE);
  append (out, why->str, TRUE);
}

/**
 * wg_import_refused_to_csv:
 * @plan: the result of a dry run
 *
 * Shapes are not in it: areas are corrected where they were drawn.
 *
 * Returns: (transfer full): a CSV file, with its head alone when no row was refused
 */
GBytes *
wg_import_refused_to_csv (WgImportPlan *plan)
{
  GPtrArray *refused = wg_import_plan_get_refused (plan);
  GString *out = g_string_new ("\ufeff");
  Columns columns;

  columns_init (&columns, wg_import_plan_get_tables (plan));
  for (guint i = 0; i < columns.names->len; i++)
    append (out, g_ptr_array_index (columns.names, i), FALSE);
  for (guint i = 0; i < WG_COLUMN_REPORT_N; i++)
    append (out, wg_column_report_name (i), i + 1 == WG_COLUMN_REPORT_N);
  for (guint i = 0; i < refused->len; i++)
    append_refusal (&columns, g_ptr_array_index (refused, i), out);
  columns_clear (&columns);
  return g_string_free_to_bytes (out);
}

gboolean
wg_import_refused_write (WgImportPlan *plan,
                         const char   *path,
                         GError      **error)
{
  g_autoptr (GBytes) bytes = wg_import_refused_to_csv (plan);

  return wg_export_file_write (bytes, path, error);
}
