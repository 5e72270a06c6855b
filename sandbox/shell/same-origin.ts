import type { RequestHandler } from "express";

/** Other pages open in the browser may not press the admin's buttons or take its tokens. */
export const sameOriginWrites: RequestHandler = (request, response, next) => {
  const site = request.get("sec-fetch-site");
  const isRead = request.method === "GET" || request.method === "HEAD";
  if (isRead || site === undefined || site === "same-origin" || site === "none") return next();
  response
    .status(403)
    .type("text/plain")
    .send(
      `The admin takes writes from its own pages only; this one came from another site (${site}).\n`,
    );
};
