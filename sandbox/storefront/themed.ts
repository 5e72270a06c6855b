import type { Request, Response } from "express";
import { eventsOf } from "../pixels/page-events.ts";
import type { World } from "../platform/world.ts";
import type { Markup } from "../shell/html.ts";
import { appParts, type AppParts } from "../theme/page-parts.ts";
import type { PageView } from "../theme/view.ts";
import { newsletter } from "./pages/newsletter.ts";
import { readSession } from "./session.ts";
import { show } from "./show.ts";
import { localeOf, loggedIn } from "./visitor.ts";

/** What a page tells of itself; the rest is known from the request. */
export type ThemedPage = Pick<PageView, "template" | "title"> &
  Partial<Pick<PageView, "product" | "collection" | "search">>;

/** What Liquid of this page may know. */
export function viewOf(
  world: World,
  request: Request<{ domain: string }>,
  page: ThemedPage,
): PageView {
  const { domain } = request.params;
  const store = world.shop(domain);
  const customer = loggedIn(request, store);
  return {
    ...page,
    world,
    domain,
    path: request.originalUrl,
    locale: localeOf(request, store),
    customer,
    cart: { lines: readSession(request).lines },
    customerPosted: request.query["customer_posted"] === "true",
  };
}

/** Answers with a page that wears the theme: sections, head and body take the blocks of apps. */
export function showThemed(
  world: World,
  request: Request<{ domain: string }>,
  response: Response,
  page: ThemedPage,
  body: (parts: AppParts) => Markup,
): void {
  const view = viewOf(world, request, page);
  const parts = appParts(view);
  const foot = newsletter(view);
  const events = eventsOf(view, readSession(request).checkoutToken);
  show(world, request, response, page.title, body(parts), { parts, foot, events });
}
