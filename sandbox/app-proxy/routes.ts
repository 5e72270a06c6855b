import express, { Router, type NextFunction, type Request, type Response } from "express";
import type { World } from "../platform/world.ts";
import { rewriteLocation } from "../edge/rewrite.ts";
import { Markup } from "../shell/html.ts";
import { showThemed, viewOf, type ThemedPage } from "../storefront/themed.ts";
import { loggedIn } from "../storefront/visitor.ts";
import { liquidOf } from "../theme/liquid.ts";
import { pageObjects } from "../theme/objects.ts";
import { proxyOf } from "./allowed.ts";
import { forward, proxyTarget, type ProxyAnswer } from "./forward.ts";
import { signedQuery } from "./signature.ts";

type Proxied = Request<{ domain: string; prefix: string; subpath: string }>;

const place = "/:prefix(a|apps|community|tools)/:subpath([\\w-]+)";

/** Pages of the shop that the app answers: asked with Shopify's signature, without cookies either way. */
export function appProxyRoutes(world: World): Router {
  const router = Router({ mergeParams: true });
  const body = express.raw({ type: () => true, limit: "10mb" });
  const answer = (request: Proxied, response: Response, next: NextFunction) => {
    proxied(world, request, response, next).catch(next);
  };
  router.get(`${place}*`, answer);
  router.post(`${place}*`, body, answer);
  return router;
}

/**
 * Blocks and scripts of a theme name the proxy from the root of the shop's own host, which shares this one with the
 * admin and other shops: the page that asks says which shop is meant.
 */
export function appProxyAtRoot(world: World): Router {
  const router = Router();
  router.all(`${place}*`, (request, response, next) => {
    const from = /\/storefront\/([^/?#]+)/.exec(request.get("referer") ?? "")?.[1];
    const only = world.domains.length === 1 ? world.domains[0] : undefined;
    const domain = from !== undefined && world.domains.includes(from) ? from : only;
    if (domain === undefined) return next();
    response.redirect(307, `/storefront/${domain}${request.originalUrl}`);
  });
  return router;
}

/**
 * What of an address lies below the proxy's own; null = it leads elsewhere, perhaps by dots: what is signed there must
 * not reach the app's other pages.
 */
function below(pathname: string, place: string): string | null {
  const [, rest] = /^\/storefront\/[^/]+(.*)$/.exec(pathname) ?? [];
  if (rest === undefined || !`${rest}/`.startsWith(`${place}/`)) return null;
  return rest.slice(place.length);
}

async function proxied(
  world: World,
  request: Proxied,
  response: Response,
  next: NextFunction,
): Promise<void> {
  const { domain, prefix, subpath } = request.params;
  const app = proxyOf(world, domain);
  const { appProxy } = app ?? {};
  const { pathname, searchParams } = new URL(request.originalUrl, world.url);
  const rest = below(pathname, `/${prefix}/${subpath}`);
  const isOurs = appProxy?.prefix === prefix && appProxy.subpath === subpath;
  if (!app || !isOurs || rest === null) return next();
  const facts = {
    shop: domain,
    pathPrefix: `/${prefix}/${subpath}`,
    customerId: loggedIn(request, world.shop(domain))?.id ?? null,
    // the app judges it by its own clock, wherever the shop's was moved to
    timestamp: Math.floor(Date.now() / 1000),
  };
  const query = signedQuery(searchParams, facts, world.apiSecret);
  const found =
    world.appUrl === null
      ? null
      : await forward(world, request, domain, proxyTarget(app, world.appUrl, rest, query));
  if (!found) {
    response.status(502).type("text/plain").send("The app did not answer\n");
    return;
  }
  send(world, request, response, found);
}

function send(world: World, request: Proxied, response: Response, found: ProxyAnswer): void {
  const { "content-type": type = "", location, ...headers } = found.headers;
  response.status(found.status).set(headers);
  if (location !== undefined) response.set("location", rewriteLocation(location, world.url));
  if (/^application\/liquid\b/i.test(type)) return wearTheme(world, request, response, found);
  if (type !== "") response.set("content-type", type);
  response.send(found.body);
}

const bare = /\{%-?\s*layout\s+none\s*-?%\}/;

/** Liquid is drawn as a page of the theme, or by itself where it says `{% layout none %}`. */
function wearTheme(world: World, request: Proxied, response: Response, found: ProxyAnswer): void {
  const page: ThemedPage = { template: "page", title: world.shop(request.params.domain).shop.name };
  const view = viewOf(world, request, page);
  const source = found.body.toString();
  const objects = pageObjects(view, { kind: "theme" });
  const drawn = liquidOf(view, null, objects).parseAndRenderSync(
    source.replace(bare, ""),
  ) as string;
  if (bare.test(source)) {
    response.type("text/html").send(drawn);
    return;
  }
  showThemed(world, request, response, page, () => new Markup(drawn));
}
