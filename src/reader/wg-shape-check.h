/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-reader-input.h"

G_BEGIN_DECLS

gboolean wg_shape_check (const WgReaderInput *input, WgReaderIssue *issue);

G_END_DECLS
