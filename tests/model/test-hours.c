/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening hours: what is read, what is refused with which sentence, and who is open when. */

#include "wg-hours.h"

#include <string.h>

#define AT(hour, minute) ((hour) * 60 + (minute))

static WgHours *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  WgHours *hours = wg_hours_parse (text, &error);

  g_assert_no_error (error);
  return hours;
}

static void
test_round_trip (void)
{
  static const char *const texts[][2] = {
    { "Mo-Fr 08:30-17:30; Sa-Su 09:00-17:00; PH off", NULL },
    { "Mo-Fr 08:30-12:00,14:00-17:30; Mo-Fr 18:00-21:00 \"值班\"", NULL },
    { "Mo,We,Fr 09:00-12:00; Tu 14:00-16:00", NULL },
    { "Mo-Su 08:00-21:30", NULL },
    { "Mo-Sa 08:00-12:00; PH off; PH 09:00-17:00 \"值班\"", NULL },
    { "08:00-20:00", "Mo-Su 08:00-20:00" },
    { "24/7", "Mo-Su 00:00-24:00" },
    { "Fr-Mo 9:00-12:00", "Mo,Fr-Su 09:00-12:00" },
    { "Mo-Su 08:00-20:00; We off", "Mo-Tu,Th-Su 08:00-20:00" },
    { "mo-fr 08：30–12：00，14:00~17:30；", "Mo-Fr 08:30-12:00,14:00-17:30" },
    { "Mo 14:00-17:00,08:00-12:00", "Mo 08:00-12:00,14:00-17:00" },
    { "Mo-Su,PH 08:00-20:00", "Mo-Su 08:00-20:00; PH 08:00-20:00" },
    { "off", "off" },
    { "Mo 08:00-09:00 \"a;b\"", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (WgHours) hours = parse (texts[i][0]);
      g_autofree char *text = wg_hours_format (hours);
      g_autoptr (WgHours) again = parse (text);
      g_autofree char *twice = wg_hours_format (again);

      g_assert_cmpstr (text, ==, texts[i][1] != NULL ? texts[i][1] : texts[i][0]);
      g_assert_cmpstr (twice, ==, text);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    const char  *text;
    WgHoursError code;
    const char  *says;
  } bad[] = {
    { "", WG_HOURS_ERROR_UNREADABLE, "cannot be read" },
    { " ; ", WG_HOURS_ERROR_UNREADABLE, "cannot be read" },
    { "Mo-Fr", WG_HOURS_ERROR_UNREADABLE, "Mo-Fr" },
    { "Mo-Fr 08:30", WG_HOURS_ERROR_UNREADABLE, "08:30" },
    { "Mo-Fr 8-17", WG_HOURS_ERROR_UNREADABLE, "8-17" },
    { "Mo-Fr 08:60-17:00", WG_HOURS_ERROR_UNREADABLE, "08:60" },
    { "Mo-Fr 08:00-08:00", WG_HOURS_ERROR_UNREADABLE, "08:00-08:00" },
    { "Mo-PH 08:00-09:00", WG_HOURS_ERROR_UNREADABLE, "Mo-PH" },
    { "Xx 08:00-09:00", WG_HOURS_ERROR_UNREADABLE, "Xx" },
    { "Mo 08:00-09:00 \"open", WG_HOURS_ERROR_UNREADABLE, "open" },
    { "Mo 08:00-09:00 \"a\" b", WG_HOURS_ERROR_UNREADABLE, "cannot" },
    { "Mo 08:00-09:00,", WG_HOURS_ERROR_UNREADABLE, "cannot" },
    { "Mo 25:00-26:00", WG_HOURS_ERROR_UNREADABLE, "25:00" },
    { "Mo-Fr off \"a\"", WG_HOURS_ERROR_UNREADABLE, "off" },
    { "\xff", WG_HOURS_ERROR_UNREADABLE, "cannot" },
    { "Mo 22:00-06:00", WG_HOURS_ERROR_MIDNIGHT, "22:00-06:00" },
    { "Mo 22:00-26:00", WG_HOURS_ERROR_MIDNIGHT, "midnight" },
    { "Mo 08:00-12:00,11:00-15:00", WG_HOURS_ERROR_OVERLAP, "08:00-12:00 and 11:00-15:00" },
    { "Mo-Fr 08:00-12:00; We 10:00-11:00", WG_HOURS_ERROR_OVERLAP, "Wednesday" },
    { "Mo 08:00-18:00; Mo 17:00-21:00 \"a\"", WG_HOURS_ERROR_OVERLAP, "Monday" },
    { "Mo-Fr 08:00-12:00; Fr 14:00-17:00", WG_HOURS_ERROR_OVERLAP, "Friday" },
    { "PH 08:00-12:00; PH 11:00-13:00", WG_HOURS_ERROR_OVERLAP, "Public holidays" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", bad[i].text);
      g_assert_null (wg_hours_parse (bad[i].text, &error));
      g_assert_error (error, WG_HOURS_ERROR, (int) bad[i].code);
      g_assert_nonnull (strstr (error->message, bad[i].says));
    }
}

static void
test_open (void)
{
  g_autoptr (WgHours) hours =
    parse ("Mo-Fr 08:30-17:30; Sa-Su 09:00-17:00; PH off; Mo-Fr 18:00-21:00 \"值班\"");
  g_autoptr (WgHours) plain = parse ("Mo-Su 08:00-21:30");
  WgDate monday = wg_date_new (2026, 10, 12), sunday = wg_date_new (2026, 10, 11);
  WgDate before = wg_date_new (1969, 12, 29); /* a Monday */
  const WgHoursSpan *spans;
  guint n;

  g_assert_true (wg_hours_is_open (hours, monday, AT (8, 30), FALSE));
  g_assert_false (wg_hours_is_open (hours, monday, AT (8, 29), FALSE));
  g_assert_false (wg_hours_is_open (hours, monday, AT (17, 30), FALSE));
  g_assert_true (wg_hours_is_open (hours, monday, AT (19, 30), FALSE));
  g_assert_true (wg_hours_is_duty (hours, monday, AT (19, 30), FALSE));
  g_assert_false (wg_hours_is_duty (hours, monday, AT (9, 0), FALSE));
  g_assert_false (wg_hours_is_open (hours, monday, AT (9, 0), TRUE));
  g_assert_false (wg_hours_is_open (hours, monday, AT (19, 30), TRUE));
  g_assert_false (wg_hours_is_open (hours, sunday, AT (19, 30), FALSE));
  g_assert_true (wg_hours_is_open (hours, sunday, AT (16, 59), FALSE));
  g_assert_true (wg_hours_is_open (hours, before, AT (8, 30), FALSE));
  g_assert_false (wg_hours_is_open (hours, before - 1, AT (8, 30), FALSE));
  /* Without a rule for holidays the weekday's counts. */
  g_assert_false (wg_hours_has_holiday (plain));
  g_assert_true (wg_hours_is_open (plain, monday, AT (19, 30), TRUE));

  spans = wg_hours_get_spans (hours, monday, FALSE, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_null (spans[0].duty);
  g_assert_cmpstr (spans[1].duty, ==, "值班");
  g_assert_cmpuint (spans[1].until, ==, AT (21, 0));
  wg_hours_get_spans (hours, monday, TRUE, &n);
  g_assert_cmpuint (n, ==, 0);
  spans = wg_hours_get_week (hours, 6, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (spans[0].from, ==, AT (9, 0));
  g_assert_true (wg_hours_has_holiday (hours));
}

static void
test_words (void)
{
  g_autoptr (WgHours) hours =
    parse ("Mo-Fr 08:30-17:30; Sa 09:00-12:00,14:00-17:00; PH off; Mo-Fr 18:00-21:00 \"值班\"");
  g_autoptr (WgHours) never = parse ("off");
  g_autofree char *text = wg_hours_describe (hours), *none = wg_hours_describe (never);

  g_assert_cmpstr (text, ==, "Monday to Friday 08:30–17:30; Saturday 09:00–12:00, 14:00–17:00; "
                             "closed on public holidays; 值班 Monday to Friday 18:00–21:00");
  g_assert_cmpstr (none, ==, "never open");
  g_assert_cmpstr (wg_hours_name_day (0), ==, "Monday");
  g_assert_cmpstr (wg_hours_key_day (WG_HOURS_HOLIDAY), ==, "PH");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/hours/round-trip", test_round_trip);
  g_test_add_func ("/model/hours/refused", test_refused);
  g_test_add_func ("/model/hours/open", test_open);
  g_test_add_func ("/model/hours/words", test_words);
  return g_test_run ();
}
