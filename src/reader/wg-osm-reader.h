/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-reader-output.h"

G_BEGIN_DECLS

/* What of an OpenStreetMap extract (.osm, XML) belongs on a map: see wg-osm-map.h. */
gboolean wg_osm_read (const char *name, const char *text, gsize length, WgReaderOutput *output,
                      WgReaderIssue *issue);

G_END_DECLS
