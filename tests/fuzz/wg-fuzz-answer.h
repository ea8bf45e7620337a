/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-answer-parser.h"
#include "wg-reader-output.h"

/* An answer of the child that stays in memory. */
void wg_fuzz_answer_begin (WgReaderOutput *output);
/* What was said so far, as its parent takes it. */
gboolean wg_fuzz_answer_feed (WgReaderOutput *output, WgAnswerParser *parser);
void wg_fuzz_answer_clear (WgReaderOutput *output);
