import type { Request, Response } from "express";
import type { ShopStore } from "../platform/world.ts";
import type { CustomerRecord } from "../store/types.ts";
import { queryText } from "./requests.ts";

const cookieName = "storefront_customer";

/** The customer who is logged in; null for everybody else. */
export function loggedIn(request: Request, store: ShopStore): CustomerRecord | null {
  const match = new RegExp(`(?:^|;\\s*)${cookieName}=(\\d+)`).exec(request.headers.cookie ?? "");
  return match ? store.customer(Number(match[1])) : null;
}

export function keepLogIn(response: Response, domain: string, customerId: number): void {
  response.cookie(cookieName, String(customerId), {
    path: `/storefront/${domain}`,
    httpOnly: true,
    sameSite: "lax",
  });
}

export function forgetLogIn(response: Response, domain: string): void {
  response.clearCookie(cookieName, { path: `/storefront/${domain}` });
}

/** The language a visitor reads the shop in: asked for in the address, else the customer's own. */
export function localeOf(request: Request, customer: CustomerRecord | null): string {
  const asked = queryText(request, "locale");
  return asked !== null && /^[a-z]{2}(-[A-Za-z]{2,4})?$/.test(asked)
    ? asked
    : (customer?.locale ?? "en");
}
