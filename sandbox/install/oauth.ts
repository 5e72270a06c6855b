import express, { Router, type Request, type Response } from "express";
import { z } from "zod";
import type { Platform, Tenant } from "../platform/platform.ts";
import { verifySessionToken } from "./session-token.ts";
import { offlineSeconds, onlineSeconds, refreshSeconds, type IssuedTokens } from "./tokens.ts";

const tokenExchange = "urn:ietf:params:oauth:grant-type:token-exchange";
const idToken = "urn:ietf:params:oauth:token-type:id_token";
const onlineType = "urn:shopify:params:oauth:token-type:online-access-token";
const offlineType = "urn:shopify:params:oauth:token-type:offline-access-token";

const form = z.object({
  client_id: z.string(),
  client_secret: z.string(),
  grant_type: z.string(),
  subject_token: z.string().optional(),
  subject_token_type: z.string().optional(),
  requested_token_type: z.string().optional(),
  expiring: z.coerce.string().optional(),
  refresh_token: z.string().optional(),
});
type Form = z.output<typeof form>;

/** Token exchange, refresh with rotation, and the old list of granted scopes. */
export function oauth(platform: Platform): Router {
  const router = Router();
  const bodies = [express.json(), express.urlencoded({ extended: false })];

  router.post("/admin/oauth/access_token", bodies, (request: Request, response: Response) => {
    const refuse = (status: number, error: string, description: string): void => {
      response.status(status).json({ error, error_description: description });
    };
    const domain = platform.domainOf(request);
    if (domain === null) return refuse(404, "not_found", "There is no such shop");
    if (platform.faults.strikes("oauth.serverError", [domain])) {
      return refuse(500, "server_error", "Something went wrong");
    }
    const parsed = form.safeParse(request.body);
    if (!parsed.success) return refuse(400, "invalid_request", z.prettifyError(parsed.error));
    const body = parsed.data;
    if (body.client_id !== platform.apiKey || body.client_secret !== platform.apiSecret) {
      return refuse(400, "invalid_client", "The client id or secret is wrong");
    }
    const tenant = platform.tenant(domain);
    if (body.grant_type === "refresh_token") {
      const issued = body.refresh_token ? tenant.tokens.refresh(body.refresh_token) : null;
      if (!issued) {
        return refuse(400, "invalid_grant", "The refresh token is unknown, expired or used");
      }
      response.json(offlineAnswer(issued));
      return;
    }
    if (body.grant_type !== tokenExchange) {
      return refuse(
        400,
        "unsupported_grant_type",
        `The sandbox does not implement ${body.grant_type}`,
      );
    }
    exchange(platform, tenant, body, response, refuse);
  });

  router.get("/admin/oauth/access_scopes.json", (request: Request, response: Response) => {
    const domain = platform.domainOf(request);
    const header = request.header("x-shopify-access-token") ?? "";
    const token = domain === null ? null : platform.tenant(domain).tokens.use(header);
    if (!token) {
      response.status(401).json({
        errors: "[API] Invalid API key or access token (unrecognized login or wrong password)",
      });
      return;
    }
    response.json({ access_scopes: token.scopes.map((handle) => ({ handle })) });
  });
  return router;
}

function exchange(
  platform: Platform,
  tenant: Tenant,
  body: Form,
  response: Response,
  refuse: (status: number, error: string, description: string) => void,
): void {
  if (body.subject_token_type !== idToken) {
    return refuse(400, "invalid_request", `subject_token_type must be ${idToken}`);
  }
  const claims = verifySessionToken(body.subject_token ?? "", platform.apiSecret);
  const meant = claims?.dest === `https://${tenant.domain}` && claims.aud === platform.apiKey;
  if (!claims || !meant) {
    return refuse(400, "invalid_subject_token", "The session token is expired or not of this shop");
  }
  const requested = body.requested_token_type ?? offlineType;
  if (requested !== onlineType && requested !== offlineType) {
    return refuse(400, "invalid_request", `requested_token_type ${requested} is unknown`);
  }
  platform.install(tenant.domain);
  const scopes = tenant.grantedScopes();
  if (requested === onlineType) {
    const issued = tenant.tokens.issue("online", scopes);
    response.json({
      access_token: issued.token,
      scope: scopes.join(","),
      expires_in: onlineSeconds,
      associated_user_scope: scopes.join(","),
      associated_user: owner(tenant, claims.sub),
    });
    return;
  }
  const kind = body.expiring === "1" ? "expiringOffline" : "offline";
  response.json(offlineAnswer(tenant.tokens.issue(kind, scopes)));
}

function offlineAnswer(issued: IssuedTokens): object {
  const scope = issued.scopes.join(",");
  if (issued.refreshToken === null) return { access_token: issued.token, scope };
  return {
    access_token: issued.token,
    scope,
    expires_in: offlineSeconds,
    refresh_token: issued.refreshToken,
    refresh_token_expires_in: refreshSeconds,
  };
}

function owner(tenant: Tenant, subject: string | undefined): object {
  return {
    id: Number(subject ?? 42),
    first_name: "Shop",
    last_name: "Owner",
    email: tenant.store.shop.email,
    account_owner: true,
    locale: "en",
    collaborator: false,
    email_verified: true,
  };
}
