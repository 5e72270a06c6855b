import { FORMAT, type Condition, type Definition } from "../../segments/definition.ts";
import { factEntries } from "../../segments/facts/catalogue.ts";
import { definitionOf } from "../../segments/read-definition.ts";

/**
 * The conditions of a list of customers, all of which must hold. A segment the list names gives its own conditions,
 * where the list asks for it alone: segments do not hang on each other.
 * @param address parameters of the list
 */
export function fromList(
  address: URLSearchParams,
  segments: readonly { segmentId: string; definition: Definition }[],
): Definition {
  const groups = factEntries.flatMap(([fact, { params }]): (readonly Condition[])[] => {
    const given = params.flatMap((param) => {
      const text = address.get(param)?.trim();
      return text ? [[param, text] as const] : [];
    });
    if (given.length === 0) return [];
    const named =
      fact === "segment" && segments.find(({ segmentId }) => segmentId === given[0]![1]);
    const read = named ? definitionOf(named.definition) : null;
    if (read?.ok) return [...read.definition.groups];
    return [[{ fact, params: Object.fromEntries(given), not: false }]];
  });
  return { format: FORMAT, groups };
}
