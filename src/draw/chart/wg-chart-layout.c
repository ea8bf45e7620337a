/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart put in its place: a list of shapes and words with their boxes. It knows no colours and
 * paints nothing; each kind of chart fills the list in a file of its own. */

#include "wg-chart-layout-private.h"

#include "wg-text.h"

#include <math.h>
#include <string.h>

#define TALL 10000.0 /* pixels: higher than any chart */

static void
text_clear (WgChartText *text)
{
  g_free (text->text);
}

static WgChartLayout *
make_layout (WgChartData          *data,
             const WgChartOptions *options)
{
  WgChartLayout *self = g_new0 (WgChartLayout, 1);
  cairo_surface_t *nothing = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);

  self->data = wg_chart_data_ref (data);
  self->kind = wg_chart_data_get_kind (data);
  self->options = *options;
  self->em = MAX (options->text, 4);
  self->measure = cairo_create (nothing);
  cairo_surface_destroy (nothing);
  self->widths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->marks = g_array_new (FALSE, FALSE, sizeof (WgChartMark));
  self->nodes = g_array_new (FALSE, FALSE, sizeof (WgChartNode));
  self->texts = g_array_new (FALSE, FALSE, sizeof (WgChartText));
  g_array_set_clear_func (self->texts, (GDestroyNotify) text_clear);
  self->targets = g_array_new (FALSE, FALSE, sizeof (WgChartTarget));
  return self;
}

/* Title and scope; returns what they take. */
static double
lay_heading (WgChartLayout *self,
             gboolean       dry)
{
  const WgChartStyle title = { self->em * 1.25, TRUE, WG_CHART_INK_TEXT, 0, 0, WG_CHART_NO_PART };
  const WgChartStyle scope = { self->em, FALSE, WG_CHART_INK_DIM, 0, 0, WG_CHART_NO_PART };
  double y = 0;

  if (self->options.no_heading)
    return 0;
  y += _wg_chart_add_wrapped (self, wg_chart_data_get_title (self->data), 0, y,
                              self->options.width, &title, dry);
  if (!self->options.no_subtitle)
    y += _wg_chart_add_wrapped (self, wg_chart_data_get_subtitle (self->data), 0, y,
                                self->options.width, &scope, dry);
  return y > 0 ? ceil (y + self->em * 0.5) : 0;
}

static gboolean
has_points (WgChartData *data)
{
  for (guint i = 0; i < wg_chart_data_get_n_series (data); i++)
    if (wg_chart_data_get_series (data, i)->points->len > 0)
      return TRUE;
  return FALSE;
}

/**
 * wg_chart_layout_new:
 * @data: (transfer none): kept
 * @options: the room and the least size of text
 *
 * Returns: (transfer full): the chart in its place
 */
WgChartLayout *
wg_chart_layout_new (WgChartData          *data,
                     const WgChartOptions *options)
{
  static void (*const lay[]) (WgChartLayout *, double) = {
    [WG_CHART_LINE] = _wg_chart_lay_line,
    [WG_CHART_BAR] = _wg_chart_lay_bars,
    [WG_CHART_STACK] = _wg_chart_lay_stack,
    [WG_CHART_FUNNEL] = _wg_chart_lay_funnel,
    [WG_CHART_CALENDAR] = _wg_chart_lay_calendar,
    [WG_CHART_MULTIPLES] = _wg_chart_lay_multiples,
  };
  WgChartLayout *self = make_layout (data, options);
  double top = lay_heading (self, FALSE);

  if (has_points (data))
    lay[self->kind] (self, top);
  return self;
}

void
wg_chart_layout_free (WgChartLayout *self)
{
  wg_chart_data_unref (self->data);
  cairo_destroy (self->measure);
  g_hash_table_unref (self->widths);
  g_array_unref (self->marks);
  g_array_unref (self->nodes);
  g_array_unref (self->texts);
  g_array_unref (self->targets);
  g_free (self);
}

/**
 * wg_chart_measure_height:
 * @options: the width, the text, what stands elsewhere
 *
 * Returns: the height in logical pixels in which nothing is left out
 */
double
wg_chart_measure_height (WgChartData          *data,
                         const WgChartOptions *options)
{
  WgChartLayout *self = make_layout (data, options);
  double height = lay_heading (self, TRUE);

  self->options.height = TALL;
  if (!has_points (data))
    {
      wg_chart_layout_free (self);
      return height;
    }
  switch (self->kind)
    {
    case WG_CHART_BAR:
      height += _wg_chart_bars_height (self);
      break;
    case WG_CHART_STACK:
      height += _wg_chart_stack_height (self);
      break;
    case WG_CHART_FUNNEL:
      height += _wg_chart_funnel_height (self);
      break;
    case WG_CHART_CALENDAR:
      height += _wg_chart_calendar_height (self);
      break;
    case WG_CHART_MULTIPLES:
      height += _wg_chart_multiples_height (self);
      break;
    case WG_CHART_LINE:
    default:
      height += self->em * 12;
      break;
    }
  wg_chart_layout_free (self);
  return ceil (height);
}

double
_wg_chart_measure (WgChartLayout *self,
                   const char    *text,
                   double         size,
                   gboolean       bold)
{
  g_autofree char *key = g_strdup_printf ("%d %.2f %s", bold, size, text);
  double *known = g_hash_table_lookup (self->widths, key);
  g_autoptr (PangoLayout) layout = NULL;

  if (known != NULL)
    return *known;
  layout = wg_text_new_exact (self->measure, text, -1, size,
                              bold ? WG_TEXT_BOLD : WG_TEXT_NORMAL);
  known = g_new (double, 1);
  wg_text_measure (layout, known, NULL);
  g_hash_table_insert (self->widths, g_steal_pointer (&key), known);
  return *known;
}

static void
append_text (WgChartLayout      *self,
             const char         *text,
             const WgChartStyle *style,
             WgChartBox          box)
{
  WgChartText item = { g_strdup (text), *style, box };

  g_array_append_val (self->texts, item);
}

static WgChartBox
place_text (WgChartLayout      *self,
            const char         *text,
            double              x,
            double              y,
            const WgChartStyle *style)
{
  double width = _wg_chart_measure (self, text, style->size, style->bold);

  return (WgChartBox) { x - style->align * width, y, width, style->size * WG_CHART_LEADING };
}

WgChartBox
_wg_chart_add_text (WgChartLayout      *self,
                    const char         *text,
                    double              x,
                    double              y,
                    const WgChartStyle *style)
{
  WgChartBox box = place_text (self, text, x, y, style);

  append_text (self, text, style, box);
  return box;
}

static gboolean
boxes_meet (const WgChartBox *a,
            const WgChartBox *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height
         && b->y < a->y + a->height;
}

gboolean
_wg_chart_try_text (WgChartLayout      *self,
                    const char         *text,
                    double              x,
                    double              y,
                    const WgChartStyle *style)
{
  WgChartBox box = place_text (self, text, x, y, style);

  if (box.x < 0 || box.y < 0 || box.x + box.width > self->options.width
      || box.y + box.height > self->options.height)
    return FALSE;
  for (guint i = 0; i < self->texts->len; i++)
    if (boxes_meet (&box, &g_array_index (self->texts, WgChartText, i).box))
      return FALSE;
  append_text (self, text, style, box);
  return TRUE;
}

double
_wg_chart_add_wrapped (WgChartLayout      *self,
                       const char         *text,
                       double              x,
                       double              y,
                       double              width,
                       const WgChartStyle *style,
                       gboolean            dry)
{
  g_autoptr (PangoLayout) layout =
    wg_text_new_exact (self->measure, text, -1, style->size,
                       style->bold ? WG_TEXT_BOLD : WG_TEXT_NORMAL);
  const char *shaped = pango_layout_get_text (layout);
  double line_height = style->size * WG_CHART_LEADING;
  int all, n;

  if (*text == '\0')
    return 0;
  pango_layout_set_width (layout, (int) (MAX (width, style->size) * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  all = pango_layout_get_line_count (layout);
  n = self->name_lines > 0 ? MIN (all, (int) self->name_lines) : all;
  for (int i = 0; i < n && !dry; i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);
      g_autofree char *words = g_strndup (shaped + line->start_index, (gsize) line->length);

      if (i + 1 == n && n < all && *words != '\0')
        {
          char *shorter;

          *g_utf8_prev_char (words + strlen (words)) = '\0';
          shorter = g_strconcat (words, "…", NULL);
          g_free (words);
          words = shorter;
        }

      _wg_chart_add_text (self, g_strchomp (words), x, y + i * line_height, style);
    }
  return n * line_height;
}

void
_wg_chart_add_box (WgChartLayout *self,
                   WgChartBox     box,
                   WgChartInk     ink,
                   guint          index,
                   WgChartPart    part)
{
  double x = round (box.x), y = round (box.y);
  WgChartMark mark = { .shape = WG_CHART_SHAPE_BOX, .ink = ink, .index = index, .part = part };

  mark.box = (WgChartBox) { x, y, round (box.x + box.width) - x, round (box.y + box.height) - y };
  g_array_append_val (self->marks, mark);
}

void
_wg_chart_add_path (WgChartLayout     *self,
                    WgChartShape       shape,
                    const WgChartNode *nodes,
                    guint              n,
                    WgChartInk         ink,
                    double             line_width,
                    WgChartPart        part)
{
  WgChartMark mark = { .shape = shape, .ink = ink, .part = part, .first = self->nodes->len,
                       .n = n, .line_width = line_width };

  g_array_append_vals (self->nodes, nodes, n);
  g_array_append_val (self->marks, mark);
}

void
_wg_chart_add_dot (WgChartLayout *self,
                   double         x,
                   double         y,
                   double         radius,
                   WgChartInk     ink,
                   WgChartPart    part)
{
  WgChartMark mark = { .shape = WG_CHART_SHAPE_DOT, .ink = ink, .part = part };

  mark.box = (WgChartBox) { x - radius, y - radius, 2 * radius, 2 * radius };
  g_array_append_val (self->marks, mark);
}

void
_wg_chart_add_target (WgChartLayout *self,
                      WgChartPart    part,
                      WgChartBox     reach,
                      WgChartBox     box)
{
  WgChartTarget target = { part, reach, box, box };

  g_array_append_val (self->targets, target);
}

void
_wg_chart_add_row_target (WgChartLayout *self,
                          WgChartPart    part,
                          WgChartBox     row,
                          WgChartBox     bar)
{
  WgChartTarget target = { part, row, row, bar };

  target.seen.width = MAX (target.seen.width, self->em * 0.5);
  g_array_append_val (self->targets, target);
}
