/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A deck and its pages as values. What stands on a page is evaluated in desk/deck. */

#include "wg-deck.h"

static void
free_part (gpointer data)
{
  WgDeckPart *part = data;

  g_free (part->subject);
  g_free (part->form);
  g_free (part->with);
  g_free (part->unit);
  g_free (part->period);
  g_free (part->text);
  g_free (part);
}

WgDeckPage *
wg_deck_page_new (const char  *id,
                  const char  *title,
                  WgDeckLayout layout)
{
  WgDeckPage *self = g_new0 (WgDeckPage, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->layout = layout;
  self->parts = g_ptr_array_new_with_free_func (free_part);
  return self;
}

WgDeckPage *
wg_deck_page_ref (WgDeckPage *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
wg_deck_page_unref (WgDeckPage *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->id);
  g_free (self->title);
  g_free (self->headline);
  g_free (self->notes);
  g_ptr_array_unref (self->parts);
  g_free (self);
}

void
wg_deck_page_add_part (WgDeckPage       *self,
                       const WgDeckPart *part)
{
  WgDeckPart *copy = g_memdup2 (part, sizeof *part);

  copy->subject = g_strdup (part->subject);
  copy->form = g_strdup (part->form);
  copy->with = g_strdup (part->with);
  copy->unit = g_strdup (part->unit);
  copy->period = g_strdup (part->period);
  copy->text = g_strdup (part->text);
  g_ptr_array_add (self->parts, copy);
}

WgDeckPage *
wg_deck_page_copy (const WgDeckPage *self)
{
  WgDeckPage *copy = wg_deck_page_new (self->id, self->title, self->layout);

  copy->headline = g_strdup (self->headline);
  copy->notes = g_strdup (self->notes);
  for (guint i = 0; i < self->parts->len; i++)
    wg_deck_page_add_part (copy, g_ptr_array_index (self->parts, i));
  return copy;
}

static WgDeck *
new_deck (const WgDeck *like,
          GPtrArray    *pages)
{
  WgDeck *self = g_memdup2 (like, sizeof *like);

  g_atomic_ref_count_init (&self->ref_count);
  self->type = g_strdup (like->type);
  self->name = g_strdup (like->name);
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_deck_page_unref);
  for (guint i = 0; i < pages->len; i++)
    g_ptr_array_add (self->pages, wg_deck_page_ref (g_ptr_array_index (pages, i)));
  return self;
}

WgDeck *
wg_deck_ref (WgDeck *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
wg_deck_unref (WgDeck *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->type);
  g_free (self->name);
  g_ptr_array_unref (self->pages);
  g_free (self);
}

WgDeck *
wg_deck_bind (const WgDeck *self,
              gint64        unit,
              WgPeriod      period,
              WgTime        cutoff,
              gint64        meeting)
{
  WgDeck *deck = new_deck (self, self->pages);

  deck->unit = unit;
  deck->period = period;
  deck->cutoff = cutoff;
  deck->meeting = meeting;
  return deck;
}

WgDeck *
wg_deck_with_pages (const WgDeck *self,
                    GPtrArray    *pages)
{
  return new_deck (self, pages);
}

guint
wg_deck_find_page (const WgDeck *self,
                   const char   *id)
{
  for (guint i = 0; i < self->pages->len; i++)
    if (g_str_equal (((WgDeckPage *) g_ptr_array_index (self->pages, i))->id, id))
      return i;
  return G_MAXUINT;
}
