/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-frame.h"
#include "wg-reader-output.h"

G_BEGIN_DECLS

typedef struct
{
  char          *name;
  WgReaderColumn type;
  guint          width; /* bytes of its longest text */
  guint          decimals;
} WgLayerColumn;

/* A file that goes along. */
typedef struct
{
  char         *name;
  const guint8 *data; /* in the request */
  gsize         length;
} WgLayerFile;

/**
 * WgLayerInput:
 * @rows: the ROW frames, one after another
 *
 * A layer to be written, as the parent asked for it.
 */
typedef struct
{
  char         *format;
  char         *name;
  char         *made;
  WgReaderShape shape;
  guint         memory_mib;
  guint         cpu_seconds;
  GArray       *columns; /* of WgLayerColumn */
  GArray       *files;   /* of WgLayerFile */
  WgFrameCursor rows;
  GByteArray   *bytes;   /* the whole request */
} WgLayerInput;

/* FALSE when it is no request of this version. @fd: up to the end of the stream. */
gboolean wg_layer_input_receive (WgLayerInput *self, int fd);
/* The payload of the next row; FALSE after the last, and @self->rows.bad says whether all of them
 * came. */
gboolean wg_layer_input_next    (WgLayerInput *self, WgFrameCursor *row);
void     wg_layer_input_clear   (WgLayerInput *self);

G_END_DECLS
