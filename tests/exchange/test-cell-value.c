/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-cell-value.h"

#include <string.h>

static const struct
{
  const char *field;
  const char *text;
  const char *value; /* NULL: refused; "": empty */
} cases[] = {
  { "name", NULL, "" },
  { "name", "  ", "" },
  { "name", " 东门 ", "东门" },
  { "name", "a\nb", NULL },
  { "name", "a\tb", NULL },
  { "name", "a\xe2\x80\xae" "b", NULL }, /* turns the line around */
  { "name", "a\xe2\x80\x8b" "b", NULL }, /* zero width */
  { "name", "a\x01" "b", NULL },
  { "name", "<span font='200000'>", "<span font='200000'>" },
  { "note", "a\nb", "a\nb" },
  { "note", "a\xe2\x80\x8b" "b", NULL },
  { "code", "007", "007" },
  { "households", "0", "0" },
  { "households", "1234", "1234" },
  { "households", "1,234,567", "1234567" },
  { "households", "12,34", NULL },
  { "households", "1234.0", "1234" },
  { "households", "12.5", NULL },
  { "households", "-1", NULL },
  { "households", "1e3", NULL },
  { "households", "约300", NULL },
  { "households", "99999999999999999999", NULL },
  { "households", "", "" },
  { "tier", "-1", "-1" },
  { "valid_from", "2026-09-30", "2026-09-30" },
  { "valid_from", "2026/9/3", "2026-09-03" },
  { "valid_from", "2026.9.3", "2026-09-03" },
  { "valid_from", "20260903", "2026-09-03" },
  { "valid_from", "2026年9月3日", "2026-09-03" },
  { "valid_from", "2026-02-30", NULL },
  { "valid_from", "2026-9", NULL },
  { "valid_from", "30.9.2026", NULL },
  { "valid_from", "2026-09-30x", NULL },
  { "valid_from", "昨天", NULL },
  { "area", "POLYGON", NULL },
};

static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int field = wg_kind_find_field (&wg_kind_grid, cases[i].field);
      g_auto (WgValue) value = WG_VALUE_INIT;
      g_autofree char *why = NULL;
      g_autofree char *text = NULL;
      gboolean good;

      g_test_message ("%s: %s", cases[i].field, cases[i].text);
      good = wg_cell_to_value (&wg_kind_grid.fields[field], cases[i].text, &value, &why);
      g_assert_cmpint (good, ==, cases[i].value != NULL);
      g_assert_cmpint (good, ==, why == NULL);
      if (!good)
        continue;
      text = wg_value_to_string (&value);
      g_assert_cmpstr (value.type == WG_VALUE_NULL ? "" : text, ==, cases[i].value);
    }
}

static void
test_long (void)
{
  g_autofree char *long_text = g_strnfill (1 << 20, 'x');
  g_autofree char *short_text = g_strnfill (200, 'x');
  g_auto (WgValue) value = WG_VALUE_INIT;
  g_autofree char *why = NULL;
  int field = wg_kind_find_field (&wg_kind_grid, "name");

  g_assert_true (wg_cell_to_value (&wg_kind_grid.fields[field], short_text, &value, &why));
  g_assert_false (wg_cell_to_value (&wg_kind_grid.fields[field], long_text, &value, &why));
  g_assert_cmpstr (why, ==, "The text is longer than 200 characters.");
}

/* Whatever the text: a value of the field's type, or a sentence. */
static void
test_noise (void)
{
  static const char letters[] = "0123456789-/.,年月日 eE+x";

  for (guint i = 0; i < 50000; i++)
    {
      const WgField *field =
        &wg_kind_grid.fields[g_test_rand_int_range (0, (int) wg_kind_grid.n_fields)];
      g_auto (WgValue) value = WG_VALUE_INIT;
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *why = NULL;

      for (int n = g_test_rand_int_range (0, 14); n > 0; n--)
        {
          glong at = g_test_rand_int_range (0, (int) g_utf8_strlen (letters, -1));

          g_string_append_unichar (text,
                                   g_utf8_get_char (g_utf8_offset_to_pointer (letters, at)));
        }
      if (wg_cell_to_value (field, text->str, &value, &why))
        g_assert_true (value.type == WG_VALUE_NULL || value.type == field->type);
      else
        g_assert_nonnull (why);
    }
}

/* What a spreadsheet does to codes; and its numbers of days. */
static void
test_spreadsheet (void)
{
  static const char *const codes[][2] = {
    { "990101001001001", "990101001001001" },
    { "9.90101001001001E+14", "990101001001001" },
    { "9.90101E+5", "990101" },
    { "0123", "0123" },
    { "1E", "1E" },
    { "4.50102E+14", NULL },
    { "1.10105194912310E+17", NULL },
    { "9.9010100100100104E+16", NULL },
  };
  const WgField *code = &wg_kind_grid.fields[wg_kind_find_field (&wg_kind_grid, "code")];
  const WgField *from = &wg_kind_grid.fields[wg_kind_find_field (&wg_kind_grid, "valid_from")];
  static const char *const days[][2] = {
    { "46307", "2026-10-12" }, { "46307.0", "2026-10-12" }, { "46307.5", NULL },
    { "2026/10/12 00:00:00", "2026-10-12" }, { "2026年10月12日", "2026-10-12" },
    { "10/12/2026", NULL }, { "99999", NULL }, { "17000", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_auto (WgValue) value = WG_VALUE_INIT;
      g_autofree char *why = NULL;
      gboolean good = wg_cell_to_value (code, codes[i][0], &value, &why);

      g_test_message ("%s", codes[i][0]);
      g_assert_cmpint (good, ==, codes[i][1] != NULL);
      if (good)
        g_assert_cmpstr (value.v.text, ==, codes[i][1]);
      else
        g_assert_nonnull (strstr (why, "shortened"));
    }
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_auto (WgValue) value = WG_VALUE_INIT;
      g_autofree char *why = NULL;
      gboolean good = wg_cell_to_value (from, days[i][0], &value, &why);

      g_test_message ("%s", days[i][0]);
      g_assert_cmpstr (good ? value.v.text : NULL, ==, days[i][1]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cell-value/table", test_table);
  g_test_add_func ("/cell-value/long", test_long);
  g_test_add_func ("/cell-value/spreadsheet", test_spreadsheet);
  g_test_add_func ("/cell-value/noise", test_noise);
  return g_test_run ();
}
