/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of siblings in the tree. Each unit gets its key once; keys of texts come from ICU. */

#include "wg-unit-sorting.h"

#include "wg-pinyin.h"

typedef struct
{
  guint32  place;
  guint    turn;
  gint64   number;
  char    *text; /* NULL where the number decides */
  gboolean is_missing;
} Key;

struct _WgUnitSorting
{
  GArray    *keys; /* Key */
  WgUnitSort sort;
  gboolean   descending;
};

static void
key_clear (gpointer key)
{
  g_free (((Key *) key)->text);
}

WgUnitSorting *
wg_unit_sorting_new (WgUnitSort sort,
                     gboolean   descending)
{
  WgUnitSorting *self = g_new (WgUnitSorting, 1);

  g_return_val_if_fail (sort < WG_N_UNIT_SORTS, NULL);

  self->keys = g_array_new (FALSE, TRUE, sizeof (Key));
  g_array_set_clear_func (self->keys, key_clear);
  self->sort = sort;
  self->descending = descending;
  return self;
}

void
wg_unit_sorting_free (WgUnitSorting *self)
{
  g_array_unref (self->keys);
  g_free (self);
}

static const char *
get_term_end (WgUnit *unit)
{
  WgRow *row = wg_unit_get_row (unit);
  const char *extended = wg_row_get_text (row, WG_UNIT_EXTENDED_UNTIL);

  return extended != NULL ? extended : wg_row_get_text (row, WG_UNIT_TERM_END);
}

static gint64
weigh_findings (const WgUnitFacts *facts)
{
  gint64 weight = 0;

  /* Errors first; a million of one kind is more than a tree has. */
  for (int i = 0; i < WG_N_SEVERITIES; i++)
    weight = weight * 1000000 + facts->findings[i];
  return weight;
}

static void
fill_text (Key  *key,
           char *text)
{
  key->is_missing = text == NULL || text[0] == '\0';
  key->text = text;
}

static void
fill_number (Key   *key,
             gint64 number)
{
  key->is_missing = number < 0;
  key->number = number;
}

void
wg_unit_sorting_add (WgUnitSorting     *self,
                     guint32            place,
                     const WgUnitFacts *facts)
{
  Key key = { .place = place, .turn = self->keys->len };

  switch (self->sort)
    {
    case WG_UNIT_SORT_NAME:
      fill_text (&key, wg_collate_pinyin (wg_unit_get_name (facts->unit)));
      break;
    case WG_UNIT_SORT_BODY_TYPE:
      fill_text (&key, facts->body_type_name[0] != '\0'
                         ? wg_collate_pinyin (facts->body_type_name) : NULL);
      break;
    case WG_UNIT_SORT_LEADER:
      fill_text (&key, facts->leader != NULL ? wg_collate_stroke (facts->leader) : NULL);
      break;
    case WG_UNIT_SORT_TERM:
      fill_text (&key, g_strdup (get_term_end (facts->unit)));
      break;
    case WG_UNIT_SORT_LEVEL:
      fill_number (&key, wg_unit_get_level (facts->unit));
      break;
    case WG_UNIT_SORT_MEMBERS:
      fill_number (&key, facts->members);
      break;
    case WG_UNIT_SORT_GRIDS:
      fill_number (&key, facts->n_grids);
      break;
    case WG_UNIT_SORT_CHILDREN:
      fill_number (&key, facts->n_children);
      break;
    case WG_UNIT_SORT_FINDINGS:
      fill_number (&key, weigh_findings (facts));
      break;
    case WG_UNIT_SORT_CODE:
    case WG_N_UNIT_SORTS:
    default:
      fill_text (&key, g_strdup (wg_unit_get_code (facts->unit)));
      break;
    }
  g_array_append_val (self->keys, key);
}

static int
compare_keys (gconstpointer a,
              gconstpointer b,
              gpointer      data)
{
  const WgUnitSorting *self = data;
  const Key *left = a, *right = b;
  int order;

  if (left->is_missing != right->is_missing)
    return left->is_missing ? 1 : -1;
  order = left->number < right->number ? -1 : left->number > right->number ? 1 : 0;
  if (order == 0)
    order = g_strcmp0 (left->text, right->text);
  if (order == 0)
    return left->turn < right->turn ? -1 : 1;
  return self->descending ? -order : order;
}

void
wg_unit_sorting_run (WgUnitSorting *self,
                     guint32       *places)
{
  g_array_sort_with_data (self->keys, compare_keys, self);
  for (guint i = 0; i < self->keys->len; i++)
    places[i] = g_array_index (self->keys, Key, i).place;
}
