/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-layer-input.h"

G_BEGIN_DECLS

/* Before the lock: drivers and PROJ's database. */
void     wg_gdal_writer_prepare (void);
/* Behind it: the files of the layer as FILE frames; not finished here. FALSE with @issue, whose
 * texts belong to GDAL. */
gboolean wg_gdal_write          (WgLayerInput *input, WgReaderOutput *output,
                                 WgReaderIssue *issue);

G_END_DECLS
