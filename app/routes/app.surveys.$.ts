import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { presentAddress } from "../pages/old-addresses.ts";

/** Feedback was called surveys: bookmarks and links in old messages keep working. */
export function loader({ request }: LoaderFunctionArgs) {
  return redirect(presentAddress(request), 301);
}

/** A tab that was open before the move sends its form here. */
export function action({ request }: ActionFunctionArgs) {
  return redirect(presentAddress(request), 308);
}
