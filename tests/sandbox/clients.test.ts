import { createAdminApiClient } from "@shopify/admin-api-client";
import "@shopify/shopify-api/adapters/node";
import {
  ApiVersion,
  GraphqlQueryError,
  InvalidJwtError,
  LogSeverity,
  RequestedTokenType,
  Session,
  shopifyApi,
} from "@shopify/shopify-api";
import { setAbstractFetchFunc } from "@shopify/shopify-api/runtime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  allScopes,
  apiKey,
  apiSecret,
  domain,
  redirectedFetch,
  startBench,
  type Bench,
} from "./support.ts";

let bench: Bench;
const shopify = shopifyApi({
  apiKey,
  apiSecretKey: apiSecret,
  apiVersion: ApiVersion.October26,
  hostName: "app.example.com",
  scopes: allScopes,
  isEmbeddedApp: true,
  logger: { level: LogSeverity.Error, log: () => undefined },
});

beforeAll(async () => {
  bench = await startBench();
  setAbstractFetchFunc(redirectedFetch(() => bench.sandbox) as never);
});
afterAll(() => bench.close());

const exchange = (type: RequestedTokenType, expiring = true) =>
  shopify.auth.tokenExchange({
    shop: domain,
    sessionToken: bench.sandbox.sessionToken(domain, "admin"),
    requestedTokenType: type,
    expiring,
  });
const shopName = (session: Session) =>
  new shopify.clients.Graphql({ session }).request(`{ shop { name myshopifyDomain } }`);
const withToken = (session: Session, accessToken: string) =>
  new Session({ ...session.toObject(), accessToken });

describe("Shopify's own clients", () => {
  it("exchange a session token for an expiring offline token and use it", async () => {
    bench.sandbox.uninstall(domain);
    const { session } = await exchange(RequestedTokenType.OfflineAccessToken);
    expect(bench.sandbox.isInstalled(domain)).toBe(true);
    expect(session.isOnline).toBe(false);
    expect(session.expires!.getTime()).toBeGreaterThan(Date.now() + 3_500_000);
    expect(session.refreshToken).toMatch(/^shprt_/);
    const answer = await shopName(session);
    expect(answer.data).toEqual({ shop: { name: "tests", myshopifyDomain: domain } });
  });

  it("get an online token with the person it belongs to", async () => {
    const { session } = await exchange(RequestedTokenType.OnlineAccessToken);
    expect(session.onlineAccessInfo?.associated_user.account_owner).toBe(true);
    expect(session.accessToken).toMatch(/^shpua_/);
  });

  it("are told when the session token is not one of this shop", async () => {
    const forged = shopify.auth.tokenExchange({
      shop: "other.myshopify.com",
      sessionToken: bench.sandbox.sessionToken(domain, "admin"),
      requestedTokenType: RequestedTokenType.OfflineAccessToken,
    });
    await expect(forged).rejects.toThrow();
    const response = await fetch(`${bench.sandbox.url}/admin/oauth/access_token`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-sandbox-host": domain },
      body: JSON.stringify({
        client_id: apiKey,
        client_secret: apiSecret,
        grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
        subject_token: `${bench.sandbox.sessionToken(domain, "admin")}x`,
        subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
        requested_token_type: RequestedTokenType.OfflineAccessToken,
      }),
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: "invalid_subject_token" });
    expect(InvalidJwtError).toBeDefined();
  });

  it("rotate refresh tokens: the old one works until the new access token was used", async () => {
    const { session } = await exchange(RequestedTokenType.OfflineAccessToken);
    const refresh = (token: string) =>
      shopify.auth.refreshToken({ shop: domain, refreshToken: token });
    const lost = await refresh(session.refreshToken!);
    const second = await refresh(session.refreshToken!);
    expect(second.session.accessToken).not.toBe(lost.session.accessToken);
    await shopName(second.session);
    await expect(refresh(session.refreshToken!)).rejects.toThrow();
    await expect(refresh(second.session.refreshToken!)).resolves.toBeDefined();
  });

  it("meet 401 with an expired, a revoked and an unknown token", async () => {
    const { session } = await exchange(RequestedTokenType.OfflineAccessToken);
    const { tokens } = bench.sandbox.tenant(domain);
    tokens.expireAll();
    await expect(shopName(session)).rejects.toMatchObject({ response: { code: 401 } });
    const fresh = await exchange(RequestedTokenType.OfflineAccessToken, false);
    await shopName(fresh.session);
    tokens.revokeAll();
    await expect(shopName(fresh.session)).rejects.toMatchObject({ response: { code: 401 } });
    await expect(shopName(withToken(session, "shpat_x"))).rejects.toMatchObject({
      response: { code: 401 },
    });
  });

  it("throw GraphQL errors as they do with Shopify's", async () => {
    const { session } = await exchange(RequestedTokenType.OfflineAccessToken, false);
    const unknown = new shopify.clients.Graphql({ session }).request(`{ shop { nonsense } }`);
    await expect(unknown).rejects.toBeInstanceOf(GraphqlQueryError);
  });

  it("work with the plain admin client too", async () => {
    const { session } = await exchange(RequestedTokenType.OfflineAccessToken, false);
    const client = createAdminApiClient({
      storeDomain: domain,
      apiVersion: "2026-10",
      accessToken: session.accessToken!,
      customFetchApi: redirectedFetch(() => bench.sandbox) as never,
    });
    const { data, errors, extensions } = await client.request(`{ shop { currencyCode } }`);
    expect(errors).toBeUndefined();
    expect(data).toEqual({ shop: { currencyCode: "USD" } });
    expect(extensions?.["cost"]).toMatchObject({ requestedQueryCost: 1, actualQueryCost: 1 });
  });

  it("find out which scopes were granted", async () => {
    const { session } = await exchange(RequestedTokenType.OfflineAccessToken, false);
    const { data } = await new shopify.clients.Graphql({ session }).request(
      `{ currentAppInstallation { accessScopes { handle } activeSubscriptions { id } } }`,
    );
    expect(data.currentAppInstallation).toEqual({
      accessScopes: allScopes.map((handle) => ({ handle })),
      activeSubscriptions: [],
    });
  });
});
