/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-reader-output.h"

G_BEGIN_DECLS

/* What of an OpenStreetMap extract in the binary form (.osm.pbf) belongs on a map, as wg_osm_read()
 * has it of the XML. */
gboolean wg_osm_pbf_read (const char *name, const char *data, gsize length,
                          WgReaderOutput *output, WgReaderIssue *issue);

G_END_DECLS
