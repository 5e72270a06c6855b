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

/** "gid://shopify/Order/123" → 123; @throws Error when it is no such gid of that type, with what was found */
export function idOf<Type extends keyof Ids>(type: Type, gid: string): Ids[Type] {
  const match = /^gid:\/\/shopify\/([A-Za-z]+)\/(\d+)(?:\?.*)?$/.exec(gid);
  if (!match || match[1] !== type)
    throw new Error(`found "${gid}", expected gid://shopify/${type}/<number>`);
  const number = idNumber(match[2]);
  if (number === null) throw new Error(noId(match[2], `${type} in a gid`));
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
