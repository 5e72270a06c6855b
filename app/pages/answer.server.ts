import { createReadableStreamFromReadable, json } from "@remix-run/node";
import { Readable } from "node:stream";
import { z } from "zod";

/** What an action says: nothing wrong, one problem of the whole, or the problems of fields. */
export interface Said {
  problem?: string | null;
  errors?: Record<string, string>;
}

/** What an action said, as an answer: 422 when it refused. */
export function answer<Saying extends Said>(said: Saying) {
  const refused = Boolean(said.problem) || Object.keys(said.errors ?? {}).length > 0;
  return json(said, { status: refused ? 422 : 200 });
}

/** @throws a 404 with these words when there is nothing to show */
export function found<Shown>(shown: Shown | null, missing: string): Shown {
  if (shown === null) throw new Response(missing, { status: 404 });
  return shown;
}

/** The id in an address. @throws a 404 with these words when it cannot be one of ours */
export function idOf(param: string | undefined, missing: string): string {
  return found(z.uuid().safeParse(param).data ?? null, missing);
}

/** The query of an address. @throws a 400 that names what is wrong with it */
export function asked<Query>(
  parsed: { ok: true; query: Query } | { ok: false; problems: string[] },
): Query {
  if (!parsed.ok) throw new Response(parsed.problems.join(". "), { status: 400 });
  return parsed.query;
}

/** A file the merchant keeps; one that is made while it is sent when its text comes in pieces. */
export function download(text: string | AsyncIterable<string>, fileName: string): Response {
  const kind = fileName.endsWith(".json") ? "application/json" : "text/csv";
  const body =
    typeof text === "string" ? text : createReadableStreamFromReadable(Readable.from(text));
  return new Response(body, {
    headers: {
      "content-type": `${kind}; charset=utf-8`,
      "content-disposition": `attachment; filename="${fileName}"`,
      "cache-control": "no-store",
    },
  });
}
