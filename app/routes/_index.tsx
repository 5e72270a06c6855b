import { redirect, type LoaderFunctionArgs } from "@remix-run/node";

/** Shopify opens the application URL: hand everything it says to the app. */
export function loader({ request }: LoaderFunctionArgs) {
  return redirect(`/app${new URL(request.url).search}`);
}
