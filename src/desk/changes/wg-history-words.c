/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a history. It decides how a value reads, not which values are worth reading. */

#include "wg-history-words.h"

#include "wg-title.h"
#include "wg-word.h"

#include <glib/gi18n-lib.h>

struct _WgHistoryWords
{
  WgStore    *store;
  WgRegistry *registry;
  GHashTable *names;  /* "kind id" → text: the same unit is named again and again */
};

/* Fields that tell what an added or removed row was. */
static const struct
{
  const WgKind *kind;
  guint         fields[4];
  guint         n_fields;
} summaries[] = {
  { &wg_kind_position, { WG_POSITION_VALID_FROM, WG_POSITION_VALID_UNTIL }, 2 },
  { &wg_kind_holding, { WG_HOLDING_FROM, WG_HOLDING_UNTIL, WG_HOLDING_FULL_TIME }, 3 },
  { &wg_kind_branch_grid, { WG_BRANCH_GRID_FROM, WG_BRANCH_GRID_UNTIL }, 2 },
  { &wg_kind_grid, { WG_GRID_CODE, WG_GRID_HOUSEHOLDS, WG_GRID_RESIDENTS, WG_GRID_VALID_FROM }, 4 },
  { &wg_kind_contact, { WG_CONTACT_LEADER, WG_CONTACT_UNIT, WG_CONTACT_CONTACT_FROM }, 3 },
  { &wg_kind_team, { WG_TEAM_UNIT, WG_TEAM_VOLUNTEERS, WG_TEAM_FOUNDED }, 3 },
  { &wg_kind_activity,
    { WG_ACTIVITY_HELD_ON, WG_ACTIVITY_STATUS, WG_ACTIVITY_PERSON_TIMES, WG_ACTIVITY_HOURS }, 4 },
  { &wg_kind_service_case, { WG_SERVICE_CASE_ORDERED_AT, WG_SERVICE_CASE_SERVICE_CLASS }, 2 },
  { &wg_kind_whistle, { WG_WHISTLE_WHISTLED_AT, WG_WHISTLE_DUE_AT }, 2 },
  { &wg_kind_wish, { WG_WISH_PUBLISHED_AT, WG_WISH_SERVICE_CLASS }, 2 },
  { &wg_kind_hard_problem, { WG_HARD_PROBLEM_COLLECTED_AT }, 1 },
  { &wg_kind_cutoff, { WG_CUTOFF_CUT_AT, WG_CUTOFF_DECISION }, 2 },
};

/* Which kind a field with a row id refers to. */
static const struct
{
  const char   *field;
  const WgKind *kind;
} references[] = {
  { "parent", &wg_kind_unit }, { "community", &wg_kind_unit }, { "unit", &wg_kind_unit },
  { "host_unit", &wg_kind_unit }, { "grid", &wg_kind_grid }, { "parent_grid", &wg_kind_grid },
  { "position", &wg_kind_position }, { "leader", &wg_kind_position },
  { "lead_unit", &wg_kind_unit }, { "called_unit", &wg_kind_unit },
  { "claimed_by", &wg_kind_unit }, { "taken_by", &wg_kind_unit },
  { "service_class", &wg_kind_service_class }, { "team", &wg_kind_team },
};

/* What a row is called that has no case of its own below: the first of these that is filled. */
static const char *const naming[] = { "name", "number", "summary", "period", "link" };

WgHistoryWords *
wg_history_words_new (WgStore    *store,
                      WgRegistry *registry)
{
  WgHistoryWords *self = g_new0 (WgHistoryWords, 1);

  self->store = g_object_ref (store);
  self->registry = wg_registry_ref (registry);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
wg_history_words_free (WgHistoryWords *self)
{
  g_hash_table_unref (self->names);
  wg_registry_unref (self->registry);
  g_object_unref (self->store);
  g_free (self);
}

/* A field of a row that need not exist any more: what the entry says of it, else the store. */
static const WgValue *
find_value (const WgRowEntry *entry,
            const WgRow      *row,
            guint             field)
{
  for (guint i = 0; entry != NULL && i < entry->fields->len; i++)
    {
      const WgFieldChange *change = &g_array_index (entry->fields, WgFieldChange, i);

      if (g_str_equal (change->field, entry->kind->fields[field].name))
        return entry->type == WG_CHANGE_DELETE ? &change->old_value : &change->new_value;
    }
  return row != NULL ? wg_row_get (row, field) : NULL;
}

static const char *
get_text (const WgValue *value)
{
  return value != NULL && value->type == WG_VALUE_TEXT ? value->v.text : "";
}

static gint64
get_id (const WgValue *value)
{
  return value != NULL && value->type == WG_VALUE_INT ? value->v.integer : 0;
}

static const WgTitle *
find_title (WgHistoryWords *self,
            const char     *text)
{
  return wg_titles_match (wg_registry_get_rows (self->registry)->titles, text);
}

static const char *name_row (WgHistoryWords *self, const WgKind *kind, gint64 id,
                             const WgRowEntry *entry);

static char *
make_plain_name (const WgKind     *kind,
                 const WgRowEntry *entry,
                 const WgRow      *row)
{
  for (guint i = 0; i < G_N_ELEMENTS (naming); i++)
    {
      int field = wg_kind_find_field (kind, naming[i]);
      const char *text = field >= 0 ? get_text (find_value (entry, row, (guint) field)) : "";

      if (*text != '\0')
        return g_strdup (text);
    }
  return g_strdup ("");
}

static char *
make_name (WgHistoryWords   *self,
           const WgKind     *kind,
           const WgRowEntry *entry,
           const WgRow      *row)
{
  if (kind == &wg_kind_unit)
    return g_strdup (get_text (find_value (entry, row, WG_UNIT_NAME)));
  if (kind == &wg_kind_grid)
    {
      const char *name = get_text (find_value (entry, row, WG_GRID_NAME));

      return g_strdup (*name != '\0' ? name : get_text (find_value (entry, row, WG_GRID_CODE)));
    }
  if (kind == &wg_kind_position)
    {
      const char *text = get_text (find_value (entry, row, WG_POSITION_TITLE));
      const WgTitle *title = find_title (self, text);

      return g_strdup (title != NULL ? title->name : text);
    }
  if (kind == &wg_kind_holding)
    /* Translators: a holder and the position held: 甲（书记） */
    return g_strdup_printf (_("%s (%s)"), get_text (find_value (entry, row, WG_HOLDING_HOLDER)),
                            name_row (self, &wg_kind_position,
                                      get_id (find_value (entry, row, WG_HOLDING_POSITION)),
                                      NULL));
  if (kind == &wg_kind_branch_grid)
    /* Translators: a branch and the grid that it covers */
    return g_strdup_printf (_("%s – %s"),
                            name_row (self, &wg_kind_unit,
                                      get_id (find_value (entry, row, WG_BRANCH_GRID_UNIT)), NULL),
                            name_row (self, &wg_kind_grid,
                                      get_id (find_value (entry, row, WG_BRANCH_GRID_GRID)),
                                      NULL));
  return make_plain_name (kind, entry, row);
}

/* (transfer none): valid as long as the words are. A row that is gone has no name of its own any
 * more unless @entry, which took it away, still tells it. */
static const char *
name_row (WgHistoryWords   *self,
          const WgKind     *kind,
          gint64            id,
          const WgRowEntry *entry)
{
  g_autofree char *key = g_strdup_printf ("%s %" G_GINT64_FORMAT, kind->name, id);
  char *name = g_hash_table_lookup (self->names, key);
  g_autoptr (WgRow) row = NULL;

  if (name != NULL && *name != '\0')
    return name;
  if (id != 0)
    row = wg_store_load_row (self->store, kind, id, NULL);
  name = make_name (self, kind, row == NULL ? entry : NULL, row);
  g_hash_table_replace (self->names, g_steal_pointer (&key), name);
  return name;
}

static char *
dup_reference (WgHistoryWords *self,
               const WgField  *field,
               gint64          id)
{
  gboolean of_class = field == &wg_kind_service_class.fields[WG_SERVICE_CLASS_PARENT];

  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    {
      const char *name;

      if (!g_str_equal (references[i].field, field->name))
        continue;
      name = name_row (self, of_class ? &wg_kind_service_class : references[i].kind, id, NULL);
      return g_strdup (*name != '\0' ? name : _("no longer in the file"));
    }
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

static char *
dup_text (WgHistoryWords *self,
          const WgField  *field,
          const char     *text)
{
  if (g_str_equal (field->name, "body_type"))
    {
      const WgBodyType *type =
          wg_body_types_find (wg_registry_get_rows (self->registry)->body_types, text);

      return g_strdup (type != NULL ? type->name : text);
    }
  if (g_str_equal (field->name, "title"))
    {
      const WgTitle *title = find_title (self, text);

      return g_strdup (title != NULL ? title->name : text);
    }
  return g_strdup (wg_word_get_label (field, text));
}

/* A time, a choice between yes and no, or a plain number. */
static char *
dup_number (const WgField *field,
            const WgValue *value)
{
  g_autofree char *text = NULL;

  if ((field->flags & WG_FIELD_TIME) != 0)
    return wg_time_format (value->v.integer);
  text = wg_value_to_string (value);
  return g_strdup (wg_word_get_label (field, text));
}

/**
 * wg_history_words_dup_value:
 * @field: what the value is of
 *
 * Returns: (transfer full): the value as it reads on screen and on paper; "" where there is none
 */
char *
wg_history_words_dup_value (WgHistoryWords *self,
                            const WgField  *field,
                            const WgValue  *value)
{
  if (value->type == WG_VALUE_NULL)
    return g_strdup ("");
  if (value->type == WG_VALUE_BLOB)
    return g_strdup (_("a border on the map"));
  if ((field->flags & WG_FIELD_ID) != 0)
    return dup_reference (self, field, get_id (value));
  if (g_str_equal (field->name, "full_time"))
    return g_strdup (get_id (value) != 0 ? _("full-time") : _("part-time"));
  if (g_str_equal (field->name, "level"))
    {
      const char *name = wg_registry_get_level_name (self->registry, (guint) get_id (value));

      return *name != '\0' ? g_strdup (name) : wg_value_to_string (value);
    }
  if (value->type == WG_VALUE_TEXT)
    return dup_text (self, field, value->v.text);
  return value->type == WG_VALUE_INT ? dup_number (field, value) : wg_value_to_string (value);
}

/**
 * wg_history_words_dup_row:
 * @entry: what an edit did to a row
 *
 * Returns: (transfer full): the kind of the row and what the row is called
 */
char *
wg_history_words_dup_row (WgHistoryWords   *self,
                          const WgRowEntry *entry)
{
  const char *name = name_row (self, entry->kind, entry->row_id, entry);

  return *name != '\0' ? g_strdup_printf (_("%s “%s”"), _(entry->kind->label), name)
                       : g_strdup (_(entry->kind->label));
}

/**
 * wg_history_words_dup_summary:
 * @entry: an insertion or a removal
 *
 * Returns: (transfer full): the dates and counts of the row with their labels; "" where it has none
 */
char *
wg_history_words_dup_summary (WgHistoryWords   *self,
                              const WgRowEntry *entry)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (summaries); i++)
    {
      for (guint f = 0; summaries[i].kind == entry->kind && f < summaries[i].n_fields; f++)
        {
          const WgField *field = &entry->kind->fields[summaries[i].fields[f]];
          const WgValue *value = find_value (entry, NULL, summaries[i].fields[f]);
          g_autofree char *words = NULL;

          if (value == NULL || value->type == WG_VALUE_NULL)
            continue;
          words = wg_history_words_dup_value (self, field, value);
          if (g_str_equal (field->name, "full_time"))
            g_string_append_printf (text, "%s%s", text->len > 0 ? _(", ") : "", words);
          else
            g_string_append_printf (text, "%s%s %s", text->len > 0 ? _(", ") : "",
                                    _(field->label), words);
        }
    }
  return g_string_free (text, FALSE);
}
