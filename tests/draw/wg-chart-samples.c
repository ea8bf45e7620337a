/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts as an office would see them, for pictures and for measuring. */

#include "wg-chart-samples.h"

#include <string.h>

static const char *const communities[][2] = {
  { "桥南", "桥南社区" }, { "柳堤", "柳堤社区" }, { "望江", "望江社区" }, { "䶮塘", "䶮塘社区居民委员会" },
};

static const char *const classes[] = { "帮办代办", "矛盾调解", "环境整治", "政策宣传", "文体活动", "扶老助残" };

WgIndicator *
wg_chart_sample_card (const char *unit_of_count,
                      guint       decimals)
{
  g_autofree char *json = g_strdup_printf (
      "{\"indicators\": [{\"id\": \"orders\", \"name\": \"点单\", \"definition\": \"d\","
      " \"unit_of_count\": \"%s\", \"formula\": \"residents\", \"source\": \"registry\","
      " \"decimals\": %u, \"suppress_below\": 5, \"additive\": true}]}",
      unit_of_count, decimals);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cards = wg_indicator_load (bytes, "zh", &error);

  g_assert_no_error (error);
  return wg_indicator_ref (g_ptr_array_index (cards, 0));
}

static WgFigureState
get_state (guint    i,
           gboolean gaps)
{
  if (gaps && i == 2)
    return WG_VALUE_SUPPRESSED;
  return gaps && i == 5 ? WG_VALUE_UNDEFINED : WG_VALUE_SHOWN;
}

static void
add_months (WgChartData *data,
            const char  *name,
            WgChartRole  role,
            double       base,
            gboolean     gaps)
{
  guint series = wg_chart_data_add_series (data, name, role, 0);

  for (guint i = 0; i < 12; i++)
    {
      int month = (int) (i + 9) % 12 + 1, year = i < 3 ? 2025 : 2026;
      g_autofree char *label = g_strdup_printf ("%d月", month);
      const WgChartPoint point = {
        .label = label, .value = base + (double) ((i * 37 + (guint) base * 11) % 45), .day =
        wg_date_new (year, month, 1), .state = get_state (i, gaps && role != WG_CHART_CONTEXT)
      };

      wg_chart_data_add_point (data, series, &point);
    }
}

static void
add_communities (WgChartData *data,
                 const char  *name,
                 WgChartRole  role,
                 double       base,
                 gboolean     gaps)
{
  guint series = wg_chart_data_add_series (data, name, role, 0);

  for (guint i = 0; i < G_N_ELEMENTS (communities); i++)
    {
      const WgChartPoint point = { .label = communities[i][0], .name = communities[i][1],
                                   .value = base * (double) (7 - i) / 4, .id = 100 + i,
                                   .state = get_state (i, gaps), .day = WG_DATE_NONE };

      wg_chart_data_add_point (data, series, &point);
    }
}

static void
add_stages (WgChartData *data)
{
  static const struct
  {
    const char *label, *note;
    double      value;
  } stages[] = {
    { "点单", NULL, 412 }, { "派单", "未派单", 405 }, { "接单", "未接单", 398 },
    { "办结", "未办结", 371 }, { "评价", "未评价", 340 },
  };

  wg_chart_data_add_series (data, "", WG_CHART_HIGHLIGHT, 0);
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      const WgChartPoint point = { .label = stages[i].label, .note = stages[i].note,
                                   .value = stages[i].value, .day = WG_DATE_NONE };

      wg_chart_data_add_point (data, 0, &point);
    }
}

static void
add_days (WgChartData *data,
          gboolean     gaps)
{
  WgDate first = wg_date_new (2026, 7, 1);

  wg_chart_data_add_series (data, "", WG_CHART_HIGHLIGHT, 0);
  for (guint i = 0; i < 92; i++)
    {
      const WgChartPoint point = { .label = "", .day = first + (WgDate) i, .value = i % 7 > 4 ? 0
                                   : (double) (i * 13 % 17), .state = get_state (i % 30, gaps) };

      wg_chart_data_add_point (data, 0, &point);
    }
}

WgChartData *
wg_chart_sample_new (WgChartKind kind,
                     gboolean    gaps)
{
  g_autoptr (WgIndicator) card = wg_chart_sample_card ("件", 0);
  WgChartData *data = wg_chart_data_new (kind, card);

  wg_chart_data_set_heading (data, "青禾街道第三季度点单 412 件，比去年同期多 38 件，桥南社区最多",
                             "青禾街道 · 2026年第三季度 · 截数 2026-09-30 24:00");
  switch (kind)
    {
    case WG_CHART_BAR:
      add_communities (data, "", WG_CHART_HIGHLIGHT, 60, gaps);
      break;
    case WG_CHART_STACK:
      for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
        add_communities (data, classes[i], WG_CHART_CONTEXT, 10.0 + 4 * i, gaps && i == 3);
      break;
    case WG_CHART_FUNNEL:
      add_stages (data);
      break;
    case WG_CHART_CALENDAR:
      add_days (data, gaps);
      break;
    case WG_CHART_MULTIPLES:
      for (guint i = 0; i < G_N_ELEMENTS (communities); i++)
        add_months (data, communities[i][1], WG_CHART_HIGHLIGHT, 12.0 * (i + 1), gaps && i == 1);
      break;
    case WG_CHART_LINE:
    default:
      add_months (data, "去年同期", WG_CHART_LAST_YEAR, 66, FALSE);
      add_months (data, "全街道", WG_CHART_HIGHLIGHT, 90, gaps);
      for (guint i = 0; i < G_N_ELEMENTS (communities); i++)
        add_months (data, communities[i][1], WG_CHART_CONTEXT, 5.0 + 3 * i, FALSE);
      break;
    }
  return data;
}
