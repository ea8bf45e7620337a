/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The decks that ship, decks of a file, and decks that cannot be used. */

#include "wg-deck.h"

#include "wg-data.h"

static GPtrArray *
load (const char *language)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = wg_data_lookup ("templates/decks.json", &error);
  GPtrArray *decks = wg_deck_load_templates (json, language, &error);

  g_assert_no_error (error);
  return decks;
}

static void
test_shipped (void)
{
  static const char *const titles[] = { "上次议定事项", "组织架构", "网格覆盖", "服务情况",
                                        "吹哨应哨", "矛盾当日回应", "红色驿站", "扎堆与空白",
                                        "届期预告", "难题清单", "本次议题" };
  g_autoptr (GPtrArray) decks = load ("zh");
  WgDeck *deck = g_ptr_array_index (decks, 0);

  g_assert_cmpuint (decks->len, ==, 3);
  g_assert_cmpstr (deck->type, ==, "quarterly");
  g_assert_cmpstr (deck->name, ==, "联席会议 · 季度");
  g_assert_cmpuint (deck->pages->len, ==, G_N_ELEMENTS (titles));
  for (guint i = 0; i < deck->pages->len; i++)
    {
      WgDeckPage *page = g_ptr_array_index (deck->pages, i);
      guint figures = 0;

      g_assert_cmpstr (page->title, ==, titles[i]);
      for (guint k = 0; k < page->parts->len; k++)
        figures += ((WgDeckPart *) g_ptr_array_index (page->parts, k))->kind == WG_DECK_FIGURE;
      g_assert_cmpuint (figures, <=, WG_DECK_MAX_FIGURES);
    }
  g_assert_cmpuint (wg_deck_find_page (deck, "service"), ==, 3);
  g_assert_cmpuint (wg_deck_find_page (deck, "moon"), ==, G_MAXUINT);
}

/* What a file keeps comes back as it was. */
static void
test_json (void)
{
  g_autoptr (GPtrArray) decks = load ("en");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < decks->len; i++)
    {
      WgDeck *deck = g_ptr_array_index (decks, i);
      g_autofree char *json = wg_deck_to_json (deck);
      g_autoptr (WgDeck) read = wg_deck_new_from_json (json, deck->type, "Ours", &error);
      g_autofree char *again = NULL;

      g_assert_no_error (error);
      again = wg_deck_to_json (read);
      g_assert_cmpstr (json, ==, again);
      g_assert_cmpstr (read->name, ==, "Ours");
      g_assert_cmpint (read->cutoff, ==, WG_TIME_NONE);
    }
}

static void
test_bad (void)
{
  static const char *const bad[] = {
    "", "{", "{}", "[]", "{\"pages\":[3]}", "{\"pages\":[{\"id\":\"a\"}]}",
    "{\"pages\":[{\"id\":\"a\",\"title\":\"b\",\"parts\":[{\"part\":\"moon\"}]}]}",
    "{\"pages\":[{\"id\":\"a\",\"title\":\"b\",\"parts\":[{}]}]}",
    "{\"pages\":[{\"id\":\"a\",\"title\":\"b\",\"layout\":\"round\",\"parts\":[]}]}",
    "{\"pages\":[{\"id\":\"a\",\"title\":\"b\",\"parts\":[{\"part\":\"chart\",\"by\":\"x\"}]}]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (wg_deck_new_from_json (bad[i], "monthly", NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    }
}

/* A change of a page is a copy; the deck that is shown stays as it was. */
static void
test_change (void)
{
  g_autoptr (GPtrArray) decks = load ("en");
  WgDeck *deck = g_ptr_array_index (decks, 0);
  WgPeriod period = { wg_date_new (2026, 7, 1), wg_date_new (2026, 9, 30) };
  g_autoptr (WgDeck) bound = wg_deck_bind (deck, 7, period, wg_time_new (period.last, 24, 0), 9);
  g_autoptr (WgDeckPage) page = wg_deck_page_copy (g_ptr_array_index (deck->pages, 3));
  g_autoptr (WgDeckPage) own = wg_deck_page_new ("own", "Own page", WG_DECK_LAYOUT_PICTURE);
  g_autoptr (GPtrArray) pages = g_ptr_array_new ();
  g_autoptr (WgDeck) changed = NULL, kept = wg_deck_ref (bound);

  g_free (page->notes);
  page->notes = g_strdup ("Slowly");
  wg_deck_page_add_part (own, &(WgDeckPart) { .kind = WG_DECK_TEXT, .text = (char *) "Words" });
  g_ptr_array_add (pages, page);
  g_ptr_array_add (pages, own);
  changed = wg_deck_with_pages (bound, pages);
  g_assert_cmpint (changed->unit, ==, 7);
  g_assert_cmpint (changed->meeting, ==, 9);
  g_assert_cmpint (changed->period.last, ==, period.last);
  g_assert_cmpuint (changed->pages->len, ==, 2);
  g_assert_true (g_ptr_array_index (changed->pages, 0) == wg_deck_page_ref (page));
  wg_deck_page_unref (page);
  g_assert_cmpuint (kept->pages->len, ==, 11);
  g_assert_cmpstr (((WgDeckPage *) g_ptr_array_index (kept->pages, 3))->notes, ==, NULL);
  g_assert_cmpuint (page->parts->len, ==,
                    ((WgDeckPage *) g_ptr_array_index (kept->pages, 3))->parts->len);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/deck/shipped", test_shipped);
  g_test_add_func ("/model/deck/json", test_json);
  g_test_add_func ("/model/deck/bad", test_bad);
  g_test_add_func ("/model/deck/change", test_change);
  return g_test_run ();
}
