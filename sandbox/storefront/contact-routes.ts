import express, { Router, type Request } from "express";
import { z } from "zod";
import { subscribe } from "../life/newsletter.ts";
import type { World } from "../platform/world.ts";
import { safeReturn } from "./requests.ts";

const form = z.object({
  form_type: z.literal("customer"),
  "contact[email]": z.email().max(255),
  "contact[tags]": z.string().max(1000).default(""),
  "contact[first_name]": z.string().max(100).default(""),
  "contact[last_name]": z.string().max(100).default(""),
  return_to: z.string().default(""),
});

/** Where `{% form 'customer' %}` is sent: it leads back to the page, which then says whether it worked. */
export function contactRoutes(world: World): Router {
  const router = Router({ mergeParams: true });
  const body = express.urlencoded({ extended: false });
  router.post("/contact", body, (request: Request<{ domain: string }>, response) => {
    const { domain } = request.params;
    const { return_to: given } = request.body as { return_to?: string };
    const back = new URL(safeReturn(given ?? "", domain), world.url);
    const parsed = form.safeParse(request.body);
    if (parsed.success) {
      subscribe(world, domain, {
        email: parsed.data["contact[email]"],
        firstName: parsed.data["contact[first_name]"],
        lastName: parsed.data["contact[last_name]"],
        tags: parsed.data["contact[tags]"].split(",").map((tag) => tag.trim()),
      });
      back.searchParams.set("customer_posted", "true");
    } else {
      back.searchParams.set("form_type", "customer");
    }
    response.redirect(302, `${back.pathname}${back.search}`);
  });
  return router;
}
