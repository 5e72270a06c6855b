import { minorUnits } from "../store/amounts.ts";
import type { DiscountRecord, DiscountValue } from "../store/types.ts";
import type { Args } from "./call.ts";
import { badRequest, notImplemented } from "./errors.ts";
import { complain, type Given, ids, merge, type Reading, tooMany } from "./discount-reading.ts";

export function readCustomerGets(reading: Reading, next: DiscountRecord, gets: Args): void {
  const { call } = reading;
  const value = gets["value"] as Given;
  if (value) next.value = readValue(reading, value);
  const items = gets["items"] as Given;
  if (!items) return;
  const products = items["products"] as Given;
  const collections = items["collections"] as Given;
  const chosen = [items["all"] === true, Boolean(products), Boolean(collections)];
  if (products && collections) {
    const message = "Cannot entitle collections in combination with product variants or products";
    complain(reading, ["customerGets", "items", "collections", "add"], "CONFLICT", message);
  } else if (chosen.filter(Boolean).length > 1) {
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
    refuseOverlap(added, ids(products["productsToRemove"]), "Product");
    const variants = ids(products["productVariantsToAdd"]);
    const noVariant = variants.find((id) => call.store.variant(id) === null);
    const missing = added.find((id) => call.store.product(id) === null);
    if (missing !== undefined) {
      complain(reading, path, "INVALID", `Product with id: ${missing} is invalid`);
    }
    if (noVariant !== undefined) {
      const place = [...path.slice(0, -1), "productVariantsToAdd"];
      complain(reading, place, "INVALID", `Product variant with id: ${noVariant} is invalid`);
    } else if (variants.length > 0) throw notImplemented("discounts on single variants");
    next.productIds = merge(next.productIds, added, ids(products["productsToRemove"]));
    next.collectionIds = [];
    tooMany(reading, path, next.productIds);
  }
  // the sandbox has no collections, so that none of these exists
  if (collections) refuseOverlap(ids(collections["add"]), ids(collections["remove"]), "Collection");
  const [collection] = collections && !products ? ids(collections["add"]) : [];
  if (collection !== undefined) {
    const path = ["customerGets", "items", "collections", "add"];
    complain(reading, path, "INVALID", `Collection with id: ${collection} is invalid`);
  }
}

/** What Shopify refuses as a request, not as a mistake of the input. */
function refuseOverlap(added: number[], removed: number[], noun: string): void {
  if (added.some((id) => removed.includes(id))) {
    throw badRequest(`The same ${noun} id is present in both 'add' and 'remove' fields`);
  }
}

function readValue(reading: Reading, value: Args): DiscountValue {
  const path = ["customerGets", "value"];
  const percentage = (value["percentage"] as number | null | undefined) ?? null;
  const amount = value["discountAmount"] as Given;
  if (value["discountOnQuantity"]) {
    const message = "discountOnQuantity field is only permitted with bxgy discounts.";
    complain(reading, [...path, "discountOnQuantity"], "INVALID", message);
  } else if ((percentage === null) === !amount) {
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
    if (minor === null || minor < 0) {
      // Shopify's sentence for amounts below zero
      complain(
        reading,
        [...path, "discountAmount", "amount"],
        "LESS_THAN_OR_EQUAL_TO",
        "Value must be less than or equal to 0",
      );
    }
  }
  return { percentage, amount: minor, onEachItem: amount?.["appliesOnEachItem"] === true };
}
