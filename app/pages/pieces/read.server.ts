import { env } from "../../env.server.ts";

/** A page for who builds the app. @throws Response 404 where the environment does not ask for it */
export function piecesPage() {
  if (!env.SHOW_PIECES) throw new Response(null, { status: 404 });
  return { currency: "USD" };
}
