/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-reader-output.h"

G_BEGIN_DECLS

/**
 * WgReaderPart:
 *
 * One file of the input, first a descriptor and then its bytes in memory.
 */
typedef struct
{
  char  *suffix; /* ".shp", lower case */
  int    fd;
  char  *data;
  gsize  length;
} WgReaderPart;

/**
 * WgReaderInput:
 *
 * What the parent asked for.
 */
typedef struct
{
  char  *name;     /* the file's name without its folder */
  char  *encoding; /* "" to guess */
  int    epsg;     /* 0: what the file says */
  guint  memory_mib;
  guint  cpu_seconds;
  guint  n_parts;
  WgReaderPart parts[WG_READER_MAX_PARTS];
} WgReaderInput;

GByteArray         *wg_reader_input_read_all (int fd, gsize most);
gboolean            wg_reader_input_receive  (WgReaderInput *self, int fd);
gboolean            wg_reader_input_load     (WgReaderInput *self, WgReaderIssue *issue);
const WgReaderPart *wg_reader_input_find     (const WgReaderInput *self, const char *suffix);
void                wg_reader_input_clear    (WgReaderInput *self);

G_END_DECLS
