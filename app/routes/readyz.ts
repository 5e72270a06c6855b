import { readiness } from "../pages/readiness.server.ts";

export async function loader() {
  const state = await readiness();
  const ready = Object.values(state).every((part) => part === "ok");
  return Response.json(state, {
    status: ready ? 200 : 503,
    headers: { "cache-control": "no-store" },
  });
}
