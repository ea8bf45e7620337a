/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-reader-output.h"

G_BEGIN_DECLS

/* The streets of an OpenStreetMap extract (.osm, XML): ways with a "highway", as lines. */
gboolean wg_osm_read (const char *name, const char *text, gsize length, WgReaderOutput *output,
                      WgReaderIssue *issue);

G_END_DECLS
