/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-pinyin.h"

#include <string.h>

static void
test_spelling (void)
{
  const struct
  {
    const char *text, *full, *initials;
  } cases[] = {
    { "青禾", "qinghe", "qh" },
    { "望湖", "wanghu", "wh" },
    { "石桥", "shiqiao", "sq" },
    { "西岭", "xiling", "xl" },
    { "青禾街道", "qinghejiedao", "qhjd" },
    { "临江区", "linjiangqu", "ljq" },
    { "第2网格", "di2wangge", "d2wg" },
    { "第１２网格", "di12wangge", "d12wg" },
    { "青 禾（东）", "qinghedong", "qhd" },
    { "CBD社区", "cbdshequ", "cbdsq" },
    { "A座", "azuo", "az" },
    { "990101001004", "990101001004", "990101001004" },
    { "E08000035", "e08000035", "e08000035" },
    { "Oak Street", "oakstreet", "os" },
    { "Café 3", "cafe3", "c3" },
    { "吕", "lu", "l" },
    { "", "", "" },
    { "——", "", "" },
    { NULL, "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *full = wg_pinyin_full (cases[i].text);
      g_autofree char *initials = wg_pinyin_initials (cases[i].text);

      g_assert_cmpstr (full, ==, cases[i].full);
      g_assert_cmpstr (initials, ==, cases[i].initials);
    }
}

static void
test_search_key (void)
{
  const struct
  {
    const char *text, *expected;
  } cases[] = {
    { "青禾", "青禾\nqinghe\nqh" },
    { "青禾 Ａ1", "青禾a1\nqinghea1\nqha1" },
    { "990101", "990101" },
    { "", "" },
    { NULL, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *key = wg_search_key (cases[i].text);

      g_assert_cmpstr (key, ==, cases[i].expected);
    }
}

static void
test_match (void)
{
  const struct
  {
    const char *text, *query;
    gboolean expected;
  } cases[] = {
    { "青禾街道", "青禾", TRUE },
    { "青禾街道", "街道", TRUE },
    { "青禾街道", "青 禾", TRUE },
    { "青禾街道", "  青禾\t", TRUE },
    { "青禾街道", "qinghe", TRUE },
    { "青禾街道", "Qing He", TRUE },
    { "青禾街道", "QINGHE", TRUE },
    { "青禾街道", "qhjd", TRUE },
    { "青禾街道", "qh", TRUE },
    { "青禾街道", "jd", TRUE },
    { "青禾街道", "ＱＨ", TRUE },
    { "青禾街道", "qhx", FALSE },
    { "青禾街道", "望湖", FALSE },
    { "青禾街道", "wanghu", FALSE },
    { "青禾", "禾qing", FALSE },     /* not over the end of a line */
    { "青禾", "禾\nqing", FALSE },
    { "青禾", "", TRUE },
    { "青禾", "   ", TRUE },
    { "青禾", NULL, TRUE },
    { "望湖社区", "wh", TRUE },
    { "石桥镇", "shiqiao", TRUE },
    { "西岭", "xl", TRUE },
    /* codes */
    { "990101001004 青禾社区", "990101001", TRUE },
    { "990101001004 青禾社区", "1004", TRUE },
    { "990101001004 青禾社区", "９９０１", TRUE },
    { "990101001004 青禾社区", "qh", TRUE },
    { "990101001004 青禾社区", "990102", FALSE },
    { "E08000035", "e0800", TRUE },
    /* digits and Han mixed */
    { "第１２网格", "12", TRUE },
    { "第１２网格", "第12", TRUE },
    { "第12网格", "d12wg", TRUE },
    { "第12网格", "第１２网格", TRUE },
    /* characters with two readings */
    { "长沙", "changsha", TRUE },
    { "长沙", "cs", TRUE },
    { "网格长", "wgz", TRUE },
    { "厦门路", "xiamenlu", TRUE },
    { "大厦", "dasha", TRUE },
    { "重庆路", "chongqing", TRUE },
    { "重阳", "cy", TRUE },
    { "重点", "zhongdian", TRUE },
    { "曾家巷", "zengjia", TRUE },
    { "行政村", "xzc", TRUE },
    { "银行", "yinhang", TRUE },
    /* ü is typed v, and often u */
    { "绿城", "lvcheng", TRUE },
    { "绿城", "lucheng", TRUE },
    { "女人街", "nvrenjie", TRUE },
    /* outside the basic plane: read, and kept where nobody can */
    { "𬭸", "lin", TRUE },
    { "𬭸", "𬭸", TRUE },
    { "々", "々", TRUE },
    /* broken UTF-8 is survived */
    { "青\xff禾", "qinghe", TRUE },
    { "青禾", "\xff", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *key = wg_search_key (cases[i].text);

      g_test_message ("case %u", i);
      g_assert_cmpint (wg_search_match (key, cases[i].query), ==, cases[i].expected);
    }

  g_assert_false (wg_search_match (NULL, "qh"));
}

/* However many characters with two readings there are, the key stays small. */
static void
test_many_readings (void)
{
  g_autofree char *key = wg_search_key ("长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长");

  g_assert_cmpuint (strlen (key), <, 8000);
  g_assert_true (wg_search_match (key, "zzzz"));
  g_assert_true (wg_search_match (key, "c"));
}

static void
assert_order (char *(*collate) (const char *),
              const char *const *names)
{
  for (guint i = 1; names[i] != NULL; i++)
    {
      g_autofree char *before = collate (names[i - 1]);
      g_autofree char *after = collate (names[i]);

      g_test_message ("pair %u", i);
      g_assert_cmpint (strcmp (before, after), <, 0);
    }
}

static void
test_collate_pinyin (void)
{
  const char *const names[] = { "99", "阿房", "东岭", "李", "青禾", "石桥", "望湖", "西岭", "中",
                                NULL };
  const char *const numbers[] = { "第2网格", "第10网格", "第100网格", NULL };
  g_autofree char *a = wg_collate_pinyin ("青禾");
  g_autofree char *b = wg_collate_pinyin ("青禾");
  g_autofree char *empty = wg_collate_pinyin (NULL);
  g_autofree char *blank = wg_collate_pinyin ("");

  assert_order (wg_collate_pinyin, names);
  assert_order (wg_collate_pinyin, numbers);
  g_assert_cmpstr (a, ==, b);
  g_assert_cmpstr (empty, ==, blank);
}

static void
test_collate_stroke (void)
{
  /* 1, 2, 3, 4, 5, 6, 7, 8, 9 strokes */
  const char *const names[] = { "一", "丁", "万", "王", "石", "西", "李", "青", "赵", NULL };
  g_autofree char *broken = wg_collate_stroke ("\xff\xfe");

  assert_order (wg_collate_stroke, names);
  g_assert_cmpuint (strlen (broken), >, 0);
}

static gpointer
make_keys (gpointer data)
{
  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *name = g_strdup_printf ("青禾街道第%u网格", i);
      g_autofree char *key = wg_search_key (name);
      g_autofree char *order = wg_collate_stroke (name);
      g_autofree char *query = g_strdup_printf ("qhjdd%uwg", i);

      g_assert_true (wg_search_match (key, query));
      g_assert_cmpuint (strlen (order), >, 0);
    }

  return data;
}

static void
test_threads (void)
{
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("pinyin", make_keys, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

/* Any text at all: keys are made and found again. */
static void
test_random (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *key = NULL;
      g_autofree char *order = NULL;

      for (int n = g_test_rand_int_range (0, 12); n > 0; n--)
        {
          gunichar character = (gunichar) g_test_rand_int_range (1, 0x30000);

          if (g_unichar_validate (character))
            g_string_append_unichar (text, character);
        }

      key = wg_search_key (text->str);
      order = wg_collate_pinyin (text->str);
      g_assert_true (g_utf8_validate (key, -1, NULL));
      g_assert_true (wg_search_match (key, text->str));
    }
}

/* The quick way writes what the thorough one does. */
static void
test_append (void)
{
  const char *const names[] = {
    "青禾街道", "第2网格", "长沙", "阿", "吕家村", "东园 一区", "CBD社区", "", "990101", "重庆路１号",
    "女娲", "〇一村", "龖龘", "broken\xff", "乐安", "一二三四五六七八九十百千万亿青禾河东园西柳石桥南山",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *expected = wg_search_key (names[i]);
      g_autoptr (GString) keys = g_string_new ("before");

      wg_search_key_append (keys, names[i]);
      g_assert_true (g_str_has_prefix (keys->str, "before"));
      g_assert_cmpstr (keys->str + 6, ==, expected);
    }
}

static void
test_fold (void)
{
  g_autofree char *folded = wg_search_fold (" Qing ＨＥ 青 禾 ");
  g_autofree char *nothing = wg_search_fold (NULL);

  g_assert_cmpstr (folded, ==, "qinghe青禾");
  g_assert_cmpstr (nothing, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pinyin/spelling", test_spelling);
  g_test_add_func ("/pinyin/search-key", test_search_key);
  g_test_add_func ("/pinyin/match", test_match);
  g_test_add_func ("/pinyin/many-readings", test_many_readings);
  g_test_add_func ("/pinyin/collate-pinyin", test_collate_pinyin);
  g_test_add_func ("/pinyin/collate-stroke", test_collate_stroke);
  g_test_add_func ("/pinyin/threads", test_threads);
  g_test_add_func ("/pinyin/random", test_random);
  g_test_add_func ("/pinyin/append", test_append);
  g_test_add_func ("/pinyin/fold", test_fold);
  return g_test_run ();
}
