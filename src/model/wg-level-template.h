/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define WG_LEVELS_LEAST 3
#define WG_LEVELS_MOST 7

/**
 * WgLevelPlace:
 *
 * Where a level stands whatever it is called, from the top down. Words of one template are put on
 * the levels of another by it.
 */
typedef enum
{
  WG_LEVEL_PLACE_NONE,
  WG_LEVEL_PLACE_PROVINCE,  /* codes of 2 digits */
  WG_LEVEL_PLACE_CITY,      /* 4 */
  WG_LEVEL_PLACE_DISTRICT,  /* 6 */
  WG_LEVEL_PLACE_TOWNSHIP,  /* 9 */
  WG_LEVEL_PLACE_COMMUNITY, /* 12 */
  WG_LEVEL_PLACE_GRID,      /* a branch of grids or compounds */
  WG_LEVEL_PLACE_GROUP      /* below it: groups, building heads, Party households */
} WgLevelPlace;

/**
 * WgTemplateLevel:
 * @number: 1 … 7 from the top down
 * @name: in the language of the user: 社区
 * @duty: (nullable): one line (M12)
 * @code_length: digits of its units' codes; 0: none are needed
 * @count_only: has no units; the grids count what there is (M06)
 * @may_skip: a unit may stand right under the level above this one (M01)
 * @body_types: ids of the bodies that may stand here
 */
typedef struct
{
  guint        number;
  WgLevelPlace place;
  char        *name;
  char        *duty;
  guint        code_length;
  gboolean     count_only;
  gboolean     may_skip;
  GStrv        body_types;
} WgTemplateLevel;

/**
 * WgLevelTemplate:
 * @id: what the file's setting "level_template" says
 * @name: of the model: 区下四级架构
 * @about: (nullable): a sentence
 * @is_default: for a new file
 * @levels: (element-type WgTemplateLevel): from the top down
 *
 * The words of a tree. Data: templates/levels-*.json, or a row of kind "template" in the file.
 */
typedef struct
{
  char      *id;
  char      *name;
  char      *about;
  gboolean   is_default;
  GPtrArray *levels;
} WgLevelTemplate;

/* (transfer full): @what names the template in a sentence of the error. */
WgLevelTemplate       *wg_level_template_new  (GBytes *json, const char *what,
                                               const char *language, GError **error);
void                   wg_level_template_free (WgLevelTemplate *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgLevelTemplate, wg_level_template_free)

/* (nullable) (transfer none) */
const WgTemplateLevel *wg_level_template_find_place  (const WgLevelTemplate *self,
                                                      WgLevelPlace place);
const WgTemplateLevel *wg_level_template_find_number (const WgLevelTemplate *self, guint number);
/* (transfer full): "区—街道（镇）—社区" */
char                  *wg_level_template_dup_line    (const WgLevelTemplate *self);
/* "community", as templates say it; %WG_LEVEL_PLACE_NONE for an unknown word. */
WgLevelPlace           wg_level_place_find           (const char *name);
/* The place of division codes of this length; %WG_LEVEL_PLACE_NONE for other lengths. */
WgLevelPlace           wg_level_place_from_length    (guint code_length);
/* The same of a level that does not say it: below the community by what stands above it. */
WgLevelPlace           wg_level_place_guess          (guint code_length, WgLevelPlace above);

G_END_DECLS
