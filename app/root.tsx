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
import type { framePage } from "./pages/frame/read.server.ts";

const APP_BRIDGE = "https://cdn.shopify.com/shopifycloud/app-bridge.js";

/**
 * A pointer that moves over a page has it laid out before its stylesheets are here, and tables find their widths with
 * their last row: nothing is shown until all is read and styled, after three seconds in any case.
 */
const UNDRAWN =
  "body{visibility:hidden;animation:drawn 0s 3s forwards}@keyframes drawn{to{visibility:visible}}";

/** At the end of the body a script runs once everything before it is read and styled. */
const DRAWN = `{
  const drawn = new CSSStyleSheet();
  drawn.replaceSync("body { visibility: visible; animation: none }");
  document.adoptedStyleSheets.push(drawn);
}`;

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
