import { z } from "zod";

/** Whether a text is the domain of a shop at Shopify, and nothing besides. */
export const isShopDomain = (text: string) => /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/.test(text);

const claims = z
  .object({
    iss: z.string(),
    dest: z.string().refine((dest) => dest.startsWith("https://") && isShopDomain(dest.slice(8))),
    sid: z.string().min(1),
    /** number of the member of staff */
    sub: z.string().regex(/^\d+$/),
    exp: z.number(),
  })
  .refine(({ iss, dest }) => iss === `${dest}/admin`);

/**
 * Whether a session token is one of the admin, by its claims alone: whether it is signed, ours and still good is asked
 * of Shopify's library. Checkouts and customer accounts have tokens signed with the same secret for the same app, and
 * whoever buys something holds one.
 */
export function isAdminToken(token: string): boolean {
  const payload = token.split(".")[1] ?? "";
  try {
    const text = Buffer.from(payload, "base64url").toString("utf8");
    return claims.safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
}
