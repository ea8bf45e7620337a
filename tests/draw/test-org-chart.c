/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The organisation chart on many pages: nothing overlaps, nothing is cut, the order stays, and less
 * is said before the text gets too small. */

#include "wg-org-layout.h"
#include "wg-org-page.h"
#include "wg-org-painter.h"
#include "wg-text.h"

#include <locale.h>
#include <math.h>
#include <string.h>

typedef struct
{
  const char *name;
  double      width, height;
} Size;

static const Size sizes[] = {
  { "1024x768", 1024, 768 },   { "1280x800", 1280, 800 },
  { "1366x768", 1366, 768 },   { "1920x1080", 1920, 1080 },
  { "3840x2160", 3840, 2160 }, { "A4", 297 / 25.4 * 96, 210 / 25.4 * 96 },
  { "A3", 420 / 25.4 * 96, 297 / 25.4 * 96 },
};

static guint
add (WgOrgChart *chart,
     guint       parent,
     guint       level,
     const char *name,
     const char *body,
     guint       number)
{
  static const WgOrgPost posts[] = {
    { "书记", "甲子" },     { "副书记", "乙丑" },  { "组织委员", "丙寅" },
    { "宣传委员", "丁卯" }, { "纪检委员", NULL },
  };
  static const WgOrgPost empty[] = { { "书记", NULL } };
  static const WgOrgTerm terms[] = { WG_ORG_TERM_RUNNING, WG_ORG_TERM_DUE, WG_ORG_TERM_PAST,
                                     WG_ORG_TERM_EXTENDED, WG_ORG_TERM_UNKNOWN };
  g_autofree char *code = g_strdup_printf ("%u", number);
  WgOrgNode node = { .id = number + 1, .code = code, .name = name, .body = body, .parent = parent,
                     .level = level, .posts = posts, .n_posts = number % 5, .members = number,
                     .term = terms[number % 7 < 5 ? number % 7 : 0], .term_end = "2027-06-30",
                     .counts = level < 3 ? "网格 12 个 · 2,460 户" : NULL };

  if (number % 9 == 4)
    {
      node.posts = empty;
      node.n_posts = 1;
    }
  if (level == 1)
    node.term = WG_ORG_TERM_NONE;
  return wg_org_chart_add (chart, &node);
}

/* A street: communities with branches, some of several grids with long names. */
static WgOrgChart *
make_street (guint    n_communities,
             guint    n_branches,
             gboolean english)
{
  WgOrgChart *chart = wg_org_chart_new ();
  const WgOrgLevel levels[] = {
    { 1, english ? "Street or town" : "街道（镇）",
      english ? "The street working committee coordinates" : "街道党工委统筹协调、调度资源" },
    { 2, english ? "Community" : "社区",
      english ? "The community's Party body carries out and answers for it"
              : "社区党组织兜底落实、分派任务" },
    { 3, english ? "Grid branch" : "网格党支部",
      english ? "The grid branch finds what is needed and serves" : "网格党支部发现需求、组织服务" },
    { 4, english ? "Building group" : "楼巷党小组", "楼巷党小组联系群众（只计数）" },
  };
  guint number = 0, head;

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    wg_org_chart_add_level (chart, &levels[i]);
  head = add (chart, WG_ORG_NO_NODE, 1, english ? "Green Rice Street" : "青禾街道",
              english ? "Party working committee" : "党工委", number++);
  for (guint c = 0; c < n_communities; c++)
    {
      guint community = add (chart, head, 2, english ? "Riverside" : "青禾",
                             english ? "General Party branch" : "党总支", number++);

      for (guint b = 0; b < n_branches + c % 3; b++)
        {
          g_autofree char *name = g_strdup_printf (
              b % 6 == 5 ? (english ? "Riverside joint branch of grids %u and %u"
                                    : "青禾社区第%u、第%u网格联合党支部")
                         : (english ? "Riverside grid %u branch %u" : "青禾%u网格支部%u"), b, c);

          add (chart, community, 3, name, english ? "Party branch" : "党支部", number++);
        }
    }
  return chart;
}

static gboolean
overlap (const WgOrgBox *a,
         const WgOrgBox *b)
{
  const double slack = 0.01;

  return a->x + a->width > b->x + slack && b->x + b->width > a->x + slack
         && a->y + a->height > b->y + slack && b->y + b->height > a->y + slack;
}

static gboolean
contains (const WgOrgBox *box,
          double          x,
          double          y,
          double          width,
          double          height)
{
  const double slack = 0.01;

  return x >= box->x - slack && y >= box->y - slack && x + width <= box->x + box->width + slack
         && y + height <= box->y + box->height + slack;
}

/* Each piece of text, laid out as it is painted, is where the layout says and inside its box. */
static void
check_text (cairo_t           *cr,
            const WgOrgLayout *layout,
            const WgOrgBox    *box)
{
  for (guint i = box->first_piece; i < box->first_piece + box->n_pieces; i++)
    {
      const WgOrgPiece *piece = &g_array_index (layout->pieces, WgOrgPiece, i);
      g_autoptr (PangoLayout) text = wg_org_text_new_layout (
          cr, piece->text, piece->length, piece->size, piece->role == WG_ORG_ROLE_NAME);
      double width, height;

      wg_text_measure (text, &width, &height);
      g_assert_false (pango_layout_is_ellipsized (text));
      g_assert_cmpfloat (width, <=, piece->width * 1.02 + 0.5);
      if (!contains (box, piece->x, piece->y, width, height))
        g_error ("“%.*s” at %g,%g, %g × %g, sticks out of a box at %g,%g, %g × %g",
                 (int) piece->length, piece->text, piece->x, piece->y, width, height, box->x,
                 box->y, box->width, box->height);
      for (guint k = box->first_piece; k < i; k++)
        {
          const WgOrgPiece *other = &g_array_index (layout->pieces, WgOrgPiece, k);
          gboolean apart = piece->x >= other->x + other->width - 0.5
                           || other->x >= piece->x + piece->width - 0.5
                           || fabs (piece->y - other->y) >= MIN (piece->size, other->size);

          g_assert_true (apart);
        }
    }
}

static void
check_boxes (const WgOrgChart  *chart,
             const WgOrgLayout *layout)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (surface);
  WgOrgBox page = { .width = layout->width, .height = layout->height };

  for (guint i = 0; i < layout->boxes->len; i++)
    {
      const WgOrgBox *box = &g_array_index (layout->boxes, WgOrgBox, i);

      g_assert_true (contains (&page, box->x, box->y, box->width, box->height));
      g_assert_cmpfloat (box->x, >=, layout->box_x - 0.01);
      check_text (cr, layout, box);
      for (guint k = 0; k < i; k++)
        {
          const WgOrgBox *other = &g_array_index (layout->boxes, WgOrgBox, k);
          gboolean inside = box->detail == WG_ORG_DETAIL_CELL
                            && wg_org_chart_get_node (chart, box->node)->parent == other->node;

          if (inside)
            g_assert_true (contains (other, box->x, box->y, box->width, box->height));
          else
            g_assert_false (overlap (box, other));
        }
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* Those under one superior stand in their order: down a column, then the next column. */
static void
check_order (const WgOrgChart  *chart,
             const WgOrgLayout *layout)
{
  for (guint i = 0; i < wg_org_chart_get_n_nodes (chart); i++)
    {
      guint n;
      const guint *children = wg_org_chart_get_children (chart, i, &n);
      const WgOrgBox *above = wg_org_layout_find (layout, i);

      for (guint k = 0; k < n; k++)
        {
          const WgOrgBox *box = wg_org_layout_find (layout, children[k]);
          const WgOrgBox *before = k > 0 ? wg_org_layout_find (layout, children[k - 1]) : NULL;

          if (box == NULL || box->detail == WG_ORG_DETAIL_CELL)
            continue;
          g_assert_cmpfloat (box->y, >=, above->y + above->height);
          if (before != NULL)
            g_assert_true (box->x > before->x + 1 || box->y > before->y + 1);
        }
    }
}

/* Words of the levels stand beside their boxes and not in them. */
static void
check_bands (const WgOrgLayout *layout)
{
  for (guint i = 0; i < layout->bands->len; i++)
    {
      const WgOrgBand *band = &g_array_index (layout->bands, WgOrgBand, i);

      g_assert_cmpfloat (band->y + band->height, <=, layout->height + 0.01);
      for (guint k = band->first_piece; k < band->first_piece + band->n_pieces; k++)
        {
          const WgOrgPiece *piece = &g_array_index (layout->pieces, WgOrgPiece, k);

          g_assert_cmpfloat (piece->x + piece->width, <=, layout->box_x);
          g_assert_cmpfloat (piece->y + piece->size, <=, band->y + band->height + 0.01);
        }
    }
}

static WgOrgLayout *
lay_out (WgOrgChart *chart,
         double      width,
         double      height,
         double      min_text)
{
  g_autoptr (WgOrgSketch) sketch = wg_org_sketch_new (chart);
  WgOrgPage page = { .chart = chart, .title = "青禾街道：3 个职位空缺、2 个班子届满未换届",
                     .scope = "临江区 ▸ 青禾街道 · 2026-10-12",
                     .theme = wg_theme_get (WG_THEME_LIGHT), .page = 1, .n_pages = 1 };
  WgOrgLayoutOptions options = { .min_text = min_text, .max_text = 40, .duties = TRUE };
  double x, y;

  wg_org_page_get_room (&page, width, height, &x, &y, &options.width, &options.height);
  g_assert_cmpfloat (x + options.width, <=, width);
  g_assert_cmpfloat (y + options.height, <=, height);
  return wg_org_layout_new (sketch, &options);
}

static void
test_sizes (gconstpointer data)
{
  gboolean english = GPOINTER_TO_INT (data);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint n = 1; n <= 17; n += n < 4 ? 3 : 13)
      {
        g_autoptr (WgOrgChart) chart = make_street (n, 10, english);
        g_autoptr (WgOrgLayout) layout = lay_out (chart, sizes[i].width, sizes[i].height, 9.4);

        g_test_message ("%s, %u communities: text of %g pixels", sizes[i].name, n, layout->em);
        g_assert_cmpfloat (layout->em, >=, 9.4);
        g_assert_cmpuint (layout->n_hidden, ==, 0);
        g_assert_cmpuint (layout->boxes->len, ==, wg_org_chart_get_n_nodes (chart));
        check_boxes (chart, layout);
        check_order (chart, layout);
        check_bands (layout);
      }
}

/* A whole street of four communities and 45 branches has a box for each on every page. */
static void
test_street (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (WgOrgChart) chart = make_street (4, 10, FALSE);
      g_autoptr (WgOrgLayout) layout = lay_out (chart, sizes[i].width, sizes[i].height, 9.4);

      for (guint k = 0; k < layout->boxes->len; k++)
        g_assert_cmpint (g_array_index (layout->boxes, WgOrgBox, k).detail, >,
                         WG_ORG_DETAIL_CELL);
    }
}

/* More room, never less said; the same room, the same chart. */
static void
test_detail (void)
{
  g_autoptr (WgOrgChart) chart = make_street (4, 10, FALSE);
  WgOrgDetail last = WG_ORG_DETAIL_CELL;

  for (double zoom = 0.5; zoom < 4; zoom *= 1.25)
    {
      g_autoptr (WgOrgLayout) layout = lay_out (chart, 1280 * zoom, 800 * zoom, 11);
      WgOrgDetail detail = g_array_index (layout->boxes, WgOrgBox, layout->boxes->len - 1).detail;

      g_assert_cmpint (detail, >=, last);
      last = detail;
    }
  g_assert_cmpint (last, ==, WG_ORG_DETAIL_ALL);
}

/* What cannot be shown is counted. */
static void
test_many (void)
{
  g_autoptr (WgOrgChart) chart = make_street (1, 2000, FALSE);
  g_autoptr (WgOrgLayout) layout = NULL;

  wg_org_chart_set_hidden (chart, 500);
  layout = lay_out (chart, 1280, 800, 11);
  g_assert_cmpuint (layout->boxes->len, >, 1);
  g_assert_cmpuint (layout->boxes->len + layout->n_hidden, ==,
                    wg_org_chart_get_n_nodes (chart) + 500);
  check_boxes (chart, layout);
}

/* Trees of every shape: leaves at any depth, long chains, one node, hundreds side by side. */
static void
test_random_trees (void)
{
  for (guint round = 0; round < 20; round++)
    {
      g_autoptr (WgOrgChart) chart = wg_org_chart_new ();
      g_autoptr (WgOrgLayout) layout = NULL;
      guint n = (guint) g_test_rand_int_range (1, 90);

      for (guint i = 0; i < n; i++)
        {
          guint parent = i == 0 ? WG_ORG_NO_NODE : (guint) g_test_rand_int_range (0, (gint32) i);
          g_autofree char *name = g_strnfill ((gsize) g_test_rand_int_range (1, 60), 'w');

          if (i > 0 && wg_org_chart_get_depth (chart, parent) > 5)
            parent = 0;
          add (chart, parent, 1 + (i > 0), g_test_rand_bit () ? name : "新渡社区第十一网格", "党委",
               i);
        }
      layout = lay_out (chart, g_test_rand_double_range (700, 3000),
                        g_test_rand_double_range (500, 2000), 9);
      g_assert_cmpuint (layout->boxes->len + layout->n_hidden, ==, n);
      check_boxes (chart, layout);
      check_order (chart, layout);
    }
}

static void
test_empty (void)
{
  g_autoptr (WgOrgChart) chart = wg_org_chart_new ();
  g_autoptr (WgOrgLayout) layout = lay_out (chart, 800, 600, 10);

  g_assert_cmpuint (layout->boxes->len, ==, 0);
  g_assert_null (wg_org_layout_pick (layout, 10, 10));
  g_assert_null (wg_org_layout_find (layout, 0));
}

static void
test_pick (void)
{
  g_autoptr (WgOrgChart) chart = make_street (17, 12, FALSE);
  g_autoptr (WgOrgLayout) layout = lay_out (chart, 1920, 1080, 14);

  for (guint i = 0; i < layout->boxes->len; i++)
    {
      const WgOrgBox *box = &g_array_index (layout->boxes, WgOrgBox, i);

      g_assert_true (wg_org_layout_find (layout, box->node) == box);
      if (box->detail == WG_ORG_DETAIL_CELL)
        g_assert_true (wg_org_layout_pick (layout, box->x + box->width / 2,
                                           box->y + box->height / 2) == box);
      else
        g_assert_true (wg_org_layout_pick (layout, box->x + 1, box->y + 1) == box);
    }
}

static void
test_words (void)
{
  g_autoptr (WgOrgChart) chart = make_street (4, 10, FALSE);
  g_autoptr (WgOrgChart) fine = wg_org_chart_new ();
  g_autofree char *summary = wg_org_chart_dup_summary (chart);
  g_autofree char *well = NULL;
  g_autofree char *vacant = g_strdup_printf ("%u %s", wg_org_chart_count_vacant (chart),
                                             wg_org_get_vacant_word ());
  guint sum = 0, terms = 0;

  for (guint i = 0; i < wg_org_chart_get_n_nodes (chart); i++)
    sum += wg_org_node_count_vacant (wg_org_chart_get_node (chart, i));
  g_assert_cmpuint (sum, ==, wg_org_chart_count_vacant (chart));
  for (guint i = 0; i < WG_ORG_N_TERMS; i++)
    terms += wg_org_chart_count_term (chart, i);
  g_assert_cmpuint (terms, ==, wg_org_chart_get_n_nodes (chart));
  g_assert_true (g_str_has_prefix (summary, vacant));
  g_assert_nonnull (strstr (summary, wg_org_term_get_word (WG_ORG_TERM_PAST)));
  g_assert_null (wg_org_term_get_word (WG_ORG_TERM_RUNNING));
  well = wg_org_chart_dup_summary (fine);
  g_assert_null (strpbrk (well, "0123456789"));
  g_assert_cmpuint (wg_org_chart_find (chart, 3), ==, 2);
  g_assert_cmpuint (wg_org_chart_find (chart, 99999), ==, WG_ORG_NO_NODE);
  g_assert_cmpstr (wg_org_chart_find_level (chart, 2)->name, ==, "社区");
  g_assert_cmpuint (wg_org_chart_find_counted_level (chart)->level, ==, 4);
  wg_org_chart_set_hidden (chart, 7);
  g_assert_cmpuint (wg_org_chart_get_hidden (chart), ==, 7);
  /* A level below what is hidden may have units. */
  g_assert_null (wg_org_chart_find_counted_level (chart));
}

static guint
count_ink (cairo_surface_t *surface,
           guint32          colour)
{
  const guchar *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);
  guint n = 0;

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
      n += (((const guint32 *) (gconstpointer) (data + y * stride))[x] & 0xffffff) == colour >> 8;
  return n;
}

/* Painting a page puts the accent where something is wrong, and nowhere else. */
static void
test_paint (void)
{
  const WgTheme *theme = wg_theme_get (WG_THEME_LIGHT);

  for (guint wrong = 0; wrong < 2; wrong++)
    {
      g_autoptr (WgOrgChart) chart = wg_org_chart_new ();
      const WgOrgPost post = { "书记", wrong ? NULL : "甲" };
      const WgOrgNode node = { .name = "青禾街道", .parent = WG_ORG_NO_NODE, .posts = &post,
                               .n_posts = 1, .members = -1, .term = WG_ORG_TERM_RUNNING };
      WgOrgPage page = { .chart = chart, .title = "青禾", .scope = "青禾", .theme = theme,
                         .page = 1, .n_pages = 1 };
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 800, 600);
      cairo_t *cr = cairo_create (surface);
      double x, y, width, height;
      guint ink;

      wg_org_chart_add (chart, &node);
      wg_org_page_get_room (&page, 800, 600, &x, &y, &width, &height);
      wg_org_page_paint (&page, cr, 800, 600);
      /* The legend shows the same colours. */
      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_rectangle (cr, 0, 0, 800, y);
      cairo_fill (cr);
      cairo_surface_flush (surface);
      ink = count_ink (surface, theme->accent);
      if (wrong)
        g_assert_cmpuint (ink, >, 100);
      else
        g_assert_cmpuint (ink, ==, 0);
      g_assert_cmpuint (wg_org_painter_get_colour (theme, WG_ORG_ROLE_VACANT), ==, theme->accent);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

/* Swatches differ in ink, not in colour alone: they stay apart in grey print. */
static void
test_swatches (void)
{
  const WgTheme *theme = wg_theme_get (WG_THEME_PRINT);
  guint whole[WG_ORG_N_TERMS], upper[WG_ORG_N_TERMS];

  for (guint i = 0; i < WG_ORG_N_TERMS; i++)
    {
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 60, 60);
      cairo_t *cr = cairo_create (surface);

      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_paint (cr);
      wg_org_painter_paint_swatch (cr, theme, i, FALSE, 5, 5, 50);
      cairo_surface_flush (surface);
      whole[i] = 3600 - count_ink (surface, 0xffffffffu);
      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_rectangle (cr, 0, 30, 60, 30);
      cairo_fill (cr);
      cairo_surface_flush (surface);
      upper[i] = 3600 - count_ink (surface, 0xffffffffu);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
  /* Over is full; soon is full below; extended has stripes above and below. */
  g_assert_cmpuint (whole[WG_ORG_TERM_PAST], >, whole[WG_ORG_TERM_DUE] + 300);
  g_assert_cmpuint (whole[WG_ORG_TERM_PAST], >, whole[WG_ORG_TERM_EXTENDED] + 300);
  g_assert_cmpuint (whole[WG_ORG_TERM_DUE], >, 3 * upper[WG_ORG_TERM_DUE]);
  g_assert_cmpuint (whole[WG_ORG_TERM_EXTENDED], <, 2 * upper[WG_ORG_TERM_EXTENDED] + 100);
  g_assert_cmpuint (whole[WG_ORG_TERM_EXTENDED], >, whole[WG_ORG_TERM_NONE] + 300);
}

static void
test_legend (void)
{
  g_autoptr (WgOrgChart) chart = make_street (4, 10, FALSE);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 60, 60);
  cairo_t *cr = cairo_create (surface);
  const WgTheme *theme = wg_theme_get (WG_THEME_LIGHT);

  /* Narrow, it takes more lines. */
  g_assert_cmpfloat (wg_org_page_paint_legend (cr, chart, NULL, theme, 12, 150), >,
                     wg_org_page_paint_legend (cr, chart, NULL, theme, 12, 2000));
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/org-chart/sizes/zh", GINT_TO_POINTER (FALSE), test_sizes);
  g_test_add_data_func ("/org-chart/sizes/en", GINT_TO_POINTER (TRUE), test_sizes);
  g_test_add_func ("/org-chart/street", test_street);
  g_test_add_func ("/org-chart/detail", test_detail);
  g_test_add_func ("/org-chart/many", test_many);
  g_test_add_func ("/org-chart/random-trees", test_random_trees);
  g_test_add_func ("/org-chart/empty", test_empty);
  g_test_add_func ("/org-chart/pick", test_pick);
  g_test_add_func ("/org-chart/words", test_words);
  g_test_add_func ("/org-chart/paint", test_paint);
  g_test_add_func ("/org-chart/swatches", test_swatches);
  g_test_add_func ("/org-chart/legend", test_legend);
  return g_test_run ();
}
