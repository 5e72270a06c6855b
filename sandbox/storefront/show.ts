import type { Request, Response } from "express";
import type { Markup } from "../shell/html.ts";
import { noParts, type AppParts } from "../theme/page-parts.ts";
import type { World } from "../platform/world.ts";
import { page } from "./pages/layout.ts";
import { readSession } from "./session.ts";

export interface Shown {
  /** language of the page's own words */
  lang?: string;
  /** what apps add; the checkout and the pages after it take nothing of a theme */
  parts?: AppParts;
  /** the theme's foot, with its newsletter */
  foot?: Markup;
}

/** Answers with a page in the storefront's frame. */
export function show(
  world: World,
  request: Request<{ domain: string }>,
  response: Response,
  title: string,
  body: Markup,
  { lang, parts = noParts, foot }: Shown = {},
): void {
  const { domain } = request.params;
  const { lines } = readSession(request);
  const itemsInCart = lines.reduce((sum, line) => sum + line.quantity, 0);
  const here = request.originalUrl;
  response.set("cache-control", "no-store").send(
    page({
      ...{ world, domain, title, here, itemsInCart, body, parts },
      ...(lang ? { lang } : {}),
      ...(foot ? { foot } : {}),
    }),
  );
}
