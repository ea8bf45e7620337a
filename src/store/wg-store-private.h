/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-store-core.h"

G_BEGIN_DECLS

struct _WgStore
{
  GObject      parent_instance;

  WgStoreCore *core;
};

G_END_DECLS
