/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Teams, activities, orders and counts from tables into the sample; and the two real tables of
 * requests and events, where they are. The command line does the same:
 *   wangge-cli import FILE nc-boundary.geojson --as units --map nc_id=code --map name=name
 *   wangge-cli import FILE requests_2020.csv --as cases
 *   wangge-cli import FILE events.csv --as activities --map Borough=unit --map Unit= \
 *     --map Location=venue */

#include "wg-import-fixture.h"

#include "wg-fields.h"
#include "wg-sample.h"
#include "wg-service-charts.h"

#include <string.h>

/* What importing @text would do. @said: (nullable): words about columns, separated by bars */
static WgImportPlan *
prepare_said (Town       *self,
              const char *kind,
              const char *text,
              const char *said,
              WgTime      entered)
{
  g_autofree char *path = wg_test_dir_write (self->dir, "t.csv", text, -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (WgImport) import = wg_import_new (kind, &error);
  g_auto (GStrv) words = g_strsplit (said != NULL ? said : "", "|", -1);
  WgImportPlan *plan;

  g_assert_no_error (error);
  wg_import_add_source (import, path);
  wg_import_set_entered (import, entered);
  for (guint i = 0; words[i] != NULL; i++)
    wg_import_add_mapping (import, words[i]);
  plan = wg_import_prepare (import, self->district, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return plan;
}

static WgImportPlan *
prepare (Town       *self,
         const char *kind,
         const char *text)
{
  return prepare_said (self, kind, text, NULL, WG_TIME_NONE);
}

static void
assert_counts (WgImportPlan *plan,
               guint         n_new,
               guint         n_changed,
               guint         n_unchanged,
               guint         n_refused)
{
  g_autofree char *refusals = town_refusals (plan);

  g_test_message ("%s", refusals);
  g_assert_cmpuint (wg_import_plan_get_n_new (plan), ==, n_new);
  g_assert_cmpuint (wg_import_plan_get_n_changed (plan), ==, n_changed);
  g_assert_cmpuint (wg_import_plan_get_n_unchanged (plan), ==, n_unchanged);
  g_assert_cmpuint (wg_import_plan_get_refused (plan)->len, ==, n_refused);
}

static void
assert_refused (WgImportPlan *plan,
                guint         i,
                int           row,
                const char   *column)
{
  const WgRefusal *refusal = g_ptr_array_index (wg_import_plan_get_refused (plan), i);

  g_assert_cmpint (refusal->row, ==, row);
  g_assert_cmpstr (refusal->column, ==, column);
}

/* (transfer none): the row of the plan's edit that would be inserted as the n-th of its kind */
static WgRow *
inserted (WgImportPlan *plan,
          const WgKind *kind,
          guint         n)
{
  WgEdit *edit = wg_import_plan_get_edit (plan);

  for (guint i = 0; i < wg_edit_get_n_changes (edit); i++)
    {
      const WgChange *change = wg_edit_get_change (edit, i);

      if (change->type == WG_CHANGE_INSERT && wg_row_get_kind (change->new_row) == kind && n-- == 0)
        return change->new_row;
    }
  return NULL;
}

static gint64
grid_id (Town       *self,
         const char *code)
{
  g_autoptr (GPtrArray) grids = town_load (self->district, &wg_kind_grid);

  return wg_row_get_id (town_find (grids, code));
}

static gint64
unit_id (Town       *self,
         const char *code)
{
  g_autoptr (GPtrArray) units = town_load (self->district, &wg_kind_unit);

  return wg_row_get_id (town_find (units, code));
}

static void
undo (Town *self)
{
  g_autoptr (GError) error = NULL;

  wg_store_undo (wg_district_get_store (self->district), 0, "test", "", NULL, &error);
  g_assert_no_error (error);
}

static void
test_activities (Town         *self,
                 gconstpointer data)
{
  const char *text = "活动名称,活动日期,开始时间,结束时间,社区,网格,类别,队伍,人次,服务时长,状态\n"
                     "义务理发,2026-10-11,9:00,11:30,东园,6,便民服务,东园便民服务队,11,27.5,\n"
                     "巡逻,2026年10月11日,19：00,21:00,东园社区,990101001002004,平安巡逻,无此队,约8,16,已举办\n"
                     "座谈,2026/10/30,14:00,16:00,,东园第3网格,政策宣讲,,,,\n"
                     "超时,2026-10-11,9:00,11:30,东园,6,便民服务,,11,30,\n"
                     "半点,2026-10-11,9:00,11:30,东园,6,便民服务,,11,27.3,\n"
                     "无处,2026-10-11,9:00,11:30,南山,,便民服务,,1,1,\n"
                     "无格,2026-10-11,9:00,11:30,东园,99,便民服务,,1,1,\n"
                     "无日,,9:00,11:30,东园,6,便民服务,,1,1,\n"
                     "怪词,2026-10-11,9:00,11:30,东园,6,便民服务,,1,1,大概\n";
  g_autoptr (WgImportPlan) plan = prepare (self, "activities", text);
  g_autoptr (WgImportPlan) again = NULL;
  g_autoptr (WgImportPlan) changed = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *hash = NULL;
  WgRow *row;

  assert_counts (plan, 3, 0, 0, 6);
  assert_refused (plan, 0, 4, "服务时长"); /* V-03 */
  assert_refused (plan, 1, 5, "服务时长");
  assert_refused (plan, 2, 6, "社区");
  assert_refused (plan, 3, 7, "网格");
  assert_refused (plan, 4, 8, "活动日期");
  assert_refused (plan, 5, 9, "状态");
  row = inserted (plan, &wg_kind_activity, 0);
  g_assert_cmpint (wg_row_get_int (row, WG_ACTIVITY_GRID, 0), ==,
                   grid_id (self, "990101001002006"));
  g_assert_cmpint (wg_row_get_int (row, WG_ACTIVITY_UNIT, 0), ==, unit_id (self, "990101001002"));
  g_assert_cmpint (wg_row_get_int (row, WG_ACTIVITY_TEAM, 0), !=, 0);
  g_assert_cmpstr (wg_row_get_text (row, WG_ACTIVITY_STARTS_AT), ==, "09:00");
  g_assert_cmpstr (wg_row_get_text (row, WG_ACTIVITY_STATUS), ==, "held");
  g_assert_cmpfloat (wg_row_get_real (row, WG_ACTIVITY_HOURS, 0), ==, 27.5);
  /* Each row's own day: nothing is made up. */
  g_assert_cmpint (wg_row_get_int (row, WG_ACTIVITY_ENTERED_AT, -1), ==, -1);
  row = inserted (plan, &wg_kind_activity, 1);
  g_assert_cmpint (wg_row_get_int (row, WG_ACTIVITY_PERSON_TIMES, 0), ==, 8);
  g_assert_cmpstr (wg_row_get_text (row, WG_ACTIVITY_PERSON_TIMES_WORD), ==, "约");
  g_assert_cmpint (wg_row_get_int (row, WG_ACTIVITY_TEAM, 0), ==, 0);
  row = inserted (plan, &wg_kind_activity, 2);
  g_assert_cmpstr (wg_row_get_text (row, WG_ACTIVITY_STATUS), ==, "planned");
  g_assert_cmpint (wg_row_get_int (row, WG_ACTIVITY_UNIT, 0), ==, unit_id (self, "990101001002"));

  town_apply (self->district, plan);
  town_assert_clean (self->district);
  again = prepare (self, "activities", text);
  assert_counts (again, 0, 0, 3, 6);
  g_assert_null (wg_import_plan_get_edit (again));
  changed = prepare (self, "activities",
                     "活动名称,活动日期,开始时间,社区,网格,人次,服务时长\n"
                     "义务理发,2026-10-11,9:00,东园,6,12,\n");
  assert_counts (changed, 0, 1, 0, 0);
  town_apply (self->district, changed);
  undo (self);
  undo (self);
  town_assert_clean (self->district);
  rows = town_load (self->district, &wg_kind_activity);
  for (guint i = 0; i < rows->len; i++)
    g_assert_cmpstr (wg_row_get_text (g_ptr_array_index (rows, i), WG_ACTIVITY_NAME), !=,
                     "义务理发");
}

static void
test_cases (Town         *self,
            gconstpointer data)
{
  const char *text = "编号,社区,网格,类别,内容,受理时间,办结时间,是否满意,承办单位\n"
                     "A-1,东园,6,物业/电梯,电梯停运,2026-10-12 08:00,2026年10月12日 10时,满意,青禾街道\n"
                     "A-2,,东园第6网格,新的类别,灯不亮,2026-10-10 08:00,,不满意,市政所\n"
                     "A-1,东园,6,物业,又坏了,2026-10-12 08:00,,,\n"
                     "A-4,东园,6,不会有的类别,灯不亮,2026-13-12 08:00,,,\n"
                     "A-5,东园,6,物业,坏了,2026-10-10 08:00,,一般,\n"
                     "A-6,,,物业,坏了,2026-10-10 08:00,,,\n";
  g_autoptr (WgImportPlan) plan = prepare (self, "cases", text);
  g_autoptr (WgImportPlan) dated = NULL;
  g_autofree char *notes = town_notes (plan);
  g_autofree char *finished = NULL;
  WgTime entered = wg_time_new (wg_date_new (2026, 10, 14), 16, 20);
  WgRow *row, *class;

  assert_counts (plan, 2, 0, 0, 4);
  assert_refused (plan, 0, 3, "编号");
  assert_refused (plan, 1, 4, "受理时间");
  assert_refused (plan, 2, 5, "是否满意");
  assert_refused (plan, 3, 6, NULL);
  row = inserted (plan, &wg_kind_service_case, 0);
  finished = wg_time_format (wg_row_get_int (row, WG_SERVICE_CASE_FINISHED_AT, 0));
  g_assert_cmpstr (finished, ==, "2026-10-12 10:00");
  g_assert_cmpint (wg_row_get_int (row, WG_SERVICE_CASE_SATISFIED, -1), ==, 1);
  g_assert_cmpint (wg_row_get_int (row, WG_SERVICE_CASE_FINISHED_ENTERED, -1), ==, -1);
  g_assert_cmpint (wg_row_get_int (row, WG_SERVICE_CASE_LEAD_UNIT, 0), ==,
                   unit_id (self, "990101001"));
  row = inserted (plan, &wg_kind_service_case, 1);
  g_assert_cmpint (wg_row_get_int (row, WG_SERVICE_CASE_SATISFIED, -1), ==, 0);
  g_assert_cmpint (wg_row_get_int (row, WG_SERVICE_CASE_LEAD_UNIT, 0), ==, 0);
  g_assert_nonnull (strstr (notes, "1 row names a lead unit"));
  /* One class is new; the one of a refused row is not. */
  class = inserted (plan, &wg_kind_service_class, 0);
  g_assert_cmpstr (wg_row_get_text (class, WG_SERVICE_CLASS_NAME), ==, "新的类别");
  g_assert_cmpint (wg_row_get_int (row, WG_SERVICE_CASE_SERVICE_CLASS, 0), ==,
                   wg_row_get_id (class));
  g_assert_null (inserted (plan, &wg_kind_service_class, 1));
  g_assert_nonnull (strstr (notes, "新的类别"));
  g_assert_null (strstr (notes, "不会有的类别"));

  dated = prepare_said (self, "cases", text, NULL, entered);
  row = inserted (dated, &wg_kind_service_case, 0);
  g_assert_cmpint (wg_row_get_int (row, WG_SERVICE_CASE_ORDERED_ENTERED, -1), ==, entered);
  g_assert_cmpint (wg_row_get_int (row, WG_SERVICE_CASE_FINISHED_ENTERED, -1), ==, entered);
  g_assert_cmpint (wg_row_get_int (row, WG_SERVICE_CASE_EVALUATED_ENTERED, -1), ==, -1);
  town_apply (self->district, dated);
  town_assert_clean (self->district);
}

/* A table that tells when orders were placed and finished, and nothing between: nothing was lost
 * there, and a stage keeps its number. */
static void
test_stages (Town         *self,
             gconstpointer data)
{
  g_autoptr (WgImportPlan) units =
    prepare (self, "units",
             "统计用区划代码,单位名称,层级,上级代码,成立日期\n990102000000,云溪区,3,,2001-01-01\n"
             "990102001000,白桥街道,4,990102,2001-01-01\n"
             "990102001001,白桥社区,5,990102001000,2001-01-01\n");
  g_autoptr (WgImportPlan) cases = NULL;
  g_autoptr (WgChartData) chain = NULL;
  g_autoptr (GError) error = NULL;
  WgQuestion question = WG_QUESTION_INIT;
  const WgChartSeries *series;

  town_apply (self->district, units);
  cases = prepare (self, "cases",
                   "编号,社区,类别,受理时间,办结时间\n"
                   "B-1,白桥社区,物业,2026-10-12 08:00,2026-10-12 10:00\n"
                   "B-2,白桥社区,物业,2026-10-12 09:00,\n");
  assert_counts (cases, 2, 0, 0, 0);
  town_apply (self->district, cases);
  wg_district_close (self->district);
  g_clear_object (&self->district);
  self->district = wg_district_open (self->path, WG_DISTRICT_NO_MAP, &error);
  g_assert_no_error (error);
  question.indicator = "finished";
  question.unit = unit_id (self, "990102001");
  g_assert_true (wg_period_parse ("2026Q4", &question.period));
  chain = wg_service_chart_chain (self->district, &question, &error);
  g_assert_no_error (error);
  series = wg_chart_data_get_series (chain, 0);
  for (guint i = 0; i < series->points->len; i++)
    {
      const WgChartPoint *point = &g_array_index (series->points, WgChartPoint, i);

      g_test_message ("%s: %g, state %d", point->label, point->value, point->state);
    }
  g_assert_cmpuint (series->points->len, ==, 3);
  g_assert_cmpfloat (g_array_index (series->points, WgChartPoint, 0).value, ==, 2);
  g_assert_cmpfloat (g_array_index (series->points, WgChartPoint, 1).value, ==, 1);
  g_assert_cmpint (g_array_index (series->points, WgChartPoint, 1).id, ==, 4);
  g_assert_cmpstr (wg_service_get_stage ("finished", 4), ==, "finished");
}

static void
test_teams (Town         *self,
            gconstpointer data)
{
  g_autoptr (WgImportPlan) plan =
    prepare (self, "teams",
             "队伍名称,社区,类别,人数,是否注册,成立日期\n"
             "东园反诈队,东园,政策宣讲,30余,是,2026.1.2\n"
             "东园便民服务队,东园,便民服务,45,,\n"
             ",东园,便民服务,45,,\n");
  WgRow *row = inserted (plan, &wg_kind_team, 0);

  assert_counts (plan, 1, 1, 0, 1);
  g_assert_cmpint (wg_row_get_int (row, WG_TEAM_VOLUNTEERS, 0), ==, 30);
  g_assert_cmpstr (wg_row_get_text (row, WG_TEAM_VOLUNTEERS_WORD), ==, "余");
  g_assert_cmpstr (wg_row_get_text (row, WG_TEAM_TEAM_TYPE), ==, "registered");
  g_assert_cmpstr (wg_row_get_text (row, WG_TEAM_FOUNDED), ==, "2026-01-02");
  g_assert_cmpint (wg_row_get_int (row, WG_TEAM_UNIT, 0), ==, unit_id (self, "990101001002"));
}

static void
test_counts (Town         *self,
             gconstpointer data)
{
  g_autoptr (WgImportPlan) plan = prepare (self, "counts",
                                           "网格编码,网格名称,户数,60岁以上人数\n"
                                           "990101001002006,别的名字,230,50\n"
                                           "990101001002007,,,\n"
                                           "990101001002099,,1,1\n"
                                           "990101001002008,,-1,1\n");
  g_autoptr (GPtrArray) grids = NULL;
  WgRow *row;

  assert_counts (plan, 0, 1, 1, 2);
  assert_refused (plan, 0, 3, "网格编码");
  assert_refused (plan, 1, 4, "户数");
  town_apply (self->district, plan);
  grids = town_load (self->district, &wg_kind_grid);
  row = town_find (grids, "990101001002006");
  g_assert_cmpint (wg_row_get_int (row, WG_GRID_HOUSEHOLDS, 0), ==, 230);
  g_assert_cmpint (wg_row_get_int (row, WG_GRID_OVER_60, 0), ==, 50);
  g_assert_cmpstr (wg_row_get_text (row, WG_GRID_NAME), ==, "东园第6网格");
  g_assert_nonnull (wg_row_get_blob (row, WG_GRID_AREA));
}

/* A table that lacks what is needed is shown, with the words to say which column has it. */
static void
test_columns (Town         *self,
              gconstpointer data)
{
  g_autoptr (WgImportPlan) plan = prepare (self, "cases", "a,b\n1,2026-10-10 08:00\n");
  g_autoptr (WgImportPlan) said = prepare_said (self, "cases", "a,b\n东园,2026-10-10 08:00\n",
                                                "a=unit|b=ordered_at", WG_TIME_NONE);
  g_autoptr (WgImportPlan) points =
    prepare_said (self, "cases", "x,y,b\n999,30,2026-10-10 08:00\n", "x=longitude|y=latitude|"
                                                                     "b=ordered_at",
                  WG_TIME_NONE);

  g_assert_nonnull (strstr (wg_import_plan_get_problem (plan), "COLUMN=ordered_at"));
  g_assert_null (wg_import_plan_get_edit (plan));
  assert_counts (said, 1, 0, 0, 0);
  assert_counts (points, 0, 0, 0, 1);
}

static guint
count_refused (WgImportPlan *plan,
               const char   *column,
               const char   *why)
{
  GPtrArray *refused = wg_import_plan_get_refused (plan);
  guint n = 0;

  for (guint i = 0; i < refused->len; i++)
    {
      const WgRefusal *refusal = g_ptr_array_index (refused, i);

      n += g_strcmp0 (refusal->column, column) == 0 && strstr (refusal->why, why) != NULL;
    }
  return n;
}

/* 10,000 requests by their coordinates into 99 councils. */
static void
test_requests (Town         *self,
               gconstpointer data)
{
  g_autofree char *councils = wg_test_shared ("requests/la311/nc-boundary.geojson");
  g_autofree char *requests = wg_test_shared ("requests/la311/requests_2020.csv");
  g_autoptr (GError) error = NULL;
  g_autoptr (WgImport) import = wg_import_new ("units", &error);
  g_autoptr (WgImportPlan) units = NULL;
  g_autoptr (WgImportPlan) plan = NULL;
  g_autoptr (WgImportPlan) again = NULL;

  if (councils == NULL || requests == NULL)
    return;
  wg_import_add_source (import, councils);
  wg_import_add_mapping (import, "nc_id=code");
  wg_import_add_mapping (import, "name=name");
  units = wg_import_prepare (import, self->district, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_counts (units, 99, 0, 0, 0);
  town_apply (self->district, units);

  plan = town_prepare (self->district, "cases", requests);
  g_assert_cmpuint (wg_import_plan_get_n_new (plan), ==, 9835);
  g_assert_cmpuint (wg_import_plan_get_refused (plan)->len, ==, 165);
  g_assert_cmpuint (count_refused (plan, NULL, "no coordinates"), ==, 11);
  g_assert_cmpuint (count_refused (plan, NULL, "lies in no grid"), ==, 154);
  town_apply (self->district, plan);
  town_assert_clean (self->district);
  again = town_prepare (self->district, "cases", requests);
  g_assert_cmpuint (wg_import_plan_get_n_unchanged (again), ==, 9835);
  g_assert_null (wg_import_plan_get_edit (again));
}

/* The link by its name or its id, the post by its unit's name or code; what no matrix would show is
 * refused with its row and its column. */
static void
test_contacts (Town         *self,
               gconstpointer data)
{
  const char *text = "联系,联系领导职务,社区,开始日期,结束日期\n"
                     "Street leaders – communities,青禾街道/书记,东园社区,2026-01-05,\n"
                     "township-community,990101001/副书记,990101001003,2026/1/5,\n"
                     "friendship,990101001/书记,东园社区,2026-01-05,\n"
                     "township-community,990101001/书记,青禾街道,2026-01-05,\n"
                     "township-community,青禾街道/馆长,东园社区,2026-01-05,\n"
                     "township-community,990101001/书记,桥南社区,2026-01-05,2025-01-05\n"
                     ",990101001/书记,桥南社区,2026-01-05,\n";
  g_autoptr (WgImportPlan) plan = prepare (self, "contact", text);
  g_autoptr (WgImportPlan) again = NULL;
  g_autofree char *refusals = town_refusals (plan);
  WgRow *row;

  assert_counts (plan, 2, 0, 0, 5);
  assert_refused (plan, 0, 3, "联系");
  assert_refused (plan, 1, 4, "社区");
  assert_refused (plan, 2, 5, "联系领导职务");
  assert_refused (plan, 3, 6, "结束日期");
  assert_refused (plan, 4, 7, "联系");
  g_assert_nonnull (strstr (refusals, "“friendship” is no link of this file"));
  g_assert_nonnull (strstr (refusals, "does not stand at the level"));
  row = inserted (plan, &wg_kind_contact, 0);
  g_assert_cmpstr (wg_row_get_text (row, WG_CONTACT_LINK), ==, "township-community");
  g_assert_cmpint (wg_row_get_int (row, WG_CONTACT_UNIT, 0), ==, unit_id (self, "990101001002"));
  town_apply (self->district, plan);
  town_assert_clean (self->district);
  again = prepare (self, "contact", text);
  assert_counts (again, 0, 0, 2, 5);
}

/* 13,804 events in parks, by borough: a column that says day and time, numbers with a thousands'
 * comma, and rows that no program should take. */
static void
test_events (Town         *self,
             gconstpointer data)
{
  g_autofree char *events = wg_test_shared ("activities/nyc_parks_special_events_to_2022.csv");
  g_autofree char *boroughs = wg_test_dir_write (self->dir, "boroughs.csv",
                                                 "code,name\n36005,Bronx\n36047,Brooklyn\n"
                                                 "36061,Manhattan\n36081,Queens\n"
                                                 "36085,Staten Island\n", -1);
  static const char *const said[] = { "Borough=unit", "Unit=", "Location=venue" };
  g_autoptr (GError) error = NULL;
  g_autoptr (WgImport) import = wg_import_new ("activities", &error);
  g_autoptr (WgImportPlan) units = NULL;
  g_autoptr (WgImportPlan) plan = NULL;
  g_autoptr (WgImportPlan) again = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  gint64 sum = 0;

  if (events == NULL)
    return;
  units = town_prepare (self->district, "units", boroughs);
  town_apply (self->district, units);
  wg_import_add_source (import, events);
  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    wg_import_add_mapping (import, said[i]);
  plan = wg_import_prepare (import, self->district, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (wg_import_plan_get_n_new (plan), ==, 13786);
  g_assert_cmpuint (wg_import_plan_get_refused (plan)->len, ==, 18);
  g_assert_cmpuint (count_refused (plan, "Attendance", "less than 0"), ==, 2);
  g_assert_cmpuint (count_refused (plan, "Event Name", "no name"), ==, 11);
  g_assert_cmpuint (count_refused (plan, "Event Name", "U+009D"), ==, 5);
  town_apply (self->district, plan);
  town_assert_clean (self->district);
  again = wg_import_prepare (import, self->district, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (wg_import_plan_get_n_unchanged (again), ==, 13786);
  rows = town_load (self->district, &wg_kind_activity);
  for (guint i = 0; i < rows->len; i++)
    sum += wg_row_get_int (g_ptr_array_index (rows, i), WG_ACTIVITY_PERSON_TIMES, 0);
  g_assert_cmpint (sum, ==, 1036948);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (WgTestDir) dir = NULL;
  g_autofree char *master = NULL;
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  dir = wg_test_dir_new ();
  master = wg_test_dir_file (dir, "master.wangge");
  g_assert_true (wg_desk_sample_create (master, NULL, NULL, NULL, &error));
#define SAMPLE(path, function) g_test_add (path, Town, master, town_set_up_sample, function, town_tear_down)
  SAMPLE ("/import/records/activities", test_activities);
  SAMPLE ("/import/records/cases", test_cases);
  SAMPLE ("/import/records/teams", test_teams);
  SAMPLE ("/import/records/counts", test_counts);
  SAMPLE ("/import/records/columns", test_columns);
  SAMPLE ("/import/records/contacts", test_contacts);
  g_test_add ("/import/records/stages", Town, NULL, town_set_up, test_stages, town_tear_down);
  g_test_add ("/import/records/requests", Town, NULL, town_set_up, test_requests, town_tear_down);
  g_test_add ("/import/records/events", Town, NULL, town_set_up, test_events, town_tear_down);
  return g_test_run ();
}
