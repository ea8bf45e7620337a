/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample's joint meetings of 青禾街道: the one of July with what it decided and who came, and
 * the one that is called for October. Parties are those of templates/meetings.json. */

#include "wg-sample-rows.h"

#include "wg-date.h"

#define STREET "990101001"

typedef struct
{
  const char *content;
  const char *owner; /* code of the unit */
  const char *due;
  const char *done_on; /* NULL: still in progress on the sample's day */
  gboolean    on_map;
} SampleDecision;

static const SampleDecision decisions[] = {
  { "东园社区 5 处电动车集中停放点加装照明和灭火器材", STREET "002", "2026-08-15", "2026-08-12",
    TRUE },
  { "桥涵积水点汛期前完成清淤，街道应急队落实夜间巡查", STREET, "2026-07-31", "2026-07-27", TRUE },
  { "新渡社区党总支按期做好换届准备，确需延期的按程序报批", STREET "003", "2026-12-31", NULL, FALSE },
  { "四个社区公布红色驿站开放时间，节假日值班表上墙", STREET, "2026-07-31", "2026-07-30", FALSE },
  { "桥南社区补齐第 12 网格党组织，提出组建或联合方案", STREET "004", "2026-11-15", NULL, TRUE },
  { "青禾社区第 9 网格支部书记空缺期间由社区党委委员代管", STREET "001", "2026-08-20",
    "2026-08-18", FALSE },
  { "矛盾类点单当日 24 时前回应，每周通报未回应件", STREET, "2026-07-24", "2026-07-24", FALSE },
  { "暑期在驿站开设青少年托管课堂，每周不少于两次", STREET "001", "2026-08-31", "2026-08-28", FALSE },
  { "东园、桥南两处物业欠费纠纷由街道牵头，社区、业主委员会和物业三方协商", STREET "002",
    "2026-09-30", "2026-09-22", FALSE },
};

typedef struct
{
  const char *party;
  const char *body;
  guint       expected, present;
} SampleAttendance;

static const SampleAttendance attendance[] = {
  { "party", "街道党工委、四个社区党组织", 9, 9 },
  { "committee", "四个社区居民委员会", 4, 4 },
  { "owners", "六个小区业主委员会", 6, 5 },
  { "property", "五家物业服务企业", 5, 4 },
  { "partners", "七家共建单位", 7, 6 },
};

static WgRow *
add_meeting (WgSampleRows *self,
             const char   *key,
             const char   *title,
             const char   *period,
             WgTime        starts_at)
{
  WgRow *row = wg_sample_rows_add (self, &wg_kind_meeting, key);

  wg_row_set_int (row, WG_MEETING_UNIT, wg_sample_rows_id (&wg_kind_unit, STREET));
  wg_row_set_text (row, WG_MEETING_TITLE, title);
  wg_row_set_text (row, WG_MEETING_MEETING_TYPE, "quarterly");
  wg_row_set_text (row, WG_MEETING_PERIOD, period);
  wg_row_set_int (row, WG_MEETING_STARTS_AT, starts_at);
  wg_row_set_text (row, WG_MEETING_VENUE, "街道三楼会议室");
  return row;
}

static void
add_decisions (WgSampleRows *self,
               WgRow        *meeting,
               WgTime        from)
{
  for (guint i = 0; i < G_N_ELEMENTS (decisions); i++)
    {
      g_autofree char *key = g_strdup_printf ("2026-07:%u", i + 1);
      WgRow *row = wg_sample_rows_add (self, &wg_kind_decision, key);

      wg_row_set_int (row, WG_DECISION_MEETING, wg_row_get_id (meeting));
      wg_row_set_int (row, WG_DECISION_NUMBER, i + 1);
      wg_row_set_text (row, WG_DECISION_CONTENT, decisions[i].content);
      wg_row_set_int (row, WG_DECISION_OWNER_UNIT,
                      wg_sample_rows_id (&wg_kind_unit, decisions[i].owner));
      wg_row_set_text (row, WG_DECISION_DUE, decisions[i].due);
      wg_row_set_text (row, WG_DECISION_STATUS, decisions[i].done_on != NULL ? "done" : "open");
      wg_row_set_text (row, WG_DECISION_DONE_ON, decisions[i].done_on);
      wg_row_set_int (row, WG_DECISION_DECIDED_AT, from + 35 + 7 * (WgTime) i);
      wg_row_set_int (row, WG_DECISION_ON_MAP, decisions[i].on_map);
    }
}

static void
add_attendance (WgSampleRows *self,
                WgRow        *meeting)
{
  for (guint i = 0; i < G_N_ELEMENTS (attendance); i++)
    {
      g_autofree char *key = g_strconcat ("2026-07:", attendance[i].party, NULL);
      WgRow *row = wg_sample_rows_add (self, &wg_kind_attendance, key);

      wg_row_set_int (row, WG_ATTENDANCE_MEETING, wg_row_get_id (meeting));
      wg_row_set_text (row, WG_ATTENDANCE_PARTY, attendance[i].party);
      wg_row_set_text (row, WG_ATTENDANCE_BODY, attendance[i].body);
      wg_row_set_int (row, WG_ATTENDANCE_EXPECTED, attendance[i].expected);
      wg_row_set_int (row, WG_ATTENDANCE_PRESENT, attendance[i].present);
    }
}

void
wg_sample_rows_add_meetings (WgSampleRows *self)
{
  WgTime july = wg_time_new (wg_date_new (2026, 7, 16), 9, 0);
  WgRow *row = add_meeting (self, "2026-07", "青禾街道 2026 年第二季度联席会议", "2026Q2", july);

  wg_row_set_int (row, WG_MEETING_ENDED_AT, july + 125);
  wg_row_set_text (row, WG_MEETING_AGENDA,
                   "通报上次议定事项办理情况\n通报第二季度网格服务情况\n研究汛期安全和红色驿站开放"
                   "\n研究网格党组织空缺和届期");
  add_decisions (self, row, july);
  add_attendance (self, row);

  row = add_meeting (self, "2026-10", "青禾街道 2026 年第三季度联席会议", "2026Q3",
                     wg_time_new (wg_date_new (2026, 10, 15), 9, 0));
  wg_row_set_text (row, WG_MEETING_AGENDA,
                   "通报上次议定事项办理情况\n通报第三季度网格服务情况\n研究东园社区点单集中问题"
                   "\n研究红色驿站布点和开放时间\n议定事项");
}
