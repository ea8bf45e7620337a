/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"

#include <jansson.h>

G_BEGIN_DECLS

/* Exit status of the contract: done; refused, damaged or findings; wrong usage. */
enum
{
  WG_CLI_DONE = 0,
  WG_CLI_REFUSED = 1,
  WG_CLI_USAGE = 2
};

/**
 * WgCliCommand:
 * @name: first word after the program's name
 * @usage: its arguments, for the usage line
 * @summary: one line, untranslated
 * @run: gets the words after @name and returns the exit status
 */
typedef struct
{
  const char *name;
  const char *usage;
  const char *summary;
  int       (*run) (const char *usage, char **words);
} WgCliCommand;

/* Parses @words with @options; TRUE when just @n_files (or more, with @more) files are left in
 * @files. Else the mistake and the usage line are on standard error. */
gboolean    wg_cli_parse      (const char         *usage,
                               const GOptionEntry *options,
                               char              **words,
                               guint               n_files,
                               gboolean            more,
                               GStrv              *files);
/* A day as --at has it, a size as --size has it; else the mistake is on standard error. */
gboolean    wg_cli_parse_day   (const char *usage, const char *text, WgDate *day);
/* A moment as --at and --cutoff have it; NULL gives %WG_TIME_NONE. The mistake is on standard
 * error. */
gboolean    wg_cli_parse_time  (const char *usage, const char *text, WgTime *time);
gboolean    wg_cli_parse_size  (const char *usage, const char *text, double *width,
                                double *height);
int         wg_cli_usage      (const char *usage, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* Prints a sentence on standard error and returns WG_CLI_REFUSED. */
int         wg_cli_refuse     (const GError *error);
/* Opens a file that must exist. */
WgDistrict *wg_cli_open       (const char *path, WgDistrictFlags flags, GError **error);
/* A unit by its code; NULL is the whole file and gives 0. */
gboolean    wg_cli_find_unit  (WgDistrict *district, const char *code, gint64 *unit,
                               GError **error);
/* (transfer full) @object: printed on standard output with a line feed. */
void        wg_cli_print_json (json_t *object);
/* A value as JSON prints it: integers without decimals, else rounded to @decimals. */
json_t     *wg_cli_json_number (double value, guint decimals);
/* Text or null. */
json_t     *wg_cli_json_text  (const char *text);

int wg_cli_sample   (const char *usage, char **words);
int wg_cli_info     (const char *usage, char **words);
int wg_cli_import   (const char *usage, char **words);
int wg_cli_export   (const char *usage, char **words);
int wg_cli_figure   (const char *usage, char **words);
int wg_cli_coverage (const char *usage, char **words);
int wg_cli_records  (const char *usage, char **words);
int wg_cli_render   (const char *usage, char **words);
int wg_cli_org      (const char *usage, char **words);
int wg_cli_chart    (const char *usage, char **words);
int wg_cli_deck     (const char *usage, char **words);
int wg_cli_findings (const char *usage, char **words);
int wg_cli_match    (const char *usage, char **words);
int wg_cli_repair   (const char *usage, char **words);
int wg_cli_verify   (const char *usage, char **words);
int wg_cli_backup   (const char *usage, char **words);
int wg_cli_backups  (const char *usage, char **words);
int wg_cli_restore  (const char *usage, char **words);

G_END_DECLS
