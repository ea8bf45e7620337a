/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a committed edit touched: the announcement that the store makes and that every list, map
 * and chart listens to. Holds no values, so that an import of 100,000 rows stays cheap. */

#include "wg-change-set.h"

struct _WgChangeSet
{
  gint64  edit_number;
  GArray *touches;
};

G_DEFINE_BOXED_TYPE (WgChangeSet, wg_change_set, wg_change_set_ref, wg_change_set_unref)

/**
 * wg_change_set_new:
 * @edit_number: the number under which the edit was committed
 * @touches: (transfer full) (element-type WgTouch): one element per changed row
 *
 * Returns: (transfer full): a new set
 */
WgChangeSet *
wg_change_set_new (gint64  edit_number,
                   GArray *touches)
{
  WgChangeSet *self = g_atomic_rc_box_new0 (WgChangeSet);

  self->edit_number = edit_number;
  self->touches = touches;
  return self;
}

WgChangeSet *
wg_change_set_ref (WgChangeSet *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
wg_change_set_clear (gpointer data)
{
  WgChangeSet *self = data;

  g_array_unref (self->touches);
}

void
wg_change_set_unref (WgChangeSet *self)
{
  g_atomic_rc_box_release_full (self, wg_change_set_clear);
}

gint64
wg_change_set_get_edit_number (const WgChangeSet *self)
{
  return self->edit_number;
}

guint
wg_change_set_get_n_touches (const WgChangeSet *self)
{
  return self->touches->len;
}

/**
 * wg_change_set_get_touch:
 * @self: the set
 * @i: a position below wg_change_set_get_n_touches()
 *
 * Returns: (transfer none): the touched row
 */
const WgTouch *
wg_change_set_get_touch (const WgChangeSet *self,
                         guint              i)
{
  g_return_val_if_fail (i < self->touches->len, NULL);

  return &g_array_index (self->touches, WgTouch, i);
}

/**
 * wg_change_set_has_kind:
 * @self: the set
 * @kind: a kind
 *
 * Returns: %TRUE if a row of @kind was touched
 */
gboolean
wg_change_set_has_kind (const WgChangeSet *self,
                        const WgKind      *kind)
{
  for (guint i = 0; i < self->touches->len; i++)
    if (g_array_index (self->touches, WgTouch, i).kind == kind)
      return TRUE;
  return FALSE;
}
