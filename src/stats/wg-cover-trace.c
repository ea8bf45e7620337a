/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is left of a grid as polygons, straight from its scan lines: for drawing very many grids at
 * once, where exact borders would be smaller than a pixel. */

#include "wg-cover-scan.h"

/* A piece that goes on from line to line: its left and its right side, x and y in turn, metres. */
typedef struct
{
  GArray     *left, *right;
  WgCoverSpan last;
} Piece;

static void
piece_clear (Piece *self)
{
  g_array_unref (self->left);
  g_array_unref (self->right);
}

static void
add_side (Piece               *self,
          const WgCoverGround *ground,
          double               y)
{
  double origin_x, origin_y, left[2] = { 0, y }, right[2] = { 0, y };

  wg_cover_ground_get_origin (ground, &origin_x, &origin_y);
  left[0] = origin_x + self->last.from / 1000.0;
  right[0] = origin_x + self->last.to / 1000.0;
  g_array_append_vals (self->left, left, 2);
  g_array_append_vals (self->right, right, 2);
}

/* Down the left side and up the right one. */
static void
end_piece (const Piece *self,
           GArray      *xy,
           GArray      *sizes)
{
  guint n_left = self->left->len / 2, n_right = self->right->len / 2;
  guint n = n_left + n_right + 1;

  g_array_append_vals (xy, self->left->data, self->left->len);
  for (guint i = n_right; i > 0; i--)
    g_array_append_vals (xy, &g_array_index (self->right, double, 2 * (i - 1)), 2);
  g_array_append_vals (xy, self->left->data, 2);
  g_array_append_val (sizes, n);
}

static void
end_pieces (GArray              *pieces,
            const WgCoverGround *ground,
            double               y,
            GArray              *xy,
            GArray              *sizes)
{
  for (guint i = 0; i < pieces->len; i++)
    {
      Piece *piece = &g_array_index (pieces, Piece, i);

      add_side (piece, ground, y);
      end_piece (piece, xy, sizes);
    }
  g_array_set_size (pieces, 0);
}

static void
begin_pieces (GArray              *pieces,
              const WgCoverGround *ground,
              const WgCoverSpan   *spans,
              guint                n,
              double               y)
{
  for (guint i = 0; i < n; i++)
    {
      Piece piece = { g_array_new (FALSE, FALSE, sizeof (double)),
                      g_array_new (FALSE, FALSE, sizeof (double)), spans[i] };

      add_side (&piece, ground, y);
      g_array_append_val (pieces, piece);
    }
}

/* Whether each span goes on as the piece at its place. */
static gboolean
go_on (const GArray      *pieces,
       const WgCoverSpan *spans,
       guint              n)
{
  if (pieces->len != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const WgCoverSpan *last = &g_array_index (pieces, Piece, i).last;

      if (spans[i].from >= last->to || spans[i].to <= last->from)
        return FALSE;
    }
  return TRUE;
}

void
wg_scan_rest_trace (const WgScanRest    *self,
                    const WgCoverGround *ground,
                    guint                grid,
                    guint                step,
                    GArray              *xy,
                    GArray              *sizes)
{
  guint n_lines = self->line_starts->len - 1;
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  double x_min, y_min, x_max, y_max, half;

  if (!wg_cover_ground_get_box (ground, grid, &x_min, &y_min, &x_max, &y_max))
    return;
  g_array_set_clear_func (pieces, (GDestroyNotify) piece_clear);
  half = (y_max - y_min) / n_lines * step / 2;
  for (guint line = step / 2; line < n_lines; line += step)
    {
      const guint *start = &g_array_index (self->line_starts, guint, line);
      const WgCoverSpan *spans = &g_array_index (self->spans, WgCoverSpan, start[0]);
      guint n = start[1] - start[0];
      double y = y_min + (line + 0.5) * (y_max - y_min) / n_lines;

      if (!go_on (pieces, spans, n))
        {
          end_pieces (pieces, ground, y - half, xy, sizes);
          begin_pieces (pieces, ground, spans, n, y - half);
        }
      for (guint i = 0; i < n; i++)
        {
          Piece *piece = &g_array_index (pieces, Piece, i);

          piece->last = spans[i];
          add_side (piece, ground, y);
        }
    }
  end_pieces (pieces, ground, y_max, xy, sizes);
}
