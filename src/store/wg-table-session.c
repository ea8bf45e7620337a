/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads and writes rows of any kind through the statements of its table. Parameters are found by
 * name once per statement; the geometry's bounds are computed here, because a reader must be able
 * to trust them. It opens no transaction. */

#include "wg-table-session.h"

#include "wg-contribution.h"
#include "wg-geometry.h"
#include "wg-row-check.h"
#include "wg-store-error.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  WgStatement *statement;
  int          id, version, old_version;
  int          bounds[4];
  int         *fields; /* one per field of the kind */
  char        *limits[2]; /* bound texts */
} Prepared;

struct _WgTableSession
{
  const WgKindTable *table;
  WgEngine      *engine;
  Prepared       prepared[WG_TABLE_N_STATEMENTS];
  WgValue       *read; /* a row on its way, one per field of the kind */
};

/**
 * wg_table_session_new:
 * @table: a table
 * @engine: the engine, which must outlive the session
 *
 * Returns: (transfer full): a session; statements are prepared when first used
 */
WgTableSession *
wg_table_session_new (const WgKindTable *table,
                      WgEngine      *engine)
{
  WgTableSession *self = g_new0 (WgTableSession, 1);

  self->table = table;
  self->engine = engine;
  self->read = g_new0 (WgValue, table->kind->n_fields);
  return self;
}

void
wg_table_session_free (WgTableSession *self)
{
  for (guint i = 0; i < WG_TABLE_N_STATEMENTS; i++)
    {
      g_clear_pointer (&self->prepared[i].statement, wg_statement_free);
      g_free (self->prepared[i].fields);
      g_free (self->prepared[i].limits[0]);
      g_free (self->prepared[i].limits[1]);
    }
  g_free (self->read);
  g_free (self);
}

static Prepared *
prepare (WgTableSession  *self,
         WgKindTableStatement which,
         GError         **error)
{
  static const char *const bounds[] = { "x_min", "y_min", "x_max", "y_max" };
  const WgKind *kind = self->table->kind;
  Prepared *prepared = &self->prepared[which];

  if (prepared->statement != NULL)
    return prepared;
  prepared->statement = wg_statement_new (self->engine, self->table->sql[which], error);
  if (prepared->statement == NULL)
    return NULL;
  prepared->id = wg_statement_find (prepared->statement, "id");
  prepared->version = wg_statement_find (prepared->statement, "ver");
  prepared->old_version = wg_statement_find (prepared->statement, "old_ver");
  for (guint i = 0; i < 4; i++)
    prepared->bounds[i] = wg_statement_find (prepared->statement, bounds[i]);
  prepared->fields = g_new0 (int, kind->n_fields);
  for (guint i = 0; i < kind->n_fields; i++)
    prepared->fields[i] = wg_statement_find (prepared->statement, kind->fields[i].name);
  return prepared;
}

/**
 * wg_table_session_statement:
 * @self: the session
 * @which: one of the table's statements
 * @error: return location for an error
 *
 * Returns: (transfer none) (nullable): the statement, prepared
 */
WgStatement *
wg_table_session_statement (WgTableSession  *self,
                            WgKindTableStatement which,
                            GError         **error)
{
  Prepared *prepared = prepare (self, which, error);

  return prepared != NULL ? prepared->statement : NULL;
}

static gboolean
bind_bounds (WgTableSession *self,
             Prepared       *prepared,
             const WgRow    *row,
             GError        **error)
{
  GBytes *bytes = wg_row_get_blob (row, (guint) self->table->bounds_field);
  g_autoptr (WgGeometry) geometry = NULL;
  gconstpointer data;
  gsize size;
  WgBBox box;
  double bounds[4];

  if (bytes == NULL)
    return TRUE;
  data = g_bytes_get_data (bytes, &size);
  geometry = wg_geometry_new_from_wkb (data, size, error);
  if (geometry == NULL)
    {
      g_autofree char *name = wg_row_describe (row);

      g_prefix_error (error, "%s: ", name);
      return FALSE;
    }
  box = wg_geometry_get_bounds (geometry);
  bounds[0] = box.x_min;
  bounds[1] = box.y_min;
  bounds[2] = box.x_max;
  bounds[3] = box.y_max;
  for (guint i = 0; i < 4; i++)
    {
      WgValue value = { WG_VALUE_REAL, { .real = bounds[i] } };

      if (!wg_statement_bind (prepared->statement, prepared->bounds[i], &value, error))
        return FALSE;
    }
  return TRUE;
}

/* The statement has nothing bound. */
static gboolean
bind_row (WgTableSession *self,
          Prepared       *prepared,
          const WgRow    *row,
          gint64          version,
          GError        **error)
{
  const WgKind *kind = self->table->kind;
  WgStatement *statement = prepared->statement;

  if (!wg_statement_bind_int (statement, prepared->id, wg_row_get_id (row), error) ||
      !wg_statement_bind_int (statement, prepared->version, version, error))
    return FALSE;
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const WgValue *value = wg_row_get (row, i);

      /* An unbound parameter is NULL. */
      if (value->type != WG_VALUE_NULL &&
          !wg_statement_bind (statement, prepared->fields[i], value, error))
        return FALSE;
    }
  return self->table->bounds_field < 0 || bind_bounds (self, prepared, row, error);
}

/* Says which row it was about; the cause stands behind, unchanged. */
static gboolean
run (Prepared    *prepared,
     const WgRow *row,
     gint64      *n_changed,
     GError     **error)
{
  if (wg_statement_run (prepared->statement, n_changed, error))
    return TRUE;
  if (error != NULL && *error != NULL &&
      (g_error_matches (*error, WG_STORE_ERROR, WG_STORE_ERROR_NOT_SAVED) ||
       g_error_matches (*error, WG_STORE_ERROR, WG_STORE_ERROR_CONFLICT)))
    {
      g_autofree char *name = wg_row_describe (row);

      g_prefix_error (error, "%s: ", name);
    }
  return FALSE;
}

static gboolean
conflict (const WgRow *row,
          GError     **error)
{
  g_autofree char *name = wg_row_describe (row);

  g_set_error (error, WG_STORE_ERROR, WG_STORE_ERROR_CONFLICT,
               _ ("%s was changed in the meantime, so nothing was saved. Look at it again and "
                  "repeat the change."), name);
  return FALSE;
}

gboolean
wg_table_session_insert (WgTableSession *self,
                         const WgRow    *row,
                         gint64          version,
                         GError        **error)
{
  Prepared *prepared = prepare (self, WG_TABLE_INSERT, error);

  if (prepared == NULL)
    return FALSE;
  if (bind_row (self, prepared, row, version, error))
    return run (prepared, row, NULL, error);
  wg_statement_reset (prepared->statement);
  return FALSE;
}

/**
 * wg_table_session_update:
 * @self: the session
 * @row: the new values
 * @old_version: the version that is expected in the table
 * @version: the version that the row gets
 * @error: return location for an error
 *
 * Returns: %TRUE if the row was there with the expected version
 */
gboolean
wg_table_session_update (WgTableSession *self,
                         const WgRow    *row,
                         gint64          old_version,
                         gint64          version,
                         GError        **error)
{
  Prepared *prepared = prepare (self, WG_TABLE_UPDATE, error);
  gint64 n_changed = 0;

  if (prepared == NULL)
    return FALSE;
  if (!bind_row (self, prepared, row, version, error) ||
      !wg_statement_bind_int (prepared->statement, prepared->old_version, old_version, error))
    {
      wg_statement_reset (prepared->statement);
      return FALSE;
    }
  return run (prepared, row, &n_changed, error) && (n_changed == 1 || conflict (row, error));
}

gboolean
wg_table_session_delete (WgTableSession *self,
                         const WgRow    *row,
                         gint64          old_version,
                         GError        **error)
{
  Prepared *prepared = prepare (self, WG_TABLE_DELETE, error);
  gint64 n_changed = 0;

  if (prepared == NULL)
    return FALSE;
  if (!wg_statement_bind_int (prepared->statement, prepared->id, wg_row_get_id (row), error) ||
      !wg_statement_bind_int (prepared->statement, prepared->old_version, old_version, error))
    {
      wg_statement_reset (prepared->statement);
      return FALSE;
    }
  return run (prepared, row, &n_changed, error) && (n_changed == 1 || conflict (row, error));
}

static WgRow *
read_row (WgTableSession *self,
          WgStatement    *statement)
{
  const WgKind *kind = self->table->kind;
  WgRow *row;

  for (guint i = 0; i < kind->n_fields; i++)
    wg_statement_peek (statement, i + 2, &self->read[i]);
  row = wg_row_new_packed (kind, wg_statement_column_int (statement, 0),
                           wg_statement_column_int (statement, 1), self->read);
  for (guint i = 0; i < kind->n_fields; i++)
    if (self->read[i].type == WG_VALUE_BLOB)
      g_bytes_unref (self->read[i].v.blob);
  return row;
}

/**
 * wg_table_session_select:
 * @self: the session
 * @id: a row id
 * @row: (out) (transfer full) (nullable): the row, or %NULL if there is none
 * @error: return location for an error
 *
 * Returns: %FALSE on failure
 */
gboolean
wg_table_session_select (WgTableSession *self,
                         gint64          id,
                         WgRow         **row,
                         GError        **error)
{
  Prepared *prepared = prepare (self, WG_TABLE_SELECT, error);
  gboolean found = FALSE;
  gboolean ok;

  *row = NULL;
  if (prepared == NULL)
    return FALSE;
  ok = wg_statement_bind_int (prepared->statement, prepared->id, id, error) &&
       wg_statement_step (prepared->statement, &found, error);
  if (ok && found)
    *row = read_row (self, prepared->statement);
  wg_statement_reset (prepared->statement);
  return ok;
}

static gboolean
visit_rows (WgTableSession *self,
            Prepared       *prepared,
            WgTableVisit    visit,
            gpointer        user_data,
            GError        **error)
{
  gboolean found = TRUE;
  gboolean ok = TRUE;

  while (ok && (ok = wg_statement_step (prepared->statement, &found, error)) && found)
    {
      g_autoptr (WgRow) row = read_row (self, prepared->statement);

      ok = visit (row, user_data, error);
    }
  wg_statement_reset (prepared->statement);
  return ok;
}

/**
 * wg_table_session_visit:
 * @self: the session
 * @visit: called with each row (transfer none), by growing id; %FALSE stops
 * @user_data: for @visit
 * @error: return location for an error of the table or of @visit
 *
 * Returns: %TRUE if every row was visited
 */
gboolean
wg_table_session_visit (WgTableSession *self,
                        WgTableVisit    visit,
                        gpointer        user_data,
                        GError        **error)
{
  Prepared *prepared = prepare (self, WG_TABLE_SELECT_ALL, error);

  return prepared != NULL && visit_rows (self, prepared, visit, user_data, error);
}

/* A day as the column has it: text, or minutes of 00:00. Without a limit, the least or the most
 * that the column can hold. */
static gboolean
bind_limit (Prepared      *prepared,
            const char    *name,
            const WgField *field,
            WgDate         day,
            gboolean       least,
            GError       **error)
{
  int position = wg_statement_find (prepared->statement, name);
  g_autofree char *text = NULL;
  WgValue value = WG_VALUE_INIT;

  if ((field->flags & WG_FIELD_TIME) != 0)
    return wg_statement_bind_int (prepared->statement, position,
                                  day != WG_DATE_NONE ? wg_time_new (day, 0, 0)
                                                      : least ? G_MININT64 : G_MAXINT64, error);
  text = day != WG_DATE_NONE ? wg_date_format (day) : g_strdup (least ? "" : "9999-99-99");
  value = (WgValue) { WG_VALUE_TEXT, { .text = text } };
  /* The engine keeps the pointer until the statement is reset. */
  g_free (prepared->limits[least]);
  prepared->limits[least] = g_steal_pointer (&text);
  return wg_statement_bind (prepared->statement, position, &value, error);
}

static gboolean
visit_days (WgTableSession      *self,
            WgKindTableStatement which,
            gint64               place,
            WgDate               first,
            WgDate               last,
            WgTableVisit         visit,
            gpointer             user_data,
            GError             **error)
{
  const WgKind *kind = self->table->kind;
  Prepared *prepared = prepare (self, which, error);
  const WgField *field = &kind->fields[wg_contribution_get_day_field (kind)];
  int position = prepared != NULL ? wg_statement_find (prepared->statement, "place") : 0;
  gboolean ok = prepared != NULL &&
                (position == 0 ||
                 wg_statement_bind_int (prepared->statement, position, place, error)) &&
                bind_limit (prepared, "first", field, first, TRUE, error) &&
                bind_limit (prepared, "after", field, last != WG_DATE_NONE ? last + 1 : last, FALSE,
                            error);

  if (ok)
    return visit_rows (self, prepared, visit, user_data, error);
  if (prepared != NULL)
    wg_statement_reset (prepared->statement);
  return FALSE;
}

/**
 * wg_table_session_visit_days:
 * @self: the session of a table of records
 * @first: the first day that the records count in, or %WG_DATE_NONE
 * @last: the last one, or %WG_DATE_NONE
 * @visit: called with each row (transfer none), by growing time and id; %FALSE stops
 * @user_data: for @visit
 * @error: return location for an error of the table or of @visit
 *
 * Returns: %TRUE if every such row was visited
 */
gboolean
wg_table_session_visit_days (WgTableSession *self,
                             WgDate          first,
                             WgDate          last,
                             WgTableVisit    visit,
                             gpointer        user_data,
                             GError        **error)
{
  return visit_days (self, WG_TABLE_SELECT_RANGE, 0, first, last, visit, user_data, error);
}

/**
 * wg_table_session_visit_place:
 * @self: the session of a table of records
 * @place: a grid, or a unit
 * @first: the first day that the records count in, or %WG_DATE_NONE
 * @last: the last one, or %WG_DATE_NONE
 * @visit: called with each row of the grid, or of the unit where no grid is named
 * @user_data: for @visit
 * @error: return location for an error of the table or of @visit
 *
 * Returns: %TRUE if every such row was visited
 */
gboolean
wg_table_session_visit_place (WgTableSession *self,
                              gint64          place,
                              WgDate          first,
                              WgDate          last,
                              WgTableVisit    visit,
                              gpointer        user_data,
                              GError        **error)
{
  return visit_days (self, WG_TABLE_SELECT_GRID, place, first, last, visit, user_data, error) &&
         visit_days (self, WG_TABLE_SELECT_UNIT, place, first, last, visit, user_data, error);
}

gboolean
wg_table_session_count (WgTableSession *self,
                        gint64         *count,
                        GError        **error)
{
  Prepared *prepared = prepare (self, WG_TABLE_COUNT, error);
  gboolean found = FALSE;
  gboolean ok = prepared != NULL && wg_statement_step (prepared->statement, &found, error);

  if (ok && found)
    *count = wg_statement_column_int (prepared->statement, 0);
  if (prepared != NULL)
    wg_statement_reset (prepared->statement);
  return ok;
}
