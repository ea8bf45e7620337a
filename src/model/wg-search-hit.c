/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of a search's answer: enough to show it and to go there. */

#include "wg-search-hit.h"

struct _WgSearchHit
{
  GObject parent_instance;

  gint64   id;
  gboolean is_grid;
  char    *title;
  char    *subtitle;
};

G_DEFINE_FINAL_TYPE (WgSearchHit, wg_search_hit, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_SUBTITLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
wg_search_hit_finalize (GObject *object)
{
  WgSearchHit *self = WG_SEARCH_HIT (object);

  g_free (self->title);
  g_free (self->subtitle);

  G_OBJECT_CLASS (wg_search_hit_parent_class)->finalize (object);
}

static void
wg_search_hit_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  WgSearchHit *self = WG_SEARCH_HIT (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, self->subtitle);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
wg_search_hit_class_init (WgSearchHitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = wg_search_hit_finalize;
  object_class->get_property = wg_search_hit_get_property;

  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SUBTITLE] =
    g_param_spec_string ("subtitle", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
wg_search_hit_init (WgSearchHit *self)
{
}

/**
 * wg_search_hit_new:
 * @id: row id of the grid or unit
 * @title: its name
 * @subtitle: its code and the units it lies in
 *
 * Returns: (transfer full): the line
 */
WgSearchHit *
wg_search_hit_new (gint64      id,
                   gboolean    is_grid,
                   const char *title,
                   const char *subtitle)
{
  WgSearchHit *self = g_object_new (WG_TYPE_SEARCH_HIT, NULL);

  self->id = id;
  self->is_grid = is_grid;
  self->title = g_strdup (title);
  self->subtitle = g_strdup (subtitle);
  return self;
}

gint64
wg_search_hit_get_id (WgSearchHit *self)
{
  return self->id;
}

gboolean
wg_search_hit_get_is_grid (WgSearchHit *self)
{
  return self->is_grid;
}

const char *
wg_search_hit_get_title (WgSearchHit *self)
{
  return self->title;
}

const char *
wg_search_hit_get_subtitle (WgSearchHit *self)
{
  return self->subtitle;
}
