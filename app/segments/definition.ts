/**
 * One condition: a fact of the catalogue as the address of the list asks for it. What a fact can be asked stands in its
 * one entry, and nowhere else.
 */
export interface Condition {
  /** its key in the catalogue */
  fact: string;
  /** parameters of the address, none empty */
  params: Readonly<Record<string, string>>;
  /** true = of whom it does not hold; who is unknown in it is among them */
  not: boolean;
}

/** Whom a segment holds: whoever meets at least one condition of every group. */
export interface Definition {
  /** of this form; a later one is read by its own */
  format: 1;
  groups: readonly (readonly Condition[])[];
}

export const FORMAT = 1;
export const MOST_CONDITIONS = 20;
export const LONGEST_DEFINITION = 6000;

export const conditionsOf = ({ groups }: Definition): readonly Condition[] => groups.flat();

/** Whether two hold the same customers by the same conditions in the same order. */
export const isSame = (a: Definition, b: Definition): boolean => written(a) === written(b);

/** A definition as text: with one order of keys, so that the same is written the same. */
export function written({ groups }: Definition): string {
  const inOrder = groups.map((conditions) =>
    conditions.map(({ fact, params, not }) => ({
      fact,
      params: Object.fromEntries(Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1))),
      not,
    })),
  );
  return JSON.stringify({ format: FORMAT, groups: inOrder });
}
