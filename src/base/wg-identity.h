/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  WG_IDENTITY_NONE,
  WG_IDENTITY_ID_NUMBER, /* 18 digits that pass the check digit, or an old one of 15 */
  WG_IDENTITY_PHONE      /* a private phone: 11 digits that begin 13 … 19 */
} WgIdentity;

/* What a free text says about a person that is never to be stored (rules.md 2.0). An identity
 * number counts before a phone. */
WgIdentity wg_identity_find   (const char *text);
/* The same, and where it stands: bytes @start … before @end of @text, to be underlined. */
WgIdentity wg_identity_locate (const char *text, gsize *start, gsize *end);

G_END_DECLS
