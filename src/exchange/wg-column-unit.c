/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Units that people write behind a column's name or a number: 亩, 公顷, 万人. What is kept is in
 * square metres, single things and hours. A number is changed only by a unit that is written
 * there; nothing is guessed from its size. */

#include "wg-column-unit.h"

#include <math.h>
#include <string.h>

typedef enum
{
  NONE,
  COUNTED,
  SURFACE, /* m² */
  DURATION /* h */
} Dimension;

static const struct
{
  const char *word;
  Dimension   dimension;
  double      factor;
} units[] = {
  { "万平方米", SURFACE, 10000 },
  { "万平米", SURFACE, 10000 },
  { "平方公里", SURFACE, 1000000 },
  { "平方千米", SURFACE, 1000000 },
  { "平方米", SURFACE, 1 },
  { "平米", SURFACE, 1 },
  { "公顷", SURFACE, 10000 },
  { "亩", SURFACE, 2000.0 / 3 }, /* 15 亩 are one hectare */
  { "km²", SURFACE, 1000000 },
  { "km2", SURFACE, 1000000 },
  { "㎢", SURFACE, 1000000 },
  { "hm²", SURFACE, 10000 },
  { "hm2", SURFACE, 10000 },
  { "ha", SURFACE, 10000 },
  { "m²", SURFACE, 1 },
  { "m2", SURFACE, 1 },
  { "㎡", SURFACE, 1 },
  { "sqm", SURFACE, 1 },
  { "万人次", COUNTED, 10000 },
  { "千人次", COUNTED, 1000 },
  { "万人", COUNTED, 10000 },
  { "万户", COUNTED, 10000 },
  { "万名", COUNTED, 10000 },
  { "千人", COUNTED, 1000 },
  { "千户", COUNTED, 1000 },
  { "百户", COUNTED, 100 },
  { "人次", COUNTED, 1 },
  { "万", COUNTED, 10000 },
  { "千", COUNTED, 1000 },
  { "户", COUNTED, 1 },
  { "人", COUNTED, 1 },
  { "名", COUNTED, 1 },
  { "个", COUNTED, 1 },
  { "件", COUNTED, 1 },
  { "场", COUNTED, 1 },
  { "次", COUNTED, 1 },
  { "小时", DURATION, 1 },
  { "工时", DURATION, 1 },
  { "分钟", DURATION, 1.0 / 60 },
  { "min", DURATION, 1.0 / 60 },
  { "h", DURATION, 1 },
};

static Dimension
dimension_of (const WgField *field)
{
  if ((field->flags & WG_FIELD_COUNT) != 0)
    return COUNTED;
  if (field->type != WG_VALUE_REAL)
    return NONE;
  if (strcmp (field->name, "floor_area") == 0)
    return SURFACE;
  return strcmp (field->name, "hours") == 0 ? DURATION : NONE;
}

gboolean
wg_column_unit_has (const WgField *field)
{
  return dimension_of (field) != NONE;
}

/* The factor of @text as a whole; 0 when it is no unit of that dimension. */
static double
factor_of (const char *text,
           Dimension   dimension)
{
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (units[i].dimension == dimension && g_ascii_strcasecmp (units[i].word, text) == 0)
      return units[i].factor;
  return 0;
}

char *
wg_column_unit_split (const WgField *field,
                      const char    *name,
                      double        *factor)
{
  static const char *const pairs[][2] = { { "(", ")" }, { "（", "）" }, { "[", "]" },
                                          { "【", "】" } };
  Dimension dimension = dimension_of (field);
  g_autofree char *plain = g_strstrip (g_strdup (name));

  for (guint i = 0; dimension != NONE && i < G_N_ELEMENTS (pairs); i++)
    {
      char *open = g_strrstr (plain, pairs[i][0]);
      g_autofree char *unit = NULL;
      gsize length;

      if (open == NULL || open == plain || !g_str_has_suffix (open, pairs[i][1]))
        continue;
      length = strlen (open) - strlen (pairs[i][0]) - strlen (pairs[i][1]);
      unit = g_strstrip (g_strndup (open + strlen (pairs[i][0]), length));
      if (g_str_has_prefix (unit, "单位：") || g_str_has_prefix (unit, "单位:"))
        memmove (unit, strstr (unit, "位") + strlen ("位："),
                 strlen (strstr (unit, "位") + strlen ("位：")) + 1);
      *factor = factor_of (unit, dimension);
      if (*factor == 0)
        continue;
      *open = '\0';
      return g_strdup (g_strchomp (plain));
    }
  return NULL;
}

/* Digits, a point, and thousands' commas where they belong. */
static gboolean
parse (const char *text,
       gsize       length,
       double     *number)
{
  g_autofree char *plain = g_strndup (text, length);
  char *end;
  char *to = plain;

  for (const char *from = plain; *from != '\0'; from++)
    if (*from != ',')
      *to++ = *from;
  *to = '\0';
  g_strstrip (plain);
  *number = g_ascii_strtod (plain, &end);
  return end != plain && *end == '\0' && isfinite (*number) &&
         strspn (plain, "+-.0123456789") == strlen (plain);
}

char *
wg_column_unit_apply (const WgField *field,
                      const char    *text,
                      double         factor)
{
  Dimension dimension = dimension_of (field);
  gsize digits = strspn (text, "+-.,0123456789 ");
  g_autofree char *unit = g_strstrip (g_strdup (text + digits));
  char plain[G_ASCII_DTOSTR_BUF_SIZE];
  double own = 0, number, whole;

  if (dimension == NONE || (factor == 1 && *unit == '\0'))
    return g_strdup (text);
  own = *unit != '\0' ? factor_of (unit, dimension) : 0;
  if ((*unit != '\0' && own == 0) || !parse (text, digits, &number))
    return g_strdup (text);
  /* A unit in the cell says more than the one over the column: "1.2万" is not ten thousand of it,
   * but a column of 万人 with "12人" means twelve. */
  number *= *unit != '\0' ? own : factor;
  whole = round (number);
  /* 1.2345万 is no fraction of a person; the thirds of 亩 stay. */
  if (fabs (number - whole) < 1e-6)
    number = whole;
  return g_strdup (g_ascii_formatd (plain, sizeof plain, number == whole ? "%.0f" : "%.6f",
                                    number));
}
