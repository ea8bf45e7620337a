/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a key means in a presentation, mode by mode. Page Up and Page Down turn pages wherever no
 * list is open, because a remote has no other keys. */

#include "wg-show-private.h"

#define PAN_STEP    0.125 /* of the picture */
#define SCROLL_STEP 8     /* rows */

static gboolean
has_list (WgShow *self)
{
  return self->mode == WG_SHOW_MODE_ASK || self->mode == WG_SHOW_MODE_FIND
         || self->mode == WG_SHOW_MODE_CLASS || self->mode == WG_SHOW_MODE_LEAVE
         || self->mode == WG_SHOW_MODE_TRIAL;
}

/* What is looked for is typed. */
static gboolean
is_typed (WgShow *self)
{
  return self->mode == WG_SHOW_MODE_FIND || self->mode == WG_SHOW_MODE_LEAVE;
}

static gboolean
turn (WgShow *self, int by)
{
  if (by > 0 && self->page + 1 < self->wishes->len)
    wg_show_go_to_page (self, self->page + 1);
  else if (by < 0 && self->page > 0)
    wg_show_go_to_page (self, self->page - 1);
  else /* at an end: what is laid over the page goes all the same */
    wg_show_go_to_page (self, self->page);
  return TRUE;
}

static void
move_picture (WgShow *self, double zoom, double x, double y)
{
  WgShowWish *wish = _wg_show_wish (self);
  double scale = zoom > 0 ? 2 : zoom < 0 ? 0.5 : 1;

  if (wish->zoom + zoom < 0 || wish->zoom + zoom > WG_SHOW_MAX_ZOOM)
    return;
  wish->zoom += zoom;
  /* What stands in the middle stays there. */
  wish->x = wish->zoom == 0 ? 0 : wish->x * scale + x;
  wish->y = wish->zoom == 0 ? 0 : wish->y * scale + y;
  _wg_show_changed (self);
}

/* The way out, one level at a time: number, darkness, what is laid over, what is thought otherwise,
 * the show itself. */
static gboolean
go_back (WgShow *self, gint64 now)
{
  if (self->typed->len > 0 && self->mode == WG_SHOW_MODE_PAGE)
    _wg_show_clear_typed (self);
  else if (self->light != WG_SHOW_LIT)
    self->light = WG_SHOW_LIT;
  else if (self->mode != WG_SHOW_MODE_PAGE)
    _wg_show_end_mode (self, FALSE);
  else if (!wg_show_wish_is_empty (_wg_show_wish (self)))
    {
      wg_show_wish_free (_wg_show_wish (self));
      g_ptr_array_index (self->wishes, self->page) = wg_show_wish_new ();
    }
  else if (self->ending_at == 0)
    self->ending_at = now;
  else
    {
      self->ending_at = 0;
      _wg_show_request (self, WG_SHOW_REQUEST_END);
      return TRUE;
    }
  _wg_show_changed (self);
  return TRUE;
}

static gboolean
type_digit (WgShow *self, gunichar letter, guint most, gint64 now)
{
  if (self->typed->len < most)
    g_string_append_unichar (self->typed, letter);
  self->typed_at = now;
  _wg_show_changed (self);
  return TRUE;
}

static gboolean
enter_number (WgShow *self)
{
  guint64 number = g_ascii_strtoull (self->typed->str, NULL, 10);

  if (number >= 1 && number <= self->wishes->len)
    wg_show_go_to_page (self, (guint) number - 1);
  else
    {
      _wg_show_clear_typed (self);
      _wg_show_changed (self);
    }
  return TRUE;
}

static gboolean
set_light (WgShow *self, WgShowLight light)
{
  self->light = self->light == light ? WG_SHOW_LIT : light;
  _wg_show_changed (self);
  return TRUE;
}

static gboolean
begin_if (WgShow *self, WgShowParts needed, WgShowMode mode)
{
  if (needed != 0 && (self->parts & needed) == 0)
    return FALSE;
  wg_show_begin (self, mode);
  return TRUE;
}

static gboolean
request (WgShow *self, WgShowRequest what)
{
  _wg_show_request (self, what);
  return TRUE;
}

static gboolean
next_layer (WgShow *self)
{
  if ((self->parts & (WG_SHOW_HAS_MAP | WG_SHOW_HAS_POSTS)) == 0)
    return FALSE;
  _wg_show_wish (self)->layer++;
  _wg_show_changed (self);
  return TRUE;
}

static gboolean
next_pointer (WgShow *self)
{
  self->pointer = (self->pointer + 1) % 3;
  if (self->pointer != WG_SHOW_POINTER_PEN)
    wg_show_pen_wipe (self->pen);
  _wg_show_changed (self);
  return TRUE;
}

static gboolean
press_sign (WgShow *self, gunichar letter)
{
  gboolean map = (self->parts & (WG_SHOW_HAS_MAP | WG_SHOW_HAS_POSTS)) != 0;

  switch (letter)
    {
    case '+': case '=':
      if (map)
        move_picture (self, 1, 0, 0);
      return map;
    case '-':
      if (map)
        move_picture (self, -1, 0, 0);
      return map;
    case '.':
      return set_light (self, WG_SHOW_BLACK);
    case ',':
      return set_light (self, WG_SHOW_WHITE);
    default:
      return FALSE;
    }
}

static gboolean
press_letter (WgShow *self, gunichar letter, gint64 now)
{
  if (g_unichar_isdigit (letter))
    return type_digit (self, letter, 3, now);
  switch (g_unichar_tolower (letter))
    {
    case 'a':
      wg_show_set_loop (self, self->loop > 0 ? 0 : 20, now);
      return TRUE;
    case 'b': return set_light (self, WG_SHOW_BLACK);
    case 'c': return begin_if (self, WG_SHOW_HAS_CLASSES, WG_SHOW_MODE_CLASS);
    case 'd': return begin_if (self, WG_SHOW_HAS_FIGURES, WG_SHOW_MODE_ASK);
    case 'g': return begin_if (self, WG_SHOW_HAS_MAP | WG_SHOW_HAS_POSTS, WG_SHOW_MODE_FIND);
    case 'h': return begin_if (self, 0, WG_SHOW_MODE_HELP);
    case 'l': return next_layer (self);
    case 'm': return begin_if (self, WG_SHOW_HAS_MEETING, WG_SHOW_MODE_DECIDE);
    case 'n': return request (self, WG_SHOW_REQUEST_NOTES);
    case 'p': return next_pointer (self);
    case 'r': return begin_if (self, WG_SHOW_HAS_ORG, WG_SHOW_MODE_LEAVE);
    case 's': return request (self, WG_SHOW_REQUEST_SCREEN);
    case 't': return begin_if (self, WG_SHOW_HAS_POSTS, WG_SHOW_MODE_TIME);
    case 'w': return set_light (self, WG_SHOW_WHITE);
    case 'x': return begin_if (self, WG_SHOW_HAS_POSTS, WG_SHOW_MODE_TRIAL);
    default: return press_sign (self, letter);
    }
}

static gboolean
pan (WgShow *self, WgShowKey key)
{
  double x = key == WG_SHOW_KEY_PAN_LEFT ? -PAN_STEP : key == WG_SHOW_KEY_PAN_RIGHT ? PAN_STEP : 0;
  double y = key == WG_SHOW_KEY_PAN_UP ? -PAN_STEP : key == WG_SHOW_KEY_PAN_DOWN ? PAN_STEP : 0;

  if ((self->parts & (WG_SHOW_HAS_MAP | WG_SHOW_HAS_POSTS)) == 0)
    return FALSE;
  if (_wg_show_wish (self)->zoom == 0)
    _wg_show_wish (self)->zoom = 1;
  move_picture (self, 0, x, y);
  return TRUE;
}

static gboolean
drop_last_trial (WgShow *self)
{
  GArray *trials = _wg_show_wish (self)->trials;

  if (trials->len == 0)
    return FALSE;
  g_array_set_size (trials, trials->len - 1);
  _wg_show_changed (self);
  return TRUE;
}

static gboolean
press_on_page (WgShow *self, WgShowKey key, gunichar letter, gint64 now)
{
  switch (key)
    {
    case WG_SHOW_KEY_RIGHT: case WG_SHOW_KEY_DOWN: case WG_SHOW_KEY_SPACE:
      return turn (self, 1);
    case WG_SHOW_KEY_LEFT: case WG_SHOW_KEY_UP:
      return turn (self, -1);
    case WG_SHOW_KEY_HOME:
      wg_show_go_to_page (self, 0);
      return TRUE;
    case WG_SHOW_KEY_END:
      wg_show_go_to_page (self, self->wishes->len - 1);
      return TRUE;
    case WG_SHOW_KEY_ENTER:
      return self->typed->len > 0 ? enter_number (self) : turn (self, 1);
    case WG_SHOW_KEY_ERASE:
      if (self->typed->len == 0)
        return turn (self, -1);
      g_string_truncate (self->typed, self->typed->len - 1);
      _wg_show_changed (self);
      return TRUE;
    case WG_SHOW_KEY_DELETE:
      return drop_last_trial (self);
    case WG_SHOW_KEY_HELP:
      return begin_if (self, 0, WG_SHOW_MODE_HELP);
    case WG_SHOW_KEY_PAN_LEFT: case WG_SHOW_KEY_PAN_RIGHT:
    case WG_SHOW_KEY_PAN_UP: case WG_SHOW_KEY_PAN_DOWN:
      return pan (self, key);
    case WG_SHOW_KEY_LETTER:
      return press_letter (self, letter, now);
    case WG_SHOW_KEY_PAGE_UP: case WG_SHOW_KEY_PAGE_DOWN: case WG_SHOW_KEY_ESCAPE:
    case WG_SHOW_KEY_TAB:
    default:
      return FALSE;
    }
}

static gboolean
step_row (WgShow *self, int by)
{
  WgShowColumn *column = &self->columns[self->column];
  gint64 row = (gint64) column->row + by;

  if (column->n_rows == 0)
    return TRUE;
  column->row = (guint) CLAMP (row, 0, (gint64) column->n_rows - 1);
  _wg_show_changed (self);
  return TRUE;
}

static gboolean
step_column (WgShow *self, int by)
{
  guint next = (self->column + WG_SHOW_N_COLUMNS + (guint) by) % WG_SHOW_N_COLUMNS;

  if (self->columns[next].n_rows > 0)
    self->column = next;
  _wg_show_changed (self);
  return TRUE;
}

/* The last letter of what is typed for a grid, which need not be ASCII. */
static gboolean
erase (WgShow *self)
{
  gboolean typed = is_typed (self) && self->typed->len > 0;

  if (self->typed->len > 0)
    {
      const char *last = g_utf8_prev_char (self->typed->str + self->typed->len);

      g_string_truncate (self->typed, (gsize) (last - self->typed->str));
    }
  _wg_show_request (self, typed ? WG_SHOW_REQUEST_TYPED : WG_SHOW_REQUEST_UP);
  _wg_show_changed (self);
  return TRUE;
}

static gboolean
press_letter_in_list (WgShow *self, gunichar letter)
{
  if (is_typed (self))
    {
      g_string_append_unichar (self->typed, letter);
      _wg_show_request (self, WG_SHOW_REQUEST_TYPED);
      _wg_show_changed (self);
      return TRUE;
    }
  if (self->mode == WG_SHOW_MODE_ASK && g_unichar_tolower (letter) == 'd')
    return request (self, WG_SHOW_REQUEST_NEXT);
  /* The same key closes what it opened. */
  if ((self->mode == WG_SHOW_MODE_CLASS && g_unichar_tolower (letter) == 'c')
      || (self->mode == WG_SHOW_MODE_TRIAL && g_unichar_tolower (letter) == 'x'))
    {
      _wg_show_end_mode (self, FALSE);
      _wg_show_changed (self);
      return TRUE;
    }
  return FALSE;
}

static gboolean
press_in_list (WgShow *self, WgShowKey key, gunichar letter)
{
  switch (key)
    {
    case WG_SHOW_KEY_UP: return step_row (self, -1);
    case WG_SHOW_KEY_DOWN: return step_row (self, 1);
    case WG_SHOW_KEY_PAGE_UP: return step_row (self, -SCROLL_STEP);
    case WG_SHOW_KEY_PAGE_DOWN: return step_row (self, SCROLL_STEP);
    case WG_SHOW_KEY_HOME: return step_row (self, -G_MAXINT);
    case WG_SHOW_KEY_END: return step_row (self, G_MAXINT);
    case WG_SHOW_KEY_LEFT: return step_column (self, -1);
    case WG_SHOW_KEY_RIGHT: case WG_SHOW_KEY_TAB: return step_column (self, 1);
    case WG_SHOW_KEY_ENTER: return request (self, WG_SHOW_REQUEST_CHOSEN);
    case WG_SHOW_KEY_ERASE: return erase (self);
    case WG_SHOW_KEY_SPACE:
      return is_typed (self) ? press_letter_in_list (self, ' ')
                                             : request (self, WG_SHOW_REQUEST_CHOSEN);
    case WG_SHOW_KEY_LETTER: return press_letter_in_list (self, letter);
    case WG_SHOW_KEY_ESCAPE: case WG_SHOW_KEY_DELETE: case WG_SHOW_KEY_HELP:
    case WG_SHOW_KEY_PAN_LEFT: case WG_SHOW_KEY_PAN_RIGHT:
    case WG_SHOW_KEY_PAN_UP: case WG_SHOW_KEY_PAN_DOWN:
    default:
      return FALSE;
    }
}

static gboolean
set_minute (WgShow *self, int minute)
{
  _wg_show_wish (self)->minute = CLAMP (minute, 0, 24 * 60 - 1);
  _wg_show_changed (self);
  return TRUE;
}

/* "1930", "930", "8": an hour as it is typed. */
static gboolean
enter_time (WgShow *self)
{
  guint number = (guint) g_ascii_strtoull (self->typed->str, NULL, 10);
  guint hour = self->typed->len > 2 ? number / 100 : number;
  guint minute = self->typed->len > 2 ? number % 100 : 0;

  if (self->typed->len == 0)
    {
      _wg_show_end_mode (self, TRUE);
      _wg_show_changed (self);
      return TRUE;
    }
  _wg_show_clear_typed (self);
  if (hour < 24 && minute < 60)
    return set_minute (self, (int) (hour * 60 + minute));
  _wg_show_changed (self);
  return TRUE;
}

static gboolean
press_in_time (WgShow *self, WgShowKey key, gunichar letter, gint64 now)
{
  int minute = _wg_show_wish (self)->minute;

  switch (key)
    {
    case WG_SHOW_KEY_LEFT: return set_minute (self, minute - 30);
    case WG_SHOW_KEY_RIGHT: return set_minute (self, minute + 30);
    case WG_SHOW_KEY_DOWN: return set_minute (self, minute - 60);
    case WG_SHOW_KEY_UP: return set_minute (self, minute + 60);
    case WG_SHOW_KEY_HOME: return set_minute (self, 0);
    case WG_SHOW_KEY_END: return set_minute (self, 23 * 60 + 30);
    case WG_SHOW_KEY_ENTER: return enter_time (self);
    case WG_SHOW_KEY_ERASE: return erase (self);
    case WG_SHOW_KEY_LETTER:
      if (g_unichar_isdigit (letter))
        return type_digit (self, letter, 4, now);
      if (letter == ':')
        return TRUE;
      _wg_show_end_mode (self, TRUE);
      return press_letter (self, letter, now);
    case WG_SHOW_KEY_PAGE_UP: case WG_SHOW_KEY_PAGE_DOWN: case WG_SHOW_KEY_SPACE:
    case WG_SHOW_KEY_ESCAPE: case WG_SHOW_KEY_DELETE: case WG_SHOW_KEY_TAB:
    case WG_SHOW_KEY_HELP:
    case WG_SHOW_KEY_PAN_LEFT: case WG_SHOW_KEY_PAN_RIGHT:
    case WG_SHOW_KEY_PAN_UP: case WG_SHOW_KEY_PAN_DOWN:
    default:
      return FALSE;
    }
}

/* Dark or white: any key of the hand that turns pages brings the page back, and only that. */
static gboolean
press_in_dark (WgShow *self, WgShowKey key, gunichar letter)
{
  gunichar lower = key == WG_SHOW_KEY_LETTER ? g_unichar_tolower (letter) : 0;

  if (lower == 'b' || lower == '.')
    return set_light (self, WG_SHOW_BLACK);
  if (lower == 'w' || lower == ',')
    return set_light (self, WG_SHOW_WHITE);
  if (lower == 'n')
    return request (self, WG_SHOW_REQUEST_NOTES);
  if (lower != 0)
    return FALSE;
  self->light = WG_SHOW_LIT;
  _wg_show_changed (self);
  return TRUE;
}

static gboolean
press (WgShow *self, WgShowKey key, gunichar letter, gint64 now)
{
  if (key == WG_SHOW_KEY_ESCAPE)
    return go_back (self, now);
  if (self->light != WG_SHOW_LIT)
    return press_in_dark (self, key, letter);
  /* Nobody turns the page under a hand that writes. */
  if (self->mode == WG_SHOW_MODE_DECIDE)
    return FALSE;
  if (has_list (self))
    return press_in_list (self, key, letter);
  if (key == WG_SHOW_KEY_PAGE_DOWN || key == WG_SHOW_KEY_PAGE_UP)
    return turn (self, key == WG_SHOW_KEY_PAGE_DOWN ? 1 : -1);
  if (self->mode == WG_SHOW_MODE_HELP)
    {
      wg_show_back (self);
      return TRUE;
    }
  if (self->mode == WG_SHOW_MODE_TIME && press_in_time (self, key, letter, now))
    return TRUE;
  if (key != WG_SHOW_KEY_LETTER && key != WG_SHOW_KEY_ENTER && key != WG_SHOW_KEY_ERASE)
    _wg_show_clear_typed (self);
  return press_on_page (self, key, letter, now);
}

gboolean
wg_show_press (WgShow *self, WgShowKey key, gunichar letter, gint64 now)
{
  g_return_val_if_fail (WG_IS_SHOW (self), FALSE);

  if (self->started_at == 0)
    self->started_at = now;
  self->loop_at = now; /* somebody is there: the loop waits */
  if (key != WG_SHOW_KEY_ESCAPE)
    self->ending_at = 0;
  return press (self, key, letter, now);
}
