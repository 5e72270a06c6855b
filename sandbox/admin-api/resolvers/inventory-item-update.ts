import { updateItem as change } from "../../inventory/item.ts";
import { minorUnits } from "../../store/amounts.ts";
import type { ItemDetails } from "../../store/types.ts";
import type { Args, Call, UserError } from "../call.ts";
import { notImplemented } from "../errors.ts";
import { idOf } from "../gid.ts";

interface Input extends Args {
  cost?: string | null;
  sku?: string | null;
  tracked?: boolean | null;
  requiresShipping?: boolean | null;
  countryCodeOfOrigin?: string | null;
  provinceCodeOfOrigin?: string | null;
  harmonizedSystemCode?: string | null;
  measurement?: { weight?: { value: number; unit: string } | null } | null;
}

const longestSku = 255;

function mistakes(input: Input): UserError[] {
  const errors: UserError[] = [];
  const say = (path: string[], message: string) =>
    errors.push({ field: ["input", ...path], message });
  if (input.cost != null && Number(input.cost) < 0) {
    say(["cost"], "Cost must be greater than or equal to 0");
  }
  const weight = input.measurement?.weight;
  if (weight && weight.value < 0) {
    const unit = { KILOGRAMS: "kg", GRAMS: "g", POUNDS: "lb", OUNCES: "oz" }[weight.unit];
    const message = `Measurement weight value ${weight.value} ${unit} must be >= 0 ${unit}`;
    say(["measurement", "weight"], message);
  }
  if (input.countryCodeOfOrigin === "ZZ") {
    say(["countryCodeOfOrigin"], "Country code of origin is invalid");
  }
  const code = input.harmonizedSystemCode;
  if (code != null && code !== "" && !/^\d{6,13}$/.test(digitsOf(code))) {
    const message = "Harmonized system code must be a number between six and thirteen digits";
    say(["harmonizedSystemCode"], message);
  }
  if ((input.sku ?? "").length > longestSku) {
    say(["sku"], `Sku is too long (maximum is ${longestSku} characters)`);
  }
  return errors;
}

/** Shopify writes a code without the points and blanks it was given with. */
const digitsOf = (code: string): string => code.replace(/[\s.-]/g, "");

function details(input: Input): ItemDetails {
  const { requiresShipping: ships, measurement, harmonizedSystemCode: code } = input;
  return {
    ...(ships == null ? {} : { requiresShipping: ships ? undefined : false }),
    ...(measurement?.weight ? { weight: measurement.weight } : {}),
    ...("countryCodeOfOrigin" in input ? { countryCodeOfOrigin: input.countryCodeOfOrigin } : {}),
    ...("provinceCodeOfOrigin" in input
      ? { provinceCodeOfOrigin: input.provinceCodeOfOrigin }
      : {}),
    ...(code === undefined ? {} : { harmonizedSystemCode: code ? digitsOf(code) : null }),
  };
}

export function updateItem(args: Args, call: Call) {
  const input = args["input"] as Input;
  if (Array.isArray(input["countryHarmonizedSystemCodes"])) {
    throw notImplemented("InventoryItemInput.countryHarmonizedSystemCodes");
  }
  const id = idOf(args["id"] as string);
  if (!call.store.variantByItem(id)) {
    const message = "The product couldn't be updated because it does not exist.";
    return { inventoryItem: null, userErrors: [{ field: ["id"], message }] };
  }
  const userErrors = mistakes(input);
  if (userErrors.length > 0) return { inventoryItem: null, userErrors };
  change(call.platform, call.tenant.domain, id, {
    ...(input.cost === undefined
      ? {}
      : { unitCost: input.cost === null ? null : minorUnits(String(input.cost), call.currency) }),
    ...(input.sku == null ? {} : { sku: input.sku }),
    ...(input.tracked == null ? {} : { tracked: input.tracked }),
    item: details(input),
  });
  return { inventoryItem: call.store.variantByItem(id), userErrors: [] };
}
