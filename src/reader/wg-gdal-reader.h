/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-reader-input.h"

G_BEGIN_DECLS

void     wg_gdal_reader_prepare (void);
gboolean wg_gdal_read           (const WgReaderInput *input, const char *driver,
                                 const char *encoding, const GArray *lines,
                                 WgReaderOutput *output, WgReaderIssue *issue);

G_END_DECLS
