import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isOldAddress, knock, routeNames, routeOf } from "../support/doors.ts";
import { startStory, userAgent, type Story } from "../support/story.ts";

let story: Story;
beforeAll(async () => {
  story = await startStory();
  await story.open();
  await story.settle();
});
afterAll(() => story.close());

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
function signed(claims: object, secret = process.env["SHOPIFY_API_SECRET"]!, alg = "HS256") {
  const body = `${encode({ alg, typ: "JWT" })}.${encode(claims)}`;
  return `${body}.${createHmac("sha256", secret).update(body).digest("base64url")}`;
}
const seconds = () => Math.floor(Date.now() / 1000);
const admin = () => ({
  iss: `https://${story.domain}/admin`,
  dest: `https://${story.domain}`,
  aud: process.env["SHOPIFY_API_KEY"],
  sub: "42",
  exp: seconds() + 60,
  nbf: seconds() - 1,
  iat: seconds() - 1,
  jti: "a",
  sid: "b",
});

const ask = (address: string, token: string, where: "header" | "address") => {
  const url = new URL(address, story.appUrl);
  url.searchParams.set("shop", story.domain);
  url.searchParams.set("embedded", "1");
  url.searchParams.set("host", Buffer.from("admin.shopify.com/store/story").toString("base64"));
  const headers = new Headers({ "user-agent": userAgent });
  if (where === "header") headers.set("authorization", `Bearer ${token}`);
  else url.searchParams.set("id_token", token);
  return new Request(url, { headers });
};

const without = (name: string) => ({ ...admin(), [name]: undefined });
const others: [what: string, token: () => string][] = [
  ["of a checkout", () => story.sandbox.sessionToken(story.domain, "checkout")],
  [
    "of a checkout whose shop is written like the admin's",
    () => signed({ ...without("iss"), sid: undefined, sub: "gid://shopify/Customer/1" }),
  ],
  ["of a customer account", () => signed({ ...admin(), sub: "gid://shopify/Customer/1" })],
  ["without issuer", () => signed(without("iss"))],
  [
    "of another shop's admin",
    () => signed({ ...admin(), iss: "https://other.myshopify.com/admin" }),
  ],
  ["without session", () => signed(without("sid"))],
  ["without a member of staff", () => signed(without("sub"))],
  ["without end", () => signed(without("exp"))],
  ["with an end that is no number", () => signed({ ...admin(), exp: "9999999999" })],
  [
    "of a shop that is none of Shopify's",
    () => signed({ ...admin(), iss: "https://evil.example/admin", dest: "https://evil.example" }),
  ],
  ["that is none", () => "rubbish"],
  ["whose claims are none", () => `a.${encode([])}.c`],
];

const pages = routeNames().filter((name) => name.startsWith("app") && !isOldAddress(name));

describe.each(others)("a token %s", (_, token) => {
  it("opens no page", async () => {
    for (const name of pages) {
      const { loader, action } = await routeOf(name);
      for (const where of ["header", "address"] as const)
        for (const [door, method] of [
          [loader, "GET"],
          [action, "POST"],
        ] as const) {
          if (!door) continue;
          const request = new Request(ask("/app", token(), where), { method });
          expect(await knock(door, request), name).toMatchObject({ status: 401, problem: null });
        }
    }
  });
});

it("a token of another app, or signed by somebody else, opens no page", async () => {
  const { loader } = await routeOf("app.settings._index");
  for (const token of [
    signed({ ...admin(), aud: "another" }),
    signed(admin(), "x".repeat(32)),
    signed(admin(), undefined, "none"),
    signed({ ...admin(), exp: seconds() - 60 }),
  ])
    expect((await knock(loader!, ask("/app/settings", token, "header"))).status).toBe(401);
});

it("the admin's token opens them", async () => {
  const { loader } = await routeOf("app.settings._index");
  for (const where of ["header", "address"] as const)
    expect((await knock(loader!, ask("/app/settings", signed(admin()), where))).status).toBe(200);
});

it("a way out of the frame that leads elsewhere is refused", async () => {
  const { loader } = await routeOf("auth.$");
  const request = ask(
    "/auth/exit-iframe?exitIframe=https://evil.example",
    signed(admin()),
    "header",
  );
  expect(await knock(loader!, request, { "*": "exit-iframe" })).toMatchObject({
    status: 400,
    problem: null,
  });
});
