/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-finding.h"

G_BEGIN_DECLS

/* Findings for a mail or a table. @findings: (element-type WgFinding). */
/* A heading, then a line a finding under its severity. (transfer full) */
char *wg_finding_report_to_text (GPtrArray *findings, const char *heading);
/* RFC 4180 with a byte order mark, which spreadsheets need to read Chinese. (transfer full) */
char *wg_finding_report_to_csv  (GPtrArray *findings);

G_END_DECLS
