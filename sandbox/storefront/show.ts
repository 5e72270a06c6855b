import type { Request, Response } from "express";
import type { Markup } from "../shell/html.ts";
import type { World } from "../platform/world.ts";
import { page } from "./pages/layout.ts";
import { readSession } from "./session.ts";

/** Answers with a page in the storefront's frame. */
export function show(
  world: World,
  request: Request<{ domain: string }>,
  response: Response,
  title: string,
  body: Markup,
  lang?: string,
): void {
  const { domain } = request.params;
  const { lines } = readSession(request);
  const itemsInCart = lines.reduce((sum, line) => sum + line.quantity, 0);
  const here = request.originalUrl;
  response
    .set("cache-control", "no-store")
    .send(page({ world, domain, title, here, itemsInCart, body, ...(lang ? { lang } : {}) }));
}
