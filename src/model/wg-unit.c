/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A unit of the tree as lists and forms show it. It reads its row and never changes it. */

#include "wg-unit.h"

struct _WgUnit
{
  GObject parent_instance;

  WgRow *row;
};

G_DEFINE_FINAL_TYPE (WgUnit, wg_unit, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CODE,
  PROP_NAME,
  PROP_SHORT_NAME,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
wg_unit_finalize (GObject *object)
{
  WgUnit *self = WG_UNIT (object);

  g_clear_pointer (&self->row, wg_row_unref);

  G_OBJECT_CLASS (wg_unit_parent_class)->finalize (object);
}

static void
wg_unit_get_property (GObject    *object,
                      guint       prop_id,
                      GValue     *value,
                      GParamSpec *pspec)
{
  WgUnit *self = WG_UNIT (object);

  switch (prop_id)
    {
    case PROP_CODE:
      g_value_set_string (value, wg_unit_get_code (self));
      break;
    case PROP_NAME:
      g_value_set_string (value, wg_unit_get_name (self));
      break;
    case PROP_SHORT_NAME:
      g_value_set_string (value, wg_unit_get_short_name (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
wg_unit_class_init (WgUnitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = wg_unit_finalize;
  object_class->get_property = wg_unit_get_property;

  properties[PROP_CODE] =
    g_param_spec_string ("code", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NAME] =
    g_param_spec_string ("name", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHORT_NAME] =
    g_param_spec_string ("short-name", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
wg_unit_init (WgUnit *self)
{
}

/**
 * wg_unit_new:
 * @row: (transfer none): a row of kind unit
 *
 * Returns: (transfer full): the unit
 */
WgUnit *
wg_unit_new (WgRow *row)
{
  WgUnit *self;

  g_return_val_if_fail (wg_row_get_kind (row) == &wg_kind_unit, NULL);

  self = g_object_new (WG_TYPE_UNIT, NULL);
  self->row = wg_row_ref (row);
  return self;
}

/**
 * wg_unit_get_row:
 *
 * Returns: (transfer none): the row, to copy before changing
 */
WgRow *
wg_unit_get_row (WgUnit *self)
{
  return self->row;
}

gint64
wg_unit_get_id (WgUnit *self)
{
  return wg_row_get_id (self->row);
}

/**
 * wg_unit_get_parent_id:
 *
 * Returns: the superior unit's row id, 0 for a root
 */
gint64
wg_unit_get_parent_id (WgUnit *self)
{
  return wg_row_get_int (self->row, WG_UNIT_PARENT, 0);
}

/**
 * wg_unit_get_code:
 *
 * Returns: (transfer none): the code, "" where it has none
 */
const char *
wg_unit_get_code (WgUnit *self)
{
  const char *code = wg_row_get_text (self->row, WG_UNIT_CODE);

  return code != NULL ? code : "";
}

const char *
wg_unit_get_name (WgUnit *self)
{
  const char *name = wg_row_get_text (self->row, WG_UNIT_NAME);

  return name != NULL ? name : "";
}

const char *
wg_unit_get_short_name (WgUnit *self)
{
  const char *name = wg_row_get_text (self->row, WG_UNIT_SHORT_NAME);

  return name != NULL ? name : wg_unit_get_name (self);
}

const char *
wg_unit_get_body_type (WgUnit *self)
{
  const char *type = wg_row_get_text (self->row, WG_UNIT_BODY_TYPE);

  return type != NULL ? type : "";
}

guint
wg_unit_get_level (WgUnit *self)
{
  return (guint) wg_row_get_int (self->row, WG_UNIT_LEVEL, 0);
}

/**
 * wg_unit_is_open_on:
 * @date: 2026-09-30
 *
 * Returns: whether the unit existed on that day; the closing day is its last
 */
gboolean
wg_unit_is_open_on (WgUnit     *self,
                    const char *date)
{
  return wg_row_is_valid_on (self->row, WG_UNIT_VALID_FROM, WG_UNIT_VALID_UNTIL, date);
}
