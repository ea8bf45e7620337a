/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample's numbers: what each community has, and how it is spread over its grids so that every
 * sum is exact. 青禾街道 is what the scripts of the journeys expect, with the 14 findings; the
 * other streets are plausible and without a finding of the group organisation, so that a check
 * of the whole district finds the same 14. */

#include "wg-sample-facts.h"

const WgSampleStreetUnit wg_sample_streets[WG_SAMPLE_N_STREETS] = {
  { "990101001", "青禾街道", "working_committee", "青" },
  { "990101002", "望湖街道", "working_committee", "望" },
  { "990101003", "石桥街道", "working_committee", "石" },
  { "990101100", "西岭镇", "town_committee", "西" },
};

const WgSampleCommunity wg_sample_communities[WG_SAMPLE_N_COMMUNITIES] = {
  { 0, "990101001001", "青禾", "committee", 132, 2460, 6890, 12, 0, 36,
    "2022-06-16", "2027-06-15" },
  { 0, "990101001002", "东园", "committee", 168, 3120, 8740, 13, 0, 41,
    "2022-06-18", "2027-06-17" },
  { 0, "990101001003", "新渡", "general_branch", 74, 1980, 5540, 11, 1, 29,
    "2021-09-01", "2026-08-31" },
  { 0, "990101001004", "桥南", "general_branch", 61, 2240, 6270, 12, 1, 33,
    "2022-06-21", "2027-06-20" },
  { 1, "990101002001", "望湖", "committee", 118, 2680, 7500, 13, 0, 35,
    "2022-06-14", "2027-06-13" },
  { 1, "990101002002", "荷塘", "committee", 104, 2540, 7110, 12, 0, 31,
    "2022-06-15", "2027-06-14" },
  { 1, "990101002003", "柳岸", "general_branch", 66, 1960, 5490, 12, 1, 26,
    "2022-06-20", "2027-06-19" },
  { 1, "990101002004", "北苑", "general_branch", 92, 2310, 6470, 12, 0, 28,
    "2022-06-22", "2027-06-21" },
  { 1, "990101002005", "晴川", "general_branch", 71, 2150, 6020, 12, 1, 25,
    "2023-03-10", "2028-03-09" },
  { 2, "990101003001", "石桥", "committee", 126, 2520, 7060, 12, 0, 33,
    "2022-06-09", "2027-06-08" },
  { 2, "990101003002", "南塘", "general_branch", 85, 2180, 6100, 12, 0, 27,
    "2022-06-10", "2027-06-09" },
  { 2, "990101003003", "竹溪", "general_branch", 64, 1870, 5240, 11, 0, 24,
    "2022-06-11", "2027-06-10" },
  { 2, "990101003004", "麦园", "general_branch", 58, 1650, 4620, 11, 1, 22,
    "2022-06-12", "2027-06-11" },
  { 2, "990101003005", "东湾", "general_branch", 69, 1940, 5430, 11, 0, 25,
    "2023-11-02", "2028-11-01" },
  { 3, "990101100001", "西岭", "committee", 112, 2050, 5740, 16, 0, 34,
    "2022-06-24", "2027-06-23" },
  { 3, "990101100002", "松坪", "general_branch", 79, 1480, 4140, 15, 1, 25,
    "2022-06-25", "2027-06-24" },
  { 3, "990101100003", "北坡", "general_branch", 76, 1430, 4000, 15, 1, 24,
    "2022-06-27", "2027-06-26" },
};

/* Full members that a finding or a committee needs; the rest is spread. */
typedef struct
{
  guint community, number, full_members;
} FixedMembers;

static const FixedMembers fixed_members[] = {
  { 0, 1, 54 }, /* */
  { 0, 4, 9 },  /* a committee whose term ends soon */
  { 1, 2, 14 }, /* a committee past its term */
  { 1, 4, 9 },  /* no committee */
  { 1, 6, 13 }, /* ends soon */
  { 2, 2, 10 }, /* ends soon */
  { 2, 7, 2 },  /* */
  { 3, 5, 8 },  /* ends soon */
  { 3, 12, 0 }, /* */
};

/* The three grids of 青禾街道 without full-time staff, and some elsewhere. */
static const guint unstaffed[][2] = {
  { 0, 11 }, { 2, 9 }, { 3, 12 }, { 6, 12 }, { 7, 1 }, { 8, 9 }, { 8, 12 }, { 10, 12 },
  { 12, 9 }, { 13, 11 }, { 14, 4 }, { 15, 2 }, { 15, 13 }, { 16, 1 }, { 16, 9 }, { 16, 12 },
};

/* The big estate of J1 step 21. */
#define EAST_GARDEN 1
#define ESTATE_NUMBER 9
#define ESTATE_HOUSEHOLDS 412

/* Gives @total away one by one, each to the part that has the least for its weight. */
static void
share_out (guint        total,
           const guint *weights,
           const guint *most,
           guint       *parts,
           guint        n)
{
  guint given = 0;

  for (guint i = 0; i < n; i++)
    given += parts[i];
  for (; given < total; given++)
    {
      guint best = n;

      for (guint i = 0; i < n; i++)
        {
          if (parts[i] >= most[i])
            continue;
          if (best == n
              || (guint64) weights[i] * (2 * parts[best] + 1)
                     > (guint64) weights[best] * (2 * parts[i] + 1))
            best = i;
        }
      g_assert (best < n);
      parts[best]++;
    }
}

guint
wg_sample_built_m2 (const WgSampleTown     *town,
                    const WgSampleTownGrid *grid)
{
  gint64 sum = 0;

  for (guint i = 0; i < grid->blocks->len; i++)
    {
      const WgSampleBlock *block = g_ptr_array_index (grid->blocks, i);

      if (block->use == WG_SAMPLE_BLOCK_OPEN || block->use == WG_SAMPLE_BLOCK_CLOSED)
        sum += wg_sample_mesh_area2 (town->mesh, block->loop);
    }
  return (guint) (sum / 20000);
}

static gboolean
are_neighbours (const GArray *a,
                const GArray *b)
{
  guint common = 0;

  for (guint i = 0; i < a->len; i++)
    for (guint j = 0; j < b->len; j++)
      common += g_array_index (a, guint, i) == g_array_index (b, guint, j);
  return common > 1;
}

static const FixedMembers *
find_fixed (guint community,
            guint number)
{
  for (guint i = 0; i < G_N_ELEMENTS (fixed_members); i++)
    {
      if (fixed_members[i].community == community && fixed_members[i].number == number)
        return &fixed_members[i];
    }
  return NULL;
}

/* a joint branch is that of two neighbours with one or two full members each. */
static void
choose_branches (WgSampleTownGrid *const *grids,
                 WgSampleGridFacts       *facts,
                 guint                    n,
                 guint                    n_joint)
{
  for (guint i = 0; i < n; i++)
    {
      const FixedMembers *fixed = find_fixed (grids[i]->community, grids[i]->number);

      facts[i].branch = fixed != NULL && fixed->full_members == 0 ? WG_SAMPLE_BRANCH_NONE
                                                                  : WG_SAMPLE_BRANCH_OWN;
    }
  for (guint i = n - 1; i > 0 && n_joint > 0; i--)
    {
      if (find_fixed (grids[i]->community, grids[i]->number) != NULL
          || find_fixed (grids[i]->community, grids[i - 1]->number) != NULL
          || !are_neighbours (grids[i]->land, grids[i - 1]->land))
        continue;
      facts[i - 1].branch = WG_SAMPLE_BRANCH_JOINT;
      facts[i].branch = WG_SAMPLE_BRANCH_JOINT_WITH;
      n_joint--;
    }
  g_assert (n_joint == 0);
}

static void
spread_members (WgSampleTownGrid *const *grids,
                WgSampleGridFacts       *facts,
                const WgSampleCommunity *community,
                guint64                 *random)
{
  guint weights[32] = { 0 }, most[32] = { 0 }, parts[32] = { 0 };

  for (guint i = 0; i < community->n_grids; i++)
    {
      const FixedMembers *fixed = find_fixed (grids[i]->community, grids[i]->number);

      weights[i] = (guint) wg_sample_random_range (random, 60, 140);
      parts[i] = 3;
      most[i] = 45;
      if (facts[i].branch == WG_SAMPLE_BRANCH_JOINT)
        parts[i] = most[i] = 2 - community->street % 2;
      else if (facts[i].branch == WG_SAMPLE_BRANCH_JOINT_WITH)
        parts[i] = most[i] = 2;
      else if (fixed != NULL)
        parts[i] = most[i] = fixed->full_members;
    }
  share_out (community->full_members, weights, most, parts, community->n_grids);
  for (guint i = 0; i < community->n_grids; i++)
    facts[i].full_members = parts[i];
}

static void
spread_households (const WgSampleTown      *town,
                   WgSampleTownGrid *const *grids,
                   WgSampleGridFacts       *facts,
                   const WgSampleCommunity *community,
                   guint64                 *random)
{
  guint n = community->n_grids, mean = community->households / n;
  guint64 built = 1;
  guint weights[32] = { 0 }, most[32] = { 0 }, parts[32] = { 0 };

  for (guint i = 0; i < n; i++)
    built += wg_sample_built_m2 (town, grids[i]);
  for (guint i = 0; i < n; i++)
    {
      guint64 share = (guint64) wg_sample_built_m2 (town, grids[i]) * n * 500 / built;

      weights[i] = (guint) ((500 + share) * (guint64) wg_sample_random_range (random, 80, 120));
      parts[i] = mean * 3 / 4;
      most[i] = mean * 5 / 4;
      if (grids[i]->community == EAST_GARDEN && grids[i]->number == ESTATE_NUMBER)
        parts[i] = most[i] = ESTATE_HOUSEHOLDS;
    }
  share_out (community->households, weights, most, parts, n);
  for (guint i = 0; i < n; i++)
    {
      facts[i].households = parts[i];
      weights[i] = parts[i] * (guint) wg_sample_random_range (random, 94, 106);
      parts[i] = parts[i] * 2;
      most[i] = parts[i] * 2;
    }
  share_out (community->residents, weights, most, parts, n);
  for (guint i = 0; i < n; i++)
    {
      facts[i].residents = parts[i];
      facts[i].over_60 = (guint) (parts[i] * wg_sample_random_range (random, 170, 255) / 1000);
      facts[i].under_15 = (guint) (parts[i] * wg_sample_random_range (random, 110, 165) / 1000);
    }
}

static void
spread_staff (WgSampleTownGrid *const *grids,
              WgSampleGridFacts       *facts,
              const WgSampleCommunity *community)
{
  guint64 random = 139 + grids[0]->community;
  guint weights[32] = { 0 }, most[32] = { 0 }, parts[32] = { 0 };

  for (guint i = 0; i < community->n_grids; i++)
    {
      weights[i] = facts[i].households * (guint) wg_sample_random_range (&random, 40, 160);
      parts[i] = 1;
      most[i] = 6;
      facts[i].staff_full = 1;
      for (guint k = 0; k < G_N_ELEMENTS (unstaffed); k++)
        {
          if (unstaffed[k][0] == grids[i]->community && unstaffed[k][1] == grids[i]->number)
            facts[i].staff_full = 0;
        }
    }
  share_out (community->staff_part, weights, most, parts, community->n_grids);
  for (guint i = 0; i < community->n_grids; i++)
    facts[i].staff_part = parts[i];
}

WgSampleGridFacts *
wg_sample_facts_new (const WgSampleTown *town)
{
  WgSampleGridFacts *facts = g_new0 (WgSampleGridFacts, town->grids->len);
  guint64 random = G_GUINT64_CONSTANT (20261012);
  guint at = 0;

  for (guint c = 0; c < WG_SAMPLE_N_COMMUNITIES; c++)
    {
      const WgSampleCommunity *community = &wg_sample_communities[c];
      WgSampleTownGrid *const *grids = (WgSampleTownGrid *const *) town->grids->pdata + at;

      g_assert (at + community->n_grids <= town->grids->len && community->n_grids <= 32);
      choose_branches (grids, facts + at, community->n_grids, community->n_joint);
      spread_members (grids, facts + at, community, &random);
      spread_households (town, grids, facts + at, community, &random);
      spread_staff (grids, facts + at, community);
      at += community->n_grids;
    }
  g_assert (at == town->grids->len);
  return facts;
}
