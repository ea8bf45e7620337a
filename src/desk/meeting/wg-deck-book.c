/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decks in the file. It evaluates no page; a deck keeps its own pages from the day it was made, so
 * that a later template does not change a frozen one. */

#include "wg-deck-book.h"

#include "wg-district-private.h"
#include "wg-draft-check.h"
#include "wg-meeting-book.h"
#include "wg-scope-words.h"
#include "wg-setting.h"

#include <glib/gi18n-lib.h>
#include <jansson.h>
#include <string.h>

#define ROOM_SETTING "deck_room"

gboolean
wg_deck_book_is_fitted (WgRow *deck)
{
  WgRoom room;

  return deck != NULL && wg_row_get_text (deck, WG_DECK_ROOM) != NULL
         && wg_room_parse (wg_row_get_text (deck, WG_DECK_ROOM), &room);
}

void
wg_deck_book_get_room (WgDistrict  *district,
                       const WgRow *deck,
                       WgRoom      *room)
{
  const char *own = deck != NULL ? wg_row_get_text (deck, WG_DECK_ROOM) : NULL;
  const char *last = wg_district_get_setting (district, ROOM_SETTING);

  *room = WG_ROOM_INIT;
  if (own != NULL && wg_room_parse (own, room))
    return;
  if (last != NULL)
    wg_room_parse (last, room);
}

static void
keep_room (WgEdit       *edit,
           WgDistrict   *district,
           const WgRoom *room)
{
  g_autofree char *text = wg_room_format (room);

  wg_setting_put (edit, wg_registry_get_rows (wg_district_get_registry (district))->settings,
                  ROOM_SETTING, text);
}

/* "青禾街道 2026 年第 3 季度 联席会议 · 季度" */
static char *
name_meeting (WgDistrict       *district,
              const WgDeckWish *wish)
{
  g_autoptr (WgMeetingTemplate) template = wg_meeting_book_get_template (district);
  const WgMeetingType *type = wg_meeting_template_find_type (template, wish->type);
  WgUnit *unit = wg_district_find_unit (district, wish->unit);
  g_autofree char *period = wg_scope_words_period (&wish->period);

  return g_strjoin (" ", unit != NULL ? wg_unit_get_name (unit) : wg_district_get_name (district),
                    period, type != NULL ? type->name : wish->type, NULL);
}

/* The meeting of that unit and type on that day, if there is one that has not ended. */
static WgRow *
find_meeting (WgDistrict       *district,
              const WgDeckWish *wish)
{
  g_autoptr (GPtrArray) meetings = wg_meeting_book_list (district, wish->unit);

  for (guint i = 0; i < meetings->len; i++)
    {
      WgRow *row = g_ptr_array_index (meetings, i);
      gint64 starts = wg_row_get_int (row, WG_MEETING_STARTS_AT, WG_TIME_NONE);

      if (wg_row_get_int (row, WG_MEETING_UNIT, 0) == wish->unit && starts != WG_TIME_NONE
          && g_strcmp0 (wg_row_get_text (row, WG_MEETING_MEETING_TYPE), wish->type) == 0
          && wg_time_get_day (starts) == wg_time_get_day (wish->starts_at))
        return row;
    }
  return NULL;
}

static gint64
take_meeting (WgEdit           *edit,
              WgDistrict       *district,
              const WgDeckWish *wish)
{
  WgRow *stored = find_meeting (district, wish);
  g_autoptr (WgRow) row = NULL;
  g_autofree char *title = NULL;
  g_autofree char *period = wg_period_format (&wish->period);

  if (stored != NULL)
    return wg_row_get_id (stored);
  title = name_meeting (district, wish);
  row = wg_row_new (&wg_kind_meeting, 0);
  wg_row_set_int (row, WG_MEETING_UNIT, wish->unit);
  wg_row_set_text (row, WG_MEETING_TITLE, title);
  wg_row_set_text (row, WG_MEETING_MEETING_TYPE, wish->type);
  wg_row_set_text (row, WG_MEETING_PERIOD, period);
  wg_row_set_int (row, WG_MEETING_STARTS_AT, wish->starts_at);
  wg_edit_insert (edit, row);
  return wg_row_get_id (row);
}

/**
 * wg_deck_book_make:
 * @id: (out): row id of the deck
 *
 * Returns: (transfer full) (nullable): one edit with the deck, its meeting where there was none,
 *   and the room; NULL with %G_IO_ERROR_NOT_FOUND or %G_IO_ERROR_INVALID_DATA
 */
WgEdit *
wg_deck_book_make (WgDistrict       *district,
                   const WgDeckWish *wish,
                   gint64           *id,
                   GError          **error)
{
  g_autoptr (WgDeck) template = wg_deck_find_template (district, wish->type, error);
  g_autofree char *content = NULL;
  g_autofree char *period = NULL;
  g_autoptr (WgRow) row = NULL;
  g_autofree char *meeting_type = wg_deck_book_dup_meeting_type (district, wish->type);
  WgDeckWish meeting = *wish;
  WgEdit *edit;

  if (template == NULL)
    return NULL;
  meeting.type = meeting_type;
  if (wish->starts_at != WG_TIME_NONE && wg_district_find_unit (district, wish->unit) == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _("Choose the unit that holds the meeting."));
      return NULL;
    }
  edit = wg_edit_new (_("Make a deck"));
  row = wg_row_new (&wg_kind_deck, 0);
  content = wg_deck_to_json (template);
  period = wg_period_format (&wish->period);
  wg_row_set_text (row, WG_DECK_NAME, template->name);
  wg_row_set_text (row, WG_DECK_DECK_TYPE, wish->type);
  if (wish->unit != 0)
    wg_row_set_int (row, WG_DECK_UNIT, wish->unit);
  wg_row_set_text (row, WG_DECK_PERIOD, period);
  if (wish->cutoff != WG_TIME_NONE)
    wg_row_set_int (row, WG_DECK_CUT_AT, wish->cutoff);
  if (wish->starts_at != WG_TIME_NONE)
    wg_row_set_int (row, WG_DECK_MEETING, take_meeting (edit, district, &meeting));
  wg_row_set_text (row, WG_DECK_CONTENT, content);
  wg_edit_insert (edit, row);
  if (wish->room != NULL)
    keep_room (edit, district, wish->room);
  *id = wg_row_get_id (row);
  return edit;
}

WgEdit *
wg_deck_book_edit_pages (WgDistrict *district,
                         WgRow      *deck,
                         WgDeck     *pages,
                         const char *label,
                         GError    **error)
{
  g_autoptr (WgDraft) draft = wg_draft_new (label);
  WgRow *row = wg_draft_edit (draft, deck);
  g_autofree char *content = wg_deck_to_json (pages);
  g_autoptr (GPtrArray) problems = NULL;
  WgEdit *edit;

  wg_row_set_text (row, WG_DECK_CONTENT, content);
  wg_draft_touch (draft);
  problems = wg_draft_check (draft, district);
  for (guint i = 0; i < problems->len; i++)
    {
      const WgFieldProblem *problem = g_ptr_array_index (problems, i);

      if (problem->severity != WG_SEVERITY_ERROR)
        continue;
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, problem->sentence);
      return NULL;
    }
  edit = wg_draft_make_edit (draft);
  return edit != NULL ? edit : wg_edit_new (label);
}

WgEdit *
wg_deck_book_edit_room (WgDistrict   *district,
                        WgRow        *deck,
                        const WgRoom *room)
{
  WgEdit *edit = wg_edit_new (_("Fit a deck to its room"));
  g_autoptr (WgRow) row = wg_row_copy (deck);
  g_autofree char *text = room != NULL ? wg_room_format (room) : NULL;

  if (text != NULL)
    wg_row_set_text (row, WG_DECK_ROOM, text);
  else
    wg_row_set_null (row, WG_DECK_ROOM);
  wg_edit_update (edit, deck, row);
  if (room != NULL)
    keep_room (edit, district, room);
  return edit;
}

WgEdit *
wg_deck_book_edit_file_room (WgDistrict   *district,
                             const WgRoom *room)
{
  WgEdit *edit = wg_edit_new (_("Change the room"));

  keep_room (edit, district, room);
  return edit;
}

WgEdit *
wg_deck_book_delete (WgRow *deck)
{
  WgEdit *edit = wg_edit_new (_("Take away a deck"));

  wg_edit_delete (edit, deck);
  return edit;
}

static void
move_decks (WgEdit         *edit,
            WgDistrict     *district,
            gint64          unit,
            const WgPeriod *period,
            WgTime          cutoff,
            WgTime          now)
{
  GPtrArray *decks = wg_registry_get_rows (wg_district_get_registry (district))->decks;

  for (guint i = 0; decks != NULL && i < decks->len; i++)
    {
      WgRow *deck = g_ptr_array_index (decks, i);
      g_autoptr (WgRow) moved = NULL;
      WgPeriod own;

      if (wg_row_get_int (deck, WG_DECK_UNIT, 0) != unit
          || wg_row_get_int (deck, WG_DECK_CUT_AT, WG_TIME_NONE) != cutoff
          || !wg_period_parse (wg_row_get_text (deck, WG_DECK_PERIOD), &own)
          || own.first != period->first || own.last != period->last)
        continue;
      moved = wg_row_copy (deck);
      wg_row_set_int (moved, WG_DECK_CUT_AT, now);
      wg_edit_update (edit, deck, moved);
    }
}

WgEdit *
wg_deck_book_edit_cutoff (WgDistrict     *district,
                          gint64          unit,
                          const WgPeriod *period,
                          WgTime          cutoff,
                          WgTime          now)
{
  gboolean kept = cutoff == now;
  WgEdit *edit = wg_edit_new (kept ? _("The cut-off is kept") : _("The cut-off is taken anew"));
  g_autoptr (WgRow) row = wg_row_new (&wg_kind_cutoff, 0);
  g_autofree char *text = wg_period_format (period);

  if (unit != 0)
    wg_row_set_int (row, WG_CUTOFF_UNIT, unit);
  wg_row_set_text (row, WG_CUTOFF_PERIOD, text);
  wg_row_set_int (row, WG_CUTOFF_CUT_AT, now);
  wg_row_set_text (row, WG_CUTOFF_DECISION, kept ? "kept" : "refreshed");
  wg_row_set_int (row, WG_CUTOFF_FROZEN_AT, wg_clock_get_now (wg_district_get_clock (district)));
  wg_edit_insert (edit, row);
  if (!kept)
    move_decks (edit, district, unit, period, cutoff, now);
  return edit;
}

static WgRow *
find_template (WgDistrict *district,
               const char *name)
{
  GPtrArray *rows = wg_registry_get_rows (wg_district_get_registry (district))->templates;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      WgRow *row = g_ptr_array_index (rows, i);

      if (g_strcmp0 (wg_row_get_text (row, WG_TEMPLATE_TYPE), "decks") == 0
          && g_strcmp0 (wg_row_get_text (row, WG_TEMPLATE_NAME), name) == 0)
        return row;
    }
  return NULL;
}

/* What an own template says of its deck; NULL where it does not. (transfer full) (nullable) */
static char *
read_template (const WgRow *row,
               const char  *key)
{
  const char *content = wg_row_get_text (row, WG_TEMPLATE_CONTENT);
  json_t *root = content != NULL ? json_loads (content, 0, NULL) : NULL;
  json_t *deck = json_array_get (json_object_get (root, "decks"), 0);
  char *text = g_strdup (json_string_value (json_object_get (deck, key)));

  json_decref (root);
  return text;
}

/* The id that decks made of it carry; it stays when the template is called otherwise.
 * (transfer full) (nullable) */
static char *
read_template_id (const WgRow *row)
{
  return read_template (row, "id");
}

WgRow *
wg_deck_book_find_template (WgDistrict *district,
                            const char *type)
{
  GPtrArray *rows = wg_registry_get_rows (wg_district_get_registry (district))->templates;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      WgRow *row = g_ptr_array_index (rows, i);
      g_autofree char *id = NULL;

      if (g_strcmp0 (wg_row_get_text (row, WG_TEMPLATE_TYPE), "decks") != 0)
        continue;
      id = read_template_id (row);
      if (g_strcmp0 (id, type) == 0)
        return row;
    }
  return NULL;
}

char *
wg_deck_book_dup_meeting_type (WgDistrict *district,
                               const char *type)
{
  WgRow *own = type != NULL ? wg_deck_book_find_template (district, type) : NULL;
  char *meeting = own != NULL ? read_template (own, "meeting") : NULL;

  return meeting != NULL ? meeting : g_strdup (type);
}

/* One that was called so before and is called otherwise now keeps its id. (transfer full) */
static char *
make_template_id (WgDistrict *district,
                  const char *name)
{
  char *id = g_strdup (name);

  for (guint i = 2; wg_deck_book_find_template (district, id) != NULL; i++)
    {
      g_free (id);
      id = g_strdup_printf ("%s-%u", name, i);
    }
  return id;
}

/* What wg_deck_load_templates() reads, with one deck. */
static char *
write_template (WgDeck     *deck,
                const char *meeting_type,
                const char *id,
                const char *name)
{
  g_autofree char *pages = wg_deck_to_json (deck);
  json_t *own = json_loads (pages, 0, NULL);
  json_t *root = json_object (), *decks = json_array ();
  char *written, *text;

  json_object_set_new (own, "id", json_string (id));
  json_object_set_new (own, "name", json_string (name));
  json_object_set_new (own, "meeting", json_string (meeting_type));
  json_array_append_new (decks, own);
  json_object_set_new (root, "decks", decks);
  written = json_dumps (root, JSON_COMPACT | JSON_PRESERVE_ORDER);
  json_decref (root);
  text = g_strdup (written);
  free (written);
  return text;
}

WgEdit *
wg_deck_book_keep_template (WgDistrict *district,
                            WgDeck     *deck,
                            const char *name,
                            GError    **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (name));
  g_autofree char *meeting_type = wg_deck_book_dup_meeting_type (district, deck->type);
  g_autofree char *content = NULL, *id = NULL;
  g_autoptr (WgRow) row = NULL;
  WgRow *stored;
  WgEdit *edit;

  if (*stripped == '\0')
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _("A template needs a name."));
      return NULL;
    }
  stored = find_template (district, stripped);
  id = stored != NULL ? read_template_id (stored) : make_template_id (district, stripped);
  content = write_template (deck, meeting_type, id != NULL ? id : stripped, stripped);
  edit = wg_edit_new (stored != NULL ? _("Change a template") : _("Keep a deck as a template"));
  row = stored != NULL ? wg_row_copy (stored) : wg_row_new (&wg_kind_template, 0);
  wg_row_set_text (row, WG_TEMPLATE_TYPE, "decks");
  wg_row_set_text (row, WG_TEMPLATE_NAME, stripped);
  wg_row_set_text (row, WG_TEMPLATE_CONTENT, content);
  if (stored != NULL)
    wg_edit_update (edit, stored, row);
  else
    wg_edit_insert (edit, row);
  return edit;
}

WgEdit *
wg_deck_book_rename_template (WgDistrict *district,
                              WgRow      *template,
                              const char *name,
                              GError    **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (name));
  g_autoptr (WgRow) row = wg_row_copy (template);
  WgRow *other = find_template (district, stripped);
  json_t *root = json_loads (wg_row_get_text (template, WG_TEMPLATE_CONTENT), 0, NULL);
  json_t *deck = json_array_get (json_object_get (root, "decks"), 0);
  WgEdit *edit = NULL;
  char *written;

  if (*stripped == '\0')
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                         _("A template needs a name."));
  else if (other != NULL && other != template)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                 _("Another template is called “%s” already."), stripped);
  else
    {
      json_object_set_new (deck, "name", json_string (stripped));
      written = json_dumps (root, JSON_COMPACT | JSON_PRESERVE_ORDER);
      edit = wg_edit_new (_("Rename a template"));
      wg_row_set_text (row, WG_TEMPLATE_NAME, stripped);
      wg_row_set_text (row, WG_TEMPLATE_CONTENT, written);
      wg_edit_update (edit, template, row);
      free (written);
    }
  json_decref (root);
  return edit;
}

WgEdit *
wg_deck_book_delete_template (WgRow *template)
{
  WgEdit *edit = wg_edit_new (_("Take away a template"));

  wg_edit_delete (edit, template);
  return edit;
}
