/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A community that a new file shall get. Only values; WgBegin checks them. */

#include "wg-begin-community.h"

struct _WgBeginCommunity
{
  GObject parent_instance;

  char    *name;
  char    *code;
  gboolean taken;
  gboolean listed;
  guint    grids;
};

G_DEFINE_FINAL_TYPE (WgBeginCommunity, wg_begin_community, G_TYPE_OBJECT)

enum
{
  PROP_NAME = 1,
  PROP_CODE,
  PROP_TAKEN,
  PROP_GRIDS,
  PROP_LISTED,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static void
wg_begin_community_get_property (GObject    *object,
                                 guint       id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  WgBeginCommunity *self = WG_BEGIN_COMMUNITY (object);

  switch (id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_CODE:
      g_value_set_string (value, self->code);
      break;
    case PROP_TAKEN:
      g_value_set_boolean (value, self->taken);
      break;
    case PROP_GRIDS:
      g_value_set_uint (value, self->grids);
      break;
    case PROP_LISTED:
      g_value_set_boolean (value, self->listed);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static gboolean
take_text (char        **text,
           const GValue *value)
{
  const char *wanted = g_value_get_string (value);

  if (g_strcmp0 (*text, wanted) == 0)
    return FALSE;
  g_free (*text);
  *text = g_strdup (wanted != NULL ? wanted : "");
  return TRUE;
}

static gboolean
set_value (WgBeginCommunity *self,
           guint             id,
           const GValue     *value)
{
  guint grids = self->grids;
  gboolean taken = self->taken;

  switch (id)
    {
    case PROP_NAME:
      return take_text (&self->name, value);
    case PROP_CODE:
      return take_text (&self->code, value);
    case PROP_TAKEN:
      self->taken = g_value_get_boolean (value);
      return self->taken != taken;
    case PROP_GRIDS:
      self->grids = g_value_get_uint (value);
      return self->grids != grids;
    case PROP_LISTED:
      self->listed = g_value_get_boolean (value);
      return FALSE;
    default:
      return FALSE;
    }
}

static void
wg_begin_community_set_property (GObject      *object,
                                 guint         id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  if (set_value (WG_BEGIN_COMMUNITY (object), id, value))
    g_object_notify_by_pspec (object, pspec);
}

static void
wg_begin_community_finalize (GObject *object)
{
  WgBeginCommunity *self = WG_BEGIN_COMMUNITY (object);

  g_free (self->name);
  g_free (self->code);

  G_OBJECT_CLASS (wg_begin_community_parent_class)->finalize (object);
}

static void
wg_begin_community_class_init (WgBeginCommunityClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = wg_begin_community_get_property;
  object_class->set_property = wg_begin_community_set_property;
  object_class->finalize = wg_begin_community_finalize;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "", flags);
  properties[PROP_CODE] = g_param_spec_string ("code", NULL, NULL, "", flags);
  properties[PROP_TAKEN] = g_param_spec_boolean ("taken", NULL, NULL, FALSE, flags);
  properties[PROP_GRIDS] = g_param_spec_uint ("grids", NULL, NULL, 0, WG_BEGIN_MOST_GRIDS, 0,
                                              flags);
  properties[PROP_LISTED] = g_param_spec_boolean ("listed", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
wg_begin_community_init (WgBeginCommunity *self)
{
  self->name = g_strdup ("");
  self->code = g_strdup ("");
}

/**
 * wg_begin_community_new:
 * @name: its name
 * @code: twelve digits; "" when none is known
 * @listed: the code comes from a list
 *
 * Returns: (transfer full): a community that is taken, without grids
 */
WgBeginCommunity *
wg_begin_community_new (const char *name,
                        const char *code,
                        gboolean    listed)
{
  return g_object_new (WG_TYPE_BEGIN_COMMUNITY, "name", name, "code", code, "listed", listed,
                       "taken", TRUE, NULL);
}

const char *
wg_begin_community_get_name (WgBeginCommunity *self)
{
  g_return_val_if_fail (WG_IS_BEGIN_COMMUNITY (self), NULL);

  return self->name;
}

const char *
wg_begin_community_get_code (WgBeginCommunity *self)
{
  g_return_val_if_fail (WG_IS_BEGIN_COMMUNITY (self), NULL);

  return self->code;
}

gboolean
wg_begin_community_get_taken (WgBeginCommunity *self)
{
  g_return_val_if_fail (WG_IS_BEGIN_COMMUNITY (self), FALSE);

  return self->taken;
}

guint
wg_begin_community_get_grids (WgBeginCommunity *self)
{
  g_return_val_if_fail (WG_IS_BEGIN_COMMUNITY (self), 0);

  return self->grids;
}

gboolean
wg_begin_community_get_listed (WgBeginCommunity *self)
{
  g_return_val_if_fail (WG_IS_BEGIN_COMMUNITY (self), FALSE);

  return self->listed;
}
