/// <reference types="@shopify/ui-extensions/purchase.thank-you.block.render" />
/// <reference types="@shopify/ui-extensions/customer-account.order-status.block.render" />
import { fireEvent, waitFor } from "@testing-library/preact";
import { expect, vi } from "vitest";

/** The extension's part of the page, as a shopper uses it. */

export const orderId = "gid://shopify/OrderIdentity/1001";

type Tags = HTMLElementTagNameMap;

export function all<Tag extends keyof Tags>(tag: Tag): Tags[Tag][] {
  return [...document.body.querySelectorAll(tag)];
}

export function one<Tag extends keyof Tags>(tag: Tag): Tags[Tag] {
  const found = all(tag);
  if (found.length !== 1 || !found[0])
    throw new Error(`expected one ${tag}, found ${found.length}`);
  return found[0];
}

/** A property, or the attribute that Preact writes where jsdom knows no such property. */
export function property(element: object, name: string): unknown {
  const value: unknown = Reflect.get(element, name);
  return value ?? (element as Element).getAttribute(name);
}

export async function choose(rating: number) {
  await pick(0, String(rating));
}

/** Takes choices of the list at a place, the first being 0. */
export async function pick(place: number, ...values: string[]) {
  const list = all("s-choice-list")[place];
  if (!list) throw new Error(`expected a list at ${place}`);
  Reflect.set(list, "values", values);
  fireEvent.change(list as unknown as Element);
  await waitFor(() => expect(property(all("s-choice-list")[place]!, "values")).toEqual(values));
}

export async function write(text: string) {
  const area = one("s-text-area");
  Reflect.set(area, "value", text);
  fireEvent.input(area as unknown as Element);
  await waitFor(() => expect(property(one("s-text-area"), "value")).toBe(text));
}

export function submit() {
  fireEvent.submit(one("s-form") as unknown as Element);
}

export const says = (text: string) =>
  waitFor(() => expect(`${document.body.innerHTML}`).toContain(text));

export const answering = (...statuses: number[]) => {
  const mock = vi.fn<typeof fetch>();
  for (const status of statuses) {
    mock.mockResolvedValueOnce(new Response("{}", { status }));
  }
  return mock;
};

export const bodies = (mock: ReturnType<typeof answering>) =>
  mock.mock.calls.map(([, init]): unknown => JSON.parse(String(init?.body)));

/** A metafield entry as Shopify hands it to both targets. */
export function publishedSurvey(definition: unknown) {
  return {
    target: { type: "shop" as const, id: "gid://shopify/Shop/1" },
    metafield: {
      namespace: "$app:feedback",
      key: "survey",
      value: typeof definition === "string" ? definition : JSON.stringify(definition),
      valueType: "json_string" as const,
      type: "json",
    },
  };
}

export const definition = {
  format: 1,
  id: "srv_7",
  version: 3,
  status: "open",
  touchpoints: ["thank_you", "order_status"],
  defaultLocale: "en",
  questions: [
    {
      id: "csat",
      type: "rating",
      required: true,
      text: { en: "How did checkout go?", fr: "Et le paiement ?" },
    },
    {
      id: "why",
      type: "text",
      required: false,
      text: { en: "What went wrong?" },
      showIf: { question: "csat", op: "lte", value: 3 },
    },
  ],
};
