import { isRecord } from "./ids.ts";
import type { Exchange } from "./recording.ts";

/**
 * Exchanges that were taken down elsewhere than in their place, as the answers themselves show. Played in their place
 * they would take away what the steps behind them use, or be asked of a shop that has moved on.
 */
export function outOfTurn(steps: readonly Exchange[]): Set<Exchange> {
  return new Set([...earlyDeletions(steps), ...lateReads(steps)]);
}

/** Deletions of what later answers still show: the clearing up was recorded before what it cleared up after. */
function earlyDeletions(steps: readonly Exchange[]): Exchange[] {
  return steps.filter((exchange, index) => {
    const deleted = deletedIds(exchange);
    if (deleted.length === 0) return false;
    const later = JSON.stringify(steps.slice(index + 1).map(({ body }) => body.data));
    return deleted.some((gid) => later.includes(`"id":${JSON.stringify(gid)}`));
  });
}

function deletedIds({ body }: Exchange): string[] {
  const payloads = Object.values(body.data ?? {}).filter(isRecord);
  return payloads
    .flatMap((payload) => Object.entries(payload))
    .flatMap(([name, gid]) =>
      /^deleted\w*Id$/.test(name) && typeof gid === "string" ? [gid] : [],
    );
}

/** what nothing takes away again once it is there */
const lasting =
  /^gid:\/\/shopify\/(Return|Refund|Fulfillment|FulfillmentEvent|OrderTransaction|ReverseDelivery|ReverseFulfillmentOrderDisposition)\//;

/** Reads that do not find what an answer before them had shown and nothing takes away: they were asked before it. */
function lateReads(steps: readonly Exchange[]): Exchange[] {
  const before = new Map<string, Set<string>>();
  const codes = new Set<string>();
  return steps.filter((exchange) => {
    const isRead = !/^\s*(#.*\s+)*mutation/.test(exchange.query);
    const lists = listsIn(exchange.body.data);
    const isLate =
      isRead &&
      (lists.some(({ place, gids }) =>
        [...(before.get(place) ?? [])].some((one) => !gids.includes(one)),
      ) ||
        missesCode(exchange, codes));
    if (isLate) return true;
    for (const { place, gids } of lists) {
      before.set(place, new Set([...(before.get(place) ?? []), ...gids]));
    }
    if (!isRead) noteMade(exchange, before);
    noteCodes(exchange, codes);
    return false;
  });
}

const listOf: Record<string, string> = { Return: "returns", ReverseDelivery: "reverseDeliveries" };

/** What a mutation made of an object it names is in that object's list from then on, shown there or not. */
function noteMade({ variables, body }: Exchange, before: Map<string, Set<string>>): void {
  const said = JSON.stringify(body.data ?? null);
  const made = said.match(/gid:\/\/shopify\/(Return|ReverseDelivery)\/\d+/g) ?? [];
  const owners = JSON.stringify(variables ?? {}).match(
    /gid:\/\/shopify\/(Order|ReverseFulfillmentOrder)\/\d+/g,
  );
  for (const owner of owners ?? []) {
    for (const gid of made) {
      const place = `${owner} ${listOf[gid.split("/")[3]!]}`;
      before.set(place, new Set([...(before.get(place) ?? []), gid]));
    }
  }
}

/** The lists of lasting things in an answer, by the object they are of and the field. */
function listsIn(data: unknown, found: { place: string; gids: string[] }[] = []) {
  if (Array.isArray(data)) for (const item of data) listsIn(item, found);
  if (!isRecord(data)) return found;
  for (const [name, value] of Object.entries(data)) {
    const items = isRecord(value) ? (value["nodes"] ?? value["edges"]) : value;
    if (Array.isArray(items) && typeof data["id"] === "string") {
      const gids = items
        .map((item) => (isRecord(item) ? ((item["node"] as unknown) ?? item) : null))
        .map((item) => (isRecord(item) ? String(item["id"]) : ""))
        .filter((gid) => lasting.test(gid));
      found.push({ place: `${data["id"]} ${name}`, gids });
    }
    listsIn(value, found);
  }
  return found;
}

const makesDiscount = /(?:(\w+)\s*:\s*)?(discountCode\w+(?:Create|Update))\s*\([^)]*\$(\w+)\s*\)/g;

/** Codes of discounts a mutation made; all are forgotten when something is deleted. */
function noteCodes({ query, variables, body }: Exchange, codes: Set<string>): void {
  if (/Delete\b/.test(query)) codes.clear();
  for (const [, alias, name, variable] of query.matchAll(makesDiscount)) {
    const payload = body.data?.[alias ?? name!];
    const input = variables?.[variable!];
    if (!isRecord(payload) || !isRecord(payload["codeDiscountNode"]) || !isRecord(input)) continue;
    if (typeof input["code"] === "string") codes.add(input["code"]);
  }
}

function missesCode({ query, variables, body }: Exchange, codes: Set<string>): boolean {
  return (
    /codeDiscountNodeByCode/.test(query) &&
    body.data?.["codeDiscountNodeByCode"] === null &&
    codes.has(String(variables?.["code"]))
  );
}
