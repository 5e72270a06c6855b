import { z } from "zod";
import { asMerchant } from "../admin-api/direct.ts";
import type { Platform } from "../platform/platform.ts";
import type { DiscountRecord } from "../store/types.ts";
import { argumentNames, commonFields, commonInput, moment, typeNames } from "./discount-form.ts";
import { problemIn } from "./problem-in.ts";

export const offers = ["percent", "amount", "freeShipping", "bxgy"] as const;

const form = z.object({
  kind: z.enum(["code", "automatic"]),
  offer: z.enum(offers),
  /** the title, and of one by code also what shoppers type */
  title: z.string(),
  value: z.string().default(""),
  product: z.string().default(""),
  buyProduct: z.string().default(""),
  buyQuantity: z.string().default("1"),
  getQuantity: z.string().default("1"),
  startsAt: moment,
  endsAt: moment,
  ...commonFields,
});
type Form = z.infer<typeof form>;

const typeOf = (offer: Form["offer"]): DiscountRecord["type"] =>
  offer === "percent" || offer === "amount" ? "basic" : offer;

/**
 * A discount as the merchant makes it, by the Admin API's own mutation, so that the app hears of it; its number, or
 * what Shopify says against it.
 */
export async function createdDiscount(
  platform: Platform,
  domain: string,
  body: unknown,
): Promise<{ id: number | null; problem: string }> {
  const told = form.parse(body);
  const { kind, title, startsAt, endsAt } = told;
  const type = typeOf(told.offer);
  const side = kind === "code" ? "Code" : "Automatic";
  const name = `discount${side}${typeNames[type]}Create`;
  const node = kind === "code" ? "codeDiscountNode" : "automaticDiscountNode";
  const input = {
    title,
    ...(kind === "code" ? { code: title, context: { all: "ALL" } } : {}),
    ...{ startsAt, endsAt },
    ...offered(told),
    ...commonInput(told, { type, kind }),
  };
  const answer = await asMerchant(
    platform,
    domain,
    `mutation($input: Discount${side}${typeNames[type]}Input!) { ${name}(${argumentNames[kind][type]}: $input) {
       ${node} { id } userErrors { message } } }`,
    { input },
  );
  const problem = problemIn(answer, name);
  if (problem !== null) return { id: null, problem };
  const made = (answer.data as Record<string, Record<string, { id: string }>>)[name]![node]!;
  return { id: Number(made.id.split("/").pop()), problem: "" };
}

const only = (product: string) => ({
  products: { productsToAdd: [`gid://shopify/Product/${product}`] },
});

/** What is taken off, of what. */
function offered({ offer, value, product, buyProduct, buyQuantity, getQuantity }: Form) {
  if (offer === "freeShipping") return { destination: { all: true } };
  const items = product === "" ? { all: true } : only(product);
  const percentage = Number(value) / 100;
  if (offer === "percent") return { customerGets: { items, value: { percentage } } };
  if (offer === "amount") {
    const discountAmount = { amount: value, appliesOnEachItem: false };
    return { customerGets: { items, value: { discountAmount } } };
  }
  return {
    customerBuys: { items: only(buyProduct), value: { quantity: buyQuantity } },
    customerGets: {
      items,
      value: { discountOnQuantity: { quantity: getQuantity, effect: { percentage } } },
    },
  };
}
