/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with a post in a form, and what a form need not ask. It writes nothing. */

#include "wg-post-check.h"

#include "wg-district-private.h"
#include "wg-post-book.h"
#include "wg-post-place.h"
#include "wg-topology.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MAX_CODES 99

static gboolean
touches (WgDraft     *draft,
         WgRow       *row,
         const guint *fields,
         guint        n_fields)
{
  gint64 id = wg_row_get_id (row);
  gboolean touched = wg_draft_get_stored (draft, id) == NULL;

  for (guint i = 0; i < n_fields; i++)
    touched |= wg_draft_is_changed (draft, id, fields[i]);
  return touched;
}

static void
report (WgRow      *row,
        guint       field,
        const char *rule,
        gboolean    is_error,
        const char *sentence,
        GPtrArray  *problems)
{
  g_ptr_array_add (problems,
                   wg_field_problem_new (row, field, rule,
                                         is_error ? WG_SEVERITY_ERROR : WG_SEVERITY_WARNING,
                                         sentence));
}

/* (nullable): another post with this code. */
static WgPost *
find_by_code (WgDistrict *district,
              const char *code,
              gint64      but)
{
  GPtrArray *posts = wg_district_get_posts (district);

  for (guint i = 0; i < posts->len; i++)
    {
      WgPost *post = g_ptr_array_index (posts, i);

      if (wg_post_get_id (post) != but && g_str_equal (wg_post_get_code (post), code))
        return post;
    }
  return NULL;
}

static void
check_code (WgDraft    *draft,
            WgDistrict *district,
            WgPost     *post,
            GPtrArray  *problems)
{
  static const guint fields[] = { WG_POST_CODE };
  const char *code = wg_post_get_code (post);
  WgPost *other = *code != '\0' ? find_by_code (district, code, wg_post_get_id (post)) : NULL;
  g_autofree char *sentence = NULL;

  if (other == NULL)
    return;
  sentence = g_strdup_printf (_("“%s” has this code already."), wg_post_get_name (other));
  report (wg_post_get_row (post), WG_POST_CODE, NULL,
          touches (draft, wg_post_get_row (post), fields, G_N_ELEMENTS (fields)), sentence,
          problems);
}

static void
check_place (WgDraft    *draft,
             WgDistrict *district,
             WgPost     *post,
             GPtrArray  *problems)
{
  static const guint fields[] = { WG_POST_PLACE, WG_POST_HOST_UNIT };
  WgRegistry *registry = wg_district_get_registry (district);
  WgRow *row = wg_post_get_row (post);
  gint64 host = wg_post_get_host_unit (post);
  g_autofree char *sentence = NULL;
  double lon, lat;

  if (!wg_post_get_place (post, &lon, &lat)
      || !wg_post_place_is_outside (registry, host,
                                    wg_post_book_find_grid_at (
                                      wg_district_get_post_book (district), lon, lat),
                                    lon, lat))
    return;
  sentence = g_strdup_printf (_("The place lies outside %s, where the host unit is."),
                              wg_unit_get_name (wg_post_place_find_street (registry, host)));
  report (row, WG_POST_PLACE, "POST-01", touches (draft, row, fields, G_N_ELEMENTS (fields)),
          sentence, problems);
}

static const char *
name_item (const WgChecklist *checklist,
           const char        *id)
{
  const WgChecklistItem *item =
    checklist != NULL ? wg_checklist_find_item (checklist, id) : NULL;

  return item != NULL ? item->name : id;
}

/* An end before the beginning is a slip of the pen; one that has passed is told, not refused: it
 * may be what is the case. */
static void
check_items (WgDraft    *draft,
             WgDistrict *district,
             WgPost     *post,
             GPtrArray  *problems)
{
  static const guint fields[] = { WG_POST_ITEMS, WG_POST_OPENED };
  WgRow *row = wg_post_get_row (post);
  const GArray *items = wg_post_get_items (post);
  const WgChecklist *checklist = wg_district_get_checklist (district, post);
  const char *opened_text = wg_row_get_text (row, WG_POST_OPENED);
  WgDate today = wg_clock_get_today (wg_district_get_clock (district)), opened = WG_DATE_NONE;

  if (opened_text != NULL && !wg_date_parse (opened_text, &opened))
    opened = WG_DATE_NONE;
  for (guint i = 0; i < items->len; i++)
    {
      const WgPostItem *item = &g_array_index (items, WgPostItem, i);
      g_autofree char *until = wg_date_format (item->until);
      g_autofree char *sentence = NULL;

      if (item->until == WG_DATE_NONE)
        continue;
      if (opened != WG_DATE_NONE && item->until < opened)
        {
          sentence = g_strdup_printf (_("%1$s: it ended on %2$s, before the post opened on %3$s."),
                                      name_item (checklist, item->item), until, opened_text);
          report (row, WG_POST_ITEMS, NULL, touches (draft, row, fields, G_N_ELEMENTS (fields)),
                  sentence, problems);
        }
      else if (item->until < today)
        {
          sentence = g_strdup_printf (_("%1$s: it ended on %2$s and does not count."),
                                      name_item (checklist, item->item), until);
          report (row, WG_POST_ITEMS, "P-02", FALSE, sentence, problems);
        }
    }
}

static void
check_dates (WgPost    *post,
             GPtrArray *problems)
{
  WgRow *row = wg_post_get_row (post);
  const char *status = wg_row_get_text (row, WG_POST_STATUS);

  if (g_strcmp0 (status, "open") == 0 && wg_row_get_text (row, WG_POST_OPENED) == NULL)
    report (row, WG_POST_OPENED, NULL, FALSE, _("Since when it is open is not said."), problems);
  if (g_strcmp0 (status, "closed") == 0 && wg_row_get_text (row, WG_POST_CLOSED) == NULL)
    report (row, WG_POST_CLOSED, NULL, FALSE, _("Until when it was open is not said."), problems);
}

void
wg_post_check (WgDraft    *draft,
               WgDistrict *district,
               WgRow      *row,
               GPtrArray  *problems)
{
  static const guint hours[] = { WG_POST_HOURS };
  g_autoptr (WgPost) post = NULL;

  if (wg_row_get_kind (row) != &wg_kind_post)
    return;
  post = wg_post_new (row);
  check_code (draft, district, post, problems);
  check_place (draft, district, post, problems);
  if (wg_post_get_hours_refusal (post) != NULL)
    report (row, WG_POST_HOURS, "P-04", touches (draft, row, hours, 1),
            wg_post_get_hours_refusal (post), problems);
  check_items (draft, district, post, problems);
  check_dates (post, problems);
}

/* The unit's code, P and the next number. */
static void
propose_code (WgDistrict *district,
              WgUnit     *unit,
              WgRow      *row)
{
  for (guint i = 1; i <= MAX_CODES && *wg_unit_get_code (unit) != '\0'; i++)
    {
      g_autofree char *code = g_strdup_printf ("%sP%02u", wg_unit_get_code (unit), i);

      if (find_by_code (district, code, 0) != NULL)
        continue;
      wg_row_set_text (row, WG_POST_CODE, code);
      return;
    }
}

WgRow *
wg_post_propose (WgDraft    *draft,
                 WgDistrict *district,
                 gint64      unit)
{
  const WgPostStandards *standards =
    wg_post_book_get_standards (wg_district_get_post_book (district));
  WgUnit *host = unit != 0 ? wg_district_find_unit (district, unit) : NULL;
  WgRow *row = wg_draft_insert (draft, &wg_kind_post);

  wg_row_set_text (row, WG_POST_TYPE, ((WgPostWord *) standards->types->pdata[0])->id);
  wg_row_set_text (row, WG_POST_CHECKLIST,
                   ((WgChecklist *) standards->checklists->pdata[0])->id);
  wg_row_set_text (row, WG_POST_STATUS, wg_post_status_id (WG_POST_PLANNED));
  if (host != NULL)
    {
      wg_row_set_int (row, WG_POST_HOST_UNIT, unit);
      propose_code (district, host, row);
    }
  wg_draft_mark_proposed (draft);
  return row;
}

static gboolean
read_degrees (const char *text,
              double      most,
              double     *degrees)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  char *end = NULL;

  if (plain == NULL || *g_strstrip (plain) == '\0')
    return FALSE;
  *degrees = g_ascii_strtod (plain, &end);
  return *end == '\0' && isfinite (*degrees) && fabs (*degrees) <= most;
}

/* Whether a point lies where the posts of this host, or any post, may stand. */
static gboolean
is_ours (WgDistrict *district,
         gint64      host,
         double      lon,
         double      lat)
{
  WgGrid *grid;

  if (fabs (lat) > 90)
    return FALSE;
  grid = wg_post_book_find_grid_at (wg_district_get_post_book (district), lon, lat);
  return grid != NULL && (host == 0
                          || !wg_post_place_is_outside (wg_district_get_registry (district), host,
                                                        grid, lon, lat));
}

gboolean
wg_post_read_place (WgDistrict *district,
                    gint64      host,
                    const char *lon_text,
                    const char *lat_text,
                    double     *lon,
                    double     *lat,
                    char      **why)
{
  if (!read_degrees (lon_text, 180, lon) || !read_degrees (lat_text, 180, lat))
    *why = g_strdup (_("Coordinates are two numbers of degrees, like 118.312345 and 32.301234."));
  else if (fabs (*lat) > 90 && fabs (*lon) <= 90)
    *why = g_strdup_printf (_("Longitude and latitude are swapped: a latitude is never %s."),
                            lat_text);
  else if (fabs (*lat) > 90)
    *why = g_strdup (_("A latitude lies between −90 and 90 degrees."));
  else if (!is_ours (district, host, *lon, *lat) && is_ours (district, host, *lat, *lon))
    *why = g_strdup (_("Longitude and latitude are swapped: the other way round the place lies "
                       "here."));
  else
    return TRUE;
  return FALSE;
}

gboolean
wg_post_find_middle (WgDistrict *district,
                     gint64      id,
                     gboolean    is_grid,
                     double     *lon,
                     double     *lat)
{
  WgGrid *grid = is_grid ? wg_district_find_grid (district, id) : NULL;
  WgUnit *unit = is_grid ? NULL : wg_district_find_unit (district, id);
  g_autoptr (WgGeometry) area = NULL;
  g_autoptr (GArray) grids = NULL;

  if (grid != NULL)
    area = wg_grid_get_geometry (grid);
  else if (unit != NULL)
    {
      area = wg_row_get_geometry (wg_unit_get_row (unit), WG_UNIT_AREA);
      grids = wg_registry_list_grids (wg_district_get_registry (district), id);
    }
  /* A unit that has no border of its own: its middle grid. */
  if (area == NULL && grids != NULL && grids->len > 0)
    area = wg_grid_get_geometry (g_ptr_array_index (
      wg_district_get_grids (district), g_array_index (grids, guint, grids->len / 2)));
  return area != NULL && wg_topology_label_point (area, lon, lat);
}

char *
wg_post_name_place (WgDistrict *district,
                    double      lon,
                    double      lat)
{
  WgGrid *grid = wg_post_book_find_grid_at (wg_district_get_post_book (district), lon, lat);
  WgUnit *unit = grid != NULL
                   ? wg_district_find_unit (district, wg_grid_get_community_id (grid)) : NULL;

  if (grid == NULL)
    return g_strdup ("");
  return unit != NULL ? g_strdup_printf ("%s · %s", wg_unit_get_name (unit),
                                         wg_grid_get_name (grid))
                      : g_strdup (wg_grid_get_name (grid));
}
