import type { LoaderFunctionArgs } from "@remix-run/node";
import { shopOf } from "../shops/authenticate.server.ts";

export { PageError as ErrorBoundary } from "../components/error-page.tsx";

export async function loader({ request }: LoaderFunctionArgs) {
  await shopOf(request);
  throw new Response(null, { status: 404 });
}

export default function Unknown() {
  return null;
}
