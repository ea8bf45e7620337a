/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The closed list of what can go wrong with a file. Sentences are made where the file and the
 * cause are known. */

#include "wg-store-error.h"

G_DEFINE_QUARK (wg-store-error-quark, wg_store_error)
