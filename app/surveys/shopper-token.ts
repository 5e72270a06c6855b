import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";

export interface Shopper {
  domain: string;
  /** gid of the customer who is logged in */
  sub: string | null;
}

const claims = z.object({
  // bare in checkouts, with https:// elsewhere
  dest: z
    .string()
    .transform((dest) => dest.replace(/^https:\/\//, ""))
    .pipe(z.string().regex(/^[a-z0-9][a-z0-9-]*\.myshopify\.com$/)),
  aud: z.string(),
  sub: z.string().optional(),
  exp: z.number(),
  nbf: z.number().optional(),
});
const header = z.object({ alg: z.literal("HS256") });

/** Clocks differ. */
const LEEWAY_S = 10;

/**
 * Whom a session token of a checkout speaks for; null when it is not signed by Shopify for this app, or not good now.
 * The library's own check is not used: it spends a millisecond on each answer.
 * @param secrets of the app, the one before too while it is being changed @param now milliseconds since the epoch
 */
export function shopperOf(
  token: string,
  app: { apiKey: string; secrets: readonly string[] },
  now: number,
): Shopper | null {
  const [head = "", payload = "", signature = "", ...rest] = token.split(".");
  if (rest.length > 0 || !header.safeParse(read(head)).success) return null;
  const given = Buffer.from(signature, "base64url");
  const isSigned = app.secrets.some((secret) => {
    const expected = createHmac("sha256", secret).update(`${head}.${payload}`).digest();
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
  const { data } = isSigned ? claims.safeParse(read(payload)) : { data: undefined };
  if (data?.aud !== app.apiKey) return null;
  const seconds = now / 1000;
  const isGood = data.exp + LEEWAY_S > seconds && (data.nbf ?? 0) - LEEWAY_S <= seconds;
  return isGood ? { domain: data.dest, sub: data.sub ?? null } : null;
}

function read(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
  } catch {
    return null;
  }
}
