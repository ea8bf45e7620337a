/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-code.h"

static void
test_table (void)
{
  const struct
  {
    const char *code;
    guint level;
    const char *trimmed, *parent;
  } cases[] = {
    { "99", 1, "99", NULL },
    { "9901", 2, "9901", "99" },
    { "990101", 3, "990101", "9901" },
    { "990101001", 4, "990101001", "990101" },
    { "990101001004", 5, "990101001004", "990101001" },
    { "990000000000", 1, "99", NULL },
    { "990100000000", 2, "9901", "99" },
    { "990101000000", 3, "990101", "9901" },
    { "990101001000", 4, "990101001", "990101" },
    { "990110000000", 3, "990110", "9901" },
    { "990101000001", 5, "990101000001", "990101000" }, /* zeros inside are no padding */
    { "110000", 3, "110000", "1100" },                  /* only 12 digits are padded */
    { "000000000000", 0, "000000000000", NULL },
    { "00", 0, "00", NULL },
    { "9", 0, "9", NULL },
    { "990", 0, "990", NULL },
    { "99010100100", 0, "99010100100", NULL },
    { "990101001004001", 0, "990101001004001", NULL }, /* a grid */
    { "99010A", 0, "99010A", NULL },
    { "９９", 0, "９９", NULL },
    { " 99", 0, " 99", NULL },
    { "E08000035", 0, "E08000035", NULL },
    { "", 0, "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *trimmed = wg_code_trim (cases[i].code);
      g_autofree char *parent = wg_code_get_parent (cases[i].code);

      g_test_message ("%s", cases[i].code);
      g_assert_cmpuint (wg_code_get_level (cases[i].code), ==, cases[i].level);
      g_assert_cmpstr (trimmed, ==, cases[i].trimmed);
      g_assert_cmpstr (parent, ==, cases[i].parent);
    }

  g_assert_cmpuint (wg_code_get_level (NULL), ==, 0);
  g_assert_null (wg_code_trim (NULL));
  g_assert_null (wg_code_get_parent (NULL));
}

static void
test_is_under (void)
{
  const struct
  {
    const char *code, *ancestor;
    gboolean expected;
  } cases[] = {
    { "990101001", "990101", TRUE },
    { "990101001004", "99", TRUE },
    { "990101001004001", "990101001004", TRUE },
    { "990101001004001", "990101", TRUE },
    { "990101001000", "990101000000", TRUE },
    { "990101", "990101", FALSE },
    { "990101000000", "990101", FALSE }, /* the same unit, padded */
    { "990101", "990101000000", FALSE },
    { "990101", "990101001", FALSE },
    { "990102001", "990101", FALSE },
    { "9901010", "9901", TRUE },
    { "9901", "990", FALSE },
    { "abc123", "abc", FALSE },
    { "990101", "", FALSE },
    { "990101", NULL, FALSE },
    { NULL, "99", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (wg_code_is_under (cases[i].code, cases[i].ancestor), ==, cases[i].expected);
}

static void
test_township_type (void)
{
  const struct
  {
    const char *code, *expected;
  } cases[] = {
    { "990101001", "street" },
    { "990101099", "street" },
    { "990101100", "town" },
    { "990101199", "town" },
    { "990101200", "township" },
    { "990101399", "township" },
    { "990101400", "other" },
    { "990101599", "other" },
    { "990101000", "other" },
    { "990101001004", "street" },
    { "990101100000", "town" },
    { "990101", NULL },
    { "990101000000", NULL },
    { "99010100x", NULL },
    { NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (wg_code_get_township_type (cases[i].code), ==, cases[i].expected);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/code/table", test_table);
  g_test_add_func ("/code/is-under", test_is_under);
  g_test_add_func ("/code/township-type", test_township_type);
  return g_test_run ();
}
