import { changed } from "../../lists/address.ts";
import { sortAsked } from "../../lists/sort-by.ts";
import { sortKeys, type SortKey } from "./columns.ts";
import { decodeCursor, type Direction, type Position } from "./cursor.ts";
import { factEntries, factParams } from "../../segments/facts/catalogue.ts";
import { problemOf, type Asked } from "../../segments/facts/fact.ts";

export interface CustomerListQuery {
  /** the facts that choose who is listed, by their key in the catalogue */
  asked: [string, Asked][];
  /** a customer's number, or words to search by */
  search: string;
  sort: SortKey;
  direction: Direction;
  /** the page after or before a position; null = the first */
  after: Position | null;
  before: Position | null;
}

export type ParsedQuery =
  { ok: true; query: CustomerListQuery } | { ok: false; problems: string[] };

/** The parameters that choose who is listed and in what order, not which page of it. */
export const listParams: readonly string[] = [...factParams, "q", "sort"];

/** In place of filters, where something reaches all customers: an address without any might have been cut. */
export const EVERYBODY = "all";

/** Those a view keeps: filters and order, but whom somebody searched for or ticked. */
export const keptParams: readonly string[] = listParams.filter(
  (param) => param !== "q" && param !== "only",
);

/** Whether the address asks for some customers only. Shopify's own parameters and the order choose nobody. */
export const isNarrowed = ({ asked, search }: CustomerListQuery): boolean =>
  asked.length > 0 || search !== "";

const NO_PROFILE = new Set(
  factEntries.filter(([, { isNoProfile }]) => isNoProfile).map(([key]) => key),
);

/** Whether a filter chooses who is listed by what they are; a search, or a hand, names them. */
export const isChosen = ({ asked }: CustomerListQuery): boolean =>
  asked.some(([key]) => !NO_PROFILE.has(key));

const LONGEST_SEARCH = 100;

/**
 * The list a merchant asks for by the page's address. Empty parameters count as not given; unknown ones are Shopify's.
 */
export function parseListQuery(address: URLSearchParams): ParsedQuery {
  const given = (param: string) => address.get(param)?.trim() ?? "";
  const problems: string[] = [];
  const asked: [string, Asked][] = [];
  for (const [key, fact] of factEntries) {
    const read = fact.read(given);
    if (read && "problem" in read) problems.push(read.problem);
    else if (read) asked.push([key, read]);
  }
  const search = given("q");
  if (search.length > LONGEST_SEARCH)
    problems.push(`q: expected at most ${LONGEST_SEARCH} characters`);
  const order = orderOf(given("sort"));
  if ("problem" in order) return { ok: false, problems: [...problems, order.problem] };
  const positions: Record<"after" | "before", Position | null> = { after: null, before: null };
  for (const edge of ["after", "before"] as const) {
    const cursor = given(edge);
    if (cursor === "") continue;
    positions[edge] = decodeCursor(cursor, order.sort, order.direction);
    if (!positions[edge]) problems.push(`${edge}: expected where a page of this order begins`);
  }
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    query: {
      asked,
      search,
      ...order,
      ...positions,
    },
  };
}

/**
 * The list for something that reaches whom it holds. What the page passes over is refused here: without a filter that
 * cannot be read, all customers would be left.
 * @param query parameters of the list's address, or `EVERYBODY`
 */
export function parseAudience(query: string): ParsedQuery {
  // whom a list holds does not hang on which page of it is seen
  const asked = changed(new URLSearchParams(query === EVERYBODY ? "" : query), {});
  const parsed = parseListQuery(asked);
  if (!parsed.ok) return parsed;
  const facts = new Map(factEntries);
  const read = new Set([
    "sort",
    ...(parsed.query.search === "" ? [] : ["q"]),
    ...parsed.query.asked.flatMap(([key]) => facts.get(key)!.params),
  ]);
  const params = [...asked.keys()];
  if (params.every((param) => read.has(param)) && new Set(params).size === params.length)
    return parsed;
  const found = query.slice(0, LONGEST_SEARCH);
  return {
    ok: false,
    problems: [
      problemOf("customers", "filters of the list of customers, each once", found).problem,
    ],
  };
}

function orderOf(text: string): { sort: SortKey; direction: Direction } | { problem: string } {
  if (text === "") return { sort: "value", direction: "desc" };
  const asked = sortAsked(text, sortKeys);
  return asked
    ? { sort: asked.key, direction: asked.direction }
    : {
        problem: `sort: expected one of ${sortKeys.join(", ")}, then asc or desc; found "${text.slice(0, LONGEST_SEARCH)}"`,
      };
}
