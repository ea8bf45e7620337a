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
  char  *encoding; /* after decoding: the one that was found, when none was asked for */
  GIConv iconv;    /* (GIConv) -1 for UTF-8 */
  GIConv chinese;  /* (GIConv) -1 where one was asked for, as is the next */
  GIConv wide;
} WgTextDecoder;

gboolean wg_text_decoder_init  (WgTextDecoder *self, const char *encoding);
void     wg_text_decoder_clear (WgTextDecoder *self);
char    *wg_text_decode        (WgTextDecoder *self, const char *bytes, gsize length,
                                gsize *n_text, WgReaderIssue *issue);

G_END_DECLS
