import { parted } from "../../lists/several.ts";
import { problemOf, type Bind, type Fact, type FactPlace } from "./fact.ts";

interface Choices {
  param: string;
  label: string;
  isShortcut?: true;
  /** those there are; null = words of the shop's own, of which the place says which there are */
  choices: readonly { value: string; label: string }[] | null;
  /** what a word of the shop's own is called; as it is where left out */
  labelOf?: (value: string) => string;
  /** @param values at least one, each of them once */
  sql: (values: readonly string[], bind: Bind, place: FactPlace) => string;
  chip: (labels: readonly string[]) => string;
  clause: (labels: readonly string[]) => string;
}

const LONGEST = 100;
const MOST = 20;

/** A fact that is one of several words: any of those that were ticked. */
export function choices(fact: Choices): Fact {
  const { param, choices: closed, labelOf = (value: string) => value } = fact;
  return {
    label: () => fact.label,
    ...(fact.isShortcut ? { isShortcut: true } : {}),
    params: [param],
    input: (_, offered) => {
      const open = offered[param] ?? [];
      const all = closed ?? open.map((value) => ({ value, label: labelOf(value) }));
      return all.length === 0 ? null : { kind: "choices", param, choices: [...all] };
    },
    read: (given) => {
      const text = given(param);
      const values = parted(text);
      if (values.length === 0) return null;
      const labels: string[] = [];
      for (const value of values) {
        const known = closed ? closed.find((one) => one.value === value)?.label : labelOf(value);
        if (known === undefined)
          return problemOf(
            param,
            `some of ${closed!.map((one) => one.value).join(", ")}`,
            value.slice(0, LONGEST),
          );
        if (known.length > LONGEST) return problemOf(param, `words of ${LONGEST} letters`, value);
        labels.push(known);
      }
      if (values.length > MOST) return problemOf(param, `at most ${MOST} words`, text);
      return {
        sql: (bind, place) => fact.sql(values, bind, place),
        chip: () => fact.chip(labels),
        clause: () => fact.clause(labels),
      };
    },
  };
}
