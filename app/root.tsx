import type { MetaFunction } from "@remix-run/node";
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useRouteLoaderData,
} from "@remix-run/react";
import { documentTitle } from "./components/words.ts";
import { DRAWN, UNDRAWN } from "./components/drawn.ts";
import type { framePage } from "./pages/frame/read.server.ts";

const APP_BRIDGE = "https://cdn.shopify.com/shopifycloud/app-bridge.js";

/** Where a page has no title of its own. */
export const meta: MetaFunction = () => [{ title: documentTitle(null) }];

export default function Root() {
  // outside the admin there is nothing to bridge to
  const frame = useRouteLoaderData<typeof framePage>("routes/app");
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        {frame ? <script src={APP_BRIDGE} data-api-key={frame.apiKey} /> : null}
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <style dangerouslySetInnerHTML={{ __html: UNDRAWN }} />
        <Links />
      </head>
      <body>
        <Outlet />
        <script dangerouslySetInnerHTML={{ __html: DRAWN }} />
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  );
}
