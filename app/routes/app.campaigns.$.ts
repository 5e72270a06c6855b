import { redirect, type LoaderFunctionArgs } from "@remix-run/node";

/** Offers lived here under another name: bookmarks and links in old messages keep working, with what they ask for. */
export function loader({ request }: LoaderFunctionArgs) {
  const { pathname, search } = new URL(request.url);
  return redirect(pathname.replace("/app/campaigns", "/app/offers") + search, 301);
}
