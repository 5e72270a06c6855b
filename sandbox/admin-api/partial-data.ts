import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isLeafType,
  isListType,
  isNonNullType,
  type SelectionSetNode,
} from "graphql";
import { internalError } from "./errors.ts";
import type { Answer, Prepared } from "./execute.ts";
import type { AdminSchema } from "./schema.ts";
import { fieldsOf } from "./selection.ts";

type Path = (string | number)[];
type Bag = Record<string | number, unknown>;

/** A value that may be null, and is not. */
interface Place {
  bag: Bag;
  path: Path;
}

const mostHoles = 3;

/**
 * An answer parts of which Shopify failed at: HTTP 200 with data and errors, and null where something is. Of a mutation
 * that is often all it answered, though it was applied. Where nothing may be null, nothing is left.
 * @param chance uniform in [0, 1)
 */
export function withHoles(
  schema: AdminSchema,
  { document, variables }: Prepared,
  answer: Answer,
  chance: () => number,
): Answer {
  const places: Place[] = [];

  function inside(sets: SelectionSetNode[], type: GraphQLNamedType, bag: Bag, path: Path): void {
    const byKey = new Map<string, { type: GraphQLOutputType; sets: SelectionSetNode[] }>();
    for (const set of sets) {
      for (const { node, on } of fieldsOf(schema, document, set, type, variables)) {
        const key = node.alias?.value ?? node.name.value;
        if (node.name.value.startsWith("__") || !("getFields" in on) || !(key in bag)) continue;
        const field = on.getFields()[node.name.value] as GraphQLField<unknown, unknown>;
        const known = byKey.get(key)?.sets ?? [];
        byKey.set(key, {
          type: field.type,
          sets: node.selectionSet ? [...known, node.selectionSet] : known,
        });
      }
    }
    for (const [key, found] of byKey) value(found.sets, found.type, bag, key, [...path, key]);
  }

  function value(
    sets: SelectionSetNode[],
    type: GraphQLOutputType,
    bag: Bag,
    key: string | number,
    path: Path,
  ): void {
    const held = bag[key];
    if (held === null || held === undefined) return;
    if (!isNonNullType(type)) places.push({ bag, path });
    const bare = getNullableType(type);
    if (isListType(bare)) {
      const items = held as unknown as Bag;
      (held as unknown[]).forEach((_, index) =>
        value(sets, bare.ofType as GraphQLOutputType, items, index, [...path, index]),
      );
    } else if (!isLeafType(bare)) inside(sets, getNamedType(bare), held as Bag, path);
  }

  const root = schema.schema.getRootType(document.operation.operation)!;
  inside([document.operation.selectionSet], root, (answer.data ?? {}) as Bag, []);
  if (places.length === 0) return { ...answer, data: null, errors: [internalError()] };
  const pick = () => places[Math.floor(chance() * places.length)]!;
  const holes = new Set(Array.from({ length: 1 + Math.floor(chance() * mostHoles) }, pick));
  const errors = [...holes].map(({ bag, path }) => {
    bag[path.at(-1)!] = null;
    // some documented examples have no code
    const { message, extensions } = internalError();
    return chance() < 0.5 ? { message, path } : { message, path, extensions };
  });
  return { ...answer, errors: [...(answer.errors ?? []), ...errors] };
}
