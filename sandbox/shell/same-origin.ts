import type { Request, RequestHandler } from "express";

/** Other pages open in the browser may not press the admin's buttons or take its tokens. */
export const sameOriginWrites: RequestHandler = (request, response, next) => {
  const site = request.get("sec-fetch-site");
  const isRead = request.method === "GET" || request.method === "HEAD";
  // browsers say where a page is from by this header only where the address is of this machine or encrypted
  const from = site ?? originOf(request);
  if (isRead || from === undefined || from === "same-origin" || from === "none") return next();
  response
    .status(403)
    .type("text/plain")
    .send(
      `The admin takes writes from its own pages only; this one came from another site (${from}).\n`,
    );
};

function originOf(request: Request): string | undefined {
  const origin = request.get("origin");
  if (origin === undefined) return undefined;
  const isOwn = URL.canParse(origin) && new URL(origin).host === request.get("host");
  return isOwn ? "same-origin" : origin;
}
