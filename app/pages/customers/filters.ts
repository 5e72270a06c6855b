import type { ListFilter } from "../../lists/filter.ts";
import { factEntries } from "../../segments/facts/catalogue.ts";
import type { FactPlace, Offered } from "../../segments/facts/fact.ts";
import type { CustomerListQuery } from "./list-query.ts";

/** Every filter that can be asked for now, with what those say that are. */
export function filtersOf(
  { asked }: CustomerListQuery,
  place: FactPlace,
  offered: Offered,
): ListFilter[] {
  const now = new Map(asked);
  return factEntries.flatMap(([key, fact]) => {
    const chip = now.get(key)?.chip(place) ?? null;
    const input = fact.input(place, offered);
    // what only names customers cannot be asked for from the menu
    if (chip === null && (input === null || input.kind === "given")) return [];
    return {
      key,
      label: fact.label(),
      isShortcut: fact.isShortcut ?? false,
      input: input ?? { kind: "given", param: fact.params[0]! },
      chip,
    };
  });
}
