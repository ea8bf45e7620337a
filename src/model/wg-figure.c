/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An evaluated indicator. It only keeps and words the result; the evaluation is in stats. */

#include "wg-figure.h"

#include <glib/gi18n-lib.h>
#include <math.h>

G_DEFINE_BOXED_TYPE (WgFigure, wg_figure, wg_figure_ref, wg_figure_unref)

static void
part_clear (WgFigurePart *part)
{
  g_free (part->code);
  g_free (part->name);
}

/**
 * wg_figure_new:
 * @indicator: (transfer none): what was evaluated
 *
 * Returns: (transfer full): a figure without value and parts
 */
WgFigure *
wg_figure_new (WgIndicator *indicator)
{
  WgFigure *self = g_new0 (WgFigure, 1);

  g_ref_count_init (&self->ref_count);
  self->indicator = wg_indicator_ref (indicator);
  self->state = WG_VALUE_UNDEFINED;
  self->value = NAN;
  self->period = (WgPeriod) { WG_DATE_NONE, WG_DATE_NONE };
  self->parts = g_array_new (FALSE, FALSE, sizeof (WgFigurePart));
  g_array_set_clear_func (self->parts, (GDestroyNotify) part_clear);
  return self;
}

WgFigure *
wg_figure_ref (WgFigure *self)
{
  g_ref_count_inc (&self->ref_count);
  return self;
}

void
wg_figure_unref (WgFigure *self)
{
  if (!g_ref_count_dec (&self->ref_count))
    return;
  wg_indicator_unref (self->indicator);
  g_free (self->why);
  g_free (self->method);
  g_free (self->title);
  g_array_unref (self->parts);
  g_free (self);
}

const char *
wg_figure_get_title (const WgFigure *self)
{
  return self->title != NULL ? self->title : self->indicator->name;
}

/**
 * wg_figure_set_method:
 * @method: how the value was measured, in a few words of the user's language
 *
 * For figures of which there is more than one: nobody is to see the value without it.
 */
void
wg_figure_set_method (WgFigure   *self,
                      const char *method)
{
  g_free (self->method);
  g_free (self->title);
  self->method = g_strdup (method);
  /* Translators: name of an indicator, how it was measured. */
  self->title = g_strdup_printf (C_("figure", "%s (%s)"), self->indicator->name, method);
}

void
wg_figure_add_part (WgFigure     *self,
                    gint64        id,
                    const char   *code,
                    const char   *name,
                    double        value,
                    WgFigureState state)
{
  WgFigurePart part = {
    .id = id,
    .code = g_strdup (code),
    .name = g_strdup (name),
    .value = value,
    .state = state,
  };

  g_array_append_val (self->parts, part);
}

/**
 * wg_figure_format_value:
 * @value: has no meaning unless @state is %WG_VALUE_SHOWN
 *
 * Returns: (transfer full): the value as it is printed, or why there is none
 */
char *
wg_figure_format_value (const WgIndicator *indicator,
                        double             value,
                        WgFigureState      state)
{
  switch (state)
    {
    case WG_VALUE_SHOWN:
      return wg_indicator_format (indicator, value);
    case WG_VALUE_SUPPRESSED:
      return g_strdup_printf (_("fewer than %u"), MAX (indicator->suppress_below, 1));
    case WG_VALUE_UNEQUAL_SCOPE:
      return g_strdup (_("scopes differ"));
    case WG_VALUE_NOT_MONOTONE:
      return g_strdup (_("stages contradict"));
    case WG_VALUE_UNDEFINED:
      return g_strdup ("—");
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * wg_figure_count_places:
 *
 * Returns: how many parts have an id of their own
 */
guint
wg_figure_count_places (const WgFigure *self)
{
  guint n = 0;

  for (guint i = 0; i < self->parts->len; i++)
    n += g_array_index (self->parts, WgFigurePart, i).id != 0;
  return n;
}

/**
 * wg_figure_format:
 *
 * Returns: (transfer full): the value as it is printed, or why there is none
 */
char *
wg_figure_format (const WgFigure *self)
{
  return wg_figure_format_value (self->indicator, self->value, self->state);
}

char *
wg_figure_part_format (const WgFigure     *self,
                       const WgFigurePart *part)
{
  if (part->word != NULL)
    return g_strdup (part->word);
  return wg_figure_format_value (self->indicator, part->value, part->state);
}
