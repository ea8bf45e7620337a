/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The matrix of leading posts and units: units below each other, posts beside each other with
 * their titles written downwards. A unit with which nobody keeps contact is hatched and says so in
 * words. Only what is seen is drawn. */

#include "wg-contact-chart.h"

#include "wg-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define ROW 2.1          /* all in ems */
#define COLUMN 2.6
#define PAD 0.7
#define LINE 1.18        /* of text written downwards */
#define MOST_LEFT 16.0
#define MOST_DOWN 9      /* characters of a title or name written downwards */
#define HATCH 8.0        /* pixels, as on the map */

static double
downward_length (const char *text)
{
  return text != NULL ? (double) MIN (g_utf8_strlen (text, -1), MOST_DOWN) : 0;
}

static char *
format_count (const WgContactHead *head)
{
  /* Translators: of a unit with which nobody keeps contact: 缺. */
  return head->count > 0 ? g_strdup_printf ("%u", head->count) : g_strdup (C_("contact", "none"));
}

void
wg_contact_chart_measure (const WgContactChart *chart,
                          double                size,
                          WgContactLayout      *layout)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  double names = 4 * size, title = 0, holder = 0;

  for (guint i = 0; i < chart->n_units; i++)
    names = MAX (names, MIN (wg_text_measure_line (cr, chart->units[i].name, size),
                             MOST_LEFT * size));
  for (guint i = 0; i < chart->n_leaders; i++)
    {
      title = MAX (title, downward_length (chart->leaders[i].name));
      holder = MAX (holder, downward_length (chart->leaders[i].holder));
    }
  layout->size = size;
  layout->row = ceil (ROW * size);
  layout->column = ceil (COLUMN * size);
  layout->left = ceil (names + 2 * PAD * size);
  layout->right = ceil (MAX (wg_text_measure_line (cr, C_("contact", "none"), size), 2 * size)
                        + 2 * PAD * size);
  layout->head = ceil ((LINE * (title + holder) + 1.7 + 2.2) * size);
  layout->width = layout->left + chart->n_leaders * layout->column + layout->right;
  layout->height = layout->head + (chart->n_units + 1) * layout->row;
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
fill (cairo_t *cr,
      guint32  colour,
      double   x,
      double   y,
      double   width,
      double   height)
{
  wg_text_set_colour (cr, colour);
  cairo_rectangle (cr, x, y, width, height);
  cairo_fill (cr);
}

static void
paint_stripes (cairo_t *cr,
               guint32  colour,
               double   x,
               double   y,
               double   width,
               double   height)
{
  cairo_save (cr);
  cairo_rectangle (cr, x, y, width, height);
  cairo_clip (cr);
  cairo_set_line_width (cr, 0.9);
  wg_text_set_colour (cr, colour);
  for (double at = x - height; at < x + width; at += HATCH)
    {
      cairo_move_to (cr, at, y + height);
      cairo_line_to (cr, at + height, y);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
write_text (cairo_t      *cr,
            const char   *text,
            double        size,
            WgTextWeight  weight,
            guint32       colour,
            double        x,
            double        middle,
            double        width)
{
  g_autoptr (PangoLayout) layout = wg_text_new (cr, text, size, weight, width);
  double height;

  wg_text_measure (layout, NULL, &height);
  wg_text_show (cr, layout, x, middle - height / 2, colour);
}

static void
write_centred (cairo_t      *cr,
               const char   *text,
               double        size,
               WgTextWeight  weight,
               guint32       colour,
               double        x,
               double        middle)
{
  write_text (cr, text, size, weight, colour, x - wg_text_measure_line (cr, text, size) / 2,
              middle, 0);
}

/* One character below the other. Returns where the text ends. */
static double
write_downwards (cairo_t      *cr,
                 const char   *text,
                 double        size,
                 WgTextWeight  weight,
                 guint32       colour,
                 double        x,
                 double        y)
{
  guint n = 0;

  for (const char *at = text; at != NULL && *at != '\0' && n < MOST_DOWN;
       at = g_utf8_next_char (at), n++)
    {
      char one[8] = { 0 };

      if (n + 1 == MOST_DOWN && *g_utf8_next_char (at) != '\0')
        g_strlcpy (one, "⋮", sizeof one);
      else
        g_utf8_strncpy (one, at, 1);
      write_centred (cr, one, size, weight, colour, x, y + LINE * size / 2);
      y += LINE * size;
    }
  return y;
}

static void
paint_mark (cairo_t             *cr,
            const WgContactLayout *layout,
            const WgTheme       *theme,
            WgContactMark        mark,
            double               x,
            double               y)
{
  double radius = layout->size * 0.34;

  cairo_set_line_width (cr, MAX (1.4, layout->size * 0.12));
  wg_text_set_colour (cr, mark == WG_CONTACT_MARK_ENDED ? theme->text_dim : theme->text);
  switch (mark)
    {
    case WG_CONTACT_MARK_HELD:
      cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
      cairo_fill (cr);
      break;
    case WG_CONTACT_MARK_BEGUN:
      cairo_arc (cr, x, y, radius * 0.6, 0, 2 * G_PI);
      cairo_fill (cr);
      cairo_arc (cr, x, y, radius * 1.15, 0, 2 * G_PI);
      cairo_stroke (cr);
      break;
    case WG_CONTACT_MARK_VACANT:
      cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
      cairo_stroke (cr);
      break;
    case WG_CONTACT_MARK_ENDED:
      cairo_move_to (cr, x - radius, y - radius);
      cairo_line_to (cr, x + radius, y + radius);
      cairo_move_to (cr, x - radius, y + radius);
      cairo_line_to (cr, x + radius, y - radius);
      cairo_stroke (cr);
      break;
    case WG_CONTACT_MARK_NONE:
    default:
      break;
    }
}

static gboolean
begins_group (const WgContactHead *heads,
              guint                i)
{
  return i == 0 || g_strcmp0 (heads[i].group, heads[i - 1].group) != 0;
}

typedef struct
{
  cairo_t               *cr;
  const WgContactChart  *chart;
  const WgContactLayout *layout;
  const WgContactSight  *sight;
  const WgTheme         *theme;
} Painting;

static double
column_x (const Painting *self,
          guint           leader)
{
  return self->layout->left + leader * self->layout->column - self->sight->x;
}

static double
row_y (const Painting *self,
       guint           unit)
{
  return self->layout->head + unit * self->layout->row - self->sight->y;
}

static guint
first_seen (double at,
            double step,
            guint  n)
{
  return (guint) CLAMP (floor (at / step), 0, n);
}

static void
paint_row (const Painting *self,
           guint           unit)
{
  const WgContactLayout *layout = self->layout;
  const WgContactHead *head = &self->chart->units[unit];
  const WgTheme *theme = self->theme;
  double y = row_y (self, unit), middle = y + layout->row / 2;
  guint first = first_seen (self->sight->x, layout->column, self->chart->n_leaders);

  if (head->count == 0)
    paint_stripes (self->cr, theme->hatch, layout->left, y,
                   MIN (column_x (self, self->chart->n_leaders), self->sight->width)
                     - layout->left, layout->row);
  for (guint i = first; i < self->chart->n_leaders; i++)
    {
      double x = column_x (self, i);

      if (x > self->sight->width)
        break;
      if (i == self->sight->leader && unit == self->sight->unit)
        {
          fill (self->cr, theme->card, x, y, layout->column, layout->row);
          wg_text_set_colour (self->cr, self->sight->has_focus ? theme->accent : theme->text_dim);
          cairo_set_line_width (self->cr, 2);
          cairo_rectangle (self->cr, x + 1, y + 1, layout->column - 2, layout->row - 2);
          cairo_stroke (self->cr);
        }
      paint_mark (self->cr, layout, theme, self->chart->get_mark (self->chart->data, i, unit),
                  x + layout->column / 2, middle);
    }
  fill (self->cr, begins_group (self->chart->units, unit) ? theme->text_dim : theme->line, 0, y,
        self->sight->width, 1);
}

static void
paint_row_head (const Painting *self,
                guint           unit)
{
  const WgContactLayout *layout = self->layout;
  const WgContactHead *head = &self->chart->units[unit];
  gboolean hole = head->count == 0;
  double middle = row_y (self, unit) + layout->row / 2;
  double end = column_x (self, self->chart->n_leaders);
  g_autofree char *count = format_count (head);

  if (hole)
    {
      fill (self->cr, self->theme->accent, 0, row_y (self, unit) + 1, 3, layout->row - 1);
    }
  write_text (self->cr, count, layout->size, hole ? WG_TEXT_BOLD : WG_TEXT_NORMAL,
              hole ? self->theme->accent : self->theme->text_dim, end + PAD * layout->size, middle,
              0);
  write_text (self->cr, head->name, layout->size, hole ? WG_TEXT_BOLD : WG_TEXT_NORMAL,
              hole ? self->theme->accent : self->theme->text, PAD * layout->size, middle,
              layout->left - 2 * PAD * layout->size);
}

static void
paint_group_name (const Painting *self,
                  guint           first)
{
  const WgContactHead *leaders = self->chart->leaders;
  guint end = first + 1;
  double x = column_x (self, first);

  while (end < self->chart->n_leaders && !begins_group (leaders, end))
    end++;
  if (leaders[first].group != NULL)
    write_text (self->cr, leaders[first].group, self->layout->size, WG_TEXT_BOLD,
                self->theme->text, x + 4, self->layout->size * 1.0,
                (end - first) * self->layout->column - 8);
}

static void
paint_head (const Painting *self)
{
  const WgContactLayout *layout = self->layout;

  fill (self->cr, self->theme->paper, 0, 0, self->sight->width, layout->head);
  cairo_save (self->cr);
  cairo_rectangle (self->cr, layout->left, 0, MAX (self->sight->width - layout->left, 0),
                   layout->head);
  cairo_clip (self->cr);
  for (guint i = 0; i < self->chart->n_leaders; i++)
    {
      const WgContactHead *leader = &self->chart->leaders[i];
      double x = column_x (self, i), y;

      if (begins_group (self->chart->leaders, i))
        {
          fill (self->cr, self->theme->text_dim, x, 0, 1, layout->head);
          paint_group_name (self, i);
        }
      if (x + layout->column < layout->left || x > self->sight->width)
        continue;
      y = write_downwards (self->cr, leader->name, layout->size, WG_TEXT_NORMAL,
                           self->theme->text, x + layout->column / 2, layout->size * 2.2);
      write_downwards (self->cr, leader->holder, layout->size,
                       WG_TEXT_NORMAL, self->theme->text_dim, x + layout->column / 2,
                       y + layout->size * 0.7);
    }
  cairo_restore (self->cr);
  fill (self->cr, self->theme->text_dim, 0, layout->head - 1, self->sight->width, 1);
}

/* The contacts of each post. */
static void
paint_foot (const Painting *self)
{
  const WgContactLayout *layout = self->layout;
  double y = row_y (self, self->chart->n_units);

  fill (self->cr, self->theme->text_dim, 0, y, self->sight->width, 1);
  for (guint i = 0; i < self->chart->n_leaders; i++)
    {
      g_autofree char *count = g_strdup_printf ("%u", self->chart->leaders[i].count);

      if (self->chart->leaders[i].count > 0)
        write_centred (self->cr, count, layout->size, WG_TEXT_BOLD, self->theme->text_dim,
                       column_x (self, i) + layout->column / 2, y + layout->row / 2);
    }
}

void
wg_contact_chart_paint (cairo_t               *cr,
                        const WgContactChart  *chart,
                        const WgContactLayout *layout,
                        const WgContactSight  *sight,
                        const WgTheme         *theme)
{
  const Painting self = { cr, chart, layout, sight, theme };
  guint first = first_seen (sight->y, layout->row, chart->n_units);

  fill (cr, theme->paper, 0, 0, sight->width, sight->height);
  cairo_save (cr);
  cairo_rectangle (cr, layout->left, layout->head, MAX (sight->width - layout->left, 0),
                   MAX (sight->height - layout->head, 0));
  cairo_clip (cr);
  for (guint i = first; i < chart->n_units && row_y (&self, i) < sight->height; i++)
    paint_row (&self, i);
  for (guint i = 1; i < chart->n_leaders; i++)
    if (begins_group (chart->leaders, i))
      fill (cr, theme->text_dim, column_x (&self, i), layout->head, 1,
            row_y (&self, chart->n_units) - layout->head);
  paint_foot (&self);
  cairo_restore (cr);
  cairo_save (cr);
  cairo_rectangle (cr, 0, layout->head, sight->width, MAX (sight->height - layout->head, 0));
  cairo_clip (cr);
  for (guint i = first; i < chart->n_units && row_y (&self, i) < sight->height; i++)
    paint_row_head (&self, i);
  write_text (cr, C_("contact", "Contacts"), layout->size, WG_TEXT_BOLD, theme->text_dim,
              PAD * layout->size, row_y (&self, chart->n_units) + layout->row / 2,
              layout->left - PAD * layout->size);
  cairo_restore (cr);
  paint_head (&self);
}

gboolean
wg_contact_chart_hit (const WgContactChart  *chart,
                      const WgContactLayout *layout,
                      const WgContactSight  *sight,
                      double                 x,
                      double                 y,
                      guint                 *leader,
                      guint                 *unit)
{
  double column = floor ((x + sight->x - layout->left) / layout->column);
  double row = floor ((y + sight->y - layout->head) / layout->row);

  if (x < layout->left || y < layout->head || column < 0 || column >= chart->n_leaders || row < 0
      || row >= chart->n_units)
    return FALSE;
  *leader = (guint) column;
  *unit = (guint) row;
  return TRUE;
}
