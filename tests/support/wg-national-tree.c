/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tree of any size, the same rows for the same number. No name in it is taken from anywhere. */

#include "wg-national-tree.h"

#define N_LEVELS 5

static const char *const syllables[] = {
  "青", "禾", "河", "东", "园", "西", "柳", "石", "桥", "南", "山", "清", "泉", "白", "云", "龙",
  "江", "北", "湖", "大", "塘", "金", "竹", "松", "林", "新", "安", "永", "和", "平", "阳", "长",
  "高", "家", "湾", "坪", "岭", "溪", "沙", "田", "黄", "花", "红", "丰", "乐", "光", "明", "上",
  "下", "前", "后", "三", "五", "七", "梅", "桂", "杨", "陈", "罗", "古", "银", "玉", "双", "仁",
};

static const char *const endings[N_LEVELS] = { "省", "市", "县", "镇", "村" };
static const guint code_lengths[N_LEVELS] = { 2, 4, 6, 9, 12 };
/* How many lie under one of the level above, for 620,000 in all. */
static const guint widths[N_LEVELS] = { 31, 11, 8, 15, 15 };

/* Scatters row ids as random ones are scattered, without repeating one. */
static gint64
scatter (guint64 number)
{
  number = (number + 1) * 0x9e3779b97f4a7c15u;
  number = (number ^ (number >> 30)) * 0xbf58476d1ce4e5b9u;
  number = (number ^ (number >> 27)) * 0x94d049bb133111ebu;
  return (gint64) ((number ^ (number >> 31)) & G_MAXINT64);
}

static char *
make_name (guint number,
           guint level)
{
  guint n = G_N_ELEMENTS (syllables);
  guint mixed = number * 2654435761u;
  guint first = mixed % n, second = mixed / n % n, third = mixed / n / n % n;

  return g_strconcat (syllables[first], syllables[second],
                      mixed % 3 == 0 ? syllables[third] : "", endings[level], NULL);
}

static void
add_levels (WgEdit *edit)
{
  for (guint i = 0; i < N_LEVELS; i++)
    {
      g_autoptr (WgRow) row = wg_row_new (&wg_kind_level, i + 1);

      wg_row_set_int (row, WG_LEVEL_NUMBER, i + 1);
      wg_row_set_text (row, WG_LEVEL_NAME, endings[i]);
      wg_row_set_int (row, WG_LEVEL_CODE_LENGTH, code_lengths[i]);
      wg_edit_insert (edit, row);
    }
}

typedef struct
{
  WgEdit *edit;
  guint   n_units;
  guint   n_done;
} Growth;

static void
grow (Growth     *growth,
      gint64      parent,
      const char *above,
      guint       level)
{
  for (guint i = 0; i < widths[level] && growth->n_done < growth->n_units; i++)
    {
      int digits = (int) (code_lengths[level] - (level > 0 ? code_lengths[level - 1] : 0));
      guint number = level == 0 ? i + 11 : i + 1;
      g_autofree char *code = g_strdup_printf ("%s%0*u", above, digits, number);
      g_autofree char *name = make_name (growth->n_done, level);
      gint64 id = scatter (growth->n_done);
      g_autoptr (WgRow) row = wg_row_new (&wg_kind_unit, id);

      wg_row_set_text (row, WG_UNIT_CODE, code);
      wg_row_set_text (row, WG_UNIT_NAME, name);
      wg_row_set_int (row, WG_UNIT_LEVEL, level + 1);
      if (parent != 0)
        wg_row_set_int (row, WG_UNIT_PARENT, parent);
      wg_edit_insert (growth->edit, row);
      growth->n_done++;
      if (level + 1 < N_LEVELS)
        grow (growth, id, code, level + 1);
    }
}

WgEdit *
wg_national_tree_new (guint n_units)
{
  WgEdit *edit = wg_edit_new ("Build a national tree");
  Growth growth = { edit, n_units, 0 };

  add_levels (edit);
  grow (&growth, 0, "", 0);
  return edit;
}
