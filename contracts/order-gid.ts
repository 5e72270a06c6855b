/** Thank-you pages may name an order before it exists, with the number it is going to have. */
export const orderGid = /^gid:\/\/shopify\/(?:Order|OrderIdentity)\/([1-9]\d{0,15})$/;

/**
 * The digits of an order's number.
 * Throws a RangeError that says what was found when it is not an order's gid.
 */
export function parseOrderGid(gid: string): string {
  const number = orderGid.exec(gid)?.[1];
  if (number === undefined) {
    throw new RangeError(
      `expected gid://shopify/Order/<number> or gid://shopify/OrderIdentity/<number>, found "${gid.slice(0, 80)}"`,
    );
  }
  return number;
}
