import { z } from "zod";

const key = z
  .string()
  .refine(
    (value) => Buffer.from(value, "base64").length === 32,
    "expected 32 bytes in base64 (make one with: openssl rand -base64 32)",
  );

/**
 * Every connection speaks of instants in UTC, whatever the zone of the server, the database or the role: Prisma writes
 * them without a zone, and a token would end hours early or late.
 */
function inUtc(address: string): string {
  const before = /[?&]options=([^&]*)/.exec(address)?.[1];
  const options = encodeURIComponent("-c TimeZone=UTC");
  if (before !== undefined)
    return address.replace(`options=${before}`, `options=${before}%20${options}`);
  return `${address}${address.includes("?") ? "&" : "?"}options=${options}`;
}

const schema = z.object({
  NODE_ENV: z.enum(["development", "test", "production"]).default("production"),
  DATABASE_URL: z
    .string({
      error:
        "expected the address of a PostgreSQL 15+, such as postgresql://user:password@host:5432/db",
    })
    .regex(/^postgres(ql)?:\/\//, "expected an address that begins with postgresql://")
    .transform(inUtc),
  SHOPIFY_API_KEY: z.string({ error: "expected the client id of the app" }).min(1),
  SHOPIFY_API_SECRET: z.string({ error: "expected the client secret of the app" }).min(1),
  /** the one before, while messages signed with it may still come */
  SHOPIFY_API_SECRET_OLD: z.string().min(1).optional(),
  SHOPIFY_APP_URL: z.url("expected the address under which the browser sees the app"),
  /** comma-separated; the first encrypts, all of them decrypt */
  ENCRYPTION_KEY: z
    .string({ error: "expected 32 bytes in base64" })
    .transform((value) => value.split(",").map((part) => part.trim()))
    .pipe(z.array(key).min(1)),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().default("0.0.0.0"),
  /** proxies of ours in front, each of which adds the address it was asked from to X-Forwarded-For */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(8).default(1),
  /** who may read /metrics; without it nobody may */
  METRICS_TOKEN: z.string().min(16, "expected at least 16 characters").optional(),
  /** a file outside the database that keeps customers' requests too, sealed; without it they stand in the log */
  PRIVACY_JOURNAL: z.string().min(1).optional(),
  /** "1" = the app has a page of its pieces, for who builds it; only the demo asks for it */
  SHOW_PIECES: z.stringbool().default(false),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
  /** 0 = this process leaves them to others */
  WORKER_CONCURRENCY: z.coerce.number().int().min(0).max(32).default(8),
  WORKER_LONG_CONCURRENCY: z.coerce.number().int().min(0).max(8).default(2),
});

export type Env = z.infer<typeof schema>;

/** Who starts the app can mend it: its message is all they need. */
class IncompleteEnvironment extends Error {
  override name = "IncompleteEnvironment";
}

/**
 * Reads the environment once.
 * @throws IncompleteEnvironment with one sentence per wrong variable; the value itself is never repeated, it may be a
 *   secret
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const blanksLeftOut = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = schema.safeParse(blanksLeftOut);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    return `${name} ${source[name] ? "is not usable" : "is not set"}: ${issue.message}`;
  });
  throw new IncompleteEnvironment(
    `The environment is incomplete.\n  ${lines.join("\n  ")}\nSee .env.example.`,
  );
}

export const env = parseEnv(process.env);
// React and others look at it when they are loaded: without it they would tell visitors what developers want to know
process.env["NODE_ENV"] = env.NODE_ENV;
