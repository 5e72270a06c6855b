import type { Request, Response } from "express";
import { z } from "zod";

/** Steps of the checkout before the payment, in their order. */
export const checkoutSteps = [
  "checkout_contact_info_submitted",
  "checkout_address_info_submitted",
  "checkout_shipping_info_submitted",
] as const;
export type CheckoutStep = (typeof checkoutSteps)[number];

const line = { variantId: z.number().int(), quantity: z.number().int() };
const happening = z.discriminatedUnion("what", [
  z.object({ what: z.literal("product_added_to_cart"), ...line }),
  z.object({ what: z.literal("product_removed_from_cart"), ...line }),
  z.object({
    what: z.enum([...checkoutSteps, "payment_info_submitted", "checkout_completed"]),
  }),
]);
export type Happening = z.output<typeof happening>;

const kept = z.object({
  /** for the next page to tell */
  list: z.array(happening).max(30),
  /** steps of one checkout that were told */
  token: z.string(),
  steps: z.array(z.enum(checkoutSteps)),
});
type Kept = z.output<typeof kept>;

const cookieName = "storefront_happened";
const nothing: Kept = { list: [], token: "", steps: [] };

/**
 * What a form did, for the next page's scripts to tell: Shopify's own tell it before the page is left, which a form
 * without a script cannot.
 */
export function happened(request: Request): Kept {
  const found = new RegExp(`(?:^|;\\s*)${cookieName}=([\\w-]+)`).exec(request.headers.cookie ?? "");
  if (!found) return nothing;
  try {
    const parsed = kept.safeParse(JSON.parse(Buffer.from(found[1]!, "base64url").toString()));
    return parsed.success ? parsed.data : nothing;
  } catch {
    // cut short or written by hand
    return nothing;
  }
}

export function note(
  request: Request,
  response: Response,
  domain: string,
  ...list: Happening[]
): void {
  const before = happened(request);
  keep(response, domain, { ...before, list: [...before.list, ...list].slice(-30) });
}

/** The step of this checkout, with those before it that nobody submitted: a known customer's are filled in. */
export function noteStep(
  request: Request,
  response: Response,
  domain: string,
  token: string,
  upTo: CheckoutStep | "payment",
): void {
  const before = happened(request);
  const done = before.token === token ? before.steps : [];
  const wanted =
    upTo === "payment"
      ? [...checkoutSteps]
      : checkoutSteps.slice(0, checkoutSteps.indexOf(upTo) + 1);
  // the step itself is told each time it is submitted, those before it once
  const told = wanted.filter((step) => step === upTo || !done.includes(step));
  const list: Happening[] = told.map((what) => ({ what }));
  if (upTo === "payment") {
    list.push({ what: "payment_info_submitted" }, { what: "checkout_completed" });
  }
  keep(response, domain, {
    list: [...before.list, ...list].slice(-30),
    token,
    steps: [...new Set([...done, ...wanted])],
  });
}

/** The list is told once. */
export function forgetHappened(request: Request, response: Response, domain: string): void {
  const before = happened(request);
  if (before.list.length > 0) keep(response, domain, { ...before, list: [] });
}

function keep(response: Response, domain: string, value: Kept): void {
  response.cookie(cookieName, Buffer.from(JSON.stringify(value)).toString("base64url"), {
    path: `/storefront/${domain}`,
    httpOnly: true,
    sameSite: "lax",
    encode: (text) => text,
  });
}
