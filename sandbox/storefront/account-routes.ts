import express, { Router, type Request } from "express";
import { z } from "zod";
import type { World } from "../platform/world.ts";
import { loginPage } from "./account/markup.ts";
import { knownCustomer } from "./desk.ts";
import { parsed, queryText } from "./requests.ts";
import { show } from "./show.ts";
import { forgetLogIn, keepLogIn } from "./visitor.ts";

type Domained = Request<{ domain: string }>;

const loginForm = z.object({ email: z.email() });

/** New customer accounts: logging in and out. */
export function accountRoutes(world: World): Router {
  const router = Router({ mergeParams: true });
  router.use("/account", express.urlencoded({ extended: false }));

  router.get("/account/login", (request: Domained, response) => {
    const { domain } = request.params;
    show(world, request, response, "Log in", loginPage(domain, queryText(request, "problem")));
  });
  router.post("/account/login", (request: Domained, response) => {
    const form = parsed(loginForm, request.body, response);
    if (!form) return;
    const { domain } = request.params;
    const customer = knownCustomer(world.shop(domain), { kind: "email", email: form.email });
    const account = `/storefront/${domain}/account`;
    if (!customer) return response.redirect(303, `${account}/login?problem=unknown`);
    keepLogIn(response, domain, customer.id);
    response.redirect(303, `${account}/orders`);
  });
  router.post("/account/logout", (request: Domained, response) => {
    forgetLogIn(response, request.params.domain);
    response.redirect(303, `/storefront/${request.params.domain}`);
  });
  return router;
}
