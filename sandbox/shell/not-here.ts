import type { ErrorRequestHandler } from "express";
import { ZodError, z } from "zod";
import { ImpossibleMoment } from "../platform/clock.ts";
import { html } from "./html.ts";
import { document } from "./layout.ts";
import { ScopeRefused } from "./scopes.ts";
import { NotHere } from "./shop-param.ts";

const page = (title: string, text: string) =>
  document(
    title,
    "plain",
    html`<main class="page">
      <h1>${title}</h1>
      <pre>${text}</pre>
      <p><a href="/">Back to the admin</a></p>
    </main>`,
  );

/** Says what was not found or not understood; anything else is the sandbox's own mistake and goes on. */
export const sayWhatIsWrong: ErrorRequestHandler = (error, _request, response, next) => {
  if (response.headersSent) return next(error);
  if (error instanceof NotHere) response.status(404).send(page("Not here", error.message));
  else if (error instanceof ImpossibleMoment) {
    response.status(400).send(page("Not possible", error.message));
  } else if (error instanceof ScopeRefused) response.status(400).type("text").send(error.message);
  else if (error instanceof ZodError) {
    response.status(400).send(page("Not understood", z.prettifyError(error)));
  } else next(error);
};
