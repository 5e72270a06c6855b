import { Kind, parse, print, visit, type DirectiveNode } from "graphql";
import { needsKey } from "../admin-api/inspect.ts";
import type { Exchange } from "./recording.ts";

/**
 * The request as the newest API takes it: before 2026-04 no mutation had to have an idempotency key.
 * @param key made anew for each request
 */
export function newerRequest({ api, query }: Exchange, key: string): string {
  if (api >= "2026-04" || ![...needsKey].some((name) => query.includes(name))) return query;
  const withKey = visit(parse(query), {
    Field(field) {
      if (!needsKey.has(field.name.value)) return undefined;
      return { ...field, directives: [...(field.directives ?? []), keyOf(key)] };
    },
  });
  return print(withKey);
}

const keyOf = (key: string): DirectiveNode => ({
  kind: Kind.DIRECTIVE,
  name: { kind: Kind.NAME, value: "idempotent" },
  arguments: [
    {
      kind: Kind.ARGUMENT,
      name: { kind: Kind.NAME, value: "key" },
      value: { kind: Kind.STRING, value: key },
    },
  ],
});
