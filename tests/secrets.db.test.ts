import { expect, it } from "vitest";
import { redacted } from "../app/log.server.ts";
import { parseEnv } from "../app/env.server.ts";
import { decrypt, encrypt } from "../app/secrets.server.ts";

const shop = "demo.myshopify.com";

it("what was encrypted comes back, and looks different every time", () => {
  const once = encrypt("shpat_abc", shop);
  expect(once).not.toContain("shpat_abc");
  expect(encrypt("shpat_abc", shop)).not.toBe(once);
  expect(decrypt(once, shop)).toBe("shpat_abc");
});

it("a changed or foreign secret is refused", () => {
  const sealed = encrypt("shpat_abc", shop);
  expect(() =>
    decrypt(sealed.slice(0, -2) + (sealed.endsWith("AA") ? "BB" : "AA"), shop),
  ).toThrow();
  expect(() => decrypt("enc1.00000000.a.b.c", shop)).toThrow("not in ENCRYPTION_KEY");
  expect(() => decrypt("shpat_plain", shop)).toThrow("not an encrypted value");
});

it("a secret in the row of another shop is refused", () => {
  expect(() => decrypt(encrypt("shpat_abc", shop), "other.myshopify.com")).toThrow();
});

it("tokens, signatures and e-mail addresses do not reach a log", () => {
  const line = redacted(
    'GET /app?id_token=eyJhbGciOi.J9.x&hmac=abc&shop=a.myshopify.com {"token":"shpat_0123abc","who":"kim@example.com"}',
  );
  for (const secret of ["eyJhbGciOi", "hmac=abc", "shpat_0123abc", "kim@example.com"])
    expect(line).not.toContain(secret);
  expect(line).toContain("shop=a.myshopify.com");
});

it("a missing variable is named with what was expected, and no value is repeated", () => {
  const refuse = () =>
    parseEnv({
      DATABASE_URL: "mysql://user:hunter2@host/db",
      SHOPIFY_API_KEY: "k",
      SHOPIFY_APP_URL: "https://a.example",
    });
  expect(refuse).toThrow(
    /DATABASE_URL is not usable: expected an address that begins with postgresql/,
  );
  expect(refuse).toThrow(/SHOPIFY_API_SECRET is not set/);
  expect(refuse).not.toThrow(/hunter2/);
});
