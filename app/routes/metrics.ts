import type { LoaderFunctionArgs } from "@remix-run/node";
import { pool } from "../db.server.ts";
import { answerMetrics } from "../pages/metrics/read.server.ts";

/** For Prometheus. */
export async function loader({ request }: LoaderFunctionArgs) {
  return answerMetrics(pool, request.headers.get("authorization"));
}
