import type { Request, Response } from "express";
import { z } from "zod";
import type { Shopper } from "./desk.ts";
import { newCheckoutToken } from "./place-order.ts";

/** What a browser carries from page to page: cart, codes, who is shopping. One cookie for each shop. */
export interface Session {
  checkoutToken: string;
  lines: { variantId: number; quantity: number }[];
  codes: string[];
  shopper: Shopper | null;
  /** code of the carrier service chosen; null = none was */
  carrierService: string | null;
  /** products looked at, the latest last */
  viewed: number[];
}

const maxQuantity = 99;
const maxLines = 20;
const cookieName = "storefront_cart";

const text = z.string().trim().max(200);
const shopper = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("customer"), id: z.number().int().positive() }),
  z.object({
    kind: z.literal("email"),
    email: text,
    firstName: text.optional(),
    lastName: text.optional(),
    acceptsMarketing: z.boolean().optional(),
  }),
  z.object({
    kind: z.literal("phone"),
    phone: text,
    firstName: text.optional(),
    lastName: text.optional(),
  }),
  z.object({ kind: z.literal("guest"), email: text.nullable() }),
]);

const session = z.object({
  checkoutToken: z.string().regex(/^[0-9a-f]{32}$/),
  lines: z
    .array(
      z.object({
        variantId: z.number().int().positive(),
        quantity: z.number().int().min(1).max(maxQuantity),
      }),
    )
    .max(maxLines),
  codes: z.array(text).max(10),
  shopper: shopper.nullable(),
  carrierService: z.string().max(40).nullable().default(null),
  viewed: z.array(z.number().int().positive()).max(20).default([]),
});

/** The visitor's session; a cookie that cannot be read starts a new one. */
export function readSession(request: Request): Session {
  const value = cookieOf(request, cookieName);
  const parsed = session.safeParse(parseJson(Buffer.from(value ?? "", "base64url").toString()));
  return parsed.success ? parsed.data : newSession();
}

/** What a browser carries under that name; null when it carries nothing. */
export function cookieOf(request: Request, name: string): string | null {
  for (const part of (request.headers.cookie ?? "").split(";")) {
    const [found, value] = part.trim().split("=");
    if (found === name && value !== undefined) return value;
  }
  return null;
}

export function newSession(): Session {
  return {
    checkoutToken: newCheckoutToken(),
    lines: [],
    codes: [],
    shopper: null,
    carrierService: null,
    viewed: [],
  };
}

export function keepSession(response: Response, domain: string, kept: Session): void {
  response.cookie(cookieName, Buffer.from(JSON.stringify(kept)).toString("base64url"), {
    path: `/storefront/${domain}`,
    httpOnly: true,
    sameSite: "lax",
    encode: (value) => value,
  });
}

/** Adds to a line, or sets it when `quantity` is meant absolutely; 0 takes the line away. */
export function withLine(
  before: Session,
  variantId: number,
  quantity: number,
  mode: "add" | "set",
): Session {
  const old = before.lines.find((line) => line.variantId === variantId)?.quantity ?? 0;
  const wanted = Math.min(maxQuantity, mode === "add" ? old + quantity : quantity);
  const others = before.lines.filter((line) => line.variantId !== variantId);
  if (wanted <= 0) return { ...before, lines: others };
  if (old === 0) {
    return { ...before, lines: [...others, { variantId, quantity: wanted }].slice(0, maxLines) };
  }
  const lines = before.lines.map((line) =>
    line.variantId === variantId ? { variantId, quantity: wanted } : line,
  );
  return { ...before, lines };
}

export function withViewed(before: Session, productId: number): Session {
  const others = before.viewed.filter((id) => id !== productId);
  return { ...before, viewed: [...others, productId].slice(-20) };
}

export function withCode(before: Session, code: string): Session {
  const wanted = code.trim().slice(0, 200);
  const known = before.codes.some((each) => each.toLowerCase() === wanted.toLowerCase());
  return wanted === "" || known
    ? before
    : { ...before, codes: [...before.codes, wanted].slice(-10) };
}

function parseJson(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    // A cookie cut short or written by hand is no session; the caller starts a new one.
    return null;
  }
}
