import {
  idNumber,
  noId,
  type CustomerId,
  type DiscountId,
  type OrderId,
  type OrderLineId,
  type ProductId,
  type VariantId,
} from "../ids.ts";

/** Which id stands at the end of which gid. */
interface Ids {
  Customer: CustomerId;
  DiscountAutomaticNode: DiscountId;
  DiscountCodeNode: DiscountId;
  DiscountNode: DiscountId;
  LineItem: OrderLineId;
  Order: OrderId;
  Product: ProductId;
  ProductVariant: VariantId;
}

/** The number all of a text from a place on is; NaN when anything but digits stands there. */
function digitsFrom(text: string, start: number): number {
  let number = start < text.length ? 0 : NaN;
  for (let i = start; i < text.length; i++) {
    const digit = text.charCodeAt(i) - 48;
    number = digit >= 0 && digit <= 9 ? number * 10 + digit : NaN;
  }
  return number;
}

const NAMESPACE = "gid://shopify/";
/** Type → how its gids begin, put together once. */
const beginnings = new Map<string, string>();

function beginningOf(type: string): string {
  let beginning = beginnings.get(type);
  if (beginning === undefined) beginnings.set(type, (beginning = `${NAMESPACE}${type}/`));
  return beginning;
}

/** "gid://shopify/Order/123" → 123; @throws Error when it is no such gid of that type, with what was found */
export function idOf<Type extends keyof Ids>(type: Type, gid: string): Ids[Type] {
  const beginning = beginningOf(type);
  const isOfType = gid.startsWith(beginning);
  if (isOfType) {
    // written out: an import asks this ten times an order
    const number = digitsFrom(gid, beginning.length);
    if (number > 0 && number <= Number.MAX_SAFE_INTEGER) return number as Ids[Type];
  }
  const digits = isOfType ? /^(\d+)(?:\?.*)?$/.exec(gid.slice(beginning.length))?.[1] : undefined;
  if (digits === undefined)
    throw new Error(`found "${gid}", expected gid://shopify/${type}/<number>`);
  const number = idNumber(digits);
  if (number === null) throw new Error(noId(digits, `${type} in a gid`));
  return number as Ids[Type];
}

/** Bulk operations are known by their digits alone. */
type Idless = "BulkOperation";

export function gid<Type extends keyof Ids | Idless>(
  type: Type,
  id: Type extends keyof Ids ? Ids[Type] : string,
): string {
  return `gid://shopify/${type}/${id}`;
}
