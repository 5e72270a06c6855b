import { isReady } from "../pages/readiness.server.ts";

/** For a load balancer. Strangers may ask too: what is wrong stands in the log. */
export async function loader() {
  return new Response(null, { status: (await isReady()) ? 200 : 503 });
}
