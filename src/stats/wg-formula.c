/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Formulas of definition cards, compiled to a short stack program. They come from data, so depth
 * and length are bounded and every mistake is named with its column. */

#include "wg-formula.h"

#include "wg-measure.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MAX_DEPTH 32
#define MAX_STEPS 256

typedef enum
{
  OP_NUMBER, OP_MEASURE, OP_ADD, OP_SUBTRACT, OP_MULTIPLY, OP_DIVIDE, OP_NEGATE
} Op;

typedef struct
{
  Op     op;
  double number;
  guint  measure;
} Step;

struct _WgFormula
{
  GArray *steps; /* Step, in the order of execution */
};

typedef struct
{
  const char *text;
  const char *at;
  guint       depth;
  GArray     *steps;
  GError    **error;
} Parser;

G_DEFINE_QUARK (wg-formula-error-quark, wg_formula_error)

static gboolean parse_sum (Parser *parser);

static gboolean
fail (Parser     *parser,
      const char *what)
{
  g_set_error (parser->error, WG_FORMULA_ERROR, WG_FORMULA_ERROR_SYNTAX,
               _("The formula “%s” cannot be read at column %d: %s"), parser->text,
               (int) (parser->at - parser->text) + 1, what);
  return FALSE;
}

static void
skip_space (Parser *parser)
{
  while (g_ascii_isspace (*parser->at))
    parser->at++;
}

static gboolean
take (Parser *parser,
      char    c)
{
  skip_space (parser);
  if (*parser->at != c)
    return FALSE;
  parser->at++;
  return TRUE;
}

static gboolean
add_step (Parser *parser,
          Step    step)
{
  if (parser->steps->len >= MAX_STEPS)
    return fail (parser, _("it is too long"));
  g_array_append_val (parser->steps, step);
  return TRUE;
}

static gboolean
parse_measure (Parser *parser)
{
  const char *start = parser->at;
  g_autofree char *name = NULL;
  WgMeasure measure;

  while (g_ascii_isalnum (*parser->at) || *parser->at == '_')
    parser->at++;
  name = g_strndup (start, (gsize) (parser->at - start));
  measure = wg_measure_find (name);
  if (measure == WG_N_MEASURES)
    {
      g_set_error (parser->error, WG_FORMULA_ERROR, WG_FORMULA_ERROR_UNKNOWN_MEASURE,
                   _("The formula “%s” names “%s” at column %d, which is not a measure."),
                   parser->text, name, (int) (start - parser->text) + 1);
      return FALSE;
    }
  return add_step (parser, (Step) { .op = OP_MEASURE, .measure = measure });
}

static gboolean
parse_atom (Parser *parser)
{
  skip_space (parser);
  if (g_ascii_isdigit (*parser->at))
    {
      char *end = NULL;
      double number = g_ascii_strtod (parser->at, &end);

      parser->at = end;
      return add_step (parser, (Step) { .op = OP_NUMBER, .number = number });
    }
  if (g_ascii_isalpha (*parser->at))
    return parse_measure (parser);
  if (take (parser, '-'))
    {
      gboolean ok;

      if (++parser->depth > MAX_DEPTH)
        return fail (parser, _("it is nested too deeply"));
      ok = parse_atom (parser) && add_step (parser, (Step) { .op = OP_NEGATE });
      parser->depth--;
      return ok;
    }
  if (!take (parser, '('))
    return fail (parser, _("a number, a measure or “(” was expected"));
  if (++parser->depth > MAX_DEPTH)
    return fail (parser, _("it is nested too deeply"));
  if (!parse_sum (parser))
    return FALSE;
  parser->depth--;
  if (!take (parser, ')'))
    return fail (parser, _("“)” was expected"));
  return TRUE;
}

static gboolean
parse_product (Parser *parser)
{
  if (!parse_atom (parser))
    return FALSE;
  for (;;)
    {
      Op op;

      if (take (parser, '*'))
        op = OP_MULTIPLY;
      else if (take (parser, '/'))
        op = OP_DIVIDE;
      else
        return TRUE;
      if (!parse_atom (parser) || !add_step (parser, (Step) { .op = op }))
        return FALSE;
    }
}

static gboolean
parse_sum (Parser *parser)
{
  if (!parse_product (parser))
    return FALSE;
  for (;;)
    {
      Op op;

      if (take (parser, '+'))
        op = OP_ADD;
      else if (take (parser, '-'))
        op = OP_SUBTRACT;
      else
        return TRUE;
      if (!parse_product (parser) || !add_step (parser, (Step) { .op = op }))
        return FALSE;
    }
}

/* What a part of a formula counts, as a word: "" for a plain number. */
static char *
combine_units (const Step *step,
               const char *a,
               const char *b)
{
  if (step->op == OP_ADD || step->op == OP_SUBTRACT)
    return g_str_equal (a, b) || *b == '\0' ? g_strdup (a) : *a == '\0' ? g_strdup (b) : NULL;
  if (step->op == OP_DIVIDE)
    return *b == '\0'           ? g_strdup (a)
           : g_str_equal (a, b) ? g_strdup ("")
                                : g_strconcat (a, "/", b, NULL);
  return *a == '\0' ? g_strdup (b) : *b == '\0' ? g_strdup (a) : g_strconcat (a, "*", b, NULL);
}

/* Runs the program on units of count instead of numbers. */
static gboolean
check_units (const WgFormula *self,
             const char      *text,
             GError         **error)
{
  g_autoptr (GPtrArray) stack = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->steps->len; i++)
    {
      const Step *step = &g_array_index (self->steps, Step, i);
      char *units;

      if (step->op == OP_NEGATE)
        continue;
      if (step->op == OP_NUMBER || step->op == OP_MEASURE)
        {
          g_ptr_array_add (stack, g_strdup (step->op == OP_NUMBER ? ""
                                            : wg_measure_get_unit_of_count (step->measure)));
          continue;
        }
      units = combine_units (step, g_ptr_array_index (stack, stack->len - 2),
                             g_ptr_array_index (stack, stack->len - 1));
      if (units == NULL)
        {
          g_set_error (error, WG_FORMULA_ERROR, WG_FORMULA_ERROR_UNITS_OF_COUNT,
                       _("The formula “%s” adds what is counted in different units."), text);
          return FALSE;
        }
      g_ptr_array_set_size (stack, (int) stack->len - 2);
      g_ptr_array_add (stack, units);
    }
  return TRUE;
}

/**
 * wg_formula_parse:
 * @text: the card's formula
 *
 * Returns: (transfer full): the formula, or NULL with %WG_FORMULA_ERROR naming the column
 */
WgFormula *
wg_formula_parse (const char *text,
                  GError    **error)
{
  g_autoptr (WgFormula) self = NULL;
  Parser parser = { .text = text, .at = text, .error = error };

  g_return_val_if_fail (text != NULL, NULL);

  self = g_new0 (WgFormula, 1);
  self->steps = g_array_new (FALSE, FALSE, sizeof (Step));
  parser.steps = self->steps;
  if (!parse_sum (&parser))
    return NULL;
  skip_space (&parser);
  if (*parser.at != '\0')
    {
      fail (&parser, _("an operator was expected"));
      return NULL;
    }
  if (!check_units (self, text, error))
    return NULL;
  return g_steal_pointer (&self);
}

static double
apply (Op     op,
       double a,
       double b)
{
  switch (op)
    {
    case OP_ADD:
      return a + b;
    case OP_SUBTRACT:
      return a - b;
    case OP_MULTIPLY:
      return a * b;
    case OP_DIVIDE:
      return b == 0 ? NAN : a / b;
    case OP_NUMBER:
    case OP_MEASURE:
    case OP_NEGATE:
    default:
      g_return_val_if_reached (NAN);
    }
}

/**
 * wg_formula_evaluate:
 * @measures: (array): %WG_N_MEASURES values; NaN marks what nobody has entered
 *
 * Returns: the value, unrounded; NaN where a measure is missing or a divisor is 0
 */
double
wg_formula_evaluate (const WgFormula *self,
                     const double    *measures)
{
  /* A step pushes at most one value, so the stack cannot outgrow the program. */
  double stack[MAX_STEPS];
  guint top = 0;

  for (guint i = 0; i < self->steps->len; i++)
    {
      const Step *step = &g_array_index (self->steps, Step, i);

      if (step->op == OP_NUMBER)
        stack[top++] = step->number;
      else if (step->op == OP_MEASURE)
        stack[top++] = measures[step->measure];
      else if (step->op == OP_NEGATE)
        stack[top - 1] = -stack[top - 1];
      else
        {
          top--;
          stack[top - 1] = apply (step->op, stack[top - 1], stack[top]);
        }
    }
  g_assert (top == 1);
  return stack[0];
}

/**
 * wg_formula_uses:
 *
 * Returns: whether @measure stands in the formula
 */
gboolean
wg_formula_uses (const WgFormula *self,
                 guint            measure)
{
  for (guint i = 0; i < self->steps->len; i++)
    {
      const Step *step = &g_array_index (self->steps, Step, i);

      if (step->op == OP_MEASURE && step->measure == measure)
        return TRUE;
    }
  return FALSE;
}

guint
wg_formula_get_last_measure (const WgFormula *self)
{
  guint measure = WG_N_MEASURES;

  for (guint i = 0; i < self->steps->len; i++)
    {
      const Step *step = &g_array_index (self->steps, Step, i);

      if (step->op == OP_MEASURE)
        measure = step->measure;
    }
  return measure;
}

gboolean
wg_formula_is_ratio (const WgFormula *self)
{
  guint n_measures = 0;
  gboolean divides = FALSE;

  for (guint i = 0; i < self->steps->len; i++)
    {
      Op op = g_array_index (self->steps, Step, i).op;

      n_measures += op == OP_MEASURE;
      divides |= op == OP_DIVIDE;
    }
  return divides && n_measures > 1;
}

void
wg_formula_free (WgFormula *self)
{
  g_clear_pointer (&self->steps, g_array_unref);
  g_free (self);
}
