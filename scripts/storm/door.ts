// The app's door for a storm: webhooks and the merchant's first page, by the app's own code, without its pages.
import { createServer, type IncomingMessage } from "node:http";
import { z } from "zod";
import { log } from "../../app/log.server.ts";
import { shopOf } from "../../app/shops/authenticate.server.ts";
import { receiveWebhook } from "../../app/shops/webhooks.server.ts";

const port = z.coerce.number().int().positive().parse(process.env["PORT"]);

async function toRequest(request: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
  return new Request(new URL(request.url ?? "/", `http://127.0.0.1:${port}`), {
    method: request.method ?? "GET",
    headers,
    ...(chunks.length > 0 ? { body: new Uint8Array(Buffer.concat(chunks)) } : {}),
  });
}

async function answer(request: Request): Promise<Response> {
  if (new URL(request.url).pathname === "/webhooks") return receiveWebhook(request);
  await shopOf(request);
  return new Response("installed");
}

const server = createServer((incoming, outgoing) => {
  void toRequest(incoming)
    .then(answer)
    .catch((thrown: unknown) => {
      if (thrown instanceof Response) return thrown;
      log.warn({ problem: (thrown as Error).message });
      return new Response("not taken", { status: 500 });
    })
    .then(async (response) => {
      outgoing.writeHead(response.status, Object.fromEntries(response.headers));
      outgoing.end(Buffer.from(await response.arrayBuffer()));
    });
});
server.listen(port, "127.0.0.1", () => log.info("door ready"));
