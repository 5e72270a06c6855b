import type { LoaderFunctionArgs } from "@remix-run/node";
import { callerOf } from "../shops/authenticate.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  await callerOf(request);
  return null;
}
