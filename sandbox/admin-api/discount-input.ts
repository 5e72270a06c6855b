import { minorUnits } from "../store/amounts.ts";
import type { DiscountRecord, DiscountValue } from "../store/types.ts";
import { toIso, toSeconds } from "../store/instants.ts";
import type { Args, Call, UserError } from "./call.ts";
import { notImplemented } from "./errors.ts";
import { idOf } from "./gid.ts";

type Given = Args | null | undefined;
const mostTargets = 100;
const mostTags = 5;

/** A mutation's input with a list to put its mistakes in. */
export interface Reading {
  input: Args;
  /** name of the mutation's argument: every error's field begins with it */
  argument: string;
  errors: UserError[];
  call: Call;
}

export function complain(reading: Reading, path: string[], code: string, message: string): void {
  reading.errors.push({
    field: [reading.argument, ...path],
    code,
    message,
    ...{ extraInfo: null },
  });
}

/** The record a discount input makes of an empty or an existing discount. Mistakes go to `errors`. */
export function readDiscount(reading: Reading, before: DiscountRecord): DiscountRecord {
  const { input, call } = reading;
  refuseUnknown(input);
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
  if (input["customerGets"]) readCustomerGets(reading, next, input["customerGets"] as Args);
  if (input["minimumRequirement"] !== undefined) readMinimum(reading, next);
  readBuyers(reading, next, before);
  checkWhole(reading, next);
  return next;
}

/** What would change the discount in a way the sandbox's checkout does not know. */
function refuseUnknown(input: Args): void {
  const gets = input["customerGets"] as Given;
  const products = (gets?.["items"] as Given)?.["products"] as Given;
  const value = gets?.["value"] as Given;
  const combines = input["combinesWith"] as Given;
  const unknown: [unknown, string][] = [
    [(input["context"] as Given)?.["markets"], "discounts for markets"],
    [products?.["productVariantsToAdd"], "discounts on single variants"],
    [value?.["discountOnQuantity"], "discountOnQuantity"],
    [gets?.["appliesOnSubscription"], "discounts on subscriptions"],
    [input["appliesOnSubscription"], "discounts on subscriptions"],
    [input["maximumShippingPrice"], "maximumShippingPrice"],
    [(input["destination"] as Given)?.["countries"], "shipping destinations by country"],
    [combines?.["productDiscountsWithTagsOnSameCartLine"], "combining on the same cart line"],
  ];
  for (const [found, what] of unknown) if (found) throw notImplemented(what);
}

function readCustomerGets(reading: Reading, next: DiscountRecord, gets: Args): void {
  const { call } = reading;
  const value = gets["value"] as Given;
  if (value) next.value = readValue(reading, value);
  const items = gets["items"] as Given;
  if (!items) return;
  const products = items["products"] as Given;
  const collections = items["collections"] as Given;
  const chosen = [items["all"] === true, Boolean(products), Boolean(collections)];
  if (chosen.filter(Boolean).length > 1) {
    complain(
      reading,
      ["customerGets", "items"],
      "CONFLICT",
      "Choose all items, products or collections",
    );
  }
  if (items["all"] === true) {
    next.productIds = [];
    next.collectionIds = [];
    return;
  }
  if (products) {
    const path = ["customerGets", "items", "products", "productsToAdd"];
    const added = ids(products["productsToAdd"]);
    const missing = added.find((id) => call.store.product(id) === null);
    if (missing !== undefined) {
      complain(reading, path, "INVALID", `Product with id: ${missing} is invalid`);
    }
    next.productIds = merge(next.productIds, added, ids(products["productsToRemove"]));
    next.collectionIds = [];
    tooMany(reading, path, next.productIds);
  }
  if (collections) throw notImplemented("discounts on collections");
}

function readValue(reading: Reading, value: Args): DiscountValue {
  const path = ["customerGets", "value"];
  const percentage = (value["percentage"] as number | null | undefined) ?? null;
  const amount = value["discountAmount"] as Given;
  if ((percentage === null) === !amount) {
    complain(reading, path, "INVALID", "Give either a percentage or a discount amount");
  }
  if (percentage !== null && (percentage < 0 || percentage > 1)) {
    complain(
      reading,
      [...path, "percentage"],
      "VALUE_OUTSIDE_RANGE",
      "Value must be between 0.0 and 1.0",
    );
  }
  let minor: number | null = null;
  if (amount) {
    minor = minorUnits(String(amount["amount"] ?? ""), reading.call.currency);
    if (minor === null || minor <= 0) {
      complain(
        reading,
        [...path, "discountAmount", "amount"],
        "GREATER_THAN",
        "Amount must be greater than 0",
      );
    }
  }
  return { percentage, amount: minor, onEachItem: amount?.["appliesOnEachItem"] === true };
}

function readMinimum(reading: Reading, next: DiscountRecord): void {
  const minimum = reading.input["minimumRequirement"] as Given;
  const subtotal = (minimum?.["subtotal"] as Given)?.["greaterThanOrEqualToSubtotal"] ?? null;
  const quantity = (minimum?.["quantity"] as Given)?.["greaterThanOrEqualToQuantity"] ?? null;
  if (subtotal !== null && quantity !== null) {
    const message = "Minimum subtotal and minimum quantity cannot both be present";
    const code = "MINIMUM_SUBTOTAL_AND_QUANTITY_RANGE_BOTH_PRESENT";
    complain(reading, ["minimumRequirement"], code, message);
  }
  next.minimumSubtotal =
    subtotal === null ? null : minorUnits(String(subtotal), reading.call.currency);
  next.minimumQuantity = quantity === null ? null : Number(quantity);
}

/** Who may use it: `context`, or the older `customerSelection`. */
function readBuyers(reading: Reading, next: DiscountRecord, before: DiscountRecord): void {
  const { input, call } = reading;
  const name = input["context"] ? "context" : "customerSelection";
  const given = input[name] as Given;
  if (!given) {
    const isNew = before.title === "" && before.kind === "code";
    if (isNew) complain(reading, ["context"], "BLANK", "Context can't be blank");
    return;
  }
  const customers = given["customers"] as Given;
  const segments = given["customerSegments"] as Given;
  const chosen = [given["all"], customers, segments].filter(Boolean).length;
  if (chosen !== 1) {
    complain(reading, [name], "INVALID", "Choose exactly one of all, customers, customer segments");
  }
  if (given["all"]) {
    next.customerIds = [];
    next.segmentIds = [];
  }
  if (customers) {
    const added = ids(customers["add"]);
    const missing = added.find((id) => call.store.customer(id) === null);
    if (missing !== undefined) {
      complain(
        reading,
        [name, "customers", "add"],
        "INVALID",
        `Customer with id: ${missing} is invalid`,
      );
    }
    next.customerIds = merge(next.customerIds, added, ids(customers["remove"]));
    next.segmentIds = [];
    tooMany(reading, [name, "customers", "add"], next.customerIds);
  }
  if (segments) {
    const added = ids(segments["add"]);
    const missing = added.find((id) => call.store.segment(id) === null);
    if (missing !== undefined) {
      const path = [name, "customerSegments", "add"];
      complain(reading, path, "INVALID", `Customer segment with id: ${missing} is invalid`);
    }
    next.segmentIds = merge(next.segmentIds, added, ids(segments["remove"]));
    next.customerIds = [];
  }
}

function checkWhole(reading: Reading, next: DiscountRecord): void {
  if (next.title.trim() === "") complain(reading, ["title"], "BLANK", "Title can't be blank");
  if (next.title.length > 255) {
    complain(reading, ["title"], "TOO_LONG", "Title is too long (maximum is 255 characters)");
  }
  if (next.startsAt === "") complain(reading, ["startsAt"], "BLANK", "Starts at can't be blank");
  else if (next.endsAt !== null && toSeconds(next.endsAt) <= toSeconds(next.startsAt)) {
    complain(
      reading,
      ["endsAt"],
      "END_DATE_BEFORE_START_DATE",
      "Ends at needs to be after starts at",
    );
  }
  if (next.usageLimit !== null && next.usageLimit < 1) {
    complain(reading, ["usageLimit"], "GREATER_THAN", "Usage limit must be greater than 0");
  }
  if (next.type === "basic" && next.value === null) {
    complain(reading, ["customerGets", "value"], "BLANK", "Value can't be blank");
  }
  const gets = reading.input["customerGets"] as Given;
  if (next.type === "basic" && gets && !gets["items"] && next.createdAt === next.updatedAt) {
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

const ids = (list: unknown): number[] => ((list as string[] | null | undefined) ?? []).map(idOf);

function merge(before: number[], added: number[], removed: number[]): number[] {
  return [...new Set([...before, ...added])].filter((id) => !removed.includes(id));
}

function tooMany(reading: Reading, path: string[], list: number[]): void {
  if (list.length <= mostTargets) return;
  complain(
    reading,
    path,
    "EXCEEDED_MAX",
    `At most ${mostTargets} can be chosen, found ${list.length}`,
  );
}
