import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { offersAddress } from "../pages/old-addresses.ts";

/** Offers lived here under another name: bookmarks and links in old messages keep working. */
export function loader({ request }: LoaderFunctionArgs) {
  return redirect(offersAddress(request), 301);
}

/** A tab that was open before the move sends its form here. */
export function action({ request }: ActionFunctionArgs) {
  return redirect(offersAddress(request), 308);
}
