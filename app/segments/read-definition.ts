import { conditionsOf, LONGEST_DEFINITION, MOST_CONDITIONS, type Condition } from "./definition.ts";
import type { Definition } from "./definition.ts";
import { definitionSchema } from "./definition-schema.ts";
import { factEntries } from "./facts/catalogue.ts";
import type { Asked, Fact } from "./facts/fact.ts";
import { definitionProblems as problems } from "./words.ts";

/** A condition as the catalogue reads it. */
export interface ReadCondition {
  fact: string;
  asked: Asked;
  not: boolean;
}

export type ReadDefinition =
  | { ok: true; definition: Definition; groups: readonly (readonly ReadCondition[])[] }
  | {
      ok: false;
      /** of the whole */
      problem: string | null;
      /** of each condition, by its place among all of them */
      ofConditions: Record<number, string>;
    };

const catalogue = new Map(factEntries);

/** Facts no condition can be made of, and why. */
const refused: Record<string, string> = {
  segment: problems.noNesting,
  only: problems.noPeople,
};

export const isRefused = (fact: string): boolean => Object.hasOwn(refused, fact);

const wrong = (problem: string): ReadDefinition => ({ ok: false, problem, ofConditions: {} });

/** Reads a definition that came from a form, as JSON. */
export function readDefinition(text: string): ReadDefinition {
  if (text.length > LONGEST_DEFINITION) return wrong(problems.tooLong(LONGEST_DEFINITION));
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    return wrong(problems.noDefinition);
  }
  return definitionOf(found);
}

/** The same of one that was kept. */
export function definitionOf(found: unknown): ReadDefinition {
  const parsed = definitionSchema.safeParse(found);
  if (!parsed.success) return wrong(problems.noDefinition);
  const groups = parsed.data.groups.filter((conditions) => conditions.length > 0);
  const definition = { ...parsed.data, groups };
  const all = conditionsOf(definition);
  if (all.length === 0) return wrong(problems.noGroup);
  if (all.length > MOST_CONDITIONS) return wrong(problems.tooMany(MOST_CONDITIONS, all.length));
  const ofConditions: Record<number, string> = {};
  const read = all.map((condition, at) => {
    const asked = readCondition(condition);
    if ("problem" in asked) ofConditions[at] = asked.problem;
    return asked;
  });
  if (Object.keys(ofConditions).length > 0) return { ok: false, problem: null, ofConditions };
  let at = 0;
  return {
    ok: true,
    definition,
    groups: groups.map((conditions) =>
      conditions.map(({ fact, not }) => ({ fact, asked: read[at++] as Asked, not })),
    ),
  };
}

function readCondition({ fact: key, params }: Condition): Asked | { problem: string } {
  const fact = catalogue.get(key);
  if (!fact) return { problem: problems.unknownFact(key.slice(0, 40)) };
  if (isRefused(key)) return { problem: refused[key]! };
  const strange = Object.keys(params).find((param) => !fact.params.includes(param));
  if (strange !== undefined)
    return {
      problem: problems.unknownParam(labelOf(fact), strange.slice(0, 40), fact.params.join(", ")),
    };
  const given = (param: string) => (Object.hasOwn(params, param) ? params[param]!.trim() : "");
  return fact.read(given) ?? { problem: problems.empty(labelOf(fact)) };
}

const labelOf = (fact: Fact) => fact.label();
