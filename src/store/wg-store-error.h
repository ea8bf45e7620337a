/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define WG_STORE_ERROR (wg_store_error_quark ())

/**
 * WgStoreError:
 *
 * All that can go wrong with a file. The message of each error is one sentence that names the
 * file and says what to do; cancelling is %G_IO_ERROR_CANCELLED as everywhere.
 */
typedef enum
{
  WG_STORE_ERROR_NOT_SAVED,      /* refused or failed; nothing was written */
  WG_STORE_ERROR_CONFLICT,       /* somebody changed the row in between; nothing was written */
  WG_STORE_ERROR_FULL,           /* the disk is full; nothing was written */
  WG_STORE_ERROR_READ_ONLY,      /* opened read-only, the reason is in the message */
  WG_STORE_ERROR_DENIED,         /* the system does not let this user read or create the file */
  WG_STORE_ERROR_DAMAGED,        /* the file is damaged and is not written any more */
  WG_STORE_ERROR_BUSY,           /* another program holds the file */
  WG_STORE_ERROR_SCHEMA_NEWER,   /* written by a newer version of the program */
  WG_STORE_ERROR_NOT_A_DATABASE, /* some other file */
  WG_STORE_ERROR_NOT_FOUND,      /* no such file, row or edit */
  WG_STORE_ERROR_EXISTS,         /* the file to create is there already */
  WG_STORE_ERROR_CLOSED,         /* the store was closed */
  WG_STORE_ERROR_UNSUPPORTED     /* a map package of a kind that is not read */
} WgStoreError;

GQuark wg_store_error_quark (void);

G_END_DECLS
