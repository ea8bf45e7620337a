/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the columns of a foreign table to the fields of a kind. Fields that point at another row
 * (parent, community) are mapped too, but their cells hold codes: whoever knows the rows looks
 * them up. Must not know the store. */

#include "wg-column-map.h"

#include "wg-cell-value.h"
#include "wg-column-report.h"
#include "wg-column-unit.h"
#include "wg-column-words.h"
#include "wg-data.h"
#include "wg-formula-guard.h"
#include "wg-short-name.h"
#include "wg-word.h"

#include <glib/gi18n-lib.h>
#include <jansson.h>

#include <string.h>

/* A code is short, without blanks, and has a digit. */
#define MAX_CODE_LENGTH 40
#define ALIKE_LENGTH 5
#define ASKED_CELLS 4

struct _WgColumnMap
{
  const WgKind *kind;
  int          *column_of_field; /* -1: none */
  int          *field_of_column; /* -1: none, -2: it is to be left out */
  double       *factors;         /* of each field: what one of its column is */
  guint         n_columns;
};

/**
 * wg_column_map_can_fill:
 * @field: a field
 *
 * Returns: whether a column can fill it; shapes do not come in columns
 */
gboolean
wg_column_map_can_fill (const WgField *field)
{
  return field->type != WG_VALUE_BLOB;
}

static void
join (WgColumnMap *self,
      guint        column,
      guint        field)
{
  /* What either was joined with before is free again. */
  if (self->field_of_column[column] >= 0)
    self->column_of_field[self->field_of_column[column]] = -1;
  if (self->column_of_field[field] >= 0)
    self->field_of_column[self->column_of_field[field]] = -1;
  self->column_of_field[field] = (int) column;
  self->field_of_column[column] = (int) field;
}

/**
 * wg_column_map_split:
 * @said: what the user wrote, COL=FIELD
 * @column: (out): the column's name
 * @field: (out): the field's name, "" to leave the column out
 *
 * Returns: %FALSE when there is no equals sign or no column
 */
gboolean
wg_column_map_split (const char *said,
                     char      **column,
                     char      **field)
{
  const char *mark = strrchr (said, '=');

  if (mark == NULL || mark == said)
    return FALSE;
  *column = g_strndup (said, (gsize) (mark - said));
  *field = g_strdup (mark + 1);
  return TRUE;
}

/* A column that this table does not have is passed over: another file of the same import may. */
static gboolean
obey (WgColumnMap   *self,
      const WgTable *table,
      const char    *said,
      GError       **error)
{
  g_autofree char *column_name = NULL;
  g_autofree char *field_name = NULL;
  int column, field;

  if (!wg_column_map_split (said, &column_name, &field_name))
    {
      g_set_error (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_MAPPING,
                   _("“%s” is no mapping. Write COLUMN=FIELD, for example name=name."), said);
      return FALSE;
    }
  column = wg_table_find_column (table, column_name);
  field = *field_name != '\0' ? wg_kind_find_field (self->kind, field_name) : -2;
  if (field == -1 || (field >= 0 && !wg_column_map_can_fill (&self->kind->fields[field])))
    {
      g_set_error (error, WG_EXCHANGE_ERROR, WG_EXCHANGE_ERROR_MAPPING,
                   _("“%s” has no field “%s”. See the list of fields for what can be filled."),
                   _(self->kind->label), field_name);
      return FALSE;
    }
  if (column < 0)
    return TRUE;
  if (field >= 0)
    join (self, (guint) column, (guint) field);
  else
    self->field_of_column[column] = -2;
  return TRUE;
}

/* A column "level" may say "district": words are no reason to refuse every row, another column or
 * none is what a number is taken from. Only the first cells are asked. */
static gboolean
may_fill (const WgField *field,
          const WgTable *table,
          guint          column)
{
  guint n = 0;

  if (field->type != WG_VALUE_INT || (field->flags & (WG_FIELD_ID | WG_FIELD_TIME)) != 0
      || strcmp (wg_word_get_label (field, "1"), "1") != 0) /* yes and no are words too */
    return TRUE;
  for (guint i = 0; i < wg_table_get_n_rows (table) && n < ASKED_CELLS; i++)
    {
      const char *cell = wg_table_get_cell (table, i, column);

      if (cell == NULL)
        continue;
      if (strpbrk (cell, "0123456789") != NULL)
        return TRUE;
      n++;
    }
  return n < ASKED_CELLS;
}

static gboolean
match_name (WgColumnMap   *self,
            const WgTable *table,
            guint          field,
            const char    *name)
{
  g_autofree char *wanted = wg_column_fold (name);

  for (guint column = 0; column < self->n_columns; column++)
    {
      const WgField *about = &self->kind->fields[field];
      const char *title = wg_table_get_column (table, column);
      g_autofree char *has = wg_column_fold (title);
      double factor = 1;
      /* "Households (10,000)" is Households, too. */
      g_autofree char *bare = wg_column_unit_split (about, title, &factor);
      g_autofree char *folded = bare != NULL ? wg_column_fold (bare) : NULL;

      if (self->field_of_column[column] == -1
          && (strcmp (has, wanted) == 0 || g_strcmp0 (folded, wanted) == 0)
          && may_fill (about, table, column))
        {
          join (self, column, field);
          return TRUE;
        }
    }
  return FALSE;
}

/* The columns of a table that this program wrote: what the screen calls the fields, or what a
 * shapefile of its has room for. */
static void
match_labels (WgColumnMap   *self,
              const WgTable *table)
{
  for (guint field = 0; field < self->kind->n_fields; field++)
    if (self->column_of_field[field] < 0 && wg_column_map_can_fill (&self->kind->fields[field]))
      match_name (self, table, field, _(self->kind->fields[field].label));
  for (guint field = 0; field < self->kind->n_fields; field++)
    {
      g_autofree char *column = wg_short_name (self->kind->fields[field].name);

      if (self->column_of_field[field] < 0 && wg_column_map_can_fill (&self->kind->fields[field])
          && !match_name (self, table, field, self->kind->fields[field].name))
        match_name (self, table, field, column);
    }
}

/* As it was meant: a table of texts guards what a spreadsheet would calculate. */
static const char *
get_cell (const WgTable *table,
          guint          i,
          guint          column)
{
  const char *cell = wg_table_get_cell (table, i, column);

  return cell != NULL && *cell == '\'' ? wg_formula_guard_undo (cell) : cell;
}

static void
match_names (WgColumnMap   *self,
             const WgTable *table,
             guint          field,
             json_t        *names)
{
  gsize i;
  json_t *name;

  json_array_foreach (names, i, name)
    if (match_name (self, table, field, json_string_value (name)))
      return;
}

/* The template ships with the program, so a defect in it is ours. */
static json_t *
load_synonyms (void)
{
  g_autoptr (GBytes) bytes = wg_data_lookup ("templates/column-synonyms.json", NULL);

  g_assert (bytes != NULL);
  return json_loadb (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), 0, NULL);
}

static void
match_synonyms (WgColumnMap   *self,
                const WgTable *table)
{
  json_t *synonyms = load_synonyms ();
  json_t *fields = json_object_get (synonyms, self->kind->name);

  g_assert (synonyms != NULL);
  for (guint field = 0; field < self->kind->n_fields; field++)
    if (self->column_of_field[field] < 0)
      match_names (self, table, field, json_object_get (fields, self->kind->fields[field].name));
  json_decref (synonyms);
}

static gboolean
looks_like_code (const char *text)
{
  gboolean digit = FALSE;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (!g_ascii_isalnum (*p) && *p != '-' && *p != '_' && *p != '.')
        return FALSE;
      digit = digit || g_ascii_isdigit (*p);
    }
  return digit && strlen (text) <= MAX_CODE_LENGTH;
}

/* Every row has one and no two have the same. Where the column's name says nothing about codes,
 * they must also be alike: small numbers that happen to differ are counts. */
static gboolean
holds_codes (const WgTable *table,
             guint          column,
             gboolean       alike)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  gsize length = 0;

  for (guint i = 0; i < wg_table_get_n_rows (table); i++)
    {
      const char *cell = wg_table_get_cell (table, i, column);

      if (cell == NULL || !looks_like_code (cell) || !g_hash_table_add (seen, (gpointer) cell))
        return FALSE;
      if (alike && i > 0 && strlen (cell) != length)
        return FALSE;
      length = strlen (cell);
      if (alike && length < ALIKE_LENGTH)
        return FALSE;
    }
  return wg_table_get_n_rows (table) > 0 && wg_table_get_type_of (table, column) != WG_READER_REAL;
}

static gboolean
holds_texts (const WgTable *table,
             guint          column)
{
  for (guint i = 0; i < wg_table_get_n_rows (table); i++)
    if (wg_table_get_cell (table, i, column) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
ends_with_one_of (const char        *name,
                  const char *const *endings)
{
  g_autofree char *folded = wg_column_fold (name);

  for (guint i = 0; endings[i] != NULL; i++)
    if (g_str_has_suffix (folded, endings[i]))
      return TRUE;
  return FALSE;
}

/* What a statistics office calls MSOA11CD and MSOA11NM: by the ending of the name, and the code
 * only if the column really holds codes; else any column that does. */
static void
guess (WgColumnMap   *self,
       const WgTable *table)
{
  static const char *const code_endings[] = { "cd", "code", "id", "no", "编码", "代码", "编号", NULL };
  static const char *const name_endings[] = { "nm", "name", "名称", "名", NULL };
  int code = wg_kind_find_field (self->kind, "code");
  int name = wg_kind_find_field (self->kind, "name");

  /* A post needs no code, and the running numbers of one table are those of another too. */
  if (strcmp (self->kind->name, "post") == 0)
    code = -1;
  for (guint pass = 0; code >= 0 && pass < 2; pass++)
    for (guint c = 0; c < self->n_columns && self->column_of_field[code] < 0; c++)
      if (self->field_of_column[c] == -1 &&
          (pass == 1 || ends_with_one_of (wg_table_get_column (table, c), code_endings)) &&
          holds_codes (table, c, pass == 1))
        join (self, c, (guint) code);
  for (guint c = 0; name >= 0 && c < self->n_columns && self->column_of_field[name] < 0; c++)
    if (self->field_of_column[c] == -1 &&
        ends_with_one_of (wg_table_get_column (table, c), name_endings) && holds_texts (table, c))
      join (self, c, (guint) name);
}

/* A unit in a column's name holds for the user's choice of a column, too. */
static void
find_factors (WgColumnMap   *self,
              const WgTable *table)
{
  for (guint field = 0; field < self->kind->n_fields; field++)
    {
      int column = self->column_of_field[field];
      g_autofree char *bare = NULL;

      self->factors[field] = 1;
      if (column >= 0)
        bare = wg_column_unit_split (&self->kind->fields[field],
                                     wg_table_get_column (table, (guint) column),
                                     &self->factors[field]);
      if (bare == NULL)
        self->factors[field] = 1;
    }
}

/**
 * wg_column_map_new:
 * @kind: what the rows shall become
 * @table: the foreign table
 * @said: (nullable): what the user said, each COL=FIELD
 * @error: return location for %WG_EXCHANGE_ERROR_MAPPING
 *
 * Returns: (transfer full) (nullable): the map; a field may be left without a column
 */
WgColumnMap *
wg_column_map_new (const WgKind      *kind,
                   const WgTable     *table,
                   const char *const *said,
                   GError           **error)
{
  g_autoptr (WgColumnMap) self = g_new0 (WgColumnMap, 1);

  self->kind = kind;
  self->n_columns = wg_table_get_n_columns (table);
  self->column_of_field = g_new (int, kind->n_fields);
  self->field_of_column = g_new (int, self->n_columns);
  self->factors = g_new (double, kind->n_fields);
  for (guint i = 0; i < kind->n_fields; i++)
    self->column_of_field[i] = -1;
  for (guint i = 0; i < self->n_columns; i++)
    self->field_of_column[i] = wg_column_is_report (wg_table_get_column (table, i)) ? -2 : -1;
  for (guint i = 0; said != NULL && said[i] != NULL; i++)
    if (!obey (self, table, said[i], error))
      return NULL;
  match_labels (self, table);
  match_synonyms (self, table);
  guess (self, table);
  find_factors (self, table);
  return g_steal_pointer (&self);
}

void
wg_column_map_free (WgColumnMap *self)
{
  g_free (self->column_of_field);
  g_free (self->field_of_column);
  g_free (self->factors);
  g_free (self);
}

int
wg_column_map_get_column (const WgColumnMap *self,
                          guint              field)
{
  return self->column_of_field[field];
}

int
wg_column_map_get_field (const WgColumnMap *self,
                         guint              column)
{
  return MAX (self->field_of_column[column], -1);
}

/* Most cells have none, and then nothing is copied for it. */
static gboolean
has_unit (const WgColumnMap *self,
          guint              field,
          const char        *text)
{
  return wg_column_unit_has (&self->kind->fields[field])
         && (self->factors[field] != 1 || strspn (text, "0123456789") < strlen (text));
}

/**
 * wg_column_map_dup_cell:
 * @self: a map
 * @table: the table it was made for
 * @i: a row's place in the table
 * @field: a field
 *
 * Returns: (transfer full) (nullable): the text of the field's cell without blanks around it, a
 *   number in the unit of the field; %NULL when the field has no column or the cell is empty
 */
char *
wg_column_map_dup_cell (const WgColumnMap *self,
                        const WgTable     *table,
                        guint              i,
                        guint              field)
{
  int column = self->column_of_field[field];
  const char *cell = column >= 0 ? get_cell (table, i, (guint) column) : NULL;
  char *text = cell != NULL ? g_strstrip (g_strdup (cell)) : NULL;

  if (text != NULL && *text == '\0')
    g_clear_pointer (&text, g_free);
  if (text != NULL && has_unit (self, field, text))
    {
      char *plain = wg_column_unit_apply (&self->kind->fields[field], text, self->factors[field]);

      g_free (text);
      return plain;
    }
  return text;
}

/**
 * wg_column_map_read_row:
 * @self: a map
 * @table: the table it was made for
 * @i: a row's place in the table
 * @id: the new row's id, 0 for a random one
 * @refusal: (out) (transfer full): why the row cannot be read when %NULL is returned
 *
 * Fills every mapped field but those that point at other rows. The shape goes into no field.
 *
 * Returns: (transfer full) (nullable): a new row of the kind
 */
WgRow *
wg_column_map_read_row (const WgColumnMap *self,
                        const WgTable     *table,
                        guint              i,
                        gint64             id,
                        WgRefusal        **refusal)
{
  g_autoptr (WgRow) row = wg_row_new (self->kind, id);

  for (guint field = 0; field < self->kind->n_fields; field++)
    {
      int column = self->column_of_field[field];
      g_autofree char *why = NULL;
      g_autofree char *plain = NULL;
      const char *cell;

      if (column < 0 || (self->kind->fields[field].flags & WG_FIELD_ID) != 0)
        continue;
      cell = get_cell (table, i, (guint) column);
      if (cell != NULL && has_unit (self, field, cell))
        cell = plain = wg_column_map_dup_cell (self, table, i, field);
      if (!wg_cell_to_value (&self->kind->fields[field], cell, wg_row_edit (row, field), &why))
        {
          *refusal = wg_refusal_new (wg_table_get_file (table), wg_table_get_row (table, i),
                                     wg_table_get_line (table, i),
                                     wg_table_get_column (table, (guint) column), why);
          return NULL;
        }
    }
  return g_steal_pointer (&row);
}
