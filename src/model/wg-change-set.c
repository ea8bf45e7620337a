/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a committed edit touched: the announcement that the store makes and that every list, map
 * and chart listens to. Holds no values of rows, so that an import of 100,000 of them stays cheap,
 * but the differences of the sums, so that figures follow without reading. */

#include "wg-change-set.h"

struct _WgChangeSet
{
  gint64  edit_number;
  GArray *touches;
  GArray *differences; /* (nullable) */
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

/**
 * wg_change_set_new_with_sums:
 * @edit_number: the number under which the edit was committed
 * @touches: (transfer full) (element-type WgTouch): one element per changed row
 * @differences: (transfer full) (element-type WgContribution): what was added to each sum
 *
 * Returns: (transfer full): a new set
 */
WgChangeSet *
wg_change_set_new_with_sums (gint64  edit_number,
                             GArray *touches,
                             GArray *differences)
{
  WgChangeSet *self = wg_change_set_new (edit_number, touches);

  self->differences = differences;
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
  g_clear_pointer (&self->differences, g_array_unref);
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

/**
 * wg_change_set_get_differences:
 * @self: the set
 * @n: (out): how many there are
 *
 * Returns: (transfer none) (array length=n) (nullable): by how much each sum changed; %NULL where
 *   none did
 */
const WgContribution *
wg_change_set_get_differences (const WgChangeSet *self,
                               guint             *n)
{
  *n = self->differences != NULL ? self->differences->len : 0;
  return *n > 0 ? (const WgContribution *) (gpointer) self->differences->data : NULL;
}
