import { createHmac } from "node:crypto";
import { createReadStream, existsSync, statSync } from "node:fs";
import { Router } from "express";
import type { Platform } from "../platform/platform.ts";
import type { BulkOperation } from "./operation-table.ts";

/** The address of a result: signed, good for a week, no token needed. */
export function downloadUrl(
  base: string,
  domain: string,
  secret: string,
  operation: BulkOperation,
): string {
  const signature = sign(domain, String(operation.id), secret);
  const name = `bulk-${operation.id}.jsonl`;
  return `${base}/__bulk/${domain}/${operation.id}/${name}?signature=${signature}`;
}

function sign(domain: string, id: string, secret: string): string {
  return createHmac("sha256", secret).update(`${domain}/${id}`).digest("hex").slice(0, 32);
}

/** Serves results, whole or from a byte on (Range), as the storage behind Shopify does. */
export function bulkDownloads(platform: Platform): Router {
  const router = Router();
  router.get("/__bulk/:domain/:id/:name", (request, response) => {
    const { domain, id } = request.params;
    const known = platform.domains.includes(domain);
    const operation = known ? platform.tenant(domain).bulk.get(Number(id)) : null;
    if (request.query["signature"] !== sign(domain, id, platform.apiSecret)) {
      response.status(403).type("text/plain").send("The signature does not match");
      return;
    }
    const path = known ? platform.tenant(domain).bulk.file(Number(id)) : "";
    if (!operation || operation.status === "EXPIRED" || !existsSync(path)) {
      response.status(404).type("text/plain").send("There is no such result, or it has expired");
      return;
    }
    if (platform.faults.strikes("bulk.truncatedDownload", [domain])) {
      const { size } = statSync(path);
      response.setHeader("content-length", size);
      createReadStream(path, { end: Math.floor(size / 2) }).pipe(response, { end: false });
      response.once("unpipe", () => setImmediate(() => request.socket.destroy()));
      return;
    }
    response.type("application/jsonl");
    response.sendFile(path, { dotfiles: "allow" });
  });
  return router;
}
