import { createReadableStreamFromReadable, json } from "@remix-run/node";
import { Readable } from "node:stream";
import { z } from "zod";
import { plainText } from "../plain-text.ts";
import { boundedBody } from "../shops/bounded-body.server.ts";
import { formProblems } from "./words.ts";

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

/** The name of something in an address. @throws a 404 with these words when nothing of ours has such a name */
export function nameOf(param: string | undefined, missing: string): string {
  return found(/^[\w-]{1,100}$/.exec(param ?? "")?.[0] ?? null, missing);
}

/** Of all fields of a form. */
const FORM_MAX_BYTES = 1024 * 1024;

/** What a form sends, as plain text. @throws a 400 when it is no form, a 413 when nobody typed so much */
export async function formOf(request: Request): Promise<FormData> {
  const body = await boundedBody(request, FORM_MAX_BYTES);
  if (!body) throw new Response(formProblems.tooLarge, { status: 413 });
  const type = request.headers.get("content-type") ?? "";
  const sent = await new Response(body, { headers: { "content-type": type } })
    .formData()
    .catch(() => null);
  if (!sent) throw new Response(formProblems.unreadable, { status: 400 });
  const form = new FormData();
  for (const [name, value] of sent)
    if (typeof value === "string") form.append(plainText(name), plainText(value));
  return form;
}

/** The query of an address. @throws a 400 that names what is wrong with it */
export function asked<Query>(
  parsed: { ok: true; query: Query } | { ok: false; problems: string[] },
): Query {
  if (!parsed.ok) throw new Response(parsed.problems.join(". "), { status: 400 });
  return parsed.query;
}

const FILE_KINDS: Readonly<Record<string, string>> = {
  json: "application/json",
  csv: "text/csv",
  zip: "application/zip",
};

/** A file the merchant keeps; one that is made while it is sent when it comes in pieces. */
export function download(
  text: string | AsyncIterable<string | Uint8Array>,
  fileName: string,
): Response {
  const kind = FILE_KINDS[fileName.slice(fileName.lastIndexOf(".") + 1)]!;
  const body =
    typeof text === "string" ? text : createReadableStreamFromReadable(Readable.from(text));
  return new Response(body, {
    headers: {
      "content-type": kind === FILE_KINDS["zip"] ? kind : `${kind}; charset=utf-8`,
      "content-disposition": `attachment; filename="${fileName}"`,
      "cache-control": "no-store",
    },
  });
}

/**
 * The same of a file whose making may be refused: what is thrown before its first piece is the answer, not a file that
 * breaks off.
 */
export async function begun(pieces: AsyncGenerator<string>, fileName: string): Promise<Response> {
  const first = await pieces.next();
  const all = async function* () {
    if (!first.done) yield first.value;
    yield* pieces;
  };
  return download(all(), fileName);
}
