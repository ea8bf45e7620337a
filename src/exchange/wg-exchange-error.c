/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can go wrong with a foreign file. The sentences are in wg-reader-sentence.c. */

#include "wg-exchange-error.h"

G_DEFINE_QUARK (wg-exchange-error-quark, wg_exchange_error)
