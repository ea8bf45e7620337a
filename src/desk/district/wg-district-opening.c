/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is read before there is a district, on whatever thread: it starts nothing and watches
 * nothing. */

#include "wg-district-opening.h"

#include "wg-data.h"

WgDistrictOpening *
wg_district_opening_new (const char     *path,
                         WgDistrictFlags flags)
{
  WgDistrictOpening *self = g_new0 (WgDistrictOpening, 1);

  self->path = g_strdup (path);
  self->flags = flags;
  return self;
}

void
wg_district_opening_free (WgDistrictOpening *self)
{
  g_free (self->path);
  g_clear_object (&self->store);
  g_clear_pointer (&self->evaluator, wg_evaluator_free);
  g_clear_pointer (&self->content, wg_district_content_free);
  g_free (self);
}

gboolean
wg_district_opening_run (WgDistrictOpening *self,
                         GCancellable      *cancellable,
                         GError           **error)
{
  WgStoreOpenFlags flags = WG_STORE_OPEN_READ_FIRST;
  g_autoptr (GBytes) cards = NULL;
  g_autoptr (GError) reason = NULL;

  if (self->flags & WG_DISTRICT_READ_ONLY)
    flags |= WG_STORE_OPEN_READ_ONLY;
  if (self->flags & WG_DISTRICT_CREATE)
    flags |= WG_STORE_OPEN_CREATE;
  cards = wg_data_lookup ("templates/indicators.json", error);
  if (cards == NULL)
    return FALSE;
  self->evaluator = wg_evaluator_new (cards, wg_data_get_language (), error);
  if (self->evaluator == NULL)
    return FALSE;
  self->store = wg_store_open (self->path, flags, &reason);
  /* A question, too, brings a file of an older version forward, after the backup. */
  if (self->store == NULL && (flags & WG_STORE_OPEN_READ_ONLY) != 0
      && g_error_matches (reason, WG_STORE_ERROR, WG_STORE_ERROR_READ_ONLY))
    {
      g_clear_error (&reason);
      self->store = wg_store_open (self->path, WG_STORE_OPEN_DEFAULT, &reason);
    }
  if (self->store == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  self->content = wg_district_content_load (self->store, self->flags, cancellable, error);
  return self->content != NULL;
}
