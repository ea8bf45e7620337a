/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample leaves the program kind by kind and comes back into an empty file: every figure of
 * every unit and every finding is the same there. */

#include "wg-import-fixture.h"

#include "wg-ask.h"
#include "wg-district-private.h"
#include "wg-fields.h"
#include "wg-findings.h"
#include "wg-kind-export.h"
#include "wg-sample.h"

#include <math.h>
#include <string.h>

typedef struct
{
  Town sample;
  Town again;
  gboolean takes_back; /* every import is undone, and done again */
} Pair;

static char *
write_kind (Pair       *pair,
            const char *word,
            const char *ending)
{
  g_autofree char *name = g_strconcat (word, ending, NULL);
  char *path = wg_test_dir_file (pair->sample.dir, name);
  const WgKindExport what = { wg_kind_export_find (word), 0, FALSE, FALSE };
  g_autoptr (GError) error = NULL;
  g_autoptr (WgKindExportReport) report =
    wg_kind_export_write (pair->sample.district, &what, path, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (report->files[0], ==, name);
  g_assert_cmpuint (report->bytes, >, 0);
  return path;
}

/* Every value of every row of a kind, in one line of letters. */
static char *
digest (WgDistrict *district,
        const char *word)
{
  const WgKind *kind = wg_kind_find (wg_kind_export_find (word)->name);
  g_autoptr (GPtrArray) rows = town_load (district, kind);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < rows->len; i++)
    {
      const WgRow *row = g_ptr_array_index (rows, i);
      gint64 id = wg_row_get_id (row);

      g_checksum_update (sum, (const guint8 *) &id, sizeof id);
      for (guint field = 0; field < kind->n_fields; field++)
        {
          const WgValue *value = wg_row_get (row, field);
          g_autofree char *text = value->type == WG_VALUE_BLOB
                                    ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, value->v.blob)
                                    : wg_value_to_string (value);

          g_checksum_update (sum, (const guint8 *) text, (gssize) strlen (text) + 1);
        }
    }
  return g_strdup_printf ("%u %s", rows->len, g_checksum_get_string (sum));
}

/* Taken back the import of a kind leaves nothing of it, and done again all of it. */
static void
take_back (WgDistrict *district,
           const char *word,
           const char *before)
{
  WgStore *store = wg_district_get_store (district);
  g_autofree char *after = digest (district, word);
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (after, !=, before);
  wg_store_undo (store, 0, "test", "", NULL, &error);
  g_assert_no_error (error);
  undone = digest (district, word);
  g_assert_cmpstr (undone, ==, before);
  wg_store_redo (store, "test", "", NULL, &error);
  g_assert_no_error (error);
  redone = digest (district, word);
  g_assert_cmpstr (redone, ==, after);
}

/* Twice: the second time nothing is new. */
static void
carry (Pair       *pair,
       const char *word,
       const char *ending)
{
  g_autofree char *path = write_kind (pair, word, ending);
  g_autofree char *before = digest (pair->again.district, word);

  for (guint time = 0; time < 2; time++)
    {
      g_autoptr (WgImportPlan) plan = town_prepare (pair->again.district, word, path);
      g_autofree char *refusals = town_refusals (plan);

      g_assert_cmpstr (refusals, ==, "");
      if (time == 0)
        {
          town_apply (pair->again.district, plan);
          if (pair->takes_back)
            take_back (pair->again.district, word, before);
        }
      else
        g_assert_null (wg_import_plan_get_edit (plan));
    }
}

static void
set_up (Pair         *pair,
        gconstpointer master)
{
  town_set_up_sample (&pair->sample, master);
  town_set_up (&pair->again, NULL);
}

static void
tear_down (Pair         *pair,
           gconstpointer master)
{
  town_tear_down (&pair->sample, NULL);
  town_tear_down (&pair->again, NULL);
}

static void
compare_figure (Pair              *pair,
                const WgIndicator *card,
                const char        *rest,
                gint64             unit,
                gint64             twin)
{
  g_autofree char *text = g_strdup_printf ("%s;%s", card->id, rest);
  g_autoptr (GError) error = NULL;
  g_autoptr (WgFigure) before = NULL;
  g_autoptr (WgFigure) after = NULL;
  WgQuestion question;

  g_assert_true (wg_question_parse (text, &question));
  question.unit = unit;
  before = wg_district_ask (pair->sample.district, &question, &error);
  g_assert_no_error (error);
  question.unit = twin;
  after = wg_district_ask (pair->again.district, &question, &error);
  g_assert_no_error (error);
  /* A shapefile writes rings the other way round: the last bit of an area may differ. */
  if (before->state != after->state || before->late != after->late
      || (isfinite (before->value)
          && fabs (before->value - after->value) > 1e-12 * fabs (before->value)))
    g_error ("%s of unit %" G_GINT64_FORMAT ": %g (%d) is now %g (%d)", text, unit,
             before->value, (int) before->state, after->value, (int) after->state);
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
list_findings (WgDistrict *district)
{
  g_autoptr (GError) error = NULL;
  const WgFindingsQuery query = WG_FINDINGS_QUERY_INIT;
  g_autoptr (GPtrArray) findings = wg_findings_evaluate (district, &query, NULL, &error);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      WgFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *text = wg_finding_dup_text (finding);

      g_ptr_array_add (lines, g_strdup_printf ("%s %s", wg_finding_get_card (finding)->id, text));
    }
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static const char *const records[] = { "teams",     "activities", "cases",        "whistles",
                                       "wishes",    "hard_problems", "positions", "holdings",
                                       "branch_grids", "meetings", "attendances", "decisions" };

static void
carry_all (Pair       *pair,
           const char *shapes,
           const char *tables)
{
  carry (pair, "units", tables); /* without areas in the sample */
  carry (pair, "grids", shapes);
  carry (pair, "posts", shapes);
  carry (pair, "base_features", ".gpkg"); /* points, lines and areas together */
  carry (pair, "classes", tables);
  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    carry (pair, records[i], tables);
}

/* As somebody else opens it. */
static void
open_again (Town *town)
{
  g_autoptr (GError) error = NULL;

  wg_district_close (town->district);
  g_object_unref (town->district);
  town->district = wg_district_open (town->path, WG_DISTRICT_NO_MAP, &error);
  g_assert_no_error (error);
}

static void
check_same (Pair *pair)
{
  GPtrArray *cards = wg_district_get_indicators (pair->sample.district);
  g_autoptr (GPtrArray) units = town_load (pair->sample.district, &wg_kind_unit);
  g_autoptr (GPtrArray) twins = town_load (pair->again.district, &wg_kind_unit);
  g_autofree char *before = list_findings (pair->sample.district);
  g_autofree char *after = list_findings (pair->again.district);

  for (guint u = 0; u < units->len; u++)
    {
      const WgRow *row = g_ptr_array_index (units, u);
      gint64 twin = wg_row_get_id (town_find (twins, wg_row_get_text (row, WG_UNIT_CODE)));

      for (guint i = 0; i < cards->len; i++)
        {
          compare_figure (pair, g_ptr_array_index (cards, i), "period=2026Q3",
                          wg_row_get_id (row), twin);
          compare_figure (pair, g_ptr_array_index (cards, i),
                          "period=2026Q3;cutoff=2026-09-30 24:00", wg_row_get_id (row), twin);
        }
    }
  g_assert_cmpstr (before, ==, after);
}

static void
test_tables (Pair         *pair,
             gconstpointer master)
{
  carry_all (pair, ".gpkg", ".xlsx");
  open_again (&pair->again);
  check_same (pair);
}

static void
test_texts (Pair         *pair,
            gconstpointer master)
{
  pair->takes_back = TRUE;
  carry_all (pair, ".zip", ".csv");
  open_again (&pair->again);
  check_same (pair);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (WgTestDir) dir = NULL;
  g_autofree char *master = NULL;
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  g_setenv ("WANGGE_NOW", "2026-10-12 08:30", TRUE);
  dir = wg_test_dir_new ();
  master = wg_test_dir_file (dir, "master.wangge");
  wg_desk_sample_create (master, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_test_add ("/kind-export/geopackage-and-workbook", Pair, master, set_up, test_tables,
              tear_down);
  g_test_add ("/kind-export/shapefile-and-csv", Pair, master, set_up, test_texts, tear_down);
  return g_test_run ();
}
