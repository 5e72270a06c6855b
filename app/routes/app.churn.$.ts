import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { presentAddress } from "../pages/old-addresses.ts";

/** Churn had a place of its own in the menu: bookmarks keep working. */
export function loader({ request }: LoaderFunctionArgs) {
  return redirect(presentAddress(request), 301);
}

/** Nothing was ever sent to it; whoever does all the same is told where it is. */
export function action({ request }: ActionFunctionArgs) {
  return redirect(presentAddress(request), 308);
}
