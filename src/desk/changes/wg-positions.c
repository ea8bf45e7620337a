/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Positions first, people on positions, dates on both (M04). It changes rows of a draft and never
 * writes; that one person holds several positions is normal and not its business. */

#include "wg-positions.h"

#include "wg-district-private.h"
#include "wg-registry.h"
#include "wg-title.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_PHONE 40

struct _WgPositions
{
  WgRegistry *registry;
  WgDraft    *draft;
  gint64      unit;
  GHashTable *stored; /* gint64* → WgRow: the unit's positions and holdings in the file */
};

static void
add_stored (WgPositions *self,
            WgRow       *row)
{
  gint64 id = wg_row_get_id (row);

  g_hash_table_insert (self->stored, g_memdup2 (&id, sizeof id), wg_row_ref (row));
}

WgPositions *
wg_positions_new (WgDistrict *district,
                  WgDraft    *draft,
                  gint64      unit)
{
  WgPositions *self = g_new0 (WgPositions, 1);
  const WgRegistryRows *rows;

  self->registry = wg_registry_ref (wg_district_get_registry (district));
  self->draft = g_object_ref (draft);
  self->unit = unit;
  self->stored = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                        (GDestroyNotify) wg_row_unref);
  rows = wg_registry_get_rows (self->registry);
  for (guint i = 0; i < rows->positions->len; i++)
    if (wg_row_get_int (g_ptr_array_index (rows->positions, i), WG_POSITION_UNIT, 0) == unit)
      add_stored (self, g_ptr_array_index (rows->positions, i));
  for (guint i = 0; i < rows->holdings->len; i++)
    {
      WgRow *row = g_ptr_array_index (rows->holdings, i);
      gint64 position = wg_row_get_int (row, WG_HOLDING_POSITION, 0);

      if (g_hash_table_contains (self->stored, &position))
        add_stored (self, row);
    }
  return self;
}

void
wg_positions_free (WgPositions *self)
{
  g_hash_table_unref (self->stored);
  g_object_unref (self->draft);
  wg_registry_unref (self->registry);
  g_free (self);
}

static gboolean
refuse (GError    **error,
        const char *sentence)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, sentence);
  return FALSE;
}

static const WgTitle *
find_title (WgPositions *self,
            const char  *text)
{
  return wg_titles_match (wg_registry_get_rows (self->registry)->titles, text);
}

static const char *
name_title (WgPositions *self,
            const WgRow *position)
{
  const char *text = wg_row_get_text (position, WG_POSITION_TITLE);
  const WgTitle *title = find_title (self, text);

  return title != NULL ? title->name : text != NULL ? text : "";
}

/* (nullable) (transfer none): a row as it stands: the draft's, else the file's. */
static WgRow *
find_row (WgPositions  *self,
          const WgKind *kind,
          gint64        id)
{
  WgRow *row = wg_draft_find (self->draft, id);

  if (row == NULL)
    row = g_hash_table_lookup (self->stored, &id);
  return row != NULL && wg_row_get_kind (row) == kind ? row : NULL;
}

/* (transfer none): the draft's copy, to be changed. */
static WgRow *
edit_row (WgPositions *self,
          gint64       id)
{
  WgRow *row = wg_draft_find (self->draft, id);

  return row != NULL ? row : wg_draft_edit (self->draft, g_hash_table_lookup (self->stored, &id));
}

/* (transfer container): every row of a kind that refers to @id, as it stands. */
static GPtrArray *
list_rows (WgPositions  *self,
           const WgKind *kind,
           guint         field,
           gint64        id)
{
  GPtrArray *found = g_ptr_array_new ();
  g_autoptr (GPtrArray) drafted = wg_draft_list_rows (self->draft, kind);
  GHashTableIter iter;
  gpointer stored;

  for (guint i = 0; i < drafted->len; i++)
    if (wg_row_get_int (g_ptr_array_index (drafted, i), field, 0) == id)
      g_ptr_array_add (found, g_ptr_array_index (drafted, i));
  g_hash_table_iter_init (&iter, self->stored);
  while (g_hash_table_iter_next (&iter, NULL, &stored))
    if (wg_row_get_kind (stored) == kind && wg_row_get_int (stored, field, 0) == id &&
        wg_draft_find (self->draft, wg_row_get_id (stored)) == NULL)
      g_ptr_array_add (found, stored);
  return found;
}

static GPtrArray *
list_holdings (WgPositions *self,
               gint64       position)
{
  return list_rows (self, &wg_kind_holding, WG_HOLDING_POSITION, position);
}

/* What lists keep must not change under them. */
static WgPosition *
snapshot (WgPositions *self,
          WgRow       *row)
{
  g_autoptr (GPtrArray) holdings = list_holdings (self, wg_row_get_id (row));
  g_autoptr (GPtrArray) copies =
      g_ptr_array_new_with_free_func ((GDestroyNotify) wg_row_unref);
  g_autoptr (WgRow) copy = wg_row_copy (row);

  for (guint i = 0; i < holdings->len; i++)
    g_ptr_array_add (copies, wg_row_copy (g_ptr_array_index (holdings, i)));
  return wg_position_new (copy, copies);
}

static guint
get_rank (WgPositions *self,
          WgPosition  *position)
{
  GPtrArray *titles = wg_registry_get_rows (self->registry)->titles;
  guint rank = titles->len;

  g_ptr_array_find (titles, find_title (self, wg_position_get_title (position)), &rank);
  return MIN (rank, titles->len);
}

static int
compare_positions (gconstpointer a,
                   gconstpointer b,
                   gpointer      data)
{
  WgPosition *left = *(WgPosition *const *) a, *right = *(WgPosition *const *) b;
  guint left_rank = get_rank (data, left), right_rank = get_rank (data, right);
  int order;

  if (left_rank != right_rank)
    return left_rank < right_rank ? -1 : 1;
  order = g_strcmp0 (wg_position_get_title (left), wg_position_get_title (right));
  if (order != 0)
    return order;
  return (wg_position_get_id (left) > wg_position_get_id (right)) -
         (wg_position_get_id (left) < wg_position_get_id (right));
}

GPtrArray *
wg_positions_list (WgPositions *self,
                   const char  *day)
{
  GPtrArray *positions = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) rows = list_rows (self, &wg_kind_position, WG_POSITION_UNIT, self->unit);

  for (guint i = 0; i < rows->len; i++)
    {
      WgRow *row = g_ptr_array_index (rows, i);

      if (day == NULL ||
          wg_row_is_valid_on (row, WG_POSITION_VALID_FROM, WG_POSITION_VALID_UNTIL, day))
        g_ptr_array_add (positions, snapshot (self, row));
    }
  g_ptr_array_sort_with_data (positions, compare_positions, self);
  return positions;
}

WgPosition *
wg_positions_find (WgPositions *self,
                   gint64       position)
{
  WgRow *row = find_row (self, &wg_kind_position, position);

  return row != NULL ? snapshot (self, row) : NULL;
}

gboolean
wg_positions_may_be_shared (WgPositions *self,
                            const char  *title)
{
  const WgTitle *known = find_title (self, title);

  return known != NULL && known->is_shared;
}

static gboolean
check_day (const char *day,
           GError    **error)
{
  WgDate date;

  if (day != NULL && wg_date_parse (day, &date))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
               _("“%s” is not a date such as 2026-09-30."), day != NULL ? day : "");
  return FALSE;
}

static char *
day_before (const char *day)
{
  WgDate date;

  return wg_date_parse (day, &date) ? wg_date_format (date - 1) : NULL;
}

/* NULL from: since ever; NULL until: open. */
static gboolean
is_after (const char *day,
          const char *other)
{
  return day != NULL && other != NULL && strcmp (day, other) > 0;
}

/* (transfer full): without blanks at its ends; NULL when nothing is left. */
static char *
trim (const char *text)
{
  char *trimmed = g_strstrip (g_strdup (text != NULL ? text : ""));

  if (*trimmed != '\0')
    return trimmed;
  g_free (trimmed);
  return NULL;
}

gint64
wg_positions_establish (WgPositions *self,
                        const char  *title,
                        const char  *from,
                        GError     **error)
{
  g_autofree char *text = trim (title);
  const WgTitle *known;
  WgRow *row;

  if (text == NULL)
    return refuse (error, _("A position needs a title."));
  if (!check_day (from, error))
    return 0;
  known = find_title (self, text);
  row = wg_draft_insert (self->draft, &wg_kind_position);
  wg_row_set_int (row, WG_POSITION_UNIT, self->unit);
  wg_row_set_text (row, WG_POSITION_TITLE, known != NULL ? known->name : text);
  wg_row_set_text (row, WG_POSITION_VALID_FROM, from);
  wg_draft_touch (self->draft);
  return wg_row_get_id (row);
}

/* A holding that goes on after a day ends on it; one that would begin later stands in the way. */
static gboolean
check_holdings_end (WgPositions *self,
                    GPtrArray   *holdings,
                    const char  *last,
                    GError     **error)
{
  for (guint i = 0; i < holdings->len; i++)
    {
      WgRow *row = g_ptr_array_index (holdings, i);

      if (!is_after (wg_row_get_text (row, WG_HOLDING_FROM), last))
        continue;
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _("%s is appointed from %s on, after %s."),
                   wg_row_get_text (row, WG_HOLDING_HOLDER),
                   wg_row_get_text (row, WG_HOLDING_FROM), last);
      return FALSE;
    }
  return TRUE;
}

static void
drop_position (WgPositions *self,
               gint64       position,
               GPtrArray   *holdings)
{
  for (guint i = 0; i < holdings->len; i++)
    wg_draft_drop (self->draft, wg_row_get_id (g_ptr_array_index (holdings, i)));
  wg_draft_drop (self->draft, position);
}

gboolean
wg_positions_abolish (WgPositions *self,
                      gint64       position,
                      const char  *last,
                      GError     **error)
{
  WgRow *row = find_row (self, &wg_kind_position, position);
  g_autoptr (GPtrArray) holdings = list_holdings (self, position);

  if (row == NULL)
    return refuse (error, _("The position is no longer in the file."));
  if (wg_row_get_version (row) == 0)
    {
      drop_position (self, position, holdings);
      return TRUE;
    }
  if (!check_day (last, error) || !check_holdings_end (self, holdings, last, error))
    return FALSE;
  if (is_after (wg_row_get_text (row, WG_POSITION_VALID_FROM), last))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _("“%s” is established from %s on, after %s."), name_title (self, row),
                   wg_row_get_text (row, WG_POSITION_VALID_FROM), last);
      return FALSE;
    }
  for (guint i = 0; i < holdings->len; i++)
    {
      WgRow *holding = g_ptr_array_index (holdings, i);
      const char *until = wg_row_get_text (holding, WG_HOLDING_UNTIL);

      if (until == NULL || is_after (until, last))
        wg_row_set_text (edit_row (self, wg_row_get_id (holding)), WG_HOLDING_UNTIL, last);
    }
  wg_row_set_text (edit_row (self, position), WG_POSITION_VALID_UNTIL, last);
  wg_draft_touch (self->draft);
  return TRUE;
}

static gboolean
overlaps (const WgRow *holding,
          const char  *from)
{
  return !is_after (from, wg_row_get_text (holding, WG_HOLDING_UNTIL));
}

static gboolean
check_established (WgPositions *self,
                   const WgRow *position,
                   const char  *from,
                   GError     **error)
{
  if (is_after (wg_row_get_text (position, WG_POSITION_VALID_FROM), from))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                 _("“%s” is only established from %s on."), name_title (self, position),
                 wg_row_get_text (position, WG_POSITION_VALID_FROM));
  else if (is_after (from, wg_row_get_text (position, WG_POSITION_VALID_UNTIL)))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                 _("“%s” was abolished on %s."), name_title (self, position),
                 wg_row_get_text (position, WG_POSITION_VALID_UNTIL));
  else
    return TRUE;
  return FALSE;
}

/* Whether nobody else, or nobody of that name, holds the position from a day on. Those who would
 * leave for a successor are added to @leaving. */
static gboolean
check_free (WgPositions *self,
            const WgRow *position,
            const char  *holder,
            const char  *from,
            gboolean     succeeds,
            GPtrArray   *leaving,
            GError     **error)
{
  g_autoptr (GPtrArray) holdings = list_holdings (self, wg_row_get_id (position));
  gboolean shared =
      wg_positions_may_be_shared (self, wg_row_get_text (position, WG_POSITION_TITLE));

  for (guint i = 0; i < holdings->len; i++)
    {
      WgRow *row = g_ptr_array_index (holdings, i);
      const char *other = wg_row_get_text (row, WG_HOLDING_HOLDER);
      const char *since = wg_row_get_text (row, WG_HOLDING_FROM);
      gboolean same = g_strcmp0 (other, holder) == 0;

      if (!overlaps (row, from) || (shared && !same))
        continue;
      if (succeeds && !same && is_after (from, since != NULL ? since : ""))
        {
          g_ptr_array_add (leaving, row);
          continue;
        }
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _("%s holds “%s” since %s. End that first, or choose a day after it ends."),
                   other, name_title (self, position), since != NULL ? since : "—");
      return FALSE;
    }
  return TRUE;
}

/**
 * wg_positions_appoint:
 * @position: row id
 * @holder: a name
 * @from: the first day
 * @succeeds: end the holding of whoever has it until then
 *
 * Two people in one position at a time are refused unless the title may be shared.
 *
 * Returns: the row id of the holding, or 0 with a sentence
 */
gint64
wg_positions_appoint (WgPositions *self,
                      gint64       position,
                      const char  *holder,
                      const char  *from,
                      gboolean     succeeds,
                      GError     **error)
{
  WgRow *row = find_row (self, &wg_kind_position, position);
  g_autofree char *name = trim (holder), *last = NULL;
  g_autoptr (GPtrArray) leaving = g_ptr_array_new ();
  WgRow *holding;

  if (row == NULL)
    return refuse (error, _("The position is no longer in the file."));
  if (name == NULL)
    return refuse (error, _("Enter the name of the person."));
  if (!check_day (from, error) || !check_established (self, row, from, error) ||
      !check_free (self, row, name, from, succeeds, leaving, error))
    return 0;
  last = day_before (from);
  for (guint i = 0; i < leaving->len; i++)
    wg_row_set_text (edit_row (self, wg_row_get_id (g_ptr_array_index (leaving, i))),
                     WG_HOLDING_UNTIL, last);
  holding = wg_draft_insert (self->draft, &wg_kind_holding);
  wg_row_set_int (holding, WG_HOLDING_POSITION, position);
  wg_row_set_text (holding, WG_HOLDING_HOLDER, name);
  wg_row_set_text (holding, WG_HOLDING_FROM, from);
  wg_draft_touch (self->draft);
  return wg_row_get_id (holding);
}

static WgRow *
find_holding (WgPositions *self,
              gint64       holding,
              GError     **error)
{
  WgRow *row = find_row (self, &wg_kind_holding, holding);

  if (row == NULL)
    refuse (error, _("The holding is no longer in the file."));
  return row;
}

/**
 * wg_positions_end:
 * @holding: row id
 * @last: the last day; %NULL: it goes on after all
 *
 * Returns: whether it can end then
 */
gboolean
wg_positions_end (WgPositions *self,
                  gint64       holding,
                  const char  *last,
                  GError     **error)
{
  WgRow *row = find_holding (self, holding, error);
  const char *from;

  if (row == NULL || (last != NULL && !check_day (last, error)))
    return FALSE;
  from = wg_row_get_text (row, WG_HOLDING_FROM);
  if (is_after (from, last))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _("The last day %s lies before the first, %s."), last, from);
      return FALSE;
    }
  wg_row_set_text (edit_row (self, holding), WG_HOLDING_UNTIL, last);
  wg_draft_touch (self->draft);
  return TRUE;
}

gboolean
wg_positions_set_full_time (WgPositions *self,
                            gint64       holding,
                            int          full_time,
                            GError     **error)
{
  if (find_holding (self, holding, error) == NULL)
    return FALSE;
  if (full_time < 0)
    wg_row_set_null (edit_row (self, holding), WG_HOLDING_FULL_TIME);
  else
    wg_row_set_int (edit_row (self, holding), WG_HOLDING_FULL_TIME, full_time != 0);
  wg_draft_touch (self->draft);
  return TRUE;
}

/**
 * wg_positions_set_phone:
 * @phone: (nullable): the work phone; blank for none
 *
 * Returns: whether it has the form of a telephone number
 */
gboolean
wg_positions_set_phone (WgPositions *self,
                        gint64       holding,
                        const char  *phone,
                        GError     **error)
{
  g_autofree char *text = trim (phone);

  if (find_holding (self, holding, error) == NULL)
    return FALSE;
  if (text != NULL &&
      (strlen (text) > MOST_PHONE || strspn (text, "0123456789 +-()/,*#") != strlen (text)))
    return refuse (error, _("A work phone has digits only: 0771-1234567."));
  wg_row_set_text (edit_row (self, holding), WG_HOLDING_WORK_PHONE, text);
  wg_draft_touch (self->draft);
  return TRUE;
}

static gboolean
differs (WgPositions *self,
         gint64       id)
{
  WgRow *row = wg_draft_find (self->draft, id);

  if (row == NULL)
    return FALSE;
  for (guint i = 0; i < wg_row_get_kind (row)->n_fields; i++)
    if (wg_draft_is_changed (self->draft, id, i))
      return TRUE;
  return FALSE;
}

gboolean
wg_positions_is_changed (WgPositions *self,
                         gint64       position)
{
  g_autoptr (GPtrArray) holdings = list_holdings (self, position);
  gboolean changed = differs (self, position);

  for (guint i = 0; i < holdings->len && !changed; i++)
    changed = differs (self, wg_row_get_id (g_ptr_array_index (holdings, i)));
  return changed;
}

void
wg_positions_revert (WgPositions *self,
                     gint64       position)
{
  g_autoptr (GPtrArray) holdings = list_holdings (self, position);

  drop_position (self, position, holdings);
}
