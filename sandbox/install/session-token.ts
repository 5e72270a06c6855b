import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";

/** The claims of a Shopify session token that the sandbox reads. */
export interface SessionClaims {
  iss?: string;
  dest: string;
  aud: string;
  sub?: string;
  exp: number;
  nbf: number;
  iat: number;
}

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
const signature = (text: string, secret: string): string =>
  createHmac("sha256", secret).update(text).digest("base64url");

/**
 * A HS256 token as App Bridge (one minute) or a checkout extension (five minutes, bare domain,
 * customer only when logged in) gets it. Its times are the real clock's: the app checks them
 * against its own.
 */
export function signSessionToken(options: {
  domain: string;
  apiKey: string;
  apiSecret: string;
  kind: "admin" | "checkout";
  customerId?: number | null;
}): string {
  const now = Math.floor(Date.now() / 1000);
  const { domain, kind } = options;
  const common = { aud: options.apiKey, nbf: now, iat: now, jti: randomUUID() };
  const claims =
    kind === "admin"
      ? {
          ...common,
          iss: `https://${domain}/admin`,
          dest: `https://${domain}`,
          sub: "42",
          exp: now + 60,
          sid: randomUUID(),
        }
      : {
          ...common,
          dest: domain,
          exp: now + 300,
          ...(options.customerId ? { sub: `gid://shopify/Customer/${options.customerId}` } : {}),
        };
  const body = `${encode({ alg: "HS256", typ: "JWT" })}.${encode(claims)}`;
  return `${body}.${signature(body, options.apiSecret)}`;
}

/** The claims of a token signed by this app's secret and valid now (10 s of leeway), else null. */
export function verifySessionToken(token: string, secret: string): SessionClaims | null {
  const [header, payload, given, ...rest] = token.split(".");
  if (!header || !payload || !given || rest.length > 0) return null;
  const expected = Buffer.from(signature(`${header}.${payload}`, secret));
  const actual = Buffer.from(given);
  if (expected.length !== actual.length || !timingSafeEqual(expected, actual)) return null;
  const claims = JSON.parse(Buffer.from(payload, "base64url").toString()) as SessionClaims;
  const now = Date.now() / 1000;
  return claims.exp + 10 > now && claims.nbf - 10 <= now ? claims : null;
}
