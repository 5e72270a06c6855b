import type { Request, Response } from "express";

const cookieName = "storefront_customer";

/** The customer who is logged in with new customer accounts; null for everybody else. */
export function signedInCustomer(request: Request): number | null {
  const match = new RegExp(`(?:^|;\\s*)${cookieName}=(\\d+)`).exec(request.headers.cookie ?? "");
  return match ? Number(match[1]) : null;
}

export function signIn(response: Response, domain: string, customerId: number): void {
  response.cookie(cookieName, String(customerId), {
    path: `/storefront/${domain}`,
    httpOnly: true,
    sameSite: "lax",
  });
}

export function signOut(response: Response, domain: string): void {
  response.clearCookie(cookieName, { path: `/storefront/${domain}` });
}
