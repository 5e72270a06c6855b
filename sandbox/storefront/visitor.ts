import type { Request, Response } from "express";
import { loggedInBy } from "../accounts/log-in.ts";
import type { ShopStore, World } from "../platform/world.ts";
import { languageOf } from "../store/language.ts";
import type { CustomerRecord } from "../store/types.ts";
import { queryText } from "./requests.ts";
import { cookieOf, readSession, type Session } from "./session.ts";

export const logInCookie = "storefront_customer";

/** The log-in's token that a browser carries; null without one. */
export function logInToken(request: Request): string | null {
  const token = cookieOf(request, logInCookie);
  return token !== null && /^[0-9a-f]{48}$/.test(token) ? token : null;
}

/** The customer who is logged in; null for everybody else. */
export function loggedIn(request: Request, store: ShopStore): CustomerRecord | null {
  const token = logInToken(request);
  return token === null ? null : loggedInBy(store, token);
}

/** The visitor's session; whoever is logged in buys as themselves, whatever was typed before. */
export function sessionOf(world: World, request: Request, domain: string): Session {
  const session = readSession(request);
  const customer = loggedIn(request, world.shop(domain));
  return customer ? { ...session, shopper: { kind: "customer", id: customer.id } } : session;
}

export function keepLogIn(response: Response, domain: string, token: string): void {
  response.cookie(logInCookie, token, {
    path: `/storefront/${domain}`,
    httpOnly: true,
    sameSite: "lax",
  });
}

export function forgetLogIn(response: Response, domain: string): void {
  response.clearCookie(logInCookie, { path: `/storefront/${domain}` });
}

/** The language a visitor reads the shop in: asked for in the address, else the customer's own, else the shop's. */
export function localeOf(request: Request, store: ShopStore): string {
  const asked = queryText(request, "locale");
  return asked !== null && /^[a-z]{2}(-[A-Za-z]{2,4})?$/.test(asked)
    ? asked
    : (loggedIn(request, store)?.locale ?? languageOf(store.shop));
}
