import { typedPercent } from "../figures/typed-percent.ts";
import { typedMoney } from "../money.ts";
import { idNumber, type ProductId } from "../ids.ts";
import { typedWords } from "./words.ts";

/** What forms send of a discount, as typed; products as a JSON list of { id, title }. */
export const discountFields = { percent: "", amount: "", minimum: "", once: "yes", products: "[]" };
export type DiscountFields = typeof discountFields;
export type DiscountField = keyof DiscountFields;
export type DiscountErrors = Partial<Record<DiscountField, string>>;

export interface ChosenProduct {
  id: ProductId;
  title: string;
}

/** Shopify's limit of products in one discount. */
const PRODUCTS_MAX = 100;
const PERCENT_LEAST = 1;
/** Of a percentage; Shopify shows no more. */
const PERCENT_DECIMALS = 2;
/** Of a product's title. */
const TITLE_MAX = 255;

function chosen(value: unknown): ChosenProduct | null {
  const { id, title } = (value ?? {}) as Partial<Record<keyof ChosenProduct, unknown>>;
  const number = idNumber(id);
  return number !== null && typeof title === "string" && title.length <= TITLE_MAX
    ? { id: number as ProductId, title }
    : null;
}

/** The products a form holds; none when it was tampered with. */
export function chosenProducts(json: string): ChosenProduct[] {
  try {
    const found: unknown = JSON.parse(json);
    const products = Array.isArray(found) ? found.map(chosen) : [];
    return products.every((product) => product !== null) ? products : [];
  } catch {
    return [];
  }
}

/**
 * Reads fields of a discount one by one and keeps what is wrong with each: what is asked for is worth something only
 * without errors.
 */
export class TypedDiscount {
  readonly errors: DiscountErrors = {};
  readonly #fields: Partial<DiscountFields>;
  readonly #currency: string;

  constructor(fields: Partial<DiscountFields>, currency: string) {
    this.#fields = { ...discountFields, ...fields };
    this.#currency = currency;
  }

  #text(name: DiscountField): string {
    return (this.#fields[name] ?? "").trim();
  }

  percent(most: number): number {
    const range = { least: PERCENT_LEAST, most, decimals: PERCENT_DECIMALS };
    const percent = typedPercent(this.#text("percent"), range);
    if (typeof percent === "number") return percent;
    this.errors.percent = percent.problem;
    return 0;
  }

  amountMinor(): number {
    return this.#money("amount");
  }

  rules() {
    return {
      minimumMinor: this.#text("minimum") === "" ? null : this.#money("minimum"),
      oncePerCustomer: this.#text("once") === "yes",
    };
  }

  productIds(): ProductId[] {
    const products = chosenProducts(this.#text("products"));
    if (products.length === 0) this.errors.products = typedWords.noProducts;
    if (products.length > PRODUCTS_MAX)
      this.errors.products = typedWords.tooManyProducts(PRODUCTS_MAX, products.length);
    return products.map((product) => product.id);
  }

  #money(name: DiscountField): number {
    const minor = typedMoney(this.#text(name), this.#currency);
    if (typeof minor === "number") return minor;
    this.errors[name] = minor.problem;
    return 0;
  }
}
