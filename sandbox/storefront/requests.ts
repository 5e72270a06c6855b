import type { Request, Response } from "express";
import { z } from "zod";
import { CartError, type Shopper } from "./desk.ts";

/** "123" or "gid://shopify/Anything/123" */
const id = z
  .union([z.number(), z.string()])
  .transform((value) => Number(/(?:^|\/)(\d+)$/.exec(String(value))?.[1] ?? Number.NaN))
  .pipe(z.number("expected a number or a gid").int().positive());
const quantity = z.coerce.number().int().min(1).max(99);
const email = z.email();

/** One value or several: ?code=A&code=B */
const several = <Item extends z.ZodType>(item: Item) =>
  z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(item));

export const priceQuery = z
  .object({
    variant: several(id),
    quantity: several(quantity),
    code: several(z.string()),
    customer: id.optional(),
    email: email.optional(),
  })
  .refine(({ variant }) => variant.length > 0, "expected at least one variant");

export const orderBody = z
  .strictObject({
    lines: z.array(z.object({ variantId: id, quantity: quantity.default(1) })).min(1),
    codes: z.array(z.string()).default([]),
    customerId: id.optional(),
    email: email.optional(),
    firstName: z.string().optional(),
    lastName: z.string().optional(),
    acceptsMarketing: z.boolean().optional(),
    /** no customer record; an email is then only written on the order */
    guest: z.boolean().default(false),
    checkoutToken: z
      .string()
      .regex(/^[0-9a-f]{32}$/, "expected 32 hexadecimal digits")
      .optional(),
    locale: z.string().optional(),
    sourceName: z.string().optional(),
    presentmentCurrency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .optional(),
    presentmentRate: z.number().positive().optional(),
    authorizeOnly: z.boolean().default(false),
    /** pay although a code takes nothing off, as a shopper may */
    ignoreRefusedCodes: z.boolean().default(false),
  })
  .refine(({ customerId, email: address }) => customerId === undefined || address === undefined, {
    message: "expected customerId or email, not both",
  });

/** `id` is what a theme's own form calls the variant. */
export const addForm = z
  .object({ variant: id.optional(), id: id.optional(), quantity: quantity.default(1) })
  .transform(({ variant, id: named, quantity: wanted }, context) => {
    const found = variant ?? named;
    if (found !== undefined) return { variant: found, quantity: wanted };
    context.addIssue({ code: "custom", message: "expected a variant", path: ["id"] });
    return z.NEVER;
  });
export const setForm = z.object({
  variant: id,
  quantity: z.coerce.number().int().min(0).max(99),
  remove: z.string().optional(),
});
export const codeForm = z.object({
  code: z.string().max(200),
  do: z.enum(["add", "remove"]),
  returnTo: z.enum(["cart", "checkout"]),
});
/** a code of a carrier service; none of them = the usual one */
export const deliveryForm = z.object({ method: z.string().max(40).optional() });
export const payForm = z.object({
  checkoutToken: z.string(),
  /** what the pretend card says */
  card: z.enum(["accepted", "declined"]).default("accepted"),
});

const blank = z.literal("").transform(() => undefined);
export const shopperForm = z.object({
  kind: z.enum(["customer", "email", "phone", "guest"]),
  customer: id.or(blank).optional(),
  customerId: id.or(blank).optional(),
  email: email.or(blank).optional(),
  phone: z
    .string()
    .regex(/^\+?[\d ()-]{5,20}$/)
    .or(blank)
    .optional(),
  firstName: z.string().optional(),
  lastName: z.string().optional(),
  acceptsMarketing: z.string().optional(),
});

export const clockForm = z.object({
  advance: z.coerce.number().int().optional(),
  to: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/)
    .optional(),
  reset: z.string().optional(),
  returnTo: z.string().default(""),
});

/** Throws CartError in words for the shopper. */
export function shopperOf(form: z.infer<typeof shopperForm>): Shopper {
  if (form.kind === "customer") {
    const chosen = form.customerId ?? form.customer;
    if (chosen === undefined) throw new CartError("Choose a customer or enter a customer number");
    return { kind: "customer", id: chosen };
  }
  if (form.kind === "guest") return { kind: "guest", email: form.email ?? null };
  const name = {
    ...(form.firstName ? { firstName: form.firstName } : {}),
    ...(form.lastName ? { lastName: form.lastName } : {}),
  };
  if (form.kind === "phone") {
    if (form.phone === undefined) throw new CartError("Enter a phone number");
    return { kind: "phone", phone: form.phone.replace(/[ ()-]/g, ""), ...name };
  }
  if (form.email === undefined) throw new CartError("Enter an email address");
  return {
    kind: "email",
    email: form.email,
    ...name,
    ...(form.acceptsMarketing ? { acceptsMarketing: true } : {}),
  };
}

/** The parsed input; when it is not what was expected, answers 400 saying so and gives null. */
export function parsed<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  response: Response,
): z.infer<Schema> | null {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  response
    .status(400)
    .type("text/plain")
    .send(`${z.prettifyError(result.error)}\n`);
  return null;
}

/** A path of this storefront to come back to, never another site. */
export function safeReturn(path: string, domain: string): string {
  const home = `/storefront/${domain}`;
  const nowhere = "http://nowhere.invalid";
  if (!path.startsWith("/") || !URL.canParse(path, nowhere)) return home;
  // read as a browser will read it: "..", backslashes and the like are gone
  const { origin, pathname, search, hash } = new URL(path, nowhere);
  const inside = pathname === home || pathname.startsWith(`${home}/`);
  return origin === nowhere && inside ? `${pathname}${search}${hash}` : home;
}

export function queryText(request: Request, name: string): string | null {
  const value = request.query[name];
  return typeof value === "string" && value !== "" ? value : null;
}
