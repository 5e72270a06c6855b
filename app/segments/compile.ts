import { definitionWords as words } from "./words.ts";
import type { Asked, Bind, FactPlace } from "./facts/fact.ts";
import type { ReadCondition } from "./read-definition.ts";

type Groups = readonly (readonly ReadCondition[])[];

/**
 * The condition of a whole segment over c = customers, v = customer_values, $1 = the shop. Every value goes through
 * `bind`: text of a definition never stands in the statement.
 */
export const sqlOf =
  (groups: Groups): Asked["sql"] =>
  (bind, place) =>
    groups
      .map(
        (conditions) => `(${conditions.map((one) => conditionSql(one, bind, place)).join(" OR ")})`,
      )
      .join(" AND ");

// of whom nothing is known it does not hold: so the negation holds
const conditionSql = ({ asked, not }: ReadCondition, bind: Bind, place: FactPlace) => {
  const holds = `(${asked.sql(bind, place)})`;
  return not ? `coalesce(NOT ${holds}, true)` : holds;
};

/** "are in the state “VIP” or are in the state “Due now”, and have 3 or more orders" */
const clausesOf = (groups: Groups, place: FactPlace): string =>
  words.all(
    groups.map((conditions) =>
      words.either(
        conditions.map(({ asked, not }) => {
          const clause = asked.clause(place);
          return not ? words.not(clause) : clause;
        }),
      ),
    ),
  );

/** Whom a segment holds, as a sentence without its end. */
export const whoIn = (groups: Groups, place: FactPlace): string =>
  words.customersWho(clausesOf(groups, place));
