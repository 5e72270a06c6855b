import Ajv from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { webhookShape } from "../../sandbox/webhooks/shapes.ts";
import type { Received } from "./support.ts";

/** What of these webhooks does not fit the shapes Shopify publishes: "topic: why". */
export function misfits(received: readonly Received[]): string[] {
  const ajv = new Ajv({ strict: false, allErrors: true });
  formats(ajv);
  return received.flatMap(({ headers, body }) => {
    const topic = headers["x-shopify-topic"] as string;
    const check = ajv.compile(webhookShape(topic)!.schema);
    const data = JSON.parse(body) as unknown;
    check(data);
    // the schemas are inferred from one example each: it has a picture, no refund, and
    // nothing where others have something, or the other way round
    const errors = (check.errors ?? []).filter(
      ({ instancePath, keyword, params }) =>
        keyword !== "false schema" &&
        params["type"] !== "null" &&
        !/^\/(image|refunds\/\d+)$/.test(instancePath) &&
        at(data, instancePath) !== null,
    );
    return errors.length > 0 ? [`${topic}: ${ajv.errorsText(errors)}`] : [];
  });
}

const at = (data: unknown, path: string): unknown =>
  path
    .split("/")
    .slice(1)
    .reduce((value, key) => (value as Record<string, unknown> | null)?.[key], data);
