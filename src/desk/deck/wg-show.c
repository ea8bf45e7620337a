/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a presentation shows, as a machine of states without a screen. What a key means is in
 * wg-show-keys.c. It must not draw, evaluate, write or look at a clock. */

#include "wg-show-private.h"

G_DEFINE_FINAL_TYPE (WgShow, wg_show, G_TYPE_OBJECT)

enum
{
  CHANGED,
  REQUEST,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

WgShowWish *
_wg_show_wish (WgShow *self)
{
  return g_ptr_array_index (self->wishes, self->page);
}

void
_wg_show_changed (WgShow *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

void
_wg_show_request (WgShow *self, WgShowRequest request)
{
  g_signal_emit (self, signals[REQUEST], 0, request);
}

void
_wg_show_clear_typed (WgShow *self)
{
  g_string_truncate (self->typed, 0);
}

static void
clear_columns (WgShow *self)
{
  for (guint i = 0; i < WG_SHOW_N_COLUMNS; i++)
    self->columns[i] = (WgShowColumn) { 0, 0 };
  self->column = 0;
}

/* @keep: what was wished meanwhile; else the page is as it was when the mode began. */
void
_wg_show_end_mode (WgShow *self, gboolean keep)
{
  if (!keep && self->before != NULL)
    {
      wg_show_wish_free (_wg_show_wish (self));
      g_ptr_array_index (self->wishes, self->page) = g_steal_pointer (&self->before);
    }
  g_clear_pointer (&self->before, wg_show_wish_free);
  self->mode = WG_SHOW_MODE_PAGE;
  _wg_show_clear_typed (self);
  clear_columns (self);
}

static void
wg_show_finalize (GObject *object)
{
  WgShow *self = WG_SHOW (object);

  g_ptr_array_unref (self->wishes);
  g_clear_pointer (&self->before, wg_show_wish_free);
  wg_show_pen_free (self->pen);
  g_string_free (self->typed, TRUE);

  G_OBJECT_CLASS (wg_show_parent_class)->finalize (object);
}

static void
wg_show_class_init (WgShowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wg_show_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REQUEST] = g_signal_new ("request", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
wg_show_init (WgShow *self)
{
  self->wishes = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_show_wish_free);
  self->pen = wg_show_pen_new ();
  self->typed = g_string_new (NULL);
}

/**
 * wg_show_new:
 * @n_pages: at least 1
 *
 * Returns: (transfer full): a show on its first page
 */
WgShow *
wg_show_new (guint n_pages)
{
  WgShow *self = g_object_new (WG_TYPE_SHOW, NULL);

  g_return_val_if_fail (n_pages > 0, self);

  for (guint i = 0; i < n_pages; i++)
    g_ptr_array_add (self->wishes, wg_show_wish_new ());
  return self;
}

guint
wg_show_get_n_pages (WgShow *self)
{
  g_return_val_if_fail (WG_IS_SHOW (self), 0);

  return self->wishes->len;
}

guint
wg_show_get_page (WgShow *self)
{
  g_return_val_if_fail (WG_IS_SHOW (self), 0);

  return self->page;
}

void
wg_show_go_to_page (WgShow *self, guint page)
{
  g_return_if_fail (WG_IS_SHOW (self));

  page = MIN (page, self->wishes->len - 1);
  _wg_show_end_mode (self, TRUE);
  self->light = WG_SHOW_LIT;
  self->ending_at = 0;
  wg_show_pen_wipe (self->pen);
  if (page != self->page)
    {
      self->page = page;
      self->parts = 0;
    }
  _wg_show_changed (self);
}

WgShowLight
wg_show_get_light (WgShow *self)
{
  g_return_val_if_fail (WG_IS_SHOW (self), WG_SHOW_LIT);

  return self->light;
}

WgShowMode
wg_show_get_mode (WgShow *self)
{
  g_return_val_if_fail (WG_IS_SHOW (self), WG_SHOW_MODE_PAGE);

  return self->mode;
}

WgShowPointer
wg_show_get_pointer (WgShow *self)
{
  g_return_val_if_fail (WG_IS_SHOW (self), WG_SHOW_POINTER_ARROW);

  return self->pointer;
}

const char *
wg_show_get_typed (WgShow *self)
{
  g_return_val_if_fail (WG_IS_SHOW (self), "");

  return self->typed->str;
}

gboolean
wg_show_is_ending (WgShow *self)
{
  g_return_val_if_fail (WG_IS_SHOW (self), FALSE);

  return self->ending_at != 0;
}

const WgShowWish *
wg_show_get_wish (WgShow *self)
{
  g_return_val_if_fail (WG_IS_SHOW (self), NULL);

  return _wg_show_wish (self);
}

WgShowPen *
wg_show_get_pen (WgShow *self)
{
  g_return_val_if_fail (WG_IS_SHOW (self), NULL);

  return self->pen;
}

void
wg_show_set_parts (WgShow *self, WgShowParts parts)
{
  g_return_if_fail (WG_IS_SHOW (self));

  self->parts = parts;
}

WgShowParts
wg_show_get_parts (WgShow *self)
{
  g_return_val_if_fail (WG_IS_SHOW (self), 0);

  return self->parts;
}

/* The next page, and from the last the first; nobody's wishes stay in a lobby. */
static void
turn_for_loop (WgShow *self, gint64 now)
{
  guint next = (self->page + 1) % self->wishes->len;

  self->loop_at = now;
  wg_show_wish_free (g_ptr_array_index (self->wishes, next));
  g_ptr_array_index (self->wishes, next) = wg_show_wish_new ();
  wg_show_go_to_page (self, next);
}

gboolean
wg_show_tick (WgShow *self, gint64 now)
{
  gboolean changed;

  g_return_val_if_fail (WG_IS_SHOW (self), FALSE);

  if (self->started_at == 0)
    self->started_at = now;
  changed = wg_show_pen_tick (self->pen, now);
  if (self->mode == WG_SHOW_MODE_PAGE && self->typed->len > 0
      && now - self->typed_at > WG_SHOW_PATIENCE)
    {
      _wg_show_clear_typed (self);
      changed = TRUE;
    }
  if (self->ending_at != 0 && now - self->ending_at > WG_SHOW_PATIENCE)
    {
      self->ending_at = 0;
      changed = TRUE;
    }
  if (changed)
    _wg_show_changed (self);
  if (self->loop > 0 && self->light == WG_SHOW_LIT && self->mode == WG_SHOW_MODE_PAGE
      && now - self->loop_at >= self->loop * G_TIME_SPAN_SECOND)
    turn_for_loop (self, now);
  return self->loop > 0 || self->ending_at != 0 || self->typed->len > 0
         || wg_show_pen_get_strokes (self->pen)->len > 0;
}

void
wg_show_set_loop (WgShow *self, guint seconds, gint64 now)
{
  g_return_if_fail (WG_IS_SHOW (self));

  self->loop = seconds;
  self->loop_at = now;
  _wg_show_changed (self);
}

guint
wg_show_get_loop (WgShow *self)
{
  g_return_val_if_fail (WG_IS_SHOW (self), 0);

  return self->loop;
}

void
wg_show_wake (WgShow *self, gint64 asleep)
{
  g_return_if_fail (WG_IS_SHOW (self));

  self->loop_at += asleep;
  self->ending_at = 0;
  if (self->mode == WG_SHOW_MODE_PAGE)
    _wg_show_clear_typed (self);
  wg_show_pen_wipe (self->pen);
  _wg_show_changed (self);
}

void
wg_show_set_rows (WgShow *self, guint column, guint n_rows, guint selected)
{
  g_return_if_fail (WG_IS_SHOW (self));
  g_return_if_fail (column < WG_SHOW_N_COLUMNS);

  self->columns[column].n_rows = n_rows;
  self->columns[column].row = n_rows > 0 ? MIN (selected, n_rows - 1) : 0;
  if (self->columns[self->column].n_rows == 0)
    for (guint i = 0; i < WG_SHOW_N_COLUMNS; i++)
      if (self->columns[i].n_rows > 0)
        {
          self->column = i;
          break;
        }
}

guint
wg_show_get_column (WgShow *self)
{
  g_return_val_if_fail (WG_IS_SHOW (self), 0);

  return self->column;
}

guint
wg_show_get_row (WgShow *self, guint column)
{
  g_return_val_if_fail (WG_IS_SHOW (self), 0);
  g_return_val_if_fail (column < WG_SHOW_N_COLUMNS, 0);

  return self->columns[column].row;
}

void
wg_show_begin (WgShow *self, WgShowMode mode)
{
  WgShowWish *wish;

  g_return_if_fail (WG_IS_SHOW (self));

  if (self->mode != WG_SHOW_MODE_PAGE)
    _wg_show_end_mode (self, TRUE);
  _wg_show_clear_typed (self);
  self->ending_at = 0;
  self->mode = mode;
  wish = _wg_show_wish (self);
  self->before = wg_show_wish_copy (wish);
  if (mode == WG_SHOW_MODE_TIME && wish->minute == WG_SHOW_NO_MINUTE)
    wish->minute = 12 * 60;
  if (mode == WG_SHOW_MODE_ASK || mode == WG_SHOW_MODE_FIND || mode == WG_SHOW_MODE_CLASS
      || mode == WG_SHOW_MODE_LEAVE || mode == WG_SHOW_MODE_TRIAL)
    _wg_show_request (self, WG_SHOW_REQUEST_LIST);
  _wg_show_changed (self);
}

void
wg_show_back (WgShow *self)
{
  g_return_if_fail (WG_IS_SHOW (self));

  _wg_show_end_mode (self, TRUE);
  _wg_show_changed (self);
}

void
wg_show_add_trial (WgShow *self, double lon, double lat)
{
  WgShowTrial trial = { lon, lat };

  g_return_if_fail (WG_IS_SHOW (self));

  g_array_append_val (_wg_show_wish (self)->trials, trial);
  _wg_show_changed (self);
}

void
wg_show_set_class (WgShow *self, gint64 service_class)
{
  g_return_if_fail (WG_IS_SHOW (self));

  _wg_show_wish (self)->service_class = service_class;
  _wg_show_changed (self);
}

void
wg_show_set_leaver (WgShow *self, const char *name)
{
  WgShowWish *wish;

  g_return_if_fail (WG_IS_SHOW (self));

  wish = _wg_show_wish (self);
  g_free (wish->leaver);
  wish->leaver = g_strdup (name);
  _wg_show_changed (self);
}

void
wg_show_set_grid (WgShow *self, gint64 grid)
{
  g_return_if_fail (WG_IS_SHOW (self));

  _wg_show_wish (self)->grid = grid;
  _wg_show_changed (self);
}

char *
wg_show_format_elapsed (WgShow *self, gint64 now)
{
  gint64 seconds;

  g_return_val_if_fail (WG_IS_SHOW (self), NULL);

  seconds = self->started_at == 0 ? 0 : (now - self->started_at) / G_TIME_SPAN_SECOND;
  if (seconds < 3600)
    return g_strdup_printf ("%02d:%02d", (int) (seconds / 60), (int) (seconds % 60));
  return g_strdup_printf ("%d:%02d:%02d", (int) (seconds / 3600), (int) (seconds / 60 % 60),
                          (int) (seconds % 60));
}
