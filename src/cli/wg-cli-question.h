/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-cli-reach.h"
#include "wg-records.h"

G_BEGIN_DECLS

/**
 * WgCliQuestion:
 *
 * What "figure" and "records" are asked, as options and then as a question.
 */
typedef struct
{
  gboolean   json;
  gboolean   late;
  char      *unit;
  char      *period;
  char      *cutoff;
  char      *at;
  char      *by;
  WgCliReach reach;
  char      *class_name; /* name of a service class, or "class / class below" */
  char      *figure;     /* the indicator as an option, for who does not write it after the file */
  WgQuestion question;
} WgCliQuestion;

#define WG_CLI_QUESTION_ENTRIES(options)                                         \
  { "figure", 0, 0, G_OPTION_ARG_STRING, &(options).figure, NULL, NULL },        \
  { "json", 0, 0, G_OPTION_ARG_NONE, &(options).json, NULL, NULL },              \
  { "unit", 0, 0, G_OPTION_ARG_STRING, &(options).unit, NULL, NULL },            \
  { "period", 0, 0, G_OPTION_ARG_STRING, &(options).period, NULL, NULL },        \
  { "cutoff", 0, 0, G_OPTION_ARG_STRING, &(options).cutoff, NULL, NULL },        \
  { "at", 0, 0, G_OPTION_ARG_STRING, &(options).at, NULL, NULL },                \
  WG_CLI_REACH_ENTRIES ((options).reach),                                        \
  { "class", 0, 0, G_OPTION_ARG_STRING, &(options).class_name, NULL, NULL },     \
  { "by", 0, 0, G_OPTION_ARG_STRING, &(options).by, NULL, NULL }

void        wg_cli_question_clear (WgCliQuestion *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WgCliQuestion, wg_cli_question_clear)
/* Parses @words with @options, which are WG_CLI_QUESTION_ENTRIES and what else there may be; @path
 * is the file. WG_CLI_DONE, or WG_CLI_USAGE with the mistake on standard error. */
int         wg_cli_question_read  (WgCliQuestion *self, const char *usage,
                                   const GOptionEntry *options, char **words, char **path);
/* Opens the file and finds the unit; NULL with the mistake on standard error. */
WgDistrict *wg_cli_question_open  (WgCliQuestion *self, const char *path);
/* (transfer full): indicator, unit, period, cutoff. */
json_t     *wg_cli_question_describe (const WgCliQuestion *self, const WgPeriod *period);

G_END_DECLS
