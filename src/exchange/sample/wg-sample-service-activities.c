/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample's volunteer teams and what they held. Person-times and hours add up to the totals to
 * the half hour, and no activity has more hours than its people could give (V-03). */

#include "wg-sample-service.h"

#include <string.h>

#define N_CLASSES 5
#define N_PLANNED 3

static const char *const class_ids[N_CLASSES] = {
  "activity.policy", "activity.convenience", "activity.care", "activity.environment",
  "activity.safety",
};

typedef struct
{
  guint       community; /* of 青禾街道; 4: the street itself */
  guint       class;
  const char *name;
  guint       volunteers;
  const char *word; /* (nullable): how the number was told */
  const char *founded;
} Team;

#define OF_STREET 4

static const Team teams[] = {
  { OF_STREET, 0, "青禾街道志愿服务总队", 120, "余", "2020-03-05" },
  { 0, 1, "青禾便民服务队", 34, NULL, "2020-07-01" },
  { 0, 2, "青禾敬老助幼队", 26, NULL, "2021-05-04" },
  { 0, 3, "青禾河岸清洁队", 22, NULL, "2022-04-22" },
  { 0, 4, "青禾夜间巡逻队", 18, NULL, "2021-11-09" },
  { 1, 1, "东园便民服务队", 41, NULL, "2020-09-12" },
  { 1, 2, "东园邻里关爱队", 30, "余", "2021-03-05" },
  { 1, 3, "东园绿色楼院队", 24, NULL, "2022-06-05" },
  { 1, 0, "东园政策宣讲队", 15, NULL, "2023-02-20" },
  { 2, 1, "新渡便民服务队", 19, NULL, "2021-03-05" },
  { 2, 4, "新渡渡口巡逻队", 16, NULL, "2022-08-01" },
  { 3, 2, "桥南敬老助幼队", 20, NULL, "2021-10-14" },
  { 3, 3, "桥南环境整治队", 23, NULL, "2022-03-12" },
  { 3, 1, "桥南便民服务队", 17, NULL, "2023-05-19" },
};

/* Elsewhere a community has two or three teams, of the classes that it needs most. */
static const char *const team_names[N_CLASSES] = {
  "政策宣讲队", "便民服务队", "敬老助幼队", "环境整治队", "平安巡逻队",
};

typedef struct
{
  guint       class, grid;
  WgDate      date;
  guint       starts; /* minutes of the day */
  guint       halves; /* how long it took, in half hours */
  guint       person_times, half_hours;
  const char *status;
} Activity;

static guint
count_teams (guint community)
{
  return 2 + (wg_sample_communities[community].n_grids >= 12 && community % 3 == 0);
}

static guint
class_of_team (guint community,
               guint team)
{
  return (community + team * 2) % N_CLASSES;
}

static void
add_team (WgSampleRows *self,
          const Team   *team,
          const char   *unit_code)
{
  WgRow *row = wg_sample_rows_add (self, &wg_kind_team, team->name);

  wg_row_set_text (row, WG_TEAM_NAME, team->name);
  wg_row_set_text (row, WG_TEAM_TEAM_TYPE,
                   team->volunteers % 2 == 0 ? "registered" : "unregistered");
  wg_row_set_int (row, WG_TEAM_UNIT, wg_sample_rows_id (&wg_kind_unit, unit_code));
  if (team->community != OF_STREET)
    wg_row_set_int (row, WG_TEAM_SERVICE_CLASS, wg_sample_class_id (class_ids[team->class]));
  wg_row_set_int (row, WG_TEAM_VOLUNTEERS, team->volunteers);
  wg_row_set_text (row, WG_TEAM_VOLUNTEERS_WORD, team->word);
  wg_row_set_text (row, WG_TEAM_FOUNDED, team->founded);
}

void
wg_sample_rows_add_teams (WgSampleRows *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (teams); i++)
    add_team (self, &teams[i],
              teams[i].community == OF_STREET
                ? wg_sample_streets[0].code
                : wg_sample_communities[teams[i].community].code);
  for (guint community = 4; community < WG_SAMPLE_N_COMMUNITIES; community++)
    {
      const WgSampleCommunity *facts = &wg_sample_communities[community];

      for (guint i = 0; i < count_teams (community); i++)
        {
          guint class = class_of_team (community, i);
          g_autofree char *name = g_strconcat (facts->name, team_names[class], NULL);
          g_autofree char *founded = g_strdup_printf ("20%02u-%02u-%02u", 20 + (community + i) % 5,
                                                      3 + community % 7, 1 + class * 4);

          add_team (self,
                    &(Team) { community, class, name, 14 + (community * 7 + i * 5) % 23, NULL,
                              founded },
                    facts->code);
        }
    }
}

/* The team of that class, else any of the community. */
gint64
wg_sample_choose_team (guint       community,
                       const char *class_id,
                       guint64    *random)
{
  const char *found = NULL;
  g_autofree char *name = NULL;
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (teams); i++)
    {
      if (teams[i].community != community)
        continue;
      if (strcmp (class_ids[teams[i].class], class_id) == 0)
        return wg_sample_rows_id (&wg_kind_team, teams[i].name);
      n++;
      if (wg_sample_random (random) % n == 0)
        found = teams[i].name;
    }
  if (found != NULL)
    return wg_sample_rows_id (&wg_kind_team, found);
  n = (guint) (wg_sample_random (random) % count_teams (community));
  for (guint i = 0; i < count_teams (community); i++)
    if (strcmp (class_ids[class_of_team (community, i)], class_id) == 0)
      n = i;
  name = g_strconcat (wg_sample_communities[community].name,
                      team_names[class_of_team (community, n)], NULL);
  return wg_sample_rows_id (&wg_kind_team, name);
}

static void
choose_when (WgSampleRound *self,
             Activity      *activity)
{
  static const guint starts[N_CLASSES][3] = {
    { 9 * 60, 14 * 60 + 30, 19 * 60 }, { 8 * 60 + 30, 9 * 60, 14 * 60 },
    { 9 * 60 + 30, 14 * 60, 15 * 60 }, { 8 * 60, 8 * 60 + 30, 15 * 60 },
    { 16 * 60 + 30, 19 * 60, 19 * 60 + 30 },
  };
  guint days = (guint) (self->days.last - self->days.first + 1);

  activity->date = self->days.first
                   + (WgDate) wg_sample_choose (self->weekend_weights, days, &self->random);
  activity->starts = starts[activity->class][wg_sample_below (self, 3)];
  activity->halves = activity->class == 4 ? 4 : 4 + wg_sample_below (self, 3);
}

/* A grid is as lively in one quarter as in another: most are alike, some have a square where
 * everything is held, some have nothing. */
static void
weigh_grids (const WgSampleRound *self,
             guint               *weights)
{
  guint64 habits = 7000 + self->community;

  for (guint grid = 0; grid < self->n_grids; grid++)
    {
      guint own = (guint) wg_sample_random_range (&habits, 0, 99);

      if (self->community < 4)
        weights[grid] =
          wg_sample_activities_of_grid (self->community, self->grids[grid]->number) * 10 + 12;
      else
        weights[grid] = own < 7 ? 6 : own > 94 ? 480 : 60 + own;
    }
}

/* Where: as the totals say for a grid of 青禾街道 in the quarter under review, else by weight. */
static void
choose_grids (WgSampleRound *self,
              Activity      *activities,
              guint          n)
{
  guint weights[32], at = 0;

  if (self->community < 4 && self->span == WG_SAMPLE_SPAN_REVIEWED)
    {
      for (guint grid = 0; grid < self->n_grids; grid++)
        for (guint i = wg_sample_activities_of_grid (self->community, self->grids[grid]->number);
             i > 0; i--)
          activities[at++].grid = grid;
      g_assert (at == n);
      return;
    }
  weigh_grids (self, weights);
  for (guint i = 0; i < n; i++)
    activities[i].grid = wg_sample_choose (weights, self->n_grids, &self->random);
}

/* Gives the person-times away, at least three to each, more to what needs many hands. */
static void
choose_people (WgSampleRound *self,
               Activity      *activities,
               guint          n)
{
  static const guint of_class[N_CLASSES] = { 80, 120, 75, 140, 60 };
  g_autofree guint *weights = g_new (guint, n + 1);
  guint left = self->totals.person_times - 3 * n;

  for (guint i = 0; i < n; i++)
    {
      activities[i].person_times = 3;
      weights[i] = of_class[activities[i].class] * (50 + wg_sample_below (self, 100)) / 100;
    }
  for (; left > 0; left--)
    activities[wg_sample_choose (weights, n, &self->random)].person_times++;
}

/* As long as it takes for the hours to fit, then some leave early until they are exact. */
static void
choose_hours (WgSampleRound *self,
              Activity      *activities,
              guint          n)
{
  guint wanted = self->totals.half_hours, sum = 0, i = 0;

  for (guint k = 0; k < n; k++)
    sum += activities[k].person_times * activities[k].halves;
  for (; sum < wanted + wanted / 40; i = (i + 1) % n)
    if (activities[i].halves < 8)
      {
        activities[i].halves++;
        sum += activities[i].person_times;
      }
  for (guint k = 0; k < n; k++)
    activities[k].half_hours = activities[k].person_times * activities[k].halves;
  for (; sum > wanted; sum--)
    {
      Activity *activity = &activities[wg_sample_below (self, n)];

      /* Nobody stays for less than half of it. */
      if (activity->half_hours * 2 > activity->person_times * activity->halves)
        activity->half_hours--;
      else
        sum++;
    }
}

static void
add_activity (WgSampleRound  *self,
              const Activity *activity,
              guint           index)
{
  static const char *const venues[] = { "党群服务中心", "小区广场", "居民活动室", "驿站门前" };
  g_autofree char *key = g_strdup_printf ("%s:%u:%s:%u",
                                          wg_sample_communities[self->community].code, self->span,
                                          activity->status, index);
  guint ends = activity->starts + activity->halves * 30;
  g_autofree char *held_on = wg_date_format (activity->date);
  g_autofree char *from = g_strdup_printf ("%02u:%02u", activity->starts / 60,
                                           activity->starts % 60);
  g_autofree char *until = g_strdup_printf ("%02u:%02u", ends / 60, ends % 60);
  const char *class_id = class_ids[activity->class];
  WgRow *row = wg_sample_rows_add (self->rows, &wg_kind_activity, key);

  wg_row_set_text (row, WG_ACTIVITY_NAME,
                   wg_sample_choose_activity_name (class_id, &self->random));
  wg_row_set_int (row, WG_ACTIVITY_SERVICE_CLASS, wg_sample_class_id (class_id));
  wg_row_set_int (row, WG_ACTIVITY_TEAM,
                  wg_sample_choose_team (self->community, class_id, &self->random));
  wg_row_set_int (row, WG_ACTIVITY_UNIT, self->unit);
  wg_row_set_int (row, WG_ACTIVITY_GRID, wg_sample_round_grid_id (self, activity->grid));
  wg_row_set_text (row, WG_ACTIVITY_VENUE, venues[wg_sample_below (self, G_N_ELEMENTS (venues))]);
  wg_row_set_text (row, WG_ACTIVITY_STATUS, activity->status);
  wg_row_set_text (row, WG_ACTIVITY_HELD_ON, held_on);
  wg_row_set_text (row, WG_ACTIVITY_STARTS_AT, from);
  wg_row_set_text (row, WG_ACTIVITY_ENDS_AT, until);
  if (strcmp (activity->status, "held") != 0)
    {
      wg_row_set_int (row, WG_ACTIVITY_PLANNED_PLACES, 8 + wg_sample_below (self, 5) * 2);
      wg_row_set_int (row, WG_ACTIVITY_ENTERED_AT,
                      wg_time_new (MIN (activity->date - 3, self->days.last - 1), 10, 15));
      return;
    }
  wg_row_set_int (row, WG_ACTIVITY_PERSON_TIMES, activity->person_times);
  wg_row_set_real (row, WG_ACTIVITY_HOURS, activity->half_hours / 2.0);
  wg_row_set_int (row, WG_ACTIVITY_SESSIONS, 1 + (wg_sample_below (self, 12) == 0));
  if (activity->class == 1 || activity->class == 2)
    wg_row_set_int (row, WG_ACTIVITY_ITEMS, 6 + wg_sample_below (self, 30));
  wg_row_set_int (row, WG_ACTIVITY_ENTERED_AT,
                  wg_sample_round_entered (self, MIN (self->days.limit,
                                                      wg_time_new (activity->date, 0, 0) + ends)));
}

/* What is on the programme after the sample's clock, and what was called off. */
static void
add_not_held (WgSampleRound *self)
{
  Activity activity = { 0 };

  if (self->span == WG_SAMPLE_SPAN_REVIEWED)
    {
      activity.class = self->community % N_CLASSES;
      activity.grid = self->community % self->n_grids;
      choose_when (self, &activity);
      activity.status = "cancelled";
      add_activity (self, &activity, 0);
    }
  if (self->span != WG_SAMPLE_SPAN_NOW)
    return;
  for (guint i = 0; i < N_PLANNED; i++)
    {
      activity.class = (self->community + i) % N_CLASSES;
      activity.grid = (3 + i * 4) % self->n_grids;
      choose_when (self, &activity);
      activity.date = self->days.last + (WgDate) (i * 5 + self->community % 4);
      activity.status = "planned";
      /* This afternoon's, in 东园 too, are still to come. */
      if (self->community % 4 == 1 && i == 0)
        {
          activity.date = self->days.last;
          activity.starts = 14 * 60 + self->community % 3 * 30;
        }
      add_activity (self, &activity, i);
    }
}

void
wg_sample_round_add_activities (WgSampleRound *self)
{
  static const guint class_weights[N_CLASSES] = { 14, 30, 22, 20, 14 };
  guint n = self->totals.activities;
  g_autofree Activity *activities = g_new0 (Activity, n + 1);

  for (guint i = 0; i < n; i++)
    {
      activities[i].class = wg_sample_choose (class_weights, N_CLASSES, &self->random);
      choose_when (self, &activities[i]);
      activities[i].status = "held";
    }
  choose_grids (self, activities, n);
  if (n > 0)
    {
      choose_people (self, activities, n);
      choose_hours (self, activities, n);
    }
  for (guint i = 0; i < n; i++)
    add_activity (self, &activities[i], i);
  add_not_held (self);
}
