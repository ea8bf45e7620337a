/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-identity.h"

#include "wg-test.h"

typedef struct
{
  const char *text;
  WgIdentity  identity;
} Case;

static const Case cases[] = {
  { NULL, WG_IDENTITY_NONE },
  { "", WG_IDENTITY_NONE },
  { "新渡社区第 7 网格，正式党员 2 人", WG_IDENTITY_NONE },
  /* Numbers of the standard's own examples and of nobody: province 99 does not exist. */
  { "99010119491231002X", WG_IDENTITY_NONE }, /* wrong check digit */
  { "11010519491231002X", WG_IDENTITY_ID_NUMBER },
  { "号码11010519491231002x。", WG_IDENTITY_ID_NUMBER },
  { "440524188001010014", WG_IDENTITY_ID_NUMBER },
  { "440524188001010015", WG_IDENTITY_NONE },
  { "440524188013010014", WG_IDENTITY_NONE }, /* no thirteenth month */
  { "110105491231002", WG_IDENTITY_ID_NUMBER },
  { "990101001002009", WG_IDENTITY_NONE }, /* a grid code with a date inside */
  { "110105491331002", WG_IDENTITY_NONE },
  { "13800138000", WG_IDENTITY_PHONE },
  { "电话１３８００１３８０００", WG_IDENTITY_PHONE }, /* full width */
  { "138 0013 8000", WG_IDENTITY_PHONE },
  { "138-0013-8000", WG_IDENTITY_PHONE },
  { "138-0013 8000", WG_IDENTITY_NONE },
  { "12800138000", WG_IDENTITY_NONE },
  { "138001380001", WG_IDENTITY_NONE }, /* twelve digits */
  { "0771-5530000", WG_IDENTITY_NONE }, /* an office's line */
  { "13800138000，11010519491231002X", WG_IDENTITY_ID_NUMBER },
  { "青工委〔2026〕12号 2026-10-12", WG_IDENTITY_NONE },
};

static void
test_find (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text != NULL ? cases[i].text : "(null)");
      g_assert_cmpint (wg_identity_find (cases[i].text), ==, cases[i].identity);
    }
}

static void
test_locate (void)
{
  const struct
  {
    const char *text, *found;
  } places[] = {
    { "电话13800138000，晚上打", "13800138000" },
    { "证号11010519491231002X。", "11010519491231002X" },
    { "电话１３８００１３８０００", "１３８００１３８０００" },
    { "138-0013-8000 和 11010519491231002X", "11010519491231002X" },
    { "电话 138 0013 8000 转", "138 0013 8000" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      gsize start = 0, end = 0;
      g_autofree char *found = NULL;

      g_assert_cmpint (wg_identity_locate (places[i].text, &start, &end), !=, WG_IDENTITY_NONE);
      found = g_strndup (places[i].text + start, end - start);
      g_assert_cmpstr (found, ==, places[i].found);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/identity/find", test_find);
  g_test_add_func ("/base/identity/locate", test_locate);
  return g_test_run ();
}
