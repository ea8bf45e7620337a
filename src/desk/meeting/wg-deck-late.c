/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts the records behind the differences of several figures, each once. What a difference is
 * desk/figures says. */

#include "wg-deck-late.h"

#include "wg-records.h"

struct _WgDeckLate
{
  GObject parent_instance;

  WgDistrict   *district;
  GPtrArray    *questions; /* utf8, still to be read */
  GHashTable   *records;   /* gint64 ids */
  guint         n_gone;    /* records that are no longer there */
  guint         n;
  GCancellable *reading;   /* (nullable) */
};

G_DEFINE_FINAL_TYPE (WgDeckLate, wg_deck_late, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void read_next (WgDeckLate *self);

static void
take_entries (WgDeckLate *self,
              GPtrArray  *entries)
{
  guint gone = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      const WgLateEntry *entry = g_ptr_array_index (entries, i);
      gint64 id = entry->row != NULL ? wg_row_get_id (entry->row) : 0;

      if (entry->row != NULL)
        g_hash_table_add (self->records, g_memdup2 (&id, sizeof id));
      else
        gone++;
    }
  self->n_gone = MAX (self->n_gone, gone);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (WgDeckLate) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries =
    wg_district_list_late_finish (WG_DISTRICT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (entries != NULL)
    take_entries (self, entries);
  read_next (self);
}

static void
read_next (WgDeckLate *self)
{
  while (self->questions->len > 0)
    {
      g_autofree char *text = g_ptr_array_steal_index (self->questions, self->questions->len - 1);
      WgQuestion question;

      if (!wg_question_parse (text, &question))
        continue;
      wg_district_list_late_async (self->district, &question, self->reading, on_read,
                                   g_object_ref (self));
      return;
    }
  self->n = g_hash_table_size (self->records) + self->n_gone;
  g_clear_object (&self->reading);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
wg_deck_late_dispose (GObject *object)
{
  WgDeckLate *self = WG_DECK_LATE (object);

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->district);

  G_OBJECT_CLASS (wg_deck_late_parent_class)->dispose (object);
}

static void
wg_deck_late_finalize (GObject *object)
{
  WgDeckLate *self = WG_DECK_LATE (object);

  g_ptr_array_unref (self->questions);
  g_hash_table_unref (self->records);

  G_OBJECT_CLASS (wg_deck_late_parent_class)->finalize (object);
}

static void
wg_deck_late_class_init (WgDeckLateClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wg_deck_late_dispose;
  G_OBJECT_CLASS (klass)->finalize = wg_deck_late_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
wg_deck_late_init (WgDeckLate *self)
{
  self->questions = g_ptr_array_new_with_free_func (g_free);
  self->records = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

WgDeckLate *
wg_deck_late_new (WgDistrict *district)
{
  WgDeckLate *self = g_object_new (WG_TYPE_DECK_LATE, NULL);

  self->district = g_object_ref (district);
  return self;
}

void
wg_deck_late_ask (WgDeckLate *self,
                  GPtrArray  *questions)
{
  g_return_if_fail (WG_IS_DECK_LATE (self));

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_ptr_array_set_size (self->questions, 0);
  g_hash_table_remove_all (self->records);
  self->n_gone = 0;
  for (guint i = 0; i < questions->len; i++)
    g_ptr_array_add (self->questions, g_strdup (g_ptr_array_index (questions, i)));
  self->reading = g_cancellable_new ();
  read_next (self);
}

guint
wg_deck_late_get_n (WgDeckLate *self)
{
  g_return_val_if_fail (WG_IS_DECK_LATE (self), 0);

  return self->n;
}
