import { Kind, parse, print, visit, type FieldNode } from "graphql";
import { needsKey } from "../admin-api/inspect.ts";
import { isRecord } from "./ids.ts";
import type { Exchange } from "./recording.ts";

/** Since then some mutations need a key, and changes of quantities say what they expect to find. */
const keysSince = "2026-04";

/**
 * A request of an older version as its app would write it today: with the idempotency key that is required now, and
 * with `changeFromQuantity: null` where nothing was compared. What is answered is the same.
 */
export function upgraded(exchange: Exchange): Exchange {
  if (exchange.api >= keysSince || !mentions(exchange.query)) return exchange;
  const key = `${exchange.scenario} ${exchange.step}`;
  try {
    return {
      ...exchange,
      query: withKeys(exchange.query, key),
      variables: expecting(exchange.variables) as Exchange["variables"],
    };
  } catch {
    // no document at all: recorded for that
    return exchange;
  }
}

const mentions = (query: string): boolean => [...needsKey].some((name) => query.includes(name));

function withKeys(query: string, key: string): string {
  const document = visit(parse(query), {
    Field(node: FieldNode) {
      const has = node.directives?.some(({ name }) => name.value === "idempotent");
      if (has || !needsKey.has(node.name.value)) return undefined;
      const value = { kind: Kind.STRING, value: `${key} ${node.alias?.value ?? ""}` } as const;
      const name = (text: string) => ({ kind: Kind.NAME, value: text }) as const;
      const argument = { kind: Kind.ARGUMENT, name: name("key"), value } as const;
      const directive = {
        kind: Kind.DIRECTIVE,
        name: name("idempotent"),
        arguments: [argument],
      } as const;
      return { ...node, directives: [...(node.directives ?? []), directive] };
    },
  });
  return print(document);
}

const isChange = (value: Record<string, unknown>): boolean =>
  "inventoryItemId" in value && "locationId" in value && ("quantity" in value || "delta" in value);

function expecting(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(expecting);
  if (!isRecord(value)) return value;
  const { ignoreCompareQuantity: _, ...rest } = value;
  const inner = Object.fromEntries(
    Object.entries(rest).map(([name, one]) => [name, expecting(one)]),
  );
  return isChange(value) ? { changeFromQuantity: null, ...inner } : inner;
}
