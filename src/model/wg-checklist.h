/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * WgChecklistItem:
 * @id: what a post's items name: "first_aid_box"
 * @name: in the language of the user: 急救药箱
 * @expires: it counts only with a date up to which it is good, and until then (P-02)
 */
typedef struct
{
  char    *id;
  char    *name;
  gboolean expires;
} WgChecklistItem;

/**
 * WgChecklist:
 * @items: (element-type WgChecklistItem): what a post must have, all of them
 *
 * A service standard of posts: 八项基本服务, 七个一, 五可 (P-01).
 */
typedef struct
{
  char      *id;
  char      *name;
  GPtrArray *items;
} WgChecklist;

/**
 * WgPostWord:
 *
 * A type, grade or status of posts: what files keep and what people call it (P-03).
 */
typedef struct
{
  char *id;
  char *name;
} WgPostWord;

/**
 * WgPostStandards:
 * @types, @grades, @statuses: (element-type WgPostWord)
 * @checklists: (element-type WgChecklist)
 *
 * The words and standards of red posts. Data: templates/posts.json, or a row of kind "template" of
 * type "posts" in the file, which stands for the whole. Immutable, reference-counted.
 */
typedef struct
{
  gatomicrefcount references;
  GPtrArray      *types;
  GPtrArray      *grades;
  GPtrArray      *statuses;
  GPtrArray      *checklists;
} WgPostStandards;

/* @what names the file in the sentence of an error. */
WgPostStandards       *wg_post_standards_load  (GBytes *json, const char *what,
                                                const char *language, GError **error);
WgPostStandards       *wg_post_standards_ref   (WgPostStandards *self);
void                   wg_post_standards_unref (WgPostStandards *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgPostStandards, wg_post_standards_unref)

const WgChecklist     *wg_post_standards_find_checklist (const WgPostStandards *self,
                                                         const char *id); /* (nullable) */
const WgChecklistItem *wg_checklist_find_item  (const WgChecklist *self, const char *id);
/* (transfer none): the name, or @id itself where no word has it; "" for NULL. */
const char            *wg_post_words_name      (GPtrArray *words, const char *id);

G_END_DECLS
