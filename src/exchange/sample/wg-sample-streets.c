/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names for the smaller streets: pieces that go straight on over a crossing are one street. */

#include "wg-sample-town.h"

static guint
first_of (const WgSampleStreet *street)
{
  return g_array_index (street->path, guint, 0);
}

static guint
last_of (const WgSampleStreet *street)
{
  return g_array_index (street->path, guint, street->path->len - 1);
}

static void
turn_round (WgSampleStreet *street)
{
  guint *v = (guint *) (gpointer) street->path->data;

  for (guint i = 0, k = street->path->len - 1; i < k; i++, k--)
    {
      guint kept = v[i];

      v[i] = v[k];
      v[k] = kept;
    }
}

/* Whether a goes on as b at a's last and b's first vertex: by less than 25 degrees off. */
static gboolean
goes_on (const WgSampleTown   *town,
         const WgSampleStreet *a,
         const WgSampleStreet *b)
{
  WgSamplePoint p = wg_sample_mesh_get_point (
    town->mesh, g_array_index (a->path, guint, a->path->len - 2));
  WgSamplePoint q = wg_sample_mesh_get_point (town->mesh, last_of (a));
  WgSamplePoint r = wg_sample_mesh_get_point (town->mesh, g_array_index (b->path, guint, 1));
  gint64 dot = (q.x - p.x) * (r.x - q.x) + (q.y - p.y) * (r.y - q.y);
  gint64 length = wg_sample_distance (p, q) * wg_sample_distance (q, r);

  return last_of (a) == first_of (b) && dot > length / 1000 * 906;
}

/* Appends b to a when they are one street, whichever way round they were laid. */
static gboolean
join (const WgSampleTown *town,
      WgSampleStreet     *a,
      WgSampleStreet     *b)
{
  for (guint way = 0; way < 4; way++)
    {
      if (goes_on (town, a, b))
        {
          g_array_append_vals (a->path, (guint *) (gpointer) b->path->data + 1, b->path->len - 1);
          return TRUE;
        }
      turn_round (b);
      if (way == 1)
        turn_round (a);
    }
  turn_round (a);
  return FALSE;
}

static gint64
length_of (const WgSampleTown   *town,
           const WgSampleStreet *street)
{
  gint64 sum = 0;

  for (guint i = 0; i + 1 < street->path->len; i++)
    sum += wg_sample_distance (
      wg_sample_mesh_get_point (town->mesh, g_array_index (street->path, guint, i)),
      wg_sample_mesh_get_point (town->mesh, g_array_index (street->path, guint, i + 1)));
  return sum;
}

static const char *
name_at (guint n)
{
  static const char *const names[] = {
    "柳溪路", "荷香路", "竹苑路", "松涛路", "梅岭路", "桂花路", "兰亭路", "菊园路", "桃源路",
    "杏林路", "枫桥路", "槐荫路", "榆园路", "樟树路", "棠梨路", "春晖路", "夏荷路", "秋实路",
    "冬青路", "晨光路", "晚霞路", "书院路", "文昌路", "学堂路", "渔歌路", "船坞路", "渡口街",
    "米市街", "豆市街", "茶市街", "布市街", "灯笼街", "鼓楼街", "钟楼街", "石榴巷", "枣树巷",
    "古井巷", "青石巷", "白墙巷", "灰瓦巷", "同心路", "睦邻路", "安居路", "乐业路", "丰收路",
    "清泉路", "甘泉路", "流水路", "长堤路", "平湖路", "映月路", "听雨路", "观澜路", "揽翠路",
    "叠翠路", "云栖路", "雁归路", "鹭鸣路", "燕来路", "莺语路", "麦浪路", "稻香路", "果园路",
    "苗圃路", "花圃路", "砖窑路", "水车路", "磨坊路", "油坊路", "粮仓路", "驿道", "古道",
  };

  return n < G_N_ELEMENTS (names) ? names[n] : NULL;
}

static void
take_minor (WgSampleTown *self,
            GPtrArray    *minor)
{
  for (guint i = 0; i < self->streets->len;)
    {
      WgSampleStreet *street = g_ptr_array_index (self->streets, i);

      if (street->rank == 3 && street->name == NULL)
        g_ptr_array_add (minor, g_ptr_array_steal_index (self->streets, i));
      else
        i++;
    }
}

typedef struct
{
  WgSampleStreet *street;
  gint64          length;
} Measured;

static int
compare_lengths (gconstpointer pa,
                 gconstpointer pb)
{
  const Measured *a = pa, *b = pb;

  if (a->length != b->length)
    return a->length > b->length ? -1 : 1;
  return first_of (a->street) < first_of (b->street) ? -1 : 1;
}

/* The longest first: what is left when the names are used up are short ones. */
static void
give_names (WgSampleTown *self,
            GPtrArray    *minor)
{
  g_autoptr (GArray) measured = g_array_new (FALSE, FALSE, sizeof (Measured));

  for (guint i = 0; i < minor->len; i++)
    {
      WgSampleStreet *street = g_ptr_array_index (minor, i);
      Measured entry = { street, length_of (self, street) };

      g_array_append_val (measured, entry);
    }
  g_array_sort (measured, compare_lengths);
  for (guint i = 0; i < measured->len; i++)
    g_array_index (measured, Measured, i).street->name = name_at (i);
}

void
wg_sample_town_name_streets (WgSampleTown *self)
{
  g_autoptr (GPtrArray) minor
    = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_sample_street_free);

  take_minor (self, minor);
  for (guint i = 0; i < minor->len; i++)
    {
      for (guint k = i + 1; k < minor->len;)
        {
          if (join (self, g_ptr_array_index (minor, i), g_ptr_array_index (minor, k)))
            {
              g_ptr_array_remove_index (minor, k);
              k = i + 1;
            }
          else
            k++;
        }
    }
  give_names (self, minor);
  while (minor->len > 0)
    g_ptr_array_add (self->streets, g_ptr_array_steal_index (minor, 0));
}
