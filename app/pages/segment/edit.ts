import { FORMAT, type Condition, type Definition } from "../../segments/definition.ts";

/** A place of a condition: its group, and its place in it. */
export interface At {
  group: number;
  place: number;
}

const withGroups = (groups: readonly (readonly Condition[])[]): Definition => ({
  format: FORMAT,
  groups: groups.filter((conditions) => conditions.length > 0),
});

const begun = (fact: string): Condition => ({ fact, params: {}, not: false });

/** One more group, of one condition that is not filled in yet. */
export const withGroup = ({ groups }: Definition, fact: string): Definition =>
  withGroups([...groups, [begun(fact)]]);

/** One more condition in a group. */
export const withCondition = ({ groups }: Definition, group: number, fact: string): Definition =>
  withGroups(groups.map((all, at) => (at === group ? [...all, begun(fact)] : all)));

/** Changes a condition; null takes it away, and its group with it when it was the last. */
export const changedAt = (
  { groups }: Definition,
  { group, place }: At,
  change: Partial<Condition> | null,
): Definition =>
  withGroups(
    groups.map((all, at) =>
      at !== group
        ? all
        : all.flatMap((one, n) =>
            n !== place ? one : change === null ? [] : { ...one, ...change },
          ),
    ),
  );

/** Parameters after some were changed; an empty one goes. */
export const changedParams = (
  before: Readonly<Record<string, string>>,
  change: Readonly<Record<string, string>>,
): Record<string, string> =>
  Object.fromEntries(Object.entries({ ...before, ...change }).filter(([, text]) => text !== ""));

/** Those conditions that say something already. */
export const filledIn = ({ groups }: Definition): Definition =>
  withGroups(groups.map((all) => all.filter(({ params }) => Object.keys(params).length > 0)));

/** The place of a condition among all of them. */
export const flatPlace = ({ groups }: Definition, { group, place }: At): number =>
  groups.slice(0, group).reduce((sum, all) => sum + all.length, place);

/** A definition of a form's field; without conditions when it is none. */
export function definitionIn(text: string): Definition {
  try {
    return JSON.parse(text) as Definition;
  } catch {
    return withGroups([]);
  }
}
