/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

#define WG_WEB_ERROR (wg_web_error_quark ())
#define WG_WEB_MAX_TILE ((gsize) 1 << 20) /* bytes of a tile */

typedef enum
{
  WG_WEB_ERROR_REFUSED, /* the service does not want this key */
  WG_WEB_ERROR_BUSY,    /* it asks to be left alone for a while */
  WG_WEB_ERROR_ANSWER,  /* what came is no map picture */
  WG_WEB_ERROR_SILENT   /* nothing came: no network, too slow, no valid certificate */
} WgWebError;

/**
 * WgWebAnswer:
 * @tile: (nullable): a PNG or JPEG of 256 or 512 pixels, safe to decode; NULL: none there
 * @expires: seconds since 1970 until which it may be kept; 0: it must not be kept
 * @retry_after: seconds, of WG_WEB_ERROR_BUSY where the service says so; else 0
 */
typedef struct
{
  GBytes *tile;
  gint64  expires;
  guint   retry_after;
} WgWebAnswer;

GQuark       wg_web_error_quark     (void);
/* A session that asks as little of the service, and believes it as little, as is possible: no
 * cookies, no passwords, few connections. Belongs to the main thread. */
SoupSession *wg_web_session_new     (void);
/* @deadline_ms: for the whole answer. */
void         wg_web_fetch_async     (SoupSession        *session,
                                     const char         *address,
                                     guint               deadline_ms,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
/* @answer: (out caller-allocates): @retry_after is set in any case. Errors are of WG_WEB_ERROR, or
 * G_IO_ERROR_CANCELLED; none has the address in it, for the key is part of it. */
gboolean     wg_web_fetch_finish    (GAsyncResult       *result,
                                     WgWebAnswer        *answer,
                                     GError            **error);
void         wg_web_answer_clear    (WgWebAnswer        *answer);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WgWebAnswer, wg_web_answer_clear)
/* Whether bytes are a picture that may be decoded; also for what was kept on the disk. */
gboolean     wg_web_is_tile         (GBytes             *tile);

G_END_DECLS
