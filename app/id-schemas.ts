import { z } from "zod";
import {
  idNumber,
  isBeyondIds,
  noId,
  type CustomerId,
  type OrderId,
  type ProductId,
} from "./ids.ts";

/** The door: digits or a number, as addresses, forms, webhooks and the queue have them. */
const door = <Kind extends number>(what: string) =>
  z.unknown().transform((found, context): Kind => {
    const number = idNumber(found);
    if (number !== null) return number as Kind;
    context.addIssue({
      code: "custom",
      message: noId(found, what),
      params: { isBeyondIds: isBeyondIds(found) },
    });
    return z.NEVER;
  });

/** Whether nothing is wrong but numbers that no shop has: what was said is not about any shop of ours. */
export const isOfNobody = (error: z.ZodError): boolean =>
  error.issues.every((issue) => issue.code === "custom" && issue.params?.["isBeyondIds"] === true);

export const customerId = door<CustomerId>("a customer");
export const orderId = door<OrderId>("an order");
export const productId = door<ProductId>("a product");
