import { minorUnits } from "../store/amounts.ts";
import type { DiscountRecord } from "../store/types.ts";
import { toIso, toSeconds } from "../store/instants.ts";
import type { Args } from "./call.ts";
import { notImplemented } from "./errors.ts";
import { complain, type Given, type Reading } from "./discount-reading.ts";
import { readCustomerGets } from "./discount-gets.ts";
import { readBuyers } from "./discount-buyers.ts";
import { readBuyXGetY } from "./discount-bxgy.ts";
import { readShipping } from "./discount-shipping.ts";

const mostTags = 5;

/** The record a discount input makes of an empty or an existing discount. Mistakes go to `errors`. */
export function readDiscount(reading: Reading, before: DiscountRecord): DiscountRecord {
  const { input, call } = reading;
  refuseUnknown(input, before);
  const next: DiscountRecord = { ...before, updatedAt: call.now };
  if (input["title"] !== undefined) next.title = String(input["title"] ?? "");
  if (input["startsAt"]) next.startsAt = toIso(toSeconds(input["startsAt"] as string));
  if (input["endsAt"] !== undefined) {
    next.endsAt = input["endsAt"] === null ? null : toIso(toSeconds(input["endsAt"] as string));
  }
  if (input["usageLimit"] !== undefined) next.usageLimit = input["usageLimit"] as number | null;
  if (input["appliesOncePerCustomer"] !== undefined) {
    next.appliesOncePerCustomer = input["appliesOncePerCustomer"] === true;
  }
  if (input["combinesWith"]) {
    const combines = input["combinesWith"] as Args;
    next.combinesWith = {
      orderDiscounts: Boolean(combines["orderDiscounts"]),
      productDiscounts: Boolean(combines["productDiscounts"]),
      shippingDiscounts: Boolean(combines["shippingDiscounts"]),
    };
  }
  if (input["tags"]) next.tags = input["tags"] as string[];
  if (next.type === "bxgy") next.bxgy = readBuyXGetY(reading, before);
  else if (input["customerGets"]) readCustomerGets(reading, next, input["customerGets"] as Args);
  if (next.type === "freeShipping") readShipping(reading, next);
  if (input["minimumRequirement"] !== undefined) readMinimum(reading, next);
  readBuyers(reading, next, before);
  checkWhole(reading, next);
  return next;
}

/** What would change the discount in a way the sandbox's checkout does not know. */
function refuseUnknown(input: Args, { type }: DiscountRecord): void {
  const gets = type === "bxgy" ? null : (input["customerGets"] as Given);
  const buys = input["customerBuys"] as Given;
  const combines = input["combinesWith"] as Given;
  const unknown: [unknown, string][] = [
    [buys?.["isSubscription"], "discounts on subscriptions"],
    [gets?.["appliesOnSubscription"], "discounts on subscriptions"],
    [input["appliesOnSubscription"], "discounts on subscriptions"],
    [combines?.["productDiscountsWithTagsOnSameCartLine"], "combining on the same cart line"],
  ];
  for (const [found, what] of unknown) if (found) throw notImplemented(what);
}

function readMinimum(reading: Reading, next: DiscountRecord): void {
  const minimum = reading.input["minimumRequirement"] as Given;
  const subtotal = (minimum?.["subtotal"] as Given)?.["greaterThanOrEqualToSubtotal"] ?? null;
  const quantity = (minimum?.["quantity"] as Given)?.["greaterThanOrEqualToQuantity"] ?? null;
  if (subtotal !== null && quantity !== null) {
    complain(
      reading,
      ["minimumRequirement", "subtotal", "greaterThanOrEqualToSubtotal"],
      "CONFLICT",
      "Minimum subtotal cannot be defined when minimum quantity is.",
    );
    complain(
      reading,
      ["minimumRequirement", "quantity", "greaterThanOrEqualToQuantity"],
      "CONFLICT",
      "Minimum quantity cannot be defined when minimum subtotal is.",
    );
  }
  next.minimumSubtotal =
    subtotal === null ? null : minorUnits(String(subtotal), reading.call.currency);
  next.minimumQuantity = quantity === null ? null : Number(quantity);
}

function checkWhole(reading: Reading, next: DiscountRecord): void {
  if (next.title.trim() === "") complain(reading, ["title"], "BLANK", "Title can't be blank");
  if (next.title.length > 255) {
    complain(reading, ["title"], "TOO_LONG", "Title is too long (maximum is 255 characters)");
  }
  if (next.startsAt === "") complain(reading, ["startsAt"], "BLANK", "Starts at can't be blank");
  else if (next.endsAt !== null && toSeconds(next.endsAt) <= toSeconds(next.startsAt)) {
    complain(reading, ["endsAt"], "INVALID", "Ends at needs to be after starts_at");
  }
  if (next.usageLimit !== null && next.usageLimit < 1) {
    complain(reading, ["usageLimit"], "GREATER_THAN", "Usage limit must be greater than 0");
  }
  if (next.type === "basic" && next.value === null) {
    complain(reading, ["customerGets", "value"], "BLANK", "Value can't be blank");
  }
  const gets = reading.input["customerGets"] as Given;
  const isNew = next.id === 0;
  if (isNew && next.type === "basic" && gets && !gets["items"]) {
    complain(reading, ["customerGets", "items"], "BLANK", "Items can't be blank");
  }
  if (next.type === "freeShipping" && next.combinesWith.shippingDiscounts) {
    const code = "INVALID_COMBINES_WITH_FOR_DISCOUNT_CLASS";
    const message = "The combinesWith settings are not valid for the discount class.";
    complain(reading, ["combinesWith"], code, message);
  }
  const tags = next.tags ?? [];
  if (tags.length > mostTags) {
    complain(reading, ["tags"], "TOO_MANY_TAGS", `A discount can have ${mostTags} tags at most`);
  }
  if (tags.some((tag) => tag.length > 255)) {
    complain(reading, ["tags"], "INVALID_TAG_LENGTH", "A tag can have 255 characters at most");
  }
}
