import express, { Router, type Request, type Response } from "express";
import { z } from "zod";
import { LogInError, logInByCode, logOut, sendCode } from "../accounts/log-in.ts";
import type { World } from "../platform/world.ts";
import { codePage, logInPage } from "./pages/log-in-page.ts";
import { parsed, queryText, safeReturn } from "./requests.ts";
import { keepSession, readSession } from "./session.ts";
import { show } from "./show.ts";
import { forgetLogIn, keepLogIn, loggedIn, logInToken } from "./visitor.ts";

type Domained = Request<{ domain: string }>;

const emailForm = z.object({ email: z.email().max(200), returnTo: z.string().default("") });
const codeForm = emailForm.extend({ code: z.string().max(20) });

/** New customer accounts: logging in by a code, and out. */
export function accountRoutes(world: World): Router {
  const router = Router({ mergeParams: true });
  router.use("/account", express.urlencoded({ extended: false }));
  const home = (domain: string) => `/storefront/${domain}/account`;

  router.get("/account/login", (request: Domained, response) => {
    const { domain } = request.params;
    const returnTo = queryText(request, "returnTo") ?? home(domain);
    if (loggedIn(request, world.shop(domain))) {
      return response.redirect(303, safeReturn(returnTo, domain));
    }
    const body = logInPage(domain, returnTo, queryText(request, "problem"));
    show(world, request, response, "Log in", body);
  });
  router.post("/account/login", (request: Domained, response) => {
    const form = parsed(emailForm, request.body, response);
    if (!form) return;
    const { domain } = request.params;
    sendCode(world, domain, form.email);
    response.redirect(303, codeAddress(home(domain), form.email, form.returnTo));
  });
  router.get("/account/code", (request: Domained, response) => {
    const { domain } = request.params;
    const email = queryText(request, "email") ?? "";
    const body = codePage(world, domain, {
      email,
      returnTo: queryText(request, "returnTo") ?? "",
      problem: queryText(request, "problem"),
    });
    show(world, request, response, "Enter your code", body);
  });
  router.post("/account/code", (request: Domained, response) => {
    const form = parsed(codeForm, request.body, response);
    if (!form) return;
    const { domain } = request.params;
    try {
      const { token, customer } = logInByCode(world, domain, form.email, form.code);
      letIn(request, response, token, customer.id);
      response.redirect(303, safeReturn(form.returnTo || home(domain), domain));
    } catch (error) {
      if (!(error instanceof LogInError)) throw error;
      const problem = `&problem=${encodeURIComponent(error.message)}`;
      response.redirect(303, codeAddress(home(domain), form.email, form.returnTo) + problem);
    }
  });
  router.post("/account/logout", (request: Domained, response) => {
    const { domain } = request.params;
    const token = logInToken(request);
    if (token !== null) logOut(world, domain, token);
    forgetLogIn(response, domain);
    keepSession(response, domain, { ...readSession(request), shopper: null });
    response.redirect(303, `/storefront/${domain}`);
  });
  return router;
}

/** The checkout knows who is logged in. */
function letIn(request: Domained, response: Response, token: string, id: number): void {
  const { domain } = request.params;
  keepLogIn(response, domain, token);
  keepSession(response, domain, { ...readSession(request), shopper: { kind: "customer", id } });
}

const codeAddress = (home: string, email: string, returnTo: string) =>
  `${home}/code?email=${encodeURIComponent(email)}&returnTo=${encodeURIComponent(returnTo)}`;
