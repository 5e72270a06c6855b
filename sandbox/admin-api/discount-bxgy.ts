import { minorUnits, plainAmount } from "../store/amounts.ts";
import type { DiscountRecord } from "../store/types.ts";
import { complain, type Given, type Reading } from "./discount-reading.ts";
import { holdsNothing, type KeptItems, readItems } from "./discount-items.ts";

/** A buy-x-get-y discount as its record keeps it: the input that would make it anew. */
interface KeptBuyXGetY {
  customerBuys: { value: { quantity?: string; amount?: string }; items: KeptItems };
  customerGets: {
    value: { discountOnQuantity: { quantity: string; effect: { percentage: number } } };
    items: KeptItems;
  };
  usesPerOrderLimit: string | null;
}

export const bxgyOf = (discount: DiscountRecord): KeptBuyXGetY => discount.bxgy as KeptBuyXGetY;

/** Reads both sides of a buy-x-get-y input over what the discount was. */
export function readBuyXGetY(reading: Reading, before: DiscountRecord): KeptBuyXGetY {
  const { input } = reading;
  const kept = before.bxgy as KeptBuyXGetY | null;
  const limit = input["usesPerOrderLimit"];
  if (limit != null && Number(limit) < 1) {
    const message = "Uses per order limit must be greater than 0";
    complain(reading, ["usesPerOrderLimit"], "GREATER_THAN", message);
  }
  return {
    customerGets: readGets(reading, kept?.customerGets),
    customerBuys: readBuys(reading, kept?.customerBuys),
    usesPerOrderLimit:
      limit === undefined
        ? (kept?.usesPerOrderLimit ?? null)
        : limit === null
          ? null
          : String(limit),
  };
}

function readGets(reading: Reading, kept: KeptBuyXGetY["customerGets"] | undefined) {
  const gets = reading.input["customerGets"] as Given;
  const items = gets?.["items"] as Given;
  const value = gets?.["value"] as Given;
  const about = (path: string[], code: string, message: string) =>
    complain(reading, ["customerGets", ...path], code, message);
  if (items?.["all"] === true) about([], "INVALID", "Items in 'customer get' cannot be set to all");
  for (const other of ["percentage", "discountAmount"]) {
    if (value?.[other] == null) continue;
    about(["value", other], "INVALID", "Only discountOnQuantity permitted with bxgy discounts.");
  }
  for (const field of ["appliesOnSubscription", "appliesOnOneTimePurchase"]) {
    if (gets?.[field] == null) continue;
    const kind = reading.argument === "bxgyCodeDiscount" ? "bxgy" : "automatic bxgy";
    about([field], "INVALID", `This field is not supported by ${kind} discounts.`);
  }
  const asked = value?.["discountOnQuantity"] as Given;
  const before = kept?.value.discountOnQuantity;
  const quantity = asked?.["quantity"] ?? before?.quantity ?? null;
  const path = ["value", "discountOnQuantity"];
  if (quantity === null) about([...path, "quantity"], "BLANK", "Quantity cannot be blank.");
  else if (Number(quantity) < 1) {
    about([...path, "quantity"], "GREATER_THAN", "Quantity must be greater than 0");
  }
  const effect = asked?.["effect"] as Given;
  const percentage = (effect?.["percentage"] as number | undefined) ?? before?.effect.percentage;
  if (effect?.["amount"] != null || percentage === undefined) {
    about([...path, "effect"], "INVALID", "Only a percentage off is supported.");
  } else if (percentage < 0 || percentage > 1) {
    const message = "Value must be between 0.0 and 1.0";
    about([...path, "effect", "percentage"], "VALUE_OUTSIDE_RANGE", message);
  }
  const read = readItems(reading, "customerGets", items ?? {}, kept?.items);
  if (items?.["all"] !== true && holdsNothing(read)) {
    about(["items"], "BLANK", "Items in 'customer get' must be defined");
  }
  return {
    value: {
      discountOnQuantity: {
        quantity: String(quantity ?? 0),
        effect: { percentage: percentage ?? 0 },
      },
    },
    items: read,
  };
}

function readBuys(reading: Reading, kept: KeptBuyXGetY["customerBuys"] | undefined) {
  const buys = reading.input["customerBuys"] as Given;
  const about = (path: string[], code: string, message: string) =>
    complain(reading, ["customerBuys", ...path], code, message);
  const given = buys?.["value"] as Given;
  const amount = given?.["amount"] ?? null;
  const quantity = given?.["quantity"] ?? null;
  if (amount !== null && quantity !== null) {
    about(["value"], "CONFLICT", "Only one of quantity or amount can be provided.");
  }
  if (given == null && !kept) about(["value"], "BLANK", "Value can't be blank");
  const { currency } = reading.call;
  const minor = amount === null ? null : minorUnits(String(amount), currency);
  if (amount !== null && (minor ?? 0) <= 0) {
    about(["value", "amount"], "GREATER_THAN", "Amount must be greater than 0");
  }
  if (quantity !== null && Number(quantity) < 1) {
    about(["value", "quantity"], "GREATER_THAN", "Quantity must be greater than 0");
  }
  const items = buys?.["items"] as Given;
  const read = readItems(reading, "customerBuys", items ?? {}, kept?.items);
  if (items?.["all"] === true || holdsNothing(read)) {
    about(["items"], "BLANK", "Items in 'customer buys' must be defined");
  }
  return {
    value:
      minor !== null
        ? { amount: plainAmount(minor, currency) }
        : quantity !== null
          ? { quantity: String(quantity) }
          : (kept?.value ?? {}),
    items: read,
  };
}
