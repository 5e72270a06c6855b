import type { ListFilter } from "./filter.ts";
import { parted } from "./several.ts";

/** A filter that is one of several words, of which any that are ticked may be. */
export interface WordsFilter<Word extends string = string> {
  /** of the address */
  param: string;
  label: string;
  /** stands beside the others before it is asked for */
  isShortcut?: true;
  choices: readonly { value: Word; label: string }[];
  /** as the sentence of the list says it: "that are running or ended" */
  clause: (labels: readonly string[]) => string;
}

/** Those an address asks for; empty = all. What there is not, is not asked for. */
export function wordsAsked<Word extends string>(
  { param, choices }: WordsFilter<Word>,
  address: URLSearchParams,
): Word[] {
  const given = parted(address.get(param) ?? "");
  return choices.filter(({ value }) => given.includes(value)).map(({ value }) => value);
}

const labelsOf = (filter: WordsFilter, address: URLSearchParams) => {
  const asked = wordsAsked(filter, address);
  return filter.choices.filter(({ value }) => asked.includes(value)).map(({ label }) => label);
};

/** The filter as the list shows it. */
export function wordsFilter(filter: WordsFilter, address: URLSearchParams): ListFilter {
  const { param, label, isShortcut = false, choices } = filter;
  const chosen = labelsOf(filter, address);
  return {
    key: param,
    label,
    isShortcut,
    input: { kind: "choices", param, choices: [...choices] },
    chip: chosen.length === 0 ? null : `${label}: ${chosen.join(", ")}`,
  };
}

/** What each filter that is asked for says in the sentence of the list. */
export const clausesOf = (
  filters: readonly WordsFilter[],
  address: URLSearchParams,
): readonly string[] =>
  filters.flatMap((filter) => {
    const chosen = labelsOf(filter, address);
    return chosen.length === 0 ? [] : [filter.clause(chosen)];
  });
