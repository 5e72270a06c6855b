import { eitherWords } from "../../figures/words.ts";
import type { TraitName } from "../../customers/traits.ts";
import { formatMonthName } from "../../figures/format.ts";
import { choices } from "./choices.ts";
import type { Fact } from "./fact.ts";

interface TraitWords {
  label: string;
  /** what may stand there; null = words of the shop's own */
  choices: readonly { value: string; label: string }[] | null;
  /** a choice as the database holds it */
  stored: (value: string) => unknown;
  /** a list holds several */
  isList?: true;
  clause: (labels: readonly string[]) => string;
}

const months = Array.from({ length: 12 }, (_, index) => ({
  value: String(index + 1),
  label: formatMonthName(index + 1),
}));

/** Every trait, as a filter asks for it: what later rooms learn comes down to the list here. */
const traits: Record<TraitName, TraitWords> = {
  "survey.reason": {
    label: "Reason given",
    choices: null,
    stored: (value) => value,
    clause: (labels) => `gave as a reason: ${eitherWords(labels)}`,
  },
  tier: {
    label: "Tier",
    choices: null,
    stored: (value) => value,
    clause: (labels) => `are in the tier ${eitherWords(labels)}`,
  },
  "case.open": {
    label: "Open case",
    choices: [{ value: "yes", label: "waits for an answer" }],
    stored: () => true,
    clause: () => "wait for an answer",
  },
  "delivery.late": {
    label: "Late delivery",
    choices: [{ value: "yes", label: "an order is late" }],
    stored: () => true,
    clause: () => "have an order that is late",
  },
  "birthday.month": {
    label: "Month of birthday",
    choices: months,
    stored: Number,
    clause: (labels) => `have their birthday in ${eitherWords(labels)}`,
  },
  interest: {
    label: "Interest",
    choices: null,
    stored: (value) => value,
    isList: true,
    clause: (labels) => `are interested in ${eitherWords(labels)}`,
  },
};

/** The parameter of a trait; the list offers it once a customer has it. */
export const traitParam = (trait: string) => `trait.${trait}`;

const factOf = (trait: string, { label, stored, isList, clause, ...words }: TraitWords): Fact => ({
  ...choices({
    param: traitParam(trait),
    label,
    choices: words.choices,
    sql: (values, bind) => {
      const held = isList
        ? `t.value ?| ${bind(values.map(String), "text[]")}`
        : `t.value = ANY(${bind(
            values.map((value) => JSON.stringify(stored(value))),
            "jsonb[]",
          )})`;
      return `EXISTS (SELECT 1 FROM customer_traits t
        WHERE t.shop_id = $1 AND t.customer_id = c.customer_id AND t.trait = ${bind(trait, "text")} AND ${held})`;
    },
    chip: (labels) => `${label}: ${labels.join(", ")}`,
    clause,
  }),
});

export const traitFacts: Record<string, Fact> = Object.fromEntries(
  Object.entries(traits).map(([trait, words]) => {
    const fact = factOf(trait, words);
    // while nobody has it there is nothing to ask for
    const input: Fact["input"] = (place, offered) =>
      offered[traitParam(trait)]?.length ? fact.input(place, offered) : null;
    return [traitParam(trait), { ...fact, input }];
  }),
);
