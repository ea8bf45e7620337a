/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two lists of the same units that give them different codes: the same name under the same unit
 * above is proposed as the same unit. Found from the top down, so that the units below one that
 * was found are found, too. Proposes only; the user decides. */

#include "wg-import-names.h"

#include "wg-import-places.h"

#include "wg-code.h"
#include "wg-fields.h"

#include <string.h>

/* More levels than there are need no look. */
#define MAX_PASSES 8

typedef struct
{
  WgImportDrafts *drafts;
  GHashTable     *rows;    /* "parent id, name" → WgRow, or NULL where several have it */
  GHashTable     *claims;  /* "parent id, name" → number of drafts */
  GHashTable     *by_code; /* code → WgRow of a unit */
  GHashTable     *found;   /* draft → WgRow */
} Names;

/* "East Community" and "East Community Committee" are one; so that two lists meet. */
static char *
fold (const char *name)
{
  static const char *const endings[] = { "居民委员会", "村民委员会", "居委会", "村委会", "居民会", "办事处",
                                         NULL };
  GString *plain = g_string_new (NULL);

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (plain, g_utf8_get_char (p));
  for (guint i = 0; endings[i] != NULL; i++)
    if (g_str_has_suffix (plain->str, endings[i]) && plain->len > strlen (endings[i]))
      {
        g_string_truncate (plain, plain->len - strlen (endings[i]));
        break;
      }
  return g_string_free (plain, FALSE);
}

static char *
make_key (gint64      parent,
          const char *name)
{
  g_autofree char *folded = fold (name);

  return g_strdup_printf ("%" G_GINT64_FORMAT " %s", parent, folded);
}

/* What is closed is no unit of today. */
static gboolean
is_open (const WgImportDrafts *drafts,
         const WgRow          *row)
{
  guint until = drafts->kind == &wg_kind_grid ? WG_GRID_VALID_UNTIL : WG_UNIT_VALID_UNTIL;

  return wg_row_get_text (row, until) == NULL;
}

static void
add_rows (Names     *self,
          GPtrArray *present)
{
  g_autoptr (GHashTable) matched = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->drafts->drafts->len; i++)
    {
      const WgImportDraft *draft = g_ptr_array_index (self->drafts->drafts, i);

      if (draft->old != NULL)
        g_hash_table_add (matched, draft->old);
    }
  for (guint i = 0; i < present->len; i++)
    {
      WgRow *row = g_ptr_array_index (present, i);
      const char *name = wg_row_get_text (row, self->drafts->name_field);
      gboolean free_row = !g_hash_table_contains (matched, row) && is_open (self->drafts, row);
      char *key;

      if (name == NULL || !free_row)
        continue;
      key = make_key (wg_row_get_int (row, self->drafts->parent_field, 0), name);
      g_hash_table_insert (self->rows, key, g_hash_table_contains (self->rows, key) ? NULL : row);
    }
}

/* The draft's own row, or the one it may become; 0 when it is new. */
static gint64
id_of (const Names         *self,
       const WgImportDraft *draft)
{
  const WgRow *row = g_hash_table_lookup (self->found, draft);

  return row != NULL ? wg_row_get_id (row) : draft->old != NULL ? wg_row_get_id (draft->old) : 0;
}

/* A row of the file or of the import that has this code. */
static gboolean
find_id (const Names *self,
         const char  *code,
         gint64      *id)
{
  g_autofree char *trimmed = wg_code_trim (code);
  gboolean units = self->drafts->kind == &wg_kind_unit;
  const WgImportDraft *draft = units ? g_hash_table_lookup (self->drafts->by_code, trimmed) : NULL;
  const WgRow *row = g_hash_table_lookup (self->by_code, code);

  if (row == NULL)
    row = g_hash_table_lookup (self->by_code, trimmed);
  if (draft == NULL && row == NULL)
    return FALSE;
  *id = draft != NULL ? id_of (self, draft) : wg_row_get_id (row);
  return TRUE;
}

/* FALSE when the unit above is new, so that nothing under it is there yet. */
static gboolean
find_parent (const Names         *self,
             const WgImportDraft *draft,
             gint64              *parent)
{
  const char *code = wg_import_draft_get_code (self->drafts, draft);
  g_autofree char *above = NULL;

  *parent = 0;
  if (draft->parent_code != NULL && strcmp (draft->parent_code, "0") != 0
      && strcmp (draft->parent_code, code) != 0 && find_id (self, draft->parent_code, parent))
    return *parent != 0;
  if (self->drafts->kind == &wg_kind_grid)
    {
      above = strlen (code) > 12 ? g_strndup (code, 12) : NULL;
      return above != NULL && find_id (self, above, parent) && *parent != 0;
    }
  for (above = wg_code_get_parent (code); above != NULL;)
    {
      char *next;

      if (find_id (self, above, parent))
        return *parent != 0;
      next = wg_code_get_parent (above);
      g_free (above);
      above = next;
    }
  return TRUE;
}

/* (transfer full) (nullable) */
static char *
key_of (const Names         *self,
        const WgImportDraft *draft)
{
  const char *name = wg_row_get_text (draft->row, self->drafts->name_field);
  gint64 parent;

  if (draft->old != NULL || draft->refused || name == NULL
      || strcmp (name, wg_import_draft_get_code (self->drafts, draft)) == 0
      || !find_parent (self, draft, &parent))
    return NULL;
  return make_key (parent, name);
}

/* One pass: those whose unit above is known by now. Returns how many are new. */
static guint
find_more (Names *self)
{
  GPtrArray *drafts = self->drafts->drafts;
  guint before = g_hash_table_size (self->found);

  g_hash_table_remove_all (self->claims);
  for (guint i = 0; i < drafts->len; i++)
    {
      char *key = key_of (self, g_ptr_array_index (drafts, i));

      if (key != NULL)
        {
          guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->claims, key));

          g_hash_table_insert (self->claims, key, GUINT_TO_POINTER (n + 1));
        }
    }
  for (guint i = 0; i < drafts->len; i++)
    {
      WgImportDraft *draft = g_ptr_array_index (drafts, i);
      g_autofree char *key = key_of (self, draft);
      WgRow *row = key != NULL ? g_hash_table_lookup (self->rows, key) : NULL;

      if (row != NULL && g_hash_table_lookup (self->claims, key) == GUINT_TO_POINTER (1))
        g_hash_table_insert (self->found, draft, row);
    }
  return g_hash_table_size (self->found) - before;
}

static void
match_free (gpointer data)
{
  WgImportMatch *match = data;

  g_free (match->code);
  g_free (match->name);
  g_free (match->old_code);
  g_free (match->old_name);
  g_free (match);
}

static WgImportMatch *
match_new (const WgImportDrafts *drafts,
           const WgImportDraft  *draft,
           const WgRow          *row)
{
  WgImportMatch *match = g_new0 (WgImportMatch, 1);

  match->code = g_strdup (wg_import_draft_get_code (drafts, draft));
  match->name = g_strdup (wg_row_get_text (draft->row, drafts->name_field));
  match->old_code = g_strdup (wg_row_get_text (row, drafts->code_field));
  match->old_name = g_strdup (wg_row_get_text (row, drafts->name_field));
  match->taken = draft->old != NULL;
  return match;
}

GPtrArray *
wg_import_names_match (WgImportDrafts       *drafts,
                       const WgImportGround *ground,
                       GPtrArray            *present,
                       const char *const    *accepted)
{
  Names self = { .drafts = drafts };
  GPtrArray *matches = g_ptr_array_new_with_free_func (match_free);
  guint pass = 0;

  self.rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.claims = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.by_code = g_hash_table_new (g_str_hash, g_str_equal);
  self.found = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < ground->units->len; i++)
    {
      WgRow *row = g_ptr_array_index (ground->units, i);

      if (wg_row_get_text (row, WG_UNIT_CODE) != NULL)
        g_hash_table_insert (self.by_code, (gpointer) wg_row_get_text (row, WG_UNIT_CODE), row);
    }
  add_rows (&self, present);
  while (g_hash_table_size (self.rows) > 0 && pass++ < MAX_PASSES && find_more (&self) > 0)
    ;
  for (guint i = 0; i < drafts->drafts->len; i++)
    {
      WgImportDraft *draft = g_ptr_array_index (drafts->drafts, i);
      WgRow *row = g_hash_table_lookup (self.found, draft);

      if (row == NULL)
        continue;
      if (accepted == NULL
          || g_strv_contains (accepted, wg_import_draft_get_code (drafts, draft)))
        draft->old = wg_row_ref (row);
      g_ptr_array_add (matches, match_new (drafts, draft, row));
    }
  g_hash_table_unref (self.rows);
  g_hash_table_unref (self.claims);
  g_hash_table_unref (self.by_code);
  g_hash_table_unref (self.found);
  return matches;
}
