/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A position with its holdings, as lists and forms show it. It reads its rows and never changes
 * them, and does not know what a title means: that is WgTitle's. */

#include "wg-position.h"

struct _WgPosition
{
  GObject parent_instance;

  WgRow     *row;
  GPtrArray *holdings; /* WgRow */
};

G_DEFINE_FINAL_TYPE (WgPosition, wg_position, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_TITLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
wg_position_finalize (GObject *object)
{
  WgPosition *self = WG_POSITION (object);

  g_clear_pointer (&self->row, wg_row_unref);
  g_clear_pointer (&self->holdings, g_ptr_array_unref);

  G_OBJECT_CLASS (wg_position_parent_class)->finalize (object);
}

static void
wg_position_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, wg_position_get_title (WG_POSITION (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
wg_position_class_init (WgPositionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = wg_position_finalize;
  object_class->get_property = wg_position_get_property;

  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
wg_position_init (WgPosition *self)
{
}

static int
compare_holdings (gconstpointer a,
                  gconstpointer b)
{
  const WgRow *left = *(WgRow *const *) a;
  const WgRow *right = *(WgRow *const *) b;
  gint64 left_id = wg_row_get_id (left);
  gint64 right_id = wg_row_get_id (right);
  int order = g_strcmp0 (wg_row_get_text (left, WG_HOLDING_FROM),
                         wg_row_get_text (right, WG_HOLDING_FROM));

  if (order != 0)
    return order;
  return left_id < right_id ? -1 : left_id > right_id;
}

/**
 * wg_position_new:
 * @row: (transfer none): a row of kind position
 * @holdings: (transfer none) (nullable) (element-type WgRow): rows of kind holding of this
 *   position, past, present and future, in any order
 *
 * Returns: (transfer full): the position
 */
WgPosition *
wg_position_new (WgRow     *row,
                 GPtrArray *holdings)
{
  WgPosition *self;

  g_return_val_if_fail (wg_row_get_kind (row) == &wg_kind_position, NULL);

  self = g_object_new (WG_TYPE_POSITION, NULL);
  self->row = wg_row_ref (row);
  self->holdings = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_row_unref);
  for (guint i = 0; holdings != NULL && i < holdings->len; i++)
    g_ptr_array_add (self->holdings, wg_row_ref (g_ptr_array_index (holdings, i)));
  g_ptr_array_sort (self->holdings, compare_holdings);
  return self;
}

/**
 * wg_position_get_row:
 *
 * Returns: (transfer none): the row, to copy before changing
 */
WgRow *
wg_position_get_row (WgPosition *self)
{
  return self->row;
}

gint64
wg_position_get_id (WgPosition *self)
{
  return wg_row_get_id (self->row);
}

gint64
wg_position_get_unit_id (WgPosition *self)
{
  return wg_row_get_int (self->row, WG_POSITION_UNIT, 0);
}

const char *
wg_position_get_title (WgPosition *self)
{
  const char *title = wg_row_get_text (self->row, WG_POSITION_TITLE);

  return title != NULL ? title : "";
}

/**
 * wg_position_get_holdings:
 *
 * Returns: (transfer none) (element-type WgRow): everybody who ever held it or will, by the first
 *   day; those without a first day stand before the others
 */
GPtrArray *
wg_position_get_holdings (WgPosition *self)
{
  return self->holdings;
}

/**
 * wg_position_get_holding_on:
 * @date: 2026-09-30
 *
 * Returns: (transfer none) (nullable): the row of kind holding that covers the day, the later one
 *   where two overlap; NULL where nobody held the position
 */
WgRow *
wg_position_get_holding_on (WgPosition *self,
                            const char *date)
{
  for (guint i = self->holdings->len; i > 0; i--)
    {
      WgRow *holding = g_ptr_array_index (self->holdings, i - 1);

      if (wg_row_is_valid_on (holding, WG_HOLDING_FROM, WG_HOLDING_UNTIL, date))
        return holding;
    }
  return NULL;
}

/**
 * wg_position_is_open_on:
 * @date: 2026-09-30
 *
 * Returns: whether the office was established on that day; the day it ends is its last
 */
gboolean
wg_position_is_open_on (WgPosition *self,
                        const char *date)
{
  return wg_row_is_valid_on (self->row, WG_POSITION_VALID_FROM, WG_POSITION_VALID_UNTIL, date);
}
