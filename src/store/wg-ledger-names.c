/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose names go when old values go (S-06): those that a row has or ever had, so that they can be
 * taken out of the labels of its edits, and those of the people who left their position long ago.
 * It only looks; what is written is wg-ledger-shorten.c's. */

#include "wg-ledger-names.h"

#include <string.h>

/* A single letter is no name, and would take words apart. */
#define SHORTEST_NAME 2

struct _WgLedgerNames
{
  WgLedger  *ledger;
  GPtrArray *names;
};

WgLedgerNames *
wg_ledger_names_new (WgLedger *ledger)
{
  WgLedgerNames *self = g_new0 (WgLedgerNames, 1);

  self->ledger = ledger;
  self->names = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
wg_ledger_names_free (WgLedgerNames *self)
{
  g_ptr_array_unref (self->names);
  g_free (self);
}

void
wg_ledger_names_clear (WgLedgerNames *self)
{
  g_ptr_array_set_size (self->names, 0);
}

static gboolean
is_person (const WgKind *kind,
           int           field)
{
  return field >= 0 && (kind->fields[field].flags & WG_FIELD_PERSON) != 0;
}

static void
add_name (WgLedgerNames *self,
          const WgValue *value)
{
  if (value->type == WG_VALUE_TEXT && g_utf8_strlen (value->v.text, -1) >= SHORTEST_NAME)
    g_ptr_array_add (self->names, g_strdup (value->v.text));
}

static gboolean
add_entry (const WgJournalRecord *record,
           gpointer               user_data,
           GError               **error)
{
  WgLedgerNames *self = user_data;
  const WgKind *kind = wg_kind_find (record->kind);
  g_autoptr (WgRowEntry) entry = wg_row_entry_new ();

  if (record->block != NULL)
    return TRUE; /* no values are in it */
  if (kind == NULL || !wg_decode_changes (record->content, entry))
    return wg_journal_record_refuse (record, error);
  for (guint i = 0; i < entry->fields->len; i++)
    {
      const WgFieldChange *change = &g_array_index (entry->fields, WgFieldChange, i);

      if (!is_person (kind, wg_kind_find_field (kind, change->field)))
        continue;
      add_name (self, &change->old_value);
      add_name (self, &change->new_value);
    }
  return TRUE;
}

/**
 * wg_ledger_names_add_row:
 * @self: the names
 * @kind: a kind
 * @id: a row
 * @error: return location for an error
 *
 * Adds the names that the row has, and those that it had as far as the journal still tells them.
 *
 * Returns: %FALSE on failure
 */
gboolean
wg_ledger_names_add_row (WgLedgerNames *self,
                         const WgKind  *kind,
                         gint64         id,
                         GError       **error)
{
  g_autoptr (WgRow) row = NULL;
  gboolean named = FALSE;

  for (guint i = 0; i < kind->n_fields && !named; i++)
    named = is_person (kind, (int) i);
  if (!named)
    return TRUE;
  if (!wg_table_session_select (wg_ledger_get_table (self->ledger, kind), id, &row, error))
    return FALSE;
  for (guint i = 0; row != NULL && i < kind->n_fields; i++)
    if (is_person (kind, (int) i))
      add_name (self, wg_row_get (row, i));
  return wg_journal_table_visit_row (self->ledger->journal, kind->name, id, add_entry, self,
                                     error);
}

static int
compare_longest_first (gconstpointer a,
                       gconstpointer b)
{
  gsize left = strlen (*(char *const *) a), right = strlen (*(char *const *) b);

  return (left < right) - (left > right);
}

/**
 * wg_ledger_names_dup_without:
 * @self: the names
 * @text: a label
 * @instead: (nullable): what stands where a name was; %NULL leaves them
 *
 * Returns: (transfer full): @text without the names
 */
char *
wg_ledger_names_dup_without (WgLedgerNames *self,
                             const char    *text,
                             const char    *instead)
{
  g_autoptr (GString) left = g_string_new (text);

  if (instead != NULL)
    {
      g_ptr_array_sort (self->names, compare_longest_first);
      for (guint i = 0; i < self->names->len; i++)
        g_string_replace (left, g_ptr_array_index (self->names, i), instead, 0);
    }
  return g_utf8_strlen (left->str, -1) <= WG_EDIT_LABEL_MOST
             ? g_strdup (left->str)
             : g_utf8_substring (left->str, 0, WG_EDIT_LABEL_MOST);
}

typedef struct
{
  const WgShortening *wanted;
  gint64     last;
  GPtrArray *left;
} Leaving;

static gboolean
take_if_left (WgRow   *row,
              gpointer user_data,
              GError **error)
{
  Leaving *self = user_data;
  const char *until = wg_row_get_text (row, WG_HOLDING_UNTIL);
  const char *phone = wg_row_get_text (row, WG_HOLDING_WORK_PHONE);
  gboolean known = phone != NULL ||
                   g_strcmp0 (wg_row_get_text (row, WG_HOLDING_HOLDER), self->wanted->former) != 0;

  if (known && until != NULL && strcmp (until, self->wanted->left_before) < 0 &&
      wg_row_get_version (row) <= self->last)
    g_ptr_array_add (self->left, wg_row_ref (row));
  return TRUE;
}

/**
 * wg_ledger_find_left:
 * @ledger: the ledger
 * @wanted: from which day back names go, and what stands there instead
 * @last: the last edit that has no values any more
 * @left: (element-type WgRow): gets the holdings
 * @error: return location for an error
 *
 * Whose position ended so long ago, and whom no edit after @last names.
 *
 * Returns: %FALSE on failure
 */
gboolean
wg_ledger_find_left (WgLedger           *ledger,
                     const WgShortening *wanted,
                     gint64              last,
                     GPtrArray          *left,
                     GError            **error)
{
  Leaving leaving = { wanted, last, left };

  return wanted->left_before == NULL || wanted->former == NULL ||
         wg_table_session_visit (wg_ledger_get_table (ledger, &wg_kind_holding), take_if_left,
                                 &leaving, error);
}
