/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A breach of a rule at a place. It keeps the values found and the rule's card; the words are made
 * of both when somebody reads them. */

#include "wg-finding.h"

#include "wg-kind.h"
#include "wg-number.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *name; /* interned */
  WgValue     value;
} Fact;

struct _WgFinding
{
  GObject parent_instance;

  WgRuleCard       *card;
  const WgRuleCase *breach; /* of the card */
  WgPlace           unit;
  WgPlace           grid;
  WgPlace           post;
  gboolean          is_about_grid;
  GArray           *facts;  /* Fact */
};

G_DEFINE_FINAL_TYPE (WgFinding, wg_finding, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_SEVERITY,
  PROP_RULE,
  PROP_RULE_NAME,
  PROP_PLACE,
  PROP_SENTENCE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
fact_clear (gpointer data)
{
  Fact *fact = data;

  wg_value_clear (&fact->value);
}

static void
place_clear (WgPlace *place)
{
  g_free ((char *) place->code);
  g_free ((char *) place->name);
  *place = (WgPlace) { 0 };
}

static void
place_copy (const WgPlace *from,
            WgPlace       *to)
{
  place_clear (to);
  to->id = from->id;
  to->code = g_strdup (from->code);
  to->name = g_strdup (from->name);
}

static void
wg_finding_finalize (GObject *object)
{
  WgFinding *self = WG_FINDING (object);

  g_clear_pointer (&self->card, wg_rule_card_unref);
  g_clear_pointer (&self->facts, g_array_unref);
  place_clear (&self->unit);
  place_clear (&self->grid);
  place_clear (&self->post);
  G_OBJECT_CLASS (wg_finding_parent_class)->finalize (object);
}

static void
wg_finding_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  WgFinding *self = WG_FINDING (object);

  switch (prop_id)
    {
    case PROP_SEVERITY:
      g_value_set_int (value, (int) wg_finding_get_severity (self));
      break;
    case PROP_RULE:
      g_value_set_string (value, self->card->id);
      break;
    case PROP_RULE_NAME:
      g_value_set_string (value, self->card->name);
      break;
    case PROP_PLACE:
      g_value_take_string (value, wg_finding_dup_place (self));
      break;
    case PROP_SENTENCE:
      g_value_take_string (value, wg_finding_dup_sentence (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
wg_finding_class_init (WgFindingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = wg_finding_finalize;
  object_class->get_property = wg_finding_get_property;

  properties[PROP_SEVERITY] = g_param_spec_int ("severity", NULL, NULL, 0, WG_N_SEVERITIES, 0,
                                                flags);
  properties[PROP_RULE] = g_param_spec_string ("rule", NULL, NULL, NULL, flags);
  properties[PROP_RULE_NAME] = g_param_spec_string ("rule-name", NULL, NULL, NULL, flags);
  properties[PROP_PLACE] = g_param_spec_string ("place", NULL, NULL, NULL, flags);
  properties[PROP_SENTENCE] = g_param_spec_string ("sentence", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
wg_finding_init (WgFinding *self)
{
  self->facts = g_array_new (FALSE, TRUE, sizeof (Fact));
  g_array_set_clear_func (self->facts, fact_clear);
}

/**
 * wg_finding_new:
 * @card: the rule
 * @case_id: a case that the card has
 *
 * Returns: (transfer full): a finding without place and facts
 */
WgFinding *
wg_finding_new (WgRuleCard *card,
                const char *case_id)
{
  const WgRuleCase *breach = wg_rule_card_find_case (card, case_id);
  WgFinding *self;

  g_return_val_if_fail (breach != NULL, NULL);

  self = g_object_new (WG_TYPE_FINDING, NULL);
  self->card = wg_rule_card_ref (card);
  self->breach = breach;
  return self;
}

void
wg_finding_about_unit (WgFinding     *self,
                       const WgPlace *unit,
                       const WgPlace *grid)
{
  place_copy (unit, &self->unit);
  if (grid != NULL && grid->id != 0)
    place_copy (grid, &self->grid);
  self->is_about_grid = FALSE;
}

void
wg_finding_about_grid (WgFinding     *self,
                       const WgPlace *grid,
                       const WgPlace *community)
{
  place_copy (grid, &self->grid);
  if (community != NULL && community->id != 0)
    place_copy (community, &self->unit);
  self->is_about_grid = TRUE;
}

void
wg_finding_about_post (WgFinding     *self,
                       const WgPlace *post,
                       const WgPlace *unit,
                       const WgPlace *grid)
{
  place_copy (post, &self->post);
  if (unit != NULL && unit->id != 0)
    place_copy (unit, &self->unit);
  if (grid != NULL && grid->id != 0)
    place_copy (grid, &self->grid);
}

static WgValue *
add_fact (WgFinding  *self,
          const char *name)
{
  g_array_set_size (self->facts, self->facts->len + 1);
  g_array_index (self->facts, Fact, self->facts->len - 1).name = g_intern_string (name);
  return &g_array_index (self->facts, Fact, self->facts->len - 1).value;
}

void
wg_finding_add_count (WgFinding  *self,
                      const char *name,
                      gint64      value)
{
  wg_value_set_int (add_fact (self, name), value);
}

void
wg_finding_add_text (WgFinding  *self,
                     const char *name,
                     const char *value)
{
  wg_value_set_text (add_fact (self, name), value);
}

void
wg_finding_add_date (WgFinding  *self,
                     const char *name,
                     WgDate      value)
{
  g_autofree char *text = wg_date_format (value);

  wg_value_set_text (add_fact (self, name), text);
}

WgRuleCard *
wg_finding_get_card (WgFinding *self)
{
  return self->card;
}

const char *
wg_finding_get_case (WgFinding *self)
{
  return self->breach->id;
}

WgSeverity
wg_finding_get_severity (WgFinding *self)
{
  return self->breach->severity;
}

const WgPlace *
wg_finding_get_unit (WgFinding *self)
{
  return &self->unit;
}

const WgPlace *
wg_finding_get_grid (WgFinding *self)
{
  return &self->grid;
}

const WgPlace *
wg_finding_get_post (WgFinding *self)
{
  return &self->post;
}

guint
wg_finding_get_n_facts (WgFinding *self)
{
  return self->facts->len;
}

/**
 * wg_finding_get_fact:
 * @value: (out) (transfer none): what was found
 *
 * Returns: (transfer none): the fact's name, an English key
 */
const char *
wg_finding_get_fact (WgFinding      *self,
                     guint           i,
                     const WgValue **value)
{
  g_return_val_if_fail (i < self->facts->len, NULL);

  *value = &g_array_index (self->facts, Fact, i).value;
  return g_array_index (self->facts, Fact, i).name;
}

const char *
wg_finding_get_field (WgFinding *self)
{
  return self->breach->field;
}

/**
 * wg_finding_get_field_label:
 *
 * Returns: (transfer none) (nullable): the name on screen of the field to change
 */
const char *
wg_finding_get_field_label (WgFinding *self)
{
  g_auto (GStrv) words = NULL;
  const WgKind *kind;
  int field;

  if (self->breach->field == NULL)
    return NULL;
  words = g_strsplit (self->breach->field, ".", 2);
  kind = wg_kind_find (words[0]);
  if (kind == NULL)
    return NULL;
  field = words[1] != NULL ? wg_kind_find_field (kind, words[1]) : -1;
  return field >= 0 ? _(kind->fields[field].label) : _(kind->label);
}

/**
 * wg_finding_dup_place:
 *
 * Returns: (transfer full): the name of the body, or of the grid or the post that it is about; the
 *   code where there is no name
 */
char *
wg_finding_dup_place (WgFinding *self)
{
  const WgPlace *place = self->post.id != 0    ? &self->post
                         : self->is_about_grid ? &self->grid : &self->unit;

  return g_strdup (place->name != NULL && *place->name != '\0' ? place->name : place->code);
}

static const WgValue *
find_fact (WgFinding  *self,
           const char *name,
           gsize       length)
{
  for (guint i = 0; i < self->facts->len; i++)
    {
      const Fact *fact = &g_array_index (self->facts, Fact, i);

      if (strlen (fact->name) == length && strncmp (fact->name, name, length) == 0)
        return &fact->value;
    }
  return NULL;
}

char *
wg_finding_dup_fact (WgFinding  *self,
                     const char *name)
{
  const WgValue *value = find_fact (self, name, strlen (name));

  return value != NULL ? wg_value_to_string (value) : NULL;
}

/**
 * wg_finding_dup_sentence:
 *
 * Returns: (transfer full): the sentence of the card's case with the facts in it
 */
char *
wg_finding_dup_sentence (WgFinding *self)
{
  GString *text = g_string_new (NULL);
  const char *rest = self->breach->sentence;

  while (*rest != '\0')
    {
      const char *open = strchr (rest, '{');
      const char *end = open != NULL ? strchr (open, '}') : NULL;
      const WgValue *value = NULL;

      if (end == NULL)
        break;
      g_string_append_len (text, rest, open - rest);
      value = find_fact (self, open + 1, (gsize) (end - open - 1));
      if (value != NULL)
        {
          /* Whole numbers are counts, grouped like those on maps and in tables. */
          g_autofree char *shown = value->type == WG_VALUE_INT
                                     ? wg_number_format ((double) value->v.integer, 0)
                                     : wg_value_to_string (value);

          g_string_append (text, shown);
        }
      else
        g_string_append_len (text, open, end - open + 1);
      rest = end + 1;
    }
  g_string_append (text, rest);
  return g_string_free (text, FALSE);
}

/**
 * wg_finding_dup_text:
 *
 * Returns: (transfer full): place, what was found and the rule, in one sentence
 */
char *
wg_finding_dup_text (WgFinding *self)
{
  g_autofree char *place = wg_finding_dup_place (self);
  g_autofree char *sentence = wg_finding_dup_sentence (self);

  /* Translators: place, what was found there, rule id, name of the rule. */
  return g_strdup_printf (_("%s: %s (%s %s)"), place, sentence, self->card->id, self->card->name);
}

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

int
wg_finding_compare (WgFinding *a,
                    WgFinding *b)
{
  int order = (int) wg_finding_get_severity (a) - (int) wg_finding_get_severity (b);

  if (order == 0)
    order = strcmp (a->card->id, b->card->id);
  if (order == 0)
    order = strcmp (or_empty (a->unit.code), or_empty (b->unit.code));
  if (order == 0)
    order = strcmp (or_empty (a->grid.code), or_empty (b->grid.code));
  if (order == 0)
    order = strcmp (or_empty (a->post.code), or_empty (b->post.code));
  return order;
}
