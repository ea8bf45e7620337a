/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define WG_EXCHANGE_ERROR (wg_exchange_error_quark ())

typedef enum
{
  WG_EXCHANGE_ERROR_READ,    /* the file, or a part of it, cannot be read at all */
  WG_EXCHANGE_ERROR_FORMAT,  /* not a format, an encoding or a coordinate system we read */
  WG_EXCHANGE_ERROR_DAMAGED, /* broken or cut off */
  WG_EXCHANGE_ERROR_LIMIT,   /* too large, too wide, too long */
  WG_EXCHANGE_ERROR_READER,  /* the reading process cannot start, or ended */
  WG_EXCHANGE_ERROR_MAPPING, /* columns and fields do not fit */
  WG_EXCHANGE_ERROR_IDENTITY /* identity numbers of persons in it */
} WgExchangeError;

GQuark wg_exchange_error_quark (void);

G_END_DECLS
