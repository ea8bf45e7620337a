/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was thought on the map or in the tree, as the words and the record of a decision. It reads
 * and writes no file: recording is the meeting's, changing the data is nobody's here. */

#include "wg-rehearsal.h"

#include "wg-number.h"

#include <glib/gi18n-lib.h>
#include <jansson.h>

/* @root: (transfer full) */
static WgRehearsal *
take (const char *content,
      json_t     *root)
{
  WgRehearsal *self = g_new0 (WgRehearsal, 1);
  char *text = json_dumps (root, JSON_COMPACT);

  self->content = g_strdup (content);
  self->trial = g_strdup (text);
  free (text);
  json_decref (root);
  return self;
}

void
wg_rehearsal_free (WgRehearsal *self)
{
  g_free (self->content);
  g_free (self->trial);
  g_free (self);
}

WgRehearsal *
wg_rehearsal_new_posts (WgPostPlan *plan)
{
  guint n = wg_post_plan_get_n (plan);
  gint64 added = n > 0 ? wg_post_plan_get_added (plan) : 0;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *number = wg_number_format ((double) MAX (added, 0), 0);
  g_autofree char *listed = NULL, *content = NULL;
  json_t *posts = json_array ();

  if (n == 0)
    {
      json_decref (posts);
      return NULL;
    }
  for (guint i = 0; i < n; i++)
    {
      const WgPostTrial *trial = wg_post_plan_get (plan, i);

      g_ptr_array_add (names, trial->name);
      json_array_append_new (posts, json_pack ("{s:s, s:f, s:f, s:I}", "name", trial->name, "lon",
                                               trial->lon, "lat", trial->lat, "adds",
                                               (json_int_t) trial->adds));
    }
  g_ptr_array_add (names, NULL);
  /* Translators: what stands between the items of a list. */
  listed = g_strjoinv (C_("list", ", "), (char **) names->pdata);
  /* Translators: how many posts, their names, how many more residents are within their reach. */
  content = g_strdup_printf (ngettext ("Open %1$u post: %2$s (about %3$s more residents)",
                                       "Open %1$u posts: %2$s (about %3$s more residents)", n),
                             n, listed, number);
  return take (content, json_pack ("{s:s, s:I, s:o}", "kind", "posts", "adds", (json_int_t) added,
                                   "posts", posts));
}

WgRehearsal *
wg_rehearsal_new_end (WgDistrict    *district,
                      const char    *way,
                      gint64         unit,
                      const char    *first,
                      const char    *content,
                      const WgTrial *findings)
{
  WgUnit *found = wg_district_find_unit (district, unit);
  const char *code = found != NULL ? wg_unit_get_code (found) : NULL;
  json_t *root = json_pack ("{s:s, s:s, s:s}", "kind", way, "unit", code != NULL ? code : "",
                            "first", first);

  if (findings != NULL)
    {
      json_object_set_new (root, "findings_come", json_integer (findings->come->len));
      json_object_set_new (root, "findings_go", json_integer (findings->go->len));
    }
  return take (content, root);
}
