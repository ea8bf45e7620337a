/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-text-decode.h"

#include <string.h>

static char *
decode (const char    *encoding,
        const char    *bytes,
        gsize          length,
        WgReaderIssue *issue)
{
  WgTextDecoder decoder;
  gsize n = 0;
  char *text;

  g_assert_true (wg_text_decoder_init (&decoder, encoding));
  text = wg_text_decode (&decoder, bytes, length, &n, issue);
  wg_text_decoder_clear (&decoder);
  if (text != NULL)
    g_assert_cmpuint (strlen (text), ==, n);
  return text;
}

static void
test_utf8 (void)
{
  WgReaderIssue issue = { 0 };
  g_autofree char *plain = decode ("", "网格", 6, &issue);
  g_autofree char *marked = decode ("utf-8", "\xef\xbb\xbf网格", 9, &issue);
  g_autofree char *empty = decode ("", "", 0, &issue);

  g_assert_cmpstr (plain, ==, "网格");
  g_assert_cmpstr (marked, ==, "网格");
  g_assert_cmpstr (empty, ==, "");
}

static void
test_defects (void)
{
  WgReaderIssue issue = { 0 };
  g_autofree char *gbk = decode ("", "a\n网\xcd\xf8", 7, &issue);

  g_assert_null (gbk);
  g_assert_cmpint (issue.code, ==, WG_READER_NOT_TEXT);
  g_assert_cmpint (issue.line, ==, 2);
  g_assert_cmpint (issue.column, ==, 2);

  g_assert_null (decode ("", "a\0b", 3, &issue));
  g_assert_cmpint (issue.column, ==, 2);
  g_assert_null (decode ("UTF-8", "\xff\xfe" "a\0", 4, &issue));
  g_assert_cmpint (issue.column, ==, 1);
}

static void
assert_found (const char *bytes,
              gsize       length,
              const char *encoding,
              const char *expected)
{
  WgTextDecoder decoder;
  WgReaderIssue issue = { 0 };
  gsize n = 0;
  g_autofree char *text = NULL;

  g_assert_true (wg_text_decoder_init (&decoder, ""));
  text = wg_text_decode (&decoder, bytes, length, &n, &issue);
  g_assert_cmpstr (text, ==, expected);
  if (expected != NULL)
    g_assert_cmpstr (decoder.encoding, ==, encoding);
  wg_text_decoder_clear (&decoder);
}

/* T-01: the mark, strict UTF-8, GB18030; what was asked for is not guessed. */
static void
test_found (void)
{
  WgReaderIssue issue = { 0 };

  assert_found ("a,\xcd\xf8\xb8\xf1\n", 7, "GB18030", "a,网格\n");
  assert_found ("\xfe\x9f\x82\x31\xa6\x34", 6, "GB18030", "䶮㬎");
  assert_found ("网格", 6, "UTF-8", "网格");
  assert_found ("a", 1, "UTF-8", "a");
  assert_found ("\xff\xfe" "a\0\x51\x7f", 6, "UTF-16", "a网");
  assert_found ("\xfe\xff\0a\x7f\x51", 6, "UTF-16", "a网");
  assert_found ("\xff\xfe" "a", 3, NULL, NULL);
  /* It says that it is UTF-8, and is not. */
  assert_found ("\xef\xbb\xbf\xcd\xf8\xb8\xf1", 7, NULL, NULL);
  g_assert_null (decode ("UTF-8", "\xcd\xf8\xb8\xf1", 4, &issue));
}

static void
test_named (void)
{
  WgReaderIssue issue = { 0 };
  WgTextDecoder unknown;
  g_autofree char *text = decode ("GB18030", "\xcd\xf8\xb8\xf1", 4, &issue);

  g_assert_cmpstr (text, ==, "网格");
  g_assert_null (decode ("GB18030", "\xcd\xf8\n\xb8", 4, &issue));
  g_assert_cmpint (issue.line, ==, 2);
  g_assert_cmpint (issue.column, ==, 1);
  g_assert_false (wg_text_decoder_init (&unknown, "no-such-encoding"));
  wg_text_decoder_clear (&unknown);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-decode/utf8", test_utf8);
  g_test_add_func ("/text-decode/defects", test_defects);
  g_test_add_func ("/text-decode/found", test_found);
  g_test_add_func ("/text-decode/named", test_named);
  return g_test_run ();
}
