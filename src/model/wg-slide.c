/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One page of a deck with its numbers, as a value between the evaluation and the painter. */

#include "wg-slide.h"

G_DEFINE_BOXED_TYPE (WgSlide, wg_slide, wg_slide_ref, wg_slide_unref)

static void
clear_figure (gpointer data)
{
  WgSlideFigure *figure = data;

  g_free (figure->name);
  g_free (figure->value);
  g_free (figure->unit);
  g_free (figure->note);
  g_free (figure->question);
}

static void
clear_place (gpointer data)
{
  g_free (((WgSlidePlace *) data)->name);
}

WgSlide *
wg_slide_new (WgDeckPage *page,
              guint       number,
              guint       n_pages)
{
  WgSlide *self = g_new0 (WgSlide, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->page = wg_deck_page_ref (page);
  self->number = number;
  self->n_pages = n_pages;
  self->focus = self->marked = WG_MAP_NO_AREA;
  self->view = WG_BBOX_EMPTY;
  self->figures = g_array_new (FALSE, TRUE, sizeof (WgSlideFigure));
  g_array_set_clear_func (self->figures, clear_figure);
  self->texts = g_string_chunk_new (256);
  return self;
}

WgSlide *
wg_slide_ref (WgSlide *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
wg_slide_unref (WgSlide *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  wg_deck_page_unref (self->page);
  g_free (self->headline);
  g_free (self->scope);
  g_free (self->cutoff);
  g_free (self->late);
  g_free (self->question);
  g_free (self->foot);
  g_array_unref (self->figures);
  g_clear_pointer (&self->chart, wg_chart_data_unref);
  g_clear_pointer (&self->table, wg_slide_table_free);
  g_clear_pointer (&self->org, wg_org_chart_unref);
  g_clear_pointer (&self->snapshot, wg_map_snapshot_unref);
  g_clear_pointer (&self->colours, wg_map_colours_unref);
  g_clear_pointer (&self->places, g_array_unref);
  g_clear_pointer (&self->gaps, g_ptr_array_unref);
  g_string_chunk_free (self->texts);
  g_free (self);
}

void
wg_slide_add_figure (WgSlide             *self,
                     const WgSlideFigure *figure)
{
  WgSlideFigure copy = { g_strdup (figure->name), g_strdup (figure->value),
                         g_strdup (figure->unit), g_strdup (figure->note),
                         g_strdup (figure->question), figure->late };

  if (self->figures->len < WG_DECK_MAX_FIGURES)
    g_array_append_val (self->figures, copy);
  else
    clear_figure (&copy);
}

void
wg_slide_add_place (WgSlide            *self,
                    const WgSlidePlace *place)
{
  WgSlidePlace copy = *place;

  if (self->places == NULL)
    {
      self->places = g_array_new (FALSE, FALSE, sizeof (WgSlidePlace));
      g_array_set_clear_func (self->places, clear_place);
    }
  copy.name = g_strdup (place->name);
  g_array_append_val (self->places, copy);
}

static const char *
keep (WgSlide    *self,
      const char *text)
{
  return text != NULL ? g_string_chunk_insert_const (self->texts, text) : NULL;
}

void
wg_slide_set_legend (WgSlide        *self,
                     const WgLegend *legend)
{
  self->legend = *legend;
  self->legend.title = keep (self, legend->title);
  self->legend.unit_of_count = keep (self, legend->unit_of_count);
  self->legend.no_data_name = keep (self, legend->no_data_name);
  for (guint i = 0; i < legend->n_classes; i++)
    self->legend.classes[i].name = keep (self, legend->classes[i].name);
}

char *
wg_slide_describe (const WgSlide *self)
{
  GString *words = g_string_new (self->headline);

  for (guint i = 0; i < self->figures->len; i++)
    {
      const WgSlideFigure *figure = &g_array_index (self->figures, WgSlideFigure, i);

      g_string_append_printf (words, "\n%s %s %s", figure->name, figure->value,
                              figure->unit != NULL ? figure->unit : "");
      if (figure->note != NULL)
        g_string_append_printf (words, " · %s", figure->note);
    }
  for (guint i = 0; self->table != NULL && self->table->lead != NULL
                    && self->table->lead[i] != NULL; i++)
    g_string_append_printf (words, "\n%u. %s", i + 1, self->table->lead[i]);
  for (guint i = 0; self->table != NULL && i < self->table->rows->len; i++)
    {
      g_autofree char *line =
          g_strjoinv (" · ", g_array_index (self->table->rows, WgSlideRow, i).cells);

      g_string_append_printf (words, "\n%s", line);
    }
  g_string_append_printf (words, "\n%s\n%s", self->scope != NULL ? self->scope : "",
                          self->cutoff != NULL ? self->cutoff : "");
  if (self->late != NULL)
    g_string_append_printf (words, " · %s", self->late);
  return g_string_free (words, FALSE);
}

static void
clear_column (gpointer data)
{
  g_free (((WgSlideColumn *) data)->name);
}

static void
clear_row (gpointer data)
{
  g_strfreev (((WgSlideRow *) data)->cells);
}

WgSlideTable *
wg_slide_table_new (void)
{
  WgSlideTable *self = g_new0 (WgSlideTable, 1);

  self->columns = g_array_new (FALSE, FALSE, sizeof (WgSlideColumn));
  g_array_set_clear_func (self->columns, clear_column);
  self->rows = g_array_new (FALSE, FALSE, sizeof (WgSlideRow));
  g_array_set_clear_func (self->rows, clear_row);
  return self;
}

void
wg_slide_table_free (WgSlideTable *self)
{
  g_array_unref (self->columns);
  g_array_unref (self->rows);
  g_free (self->empty);
  g_strfreev (self->lead);
  g_free (self);
}

void
wg_slide_table_add_column (WgSlideTable *self,
                           const char   *name,
                           gboolean      wide,
                           gboolean      number)
{
  WgSlideColumn column = { g_strdup (name), wide, number };

  g_array_append_val (self->columns, column);
}

void
wg_slide_table_add_row (WgSlideTable      *self,
                        const char *const *cells,
                        WgSlideState       state,
                        gint64             id)
{
  WgSlideRow row = { g_new0 (char *, self->columns->len + 1), state, id };

  for (guint i = 0; i < self->columns->len; i++)
    row.cells[i] = g_strdup (cells[i] != NULL ? cells[i] : "");
  g_array_append_val (self->rows, row);
  self->n_all++;
}
