import express, { Router } from "express";
import { z } from "zod";
import type { World } from "../platform/world.ts";
import { asApp, asMerchant } from "../admin-api/direct.ts";
import { themeActivations } from "../theme/activations.ts";
import { appExtensions } from "./app-listing.ts";
import { pickerOffers, pickerQuestion } from "./picker-offers.ts";
import { platformOf } from "./platform.ts";
import { sameOriginWrites } from "./same-origin.ts";
import { shopByDomain } from "./shop-param.ts";
import { grantScopes, revokeScopes, scopesOf } from "./scopes.ts";

const ofShop = z.object({ shop: z.string() });
const scopeChange = z.object({ shop: z.string(), scopes: z.array(z.string().min(1)) });

const directQuestion = z.object({
  shop: z.string(),
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).default({}),
});
const segmentQuery = z.object({ shop: z.string(), query: z.string() });
const membersOfQuery = `query Members($query: String!) {
  customerSegmentMembers(first: 1, query: $query) { totalCount }
}`;

/** The staff member the admin is used by; the id is the `sub` of the session tokens. */
const STAFF = {
  id: 42,
  firstName: "Demo",
  lastName: "Owner",
  name: "Demo Owner",
  email: "owner@example.com",
  accountAccess: "full",
  accountType: "owner",
};

/** What the shell's script asks its server on behalf of the app. */
export function shellRequests(world: World): Router {
  const router = Router();
  router.use(sameOriginWrites, express.json());

  router.post("/session-token", (request, response) => {
    const { shop } = shopByDomain(world, ofShop.parse(request.body).shop);
    if (!world.isInstalled(shop.domain)) {
      response.status(403).type("text").send("The app is not installed on this shop.");
      return;
    }
    response
      .set("Cache-Control", "no-store")
      .json({ token: world.sessionToken(shop.domain, "admin") });
  });
  router.get("/user", (_request, response) => {
    response.json(STAFF);
  });
  router.post("/picker", (request, response) => {
    const question = pickerQuestion.parse(request.body);
    response.json(pickerOffers(shopByDomain(world, question.shop), question));
  });
  router.get("/extensions", (request, response) => {
    const { domain } = shopByDomain(world, ofShop.parse(request.query).shop).shop;
    response.json([...appExtensions(world), ...themeActivations(world, domain)]);
  });
  router.post("/direct-api", (request, response, next) => {
    const { shop, query, variables } = directQuestion.parse(request.body);
    const { domain } = shopByDomain(world, shop).shop;
    if (!world.isInstalled(domain)) {
      response.status(403).json({ errors: "The app is not installed on this shop." });
      return;
    }
    asApp(platformOf(world), domain, query, variables).then(
      (answer) => response.json(answer),
      next,
    );
  });
  router.post("/segment-query", (request, response, next) => {
    const { shop, query } = segmentQuery.parse(request.body);
    const { domain } = shopByDomain(world, shop).shop;
    asMerchant(platformOf(world), domain, membersOfQuery, { query }).then(
      ({ errors }) =>
        response.json({
          problem: (errors as { message: string }[] | undefined)?.[0]?.message ?? null,
        }),
      next,
    );
  });
  router.get("/scopes", (request, response) => {
    response.json(
      scopesOf(world, shopByDomain(world, ofShop.parse(request.query).shop).shop.domain),
    );
  });
  router.post("/scopes/grant", (request, response) => {
    const { shop, scopes } = scopeChange.parse(request.body);
    response.json(grantScopes(world, shop, scopes));
  });
  router.post("/scopes/revoke", (request, response) => {
    const { shop, scopes } = scopeChange.parse(request.body);
    response.json(revokeScopes(world, shop, scopes));
  });
  return router;
}
