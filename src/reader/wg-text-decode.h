/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-reader-output.h"

G_BEGIN_DECLS

/**
 * WgTextDecoder:
 *
 * One encoding, made ready before the child locks itself: the C library loads the tables of an
 * encoding from disk when it is opened, and that is not possible afterwards.
 */
typedef struct
{
  char  *encoding; /* "UTF-8" when none was asked for */
  GIConv iconv;    /* (GIConv) -1 for UTF-8 */
} WgTextDecoder;

gboolean wg_text_decoder_init  (WgTextDecoder *self, const char *encoding);
void     wg_text_decoder_clear (WgTextDecoder *self);
char    *wg_text_decode        (WgTextDecoder *self, const char *bytes, gsize length,
                                gsize *n_text, WgReaderIssue *issue);

G_END_DECLS
