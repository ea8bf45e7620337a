/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* GLib's queues and tasks lock with futexes that the thread sanitizer does not see, so it reports
 * races on correct hand-overs. These two lines tell it; in other builds they are nothing. */
#ifdef __SANITIZE_THREAD__
void __tsan_acquire (void *address);
void __tsan_release (void *address);
#define WG_HAND_OVER(pointer) __tsan_release (pointer)
#define WG_TAKE_OVER(pointer) __tsan_acquire (pointer)
#else
#define WG_HAND_OVER(pointer) ((void) (pointer))
#define WG_TAKE_OVER(pointer) ((void) (pointer))
#endif
