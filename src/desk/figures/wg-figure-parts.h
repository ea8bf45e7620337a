/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-evaluator.h"

G_BEGIN_DECLS

/**
 * WgParting:
 *
 * A figure while it is divided into parts.
 */
typedef struct
{
  WgInquiry        *inquiry;
  const WgQuestion *question;
  WgInquiryPlace    place;   /* what the question asks about */
  const GArray     *classes; /* (nullable) numbers in the cube */
  WgFigure         *figure;
  GArray           *sizes;   /* double, by part: what the card's limit is compared with */
} WgParting;

/* Adds the parts that the question wants. FALSE with %G_IO_ERROR_NOT_SUPPORTED. */
gboolean wg_figure_divide (WgParting *parting, GError **error);

G_END_DECLS
