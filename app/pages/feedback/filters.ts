import { calendarDay } from "../../calendar/instants.ts";
import type { Days } from "../../calendar/period.ts";
import { valueTiers, type ValueTier } from "../../clv/predict/value-tiers.ts";
import { customerStates, stateKeys, type CustomerState } from "../../clv/states/states.ts";
import { formatSpan } from "../../figures/format.ts";
import { eitherWords } from "../../figures/words.ts";
import { idNumber, type ProductId } from "../../ids.ts";
import type { ListFilter } from "../../lists/filter.ts";
import { clausesOf, wordsAsked, wordsFilter, type WordsFilter } from "../../lists/words-filter.ts";
import { filterWords as words, productWithoutTitle, ratingWords, tierWords } from "./words.ts";

/** Which answers the list below the figures shows; empty and null = all of the period. */
export interface AskedAnswers {
  ratings: number[];
  commented: boolean | null;
  states: CustomerState[];
  tiers: ValueTier[];
  /** in the shop's words */
  questions: string[];
  productIds: ProductId[];
  /** days within the period: a point of the trend leads to them */
  within: Days | null;
}

const quoted = (labels: readonly string[]) => eitherWords(labels.map((label) => `“${label}”`));

const rating: WordsFilter = {
  param: "rating",
  label: words.rating,
  isShortcut: true,
  choices: ratingWords.map((label, at) => ({ value: String(at + 1), label })).reverse(),
  clause: (labels) => words.rated(quoted(labels)),
};

const commented: WordsFilter<"yes" | "no"> = {
  param: "commented",
  label: words.comment,
  isShortcut: true,
  choices: [
    { value: "yes", label: words.yes },
    { value: "no", label: words.no },
  ],
  clause: (labels) => words.commented(labels),
};

const state: WordsFilter<CustomerState> = {
  param: "state",
  label: words.state,
  choices: stateKeys.map((value) => ({ value, label: customerStates[value].label })),
  clause: (labels) => words.ofState(quoted(labels)),
};

const tier: WordsFilter<ValueTier> = {
  param: "tier",
  label: words.tier,
  choices: valueTiers.map((value) => ({ value, label: tierWords[value] })),
  clause: (labels) => words.ofTier(quoted(labels)),
};

const question = (asked: readonly string[]): WordsFilter => ({
  param: "question",
  label: words.question,
  choices: asked.map((value) => ({ value, label: value })),
  clause: (labels) => words.toQuestion(quoted(labels)),
});

/** @param questions what was asked so far, in the shop's words */
const answerFilters = (questions: readonly string[]): readonly WordsFilter[] => [
  rating,
  commented,
  state,
  tier,
  ...(questions.length > 1 ? [question(questions)] : []),
];

const isDay = (text: string | null): text is string => calendarDay.safeParse(text).success;

const MOST_PRODUCTS = 20;

export const productsNamed = (address: URLSearchParams): ProductId[] =>
  (address.get("product") ?? "")
    .split(",", MOST_PRODUCTS)
    .flatMap((one) => (idNumber(one) as ProductId | null) ?? []);

/** Reads an address. What it asks for and there is not, is not asked for. */
export function askedAnswers(address: URLSearchParams, questions: readonly string[]): AskedAnswers {
  const comment = wordsAsked(commented, address);
  const [since, until] = [address.get("since"), address.get("until")];
  return {
    ratings: wordsAsked(rating, address).map(Number),
    commented: comment.length === 1 ? comment[0] === "yes" : null,
    states: wordsAsked(state, address),
    tiers: wordsAsked(tier, address),
    questions: wordsAsked(question(questions), address),
    productIds: productsNamed(address),
    within: isDay(since) && isDay(until) && since <= until ? { from: since, to: until } : null,
  };
}

/** What an address asks for, with what the list says of it. */
export interface ShownAnswers {
  asked: AskedAnswers;
  filters: ListFilter[];
  /** for the sentence of the list */
  clauses: string[];
}

/** @param titles of the products the address names, as far as they are known */
export function shownAnswers(
  address: URLSearchParams,
  questions: readonly string[],
  titles: ReadonlyMap<number, string>,
): ShownAnswers {
  const asked = askedAnswers(address, questions);
  const { productIds, within } = asked;
  const chosen = productIds.map((id) => ({ id, title: titles.get(id) ?? productWithoutTitle(id) }));
  const products = chosen.length > 0 ? eitherWords(chosen.map(({ title }) => title)) : null;
  const ofWords = answerFilters(questions);
  return {
    asked,
    filters: [
      ...ofWords.map((filter) => wordsFilter(filter, address)),
      {
        key: "product",
        label: words.product,
        isShortcut: false,
        input: { kind: "products", param: "product", chosen, ago: null },
        chip: products && `${words.product}: ${products}`,
      },
      {
        key: "within",
        label: words.date,
        isShortcut: false,
        input: { kind: "days", from: "since", to: "until" },
        chip: within && `${words.date}: ${formatSpan(within.from, within.to)}`,
      },
    ],
    clauses: [...clausesOf(ofWords, address), ...(products ? [words.toOrdersWith(products)] : [])],
  };
}

/** Parameters of an address that choose which answers are listed, and in what order. */
export const ANSWER_PARAMS: readonly string[] = [
  ...answerFilters([]).map(({ param }) => param),
  "question",
  "product",
  "since",
  "until",
  "sort",
];
