/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-sample-district.h"

#include "wg-code.h"
#include "wg-data.h"
#include "wg-date.h"
#include "wg-geometry.h"
#include "wg-test.h"

#define STREET "990101001"

typedef struct
{
  GPtrArray  *rows;
  GHashTable *by_id; /* gint64 → WgRow */
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->rows = wg_sample_build ();
  fixture->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < fixture->rows->len; i++)
    {
      WgRow *row = g_ptr_array_index (fixture->rows, i);
      gint64 id = wg_row_get_id (row);

      g_assert_cmpint (id, >, 0);
      g_assert_true (g_hash_table_insert (fixture->by_id, g_memdup2 (&id, sizeof id), row));
    }
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_hash_table_unref (fixture->by_id);
  g_ptr_array_unref (fixture->rows);
}

static WgRow *
find (Fixture *fixture,
      gint64   id)
{
  return g_hash_table_lookup (fixture->by_id, &id);
}

static WgRow *
find_code (Fixture      *fixture,
           const WgKind *kind,
           const char   *code)
{
  for (guint i = 0; i < fixture->rows->len; i++)
    {
      WgRow *row = g_ptr_array_index (fixture->rows, i);

      if (wg_row_get_kind (row) == kind && g_strcmp0 (wg_row_get_text (row, 0), code) == 0)
        return row;
    }
  return NULL;
}

static WgRow *
next_of (Fixture      *fixture,
         const WgKind *kind,
         guint        *i)
{
  while (*i < fixture->rows->len)
    {
      WgRow *row = g_ptr_array_index (fixture->rows, (*i)++);

      if (wg_row_get_kind (row) == kind)
        return row;
    }
  return NULL;
}

/* Sum of a field of the grids whose code begins with @prefix; field −1 counts them. */
static gint64
sum_grids (Fixture    *fixture,
           const char *prefix,
           int         field)
{
  gint64 sum = 0;
  guint i = 0;
  WgRow *row;

  while ((row = next_of (fixture, &wg_kind_grid, &i)) != NULL)
    {
      if (g_str_has_prefix (wg_row_get_text (row, WG_GRID_CODE), prefix))
        sum += field < 0 ? 1 : wg_row_get_int (row, (guint) field, 0);
    }
  return sum;
}

static guint
count_branches (Fixture    *fixture,
                const char *prefix,
                const char *body_type)
{
  guint n = 0, i = 0;
  WgRow *row;

  while ((row = next_of (fixture, &wg_kind_unit, &i)) != NULL)
    n += wg_row_get_int (row, WG_UNIT_LEVEL, 0) == 4
         && g_str_has_prefix (wg_row_get_text (row, WG_UNIT_CODE), prefix)
         && g_strcmp0 (wg_row_get_text (row, WG_UNIT_BODY_TYPE), body_type) == 0;
  return n;
}

static void
test_sums (Fixture       *fixture,
           gconstpointer  data)
{
  static const struct
  {
    const char *code;
    const char *type;
    gint64      members, households, residents, grids;
  } expected[] = {
    { STREET "001", "committee", 132, 2460, 6890, 12 },
    { STREET "002", "committee", 168, 3120, 8740, 13 },
    { STREET "003", "general_branch", 74, 1980, 5540, 11 },
    { STREET "004", "general_branch", 61, 2240, 6270, 12 },
    { STREET, "working_committee", 435, 9800, 27440, 48 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const char *code = expected[i].code;
      WgRow *unit = find_code (fixture, &wg_kind_unit, code);

      g_assert_nonnull (unit);
      g_assert_cmpstr (wg_row_get_text (unit, WG_UNIT_BODY_TYPE), ==, expected[i].type);
      g_assert_cmpint (sum_grids (fixture, code, WG_GRID_FULL_MEMBERS), ==, expected[i].members);
      g_assert_cmpint (sum_grids (fixture, code, WG_GRID_HOUSEHOLDS), ==, expected[i].households);
      g_assert_cmpint (sum_grids (fixture, code, WG_GRID_RESIDENTS), ==, expected[i].residents);
      g_assert_cmpint (sum_grids (fixture, code, -1), ==, expected[i].grids);
    }
  g_assert_cmpint (sum_grids (fixture, STREET, WG_GRID_STAFF_PART), ==, 139);
  g_assert_cmpint (sum_grids (fixture, "990101", -1), ==, 212);
  g_assert_cmpint (sum_grids (fixture, "990101002", -1), ==, 61);
  g_assert_cmpint (sum_grids (fixture, "990101003", -1), ==, 57);
  g_assert_cmpint (sum_grids (fixture, "990101100", -1), ==, 46);
  g_assert_cmpint (wg_row_get_int (find_code (fixture, &wg_kind_grid, STREET "002009"),
                                   WG_GRID_HOUSEHOLDS, 0), ==, 412);
}

static void
test_communities (Fixture       *fixture,
                  gconstpointer  data)
{
  guint i = 0, n = 0;
  WgRow *unit;

  while ((unit = next_of (fixture, &wg_kind_unit, &i)) != NULL)
    {
      const char *code = wg_row_get_text (unit, WG_UNIT_CODE);
      gint64 households = wg_row_get_int (unit, WG_UNIT_HOUSEHOLDS, 0);
      gint64 members = wg_row_get_int (unit, WG_UNIT_FULL_MEMBERS, 0);
      gboolean committee;

      if (wg_row_get_int (unit, WG_UNIT_LEVEL, 0) != 3)
        continue;
      n++;
      committee = g_str_equal (wg_row_get_text (unit, WG_UNIT_BODY_TYPE), "committee");
      g_assert_cmpint (sum_grids (fixture, code, WG_GRID_HOUSEHOLDS), ==, households);
      g_assert_cmpint (sum_grids (fixture, code, WG_GRID_FULL_MEMBERS), ==, members);
      /* F-01: 东园 only; R-07 with its approval. */
      g_assert_cmpint (households >= 1000 && households <= 3000, ==,
                       !g_str_equal (code, STREET "002"));
      g_assert_cmpint (members, >, committee ? 100 : 50);
      g_assert_nonnull (wg_row_get_text (unit, WG_UNIT_APPROVAL_NO));
      g_assert_nonnull (wg_row_get_text (unit, WG_UNIT_APPROVAL_DATE));
    }
  g_assert_cmpuint (n, ==, 17);
}

static void
test_branches (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GHashTable) covered = g_hash_table_new (NULL, NULL);
  guint n_grids = 0, n_staffed = 0, i = 0;
  WgRow *row;

  g_assert_cmpuint (count_branches (fixture, STREET, "branch"), ==, 43);
  g_assert_cmpuint (count_branches (fixture, STREET, "joint_branch"), ==, 2);

  while ((row = next_of (fixture, &wg_kind_branch_grid, &i)) != NULL)
    {
      WgRow *unit = find (fixture, wg_row_get_int (row, WG_BRANCH_GRID_UNIT, 0));
      WgRow *grid = find (fixture, wg_row_get_int (row, WG_BRANCH_GRID_GRID, 0));
      gboolean joint = g_str_equal (wg_row_get_text (unit, WG_UNIT_BODY_TYPE), "joint_branch");
      gint64 members = wg_row_get_int (grid, WG_GRID_FULL_MEMBERS, 0);

      g_assert_true (g_hash_table_add (covered, grid));
      if (joint) /* */
        g_assert_true (members == 1 || members == 2);
      else
        g_assert_cmpint (members, ==, wg_row_get_int (unit, WG_UNIT_FULL_MEMBERS, 0));
      /* find one branch each. */
      if (!g_str_equal (wg_row_get_text (unit, WG_UNIT_CODE), STREET "003Z007"))
        g_assert_cmpint (wg_row_get_int (unit, WG_UNIT_FULL_MEMBERS, 0), >=, 3);
      if (!g_str_equal (wg_row_get_text (unit, WG_UNIT_CODE), STREET "001Z001"))
        g_assert_cmpint (wg_row_get_int (unit, WG_UNIT_FULL_MEMBERS, 0), <=, 50);
    }
  i = 0;
  while ((row = next_of (fixture, &wg_kind_grid, &i)) != NULL)
    {
      const char *code = wg_row_get_text (row, WG_GRID_CODE);
      gboolean none = g_str_equal (code, STREET "004012");

      g_assert_cmpint (g_hash_table_contains (covered, row), ==, !none);
      if (none)
        g_assert_cmpint (wg_row_get_int (row, WG_GRID_FULL_MEMBERS, -1), ==, 0);
      if (!g_str_has_prefix (code, STREET))
        continue;
      n_grids++;
      n_staffed += wg_row_get_int (row, WG_GRID_STAFF_FULL, 0) > 0;
    }
  g_assert_cmpuint (n_grids, ==, 48);
  g_assert_cmpuint (n_staffed, ==, 45);
}

/* (transfer container): titles of the unit's positions; *n_empty those nobody holds today. */
static GPtrArray *
titles_of (Fixture *fixture,
           WgRow   *unit,
           guint   *n_empty)
{
  GPtrArray *titles = g_ptr_array_new ();
  guint i = 0;
  WgRow *position, *holding;

  *n_empty = 0;
  while ((position = next_of (fixture, &wg_kind_position, &i)) != NULL)
    {
      guint k = 0, n = 0;

      if (wg_row_get_int (position, WG_POSITION_UNIT, 0) != wg_row_get_id (unit))
        continue;
      g_ptr_array_add (titles, (gpointer) wg_row_get_text (position, WG_POSITION_TITLE));
      while ((holding = next_of (fixture, &wg_kind_holding, &k)) != NULL)
        n += wg_row_get_int (holding, WG_HOLDING_POSITION, 0) == wg_row_get_id (position)
             && wg_row_is_valid_on (holding, WG_HOLDING_FROM, WG_HOLDING_UNTIL, "2026-10-12");
      g_assert_cmpuint (n, <=, 1);
      *n_empty += n == 0;
    }
  return titles;
}

static void
test_positions (Fixture       *fixture,
                gconstpointer  data)
{
  static const char *const committee[] = { "书记", "组织委员", "宣传委员", "纪检委员" };
  guint i = 0, n_vacant = 0, n_without = 0;
  WgRow *unit;

  while ((unit = next_of (fixture, &wg_kind_unit, &i)) != NULL)
    {
      const char *code = wg_row_get_text (unit, WG_UNIT_CODE);
      gint64 members = wg_row_get_int (unit, WG_UNIT_FULL_MEMBERS, 0);
      g_autoptr (GPtrArray) titles = NULL;
      guint n_empty;

      titles = titles_of (fixture, unit, &n_empty);
      g_assert_cmpuint (titles->len, >, 0);
      n_vacant += n_empty;
      if (n_empty > 0)
        g_assert_true (g_str_equal (code, STREET "001Z009") || g_str_equal (code, STREET "002Z011")
                       || g_str_equal (code, STREET "004Z003"));
      if (wg_row_get_int (unit, WG_UNIT_LEVEL, 0) != 4)
        continue;
      if (members >= 7 && titles->len == 1)
        {
          n_without++;
          g_assert_cmpstr (code, ==, STREET "002Z004");
          g_assert_cmpint (members, ==, 9);
          continue;
        }
      if (members < 7)
        g_assert_cmpuint (titles->len, ==, 1);
      else
        g_assert_cmpuint (titles->len, >=, 4);
      g_assert_cmpuint (titles->len, <=, 5);
      for (guint k = 0; k < G_N_ELEMENTS (committee) && titles->len > 1; k++)
        g_assert_true (g_ptr_array_find_with_equal_func (titles, committee[k], g_str_equal, NULL));
    }
  g_assert_cmpuint (n_vacant, ==, 3);
  g_assert_cmpuint (n_without, ==, 1);
}

static void
test_terms (Fixture       *fixture,
            gconstpointer  data)
{
  guint i = 0, n_past = 0, n_soon = 0;
  WgDate today = wg_date_new (2026, 10, 12);
  WgRow *unit;

  while ((unit = next_of (fixture, &wg_kind_unit, &i)) != NULL)
    {
      const char *type = wg_row_get_text (unit, WG_UNIT_BODY_TYPE);
      const char *code = wg_row_get_text (unit, WG_UNIT_CODE);
      const char *end_text = wg_row_get_text (unit, WG_UNIT_TERM_END);
      WgDate start, end;
      int years, first_year, last_year;

      if (g_str_equal (type, "working_committee"))
        {
          g_assert_null (end_text);
          continue;
        }
      g_assert_true (wg_date_parse (wg_row_get_text (unit, WG_UNIT_TERM_START), &start));
      g_assert_true (wg_date_parse (end_text, &end));
      years = wg_row_get_int (unit, WG_UNIT_LEVEL, 0) == 4 ? 3 : 5;
      wg_date_split (start, &first_year, NULL, NULL);
      wg_date_split (end + 1, &last_year, NULL, NULL);
      g_assert_cmpint (last_year - first_year, ==, years);
      if (end < today)
        {
          n_past++;
          g_assert_true (g_str_equal (code, STREET "003") || g_str_equal (code, STREET "002Z002"));
        }
      else if (end - today <= 180)
        {
          n_soon++;
          g_assert_true (g_str_has_prefix (code, STREET));
        }
    }
  g_assert_cmpuint (n_past, ==, 2);
  g_assert_cmpuint (n_soon, ==, 4);
}

/* C-01 … C-03, and grid codes of 15 digits under their community. */
static void
test_codes (Fixture       *fixture,
            gconstpointer  data)
{
  static const guint code_levels[] = { 0, 3, 4, 5, 0 };
  g_autoptr (GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);
  guint i = 0;
  WgRow *row;

  while ((row = next_of (fixture, &wg_kind_unit, &i)) != NULL)
    {
      const char *code = wg_row_get_text (row, WG_UNIT_CODE);
      gint64 level = wg_row_get_int (row, WG_UNIT_LEVEL, 0);
      WgRow *parent = find (fixture, wg_row_get_int (row, WG_UNIT_PARENT, 0));

      g_assert_true (g_hash_table_add (codes, (gpointer) code));
      g_assert_cmpuint (wg_code_get_level (code), ==, code_levels[level]);
      g_assert_cmpint (parent == NULL, ==, level == 1);
      if (parent != NULL)
        {
          g_assert_true (g_str_has_prefix (code, wg_row_get_text (parent, WG_UNIT_CODE)));
          g_assert_cmpint (wg_row_get_int (parent, WG_UNIT_LEVEL, 0), ==, level - 1);
        }
      if (level == 2)
        g_assert_cmpstr (wg_code_get_township_type (code), ==,
                         g_str_equal (code, "990101100") ? "town" : "street");
    }
  i = 0;
  while ((row = next_of (fixture, &wg_kind_grid, &i)) != NULL)
    {
      const char *code = wg_row_get_text (row, WG_GRID_CODE);
      WgRow *community = find (fixture, wg_row_get_int (row, WG_GRID_COMMUNITY, 0));

      g_assert_true (g_hash_table_add (codes, (gpointer) code));
      g_assert_cmpuint (strlen (code), ==, 15);
      g_assert_cmpuint (strspn (code, "0123456789"), ==, 15);
      g_assert_true (g_str_has_prefix (code, wg_row_get_text (community, WG_UNIT_CODE)));
    }
}

static void
test_posts (Fixture       *fixture,
            gconstpointer  data)
{
  guint i = 0, n_open = 0, n_late = 0, n_expired = 0;
  WgRow *row;

  while ((row = next_of (fixture, &wg_kind_post, &i)) != NULL)
    {
      WgRow *host = find (fixture, wg_row_get_int (row, WG_POST_HOST_UNIT, 0));
      const char *items = wg_row_get_text (row, WG_POST_ITEMS);
      GBytes *place = wg_row_get_blob (row, WG_POST_PLACE);
      g_autoptr (WgGeometry) point = NULL;
      g_auto (GStrv) parts = NULL;

      g_assert_nonnull (host);
      point = wg_geometry_new_from_wkb (g_bytes_get_data (place, NULL), g_bytes_get_size (place),
                                        NULL);
      g_assert_cmpint (wg_geometry_get_kind (point), ==, WG_GEOMETRY_POINTS);
      if (!g_str_has_prefix (wg_row_get_text (host, WG_UNIT_CODE), STREET))
        continue;
      n_open += g_str_equal (wg_row_get_text (row, WG_POST_STATUS), "open");
      n_late += strstr (wg_row_get_text (row, WG_POST_HOURS), "-21:30") != NULL;
      parts = g_strsplit (items, "{\"item\"", -1);
      g_assert_cmpuint (g_strv_length (parts) - 1, ==, 8);
      if (strstr (items, "\"until\":\"2026-") != NULL)
        {
          n_expired++;
          g_assert_cmpstr (wg_row_get_text (row, WG_POST_NAME), ==, "东园驿站");
          g_assert_nonnull (strstr (items, "2026-09-20"));
        }
    }
  g_assert_cmpuint (n_open, ==, 5);
  g_assert_cmpuint (n_late, ==, 2);
  g_assert_cmpuint (n_expired, ==, 1);
}

/* Every id that the sample's posts use is one of the template. */
static void
test_post_template (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = wg_data_lookup ("templates/posts.json", &error);
  const char *json;
  guint i = 0, n = 0;
  WgRow *row;

  g_assert_no_error (error);
  json = g_bytes_get_data (bytes, NULL);
  while ((row = next_of (fixture, &wg_kind_post, &i)) != NULL)
    {
      static const guint fields[] = { WG_POST_TYPE, WG_POST_GRADE, WG_POST_STATUS,
                                      WG_POST_CHECKLIST };
      g_auto (GStrv) items = g_strsplit (wg_row_get_text (row, WG_POST_ITEMS), "\"", -1);

      n++;
      for (guint k = 0; k < G_N_ELEMENTS (fields); k++)
        {
          g_autofree char *id = g_strdup_printf ("\"id\": \"%s\"",
                                                 wg_row_get_text (row, fields[k]));

          g_assert_nonnull (strstr (json, id));
        }
      for (guint k = 0; k + 2 < g_strv_length (items); k++)
        {
          g_autofree char *id = g_strdup_printf ("\"id\": \"%s\"", items[k + 2]);

          if (g_str_equal (items[k], "item"))
            g_assert_nonnull (strstr (json, id));
        }
    }
  g_assert_cmpuint (n, >=, 5);
}

static void
test_levels (Fixture       *fixture,
             gconstpointer  data)
{
  guint i = 0;
  gint64 number = 0;
  WgRow *row;

  while ((row = next_of (fixture, &wg_kind_level, &i)) != NULL)
    {
      static const gint64 lengths[] = { 6, 9, 12, 16, 0 };

      g_assert_cmpint (wg_row_get_int (row, WG_LEVEL_NUMBER, 0), ==, ++number);
      g_assert_cmpint (wg_row_get_int (row, WG_LEVEL_CODE_LENGTH, 0), ==, lengths[number - 1]);
      g_assert_nonnull (wg_row_get_text (row, WG_LEVEL_DUTY));
    }
  g_assert_cmpint (number, ==, 5);
  i = 0;
  row = next_of (fixture, &wg_kind_template, &i);
  g_assert_cmpstr (wg_row_get_text (row, WG_TEMPLATE_TYPE), ==, "levels");
}

static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  const WgKind *const *kind = wg_kinds ();
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < fixture->rows->len; i++)
    {
      WgRow *row = g_ptr_array_index (fixture->rows, i);
      const WgKind *own = wg_row_get_kind (row);

      while (*kind != own)
        g_assert_nonnull (*++kind);
      for (guint k = 0; k < own->n_fields; k++)
        {
          const WgValue *value = wg_row_get (row, k);

          if ((own->fields[k].flags & WG_FIELD_REQUIRED) != 0)
            g_assert_cmpint (value->type, !=, WG_VALUE_NULL);
          if (value->type != WG_VALUE_NULL)
            g_assert_cmpint (value->type, ==, own->fields[k].type);
          if ((own->fields[k].flags & WG_FIELD_ID) != 0 && value->type != WG_VALUE_NULL)
            g_assert_true (g_hash_table_contains (seen, find (fixture, value->v.integer)));
        }
      g_hash_table_add (seen, row);
    }
}

static char *
hash_rows (GPtrArray *rows)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < rows->len; i++)
    {
      WgRow *row = g_ptr_array_index (rows, i);
      const WgKind *kind = wg_row_get_kind (row);
      g_autofree char *head = g_strdup_printf ("%s %" G_GINT64_FORMAT "\n", kind->name,
                                               wg_row_get_id (row));

      g_checksum_update (sum, (const guchar *) head, -1);
      for (guint k = 0; k < kind->n_fields; k++)
        {
          const WgValue *value = wg_row_get (row, k);
          g_autofree char *text = wg_value_to_string (value);

          if (value->type == WG_VALUE_BLOB)
            g_checksum_update (sum, g_bytes_get_data (value->v.blob, NULL),
                               (gssize) g_bytes_get_size (value->v.blob));
          else if (value->type != WG_VALUE_NULL)
            g_checksum_update (sum, (const guchar *) text, -1);
          g_checksum_update (sum, (const guchar *) "\n", 1);
        }
    }
  return g_strdup (g_checksum_get_string (sum));
}

static void
test_same_bytes (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GPtrArray) again = wg_sample_build ();
  g_autofree char *first = hash_rows (fixture->rows);
  g_autofree char *second = hash_rows (again);

  g_assert_cmpstr (first, ==, second);
  g_test_message ("sample rows: %u, sha256 %s", again->len, first);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/sample/sums", test_sums);
  ADD ("/sample/communities", test_communities);
  ADD ("/sample/branches", test_branches);
  ADD ("/sample/positions", test_positions);
  ADD ("/sample/terms", test_terms);
  ADD ("/sample/codes", test_codes);
  ADD ("/sample/posts", test_posts);
  ADD ("/sample/post-template", test_post_template);
  ADD ("/sample/levels", test_levels);
  ADD ("/sample/order", test_order);
  ADD ("/sample/same-bytes", test_same_bytes);
  return g_test_run ();
}
