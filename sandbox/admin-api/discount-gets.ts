import { minorUnits } from "../store/amounts.ts";
import type { DiscountRecord, DiscountValue } from "../store/types.ts";
import type { Args } from "./call.ts";
import { notImplemented } from "./errors.ts";
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
