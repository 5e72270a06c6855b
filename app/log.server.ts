import pino from "pino";
import { env } from "./env.server.ts";

const SECRETS = /\b(id_token|access_token|refresh_token|session|hmac|signature|code)=[^&\s"]+/g;
const TOKENS = /\b(shp(?:at|ua|rt|ss|ca)_[\w-]+|eyJ[\w-]+\.[\w-]+\.[\w-]*)/g;
const EMAILS = /[\w.+-]+@[\w-]+\.[\w.]+/g;

/** The text without what must not be in a log: tokens, signatures, e-mail addresses. */
export function redacted(text: string): string {
  return text.replace(SECRETS, "$1=…").replace(TOKENS, "…").replace(EMAILS, "…@…");
}

/** Every line the app writes passes here. */
export const log = pino({
  level: env.LOG_LEVEL,
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  hooks: {
    streamWrite: redacted,
  },
});
