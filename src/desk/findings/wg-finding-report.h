/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-date.h"
#include "wg-finding.h"

G_BEGIN_DECLS

/* Findings for a mail or a table. @findings: (element-type WgFinding). */
/* A heading, then a line a finding under its severity. (transfer full) */
char *wg_finding_report_to_text (GPtrArray *findings, const char *heading);
/* RFC 4180 with a byte order mark, which spreadsheets need to read Chinese. (transfer full) */
char *wg_finding_report_to_csv  (GPtrArray *findings);
/* The same as a table or, printed by GB/T 9704, as PDF, by the ending of @path: .csv, .xlsx, .pdf.
 * @heading: what the list is of; @made: when. What was at @path stays untouched when it fails. */
gboolean wg_finding_report_write (GPtrArray *findings, const char *heading, WgTime made,
                                  const char *path, GError **error);

G_END_DECLS
