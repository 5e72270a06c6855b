import { format } from "node:util";
import pino from "pino";
import { env } from "./env.server.ts";

const SECRETS = /\b(id_token|access_token|refresh_token|session|hmac|signature|code)=[^&\s"]+/g;
const TOKENS = /\b(shp(?:at|ua|rt|ss|ca)_[\w-]+|eyJ[\w-]+\.[\w-]+\.[\w-]*)/g;
const BEARER = /\bBearer [^\s"',}]+/g;
const EMAILS = /[\w.+-]+@[\w-]+\.[\w.]+/g;

/** The text without what must not be in a log: tokens, signatures, e-mail addresses. */
export function redacted(text: string): string {
  return text
    .replace(SECRETS, "$1=…")
    .replace(BEARER, "Bearer …")
    .replace(TOKENS, "…")
    .replace(EMAILS, "…@…");
}

/**
 * The same of each value of a line. Of values and not of the line as it is written: there a quote and a line's end have
 * a backslash before them, and what took one without the other would let a visitor write entries of their own.
 */
function redactedLine(line: string): string {
  const entry: unknown = JSON.parse(line);
  return `${JSON.stringify(entry, (_, value: unknown) => (typeof value === "string" ? redacted(value) : value))}\n`;
}

/** Every line the app writes passes here. */
export const log = pino({
  level: env.LOG_LEVEL,
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  hooks: {
    streamWrite: redactedLine,
  },
});

/**
 * What others say passes here too: lines that libraries write to the console, Node's warnings, and what ends the
 * process. For a process of our own; a test keeps its console.
 */
export function takeOverConsole(): void {
  const levels = {
    error: "error",
    warn: "warn",
    log: "info",
    info: "info",
    debug: "debug",
  } as const;
  for (const [method, level] of Object.entries(levels))
    console[method as keyof typeof levels] = (...parts: unknown[]) => log[level](format(...parts));
  process.removeAllListeners("warning");
  process.on("warning", (warning) => log.warn({ warning: warning.name }, warning.message));
  process.on("uncaughtException", (error) => {
    log.fatal({ problem: error.stack ?? String(error) }, "ended by an error nobody caught");
    process.exit(1);
  });
}
