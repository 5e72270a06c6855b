import type { Request, Response } from "express";
import { forgetHappened, happened } from "../pixels/happened.ts";
import { eventsOfHappenings, type PageEvent } from "../pixels/page-events.ts";
import { pixelMarkup } from "../pixels/page.ts";
import type { Markup } from "../shell/html.ts";
import { noParts, type AppParts } from "../theme/page-parts.ts";
import type { World } from "../platform/world.ts";
import type { OrderRecord } from "../store/types.ts";
import { page } from "./pages/layout.ts";
import { readSession } from "./session.ts";
import { localeOf, loggedIn } from "./visitor.ts";

export interface Shown {
  /** language of the page's own words */
  lang?: string;
  /** what apps add; the checkout and the pages after it take nothing of a theme */
  parts?: AppParts;
  /** the theme's foot, with its newsletter */
  foot?: Markup;
  /** what the page says of itself to web pixels, beside that it was seen */
  events?: PageEvent[];
  /** the order the page is about: what was just paid is told from it */
  order?: OrderRecord;
}

/** Answers with a page in the storefront's frame. */
export function show(
  world: World,
  request: Request<{ domain: string }>,
  response: Response,
  title: string,
  body: Markup,
  { lang, parts = noParts, foot, events = [], order }: Shown = {},
): void {
  const { domain } = request.params;
  const session = readSession(request);
  const store = world.shop(domain);
  const customer = loggedIn(request, store);
  const locale = localeOf(request, store);
  const at = { session, order: order ?? null, locale };
  const before = eventsOfHappenings(world, domain, happened(request).list, at);
  forgetHappened(request, response, domain);
  const seen: PageEvent = { name: "page_viewed", data: {} };
  const told = [...before, seen, ...events];
  const scripts = pixelMarkup(world, request, { customer, locale, events: told });
  const itemsInCart = session.lines.reduce((sum, line) => sum + line.quantity, 0);
  const called = customer ? customer.firstName || customer.email || "Your account" : null;
  const here = request.originalUrl;
  response.set("cache-control", "no-store").send(
    page({
      ...{ world, domain, title, here, itemsInCart, body, parts, scripts },
      customer: called,
      ...(lang ? { lang } : {}),
      ...(foot ? { foot } : {}),
    }),
  );
}
