import type { MetafieldDefinition } from "../store/metafield-definitions.ts";
import { badRequest } from "./errors.ts";
import { parseSearch, type Search, type Term } from "./search.ts";

type Test = (definition: MetafieldDefinition) => boolean;

const texts: Record<string, (definition: MetafieldDefinition) => string> = {
  key: ({ key }) => key,
  namespace: ({ namespace }) => namespace,
  owner_type: ({ ownerType }) => ownerType,
  type: ({ type }) => type,
};

/** What of the definitions a search means; "app--*" is all that begin so. */
export function definitionTest(query: string): Test {
  return testOf(parseSearch(query));
}

function testOf(search: Search): Test {
  if (search.kind === "all") return () => true;
  if (search.kind === "term") return testOfTerm(search);
  if (search.kind === "not") {
    const inner = testOf(search.side);
    return (definition) => !inner(definition);
  }
  const sides = search.sides.map(testOf);
  return search.kind === "and"
    ? (definition) => sides.every((side) => side(definition))
    : (definition) => sides.some((side) => side(definition));
}

function testOfTerm({ field, value, comparator }: Term): Test {
  const wanted = value.toLowerCase();
  if (field === "id" && comparator === "=")
    return ({ id }) => id === Number(value.split("/").pop());
  const read = texts[field ?? ""];
  if (!read || comparator !== "=") {
    throw badRequest(`The sandbox does not implement searching metafieldDefinitions by "${field}"`);
  }
  return (definition) => {
    const text = read(definition).toLowerCase();
    return wanted.endsWith("*") ? text.startsWith(wanted.slice(0, -1)) : text === wanted;
  };
}
