import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { Router, type Request as Asked, type Response as Answer } from "express";
import type { Platform } from "../platform/platform.ts";
import type { StagedUploads } from "./staged-uploads.ts";

const refusals: Record<string, [number, string]> = {
  SignatureDoesNotMatch: [403, "Access denied."],
  AccessDenied: [403, "Access denied."],
  ExpiredToken: [400, "Invalid argument."],
  EntityTooLarge: [400, "Your proposed upload exceeds the maximum allowed object size."],
  MalformedPOSTRequest: [
    400,
    "The body of your POST request is not well-formed multipart/form-data.",
  ],
};

/** Takes files for imports as the storage does to which Shopify sends its apps. */
export function uploadRoutes(platform: Platform): Router {
  const router = Router();
  const shopOf = (request: Asked): StagedUploads | null => {
    const domain = String(request.params["domain"]);
    return platform.domains.includes(domain) ? platform.tenant(domain).uploads : null;
  };
  router.post("/__staged/:domain/", (request, response, next) => {
    const uploads = shopOf(request);
    if (!uploads) refuse(response, "AccessDenied");
    else post(uploads, request, response).catch(next);
  });
  router.put("/__staged/:domain/*", (request, response, next) => {
    const uploads = shopOf(request);
    if (!uploads) refuse(response, "AccessDenied");
    else put(uploads, request, response).catch(next);
  });
  return router;
}

async function post(uploads: StagedUploads, request: Asked, response: Answer): Promise<void> {
  const form = await formOf(request);
  const last = form?.at(-1);
  // Google reads no field that stands behind the file
  if (!form || !last || typeof last[1] === "string")
    return refuse(response, "MalformedPOSTRequest");
  const fields = new Map(
    form.flatMap(([name, value]) => (typeof value === "string" ? [[name, value] as const] : [])),
  );
  const refusal = uploads.refusePost(fields);
  if (refusal !== null) return refuse(response, refusal);
  const key = fields.get("key")!;
  const isKept = await uploads.keep(key, last[1].stream() as unknown as AsyncIterable<Uint8Array>);
  if (!isKept) return refuse(response, "EntityTooLarge");
  const body = `<?xml version='1.0' encoding='UTF-8'?><PostResponse><Bucket>shopify-staged-uploads</Bucket><Key>${escaped(key)}</Key></PostResponse>`;
  response.status(201).type("application/xml").send(body);
}

async function formOf(request: Asked): Promise<[string, string | File][] | null> {
  const body = Readable.toWeb(request) as ReadableStream<Uint8Array>;
  const headers = { "content-type": request.header("content-type") ?? "" };
  try {
    return [...(await new Response(body as unknown as BodyInit, { headers }).formData())] as [
      string,
      string | File,
    ][];
  } catch {
    return null;
  }
}

async function put(uploads: StagedUploads, request: Asked, response: Answer): Promise<void> {
  const key = String(request.params["0"]);
  const refusal = uploads.refusePut(key, request.query);
  if (refusal !== null) return refuse(response, refusal);
  if (!(await uploads.keep(key, request as AsyncIterable<Uint8Array>))) {
    return refuse(response, "EntityTooLarge");
  }
  response.status(200).end();
}

function refuse(response: Answer, code: string): void {
  const [status, message] = refusals[code]!;
  response
    .status(status)
    .type("application/xml")
    .send(
      `<?xml version='1.0' encoding='UTF-8'?><Error><Code>${code}</Code><Message>${message}</Message></Error>`,
    );
}

const escaped = (text: string): string =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
