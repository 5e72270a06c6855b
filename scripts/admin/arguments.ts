import { parseArgs } from "node:util";
import { z } from "zod";
import type { Act } from "../../app/jobs/job.ts";

export const USAGE = `What whoever runs Boomerang does for a shop by hand. Everything but status is written down with the user of this
machine, the moment and the reason; status shows the last of it. No key, name or address of a person is ever printed.

  npm run admin -- shop DOMAIN [status]
  npm run admin -- shop DOMAIN pause  [launching|sending|crediting …] --reason TEXT
  npm run admin -- shop DOMAIN resume [launching|sending|crediting …] --reason TEXT
  npm run admin -- shop DOMAIN replay JOB --reason TEXT
  npm run admin -- shop DOMAIN diagnostics
  npm run admin -- shop --all status|pause|resume …
  npm run admin -- restored --taken-at INSTANT [--journal FILE …]

DOMAIN       example.myshopify.com, or example
pause        stops it at once, in every process; without a name all three. What is asked for waits. Merchants read
             the reason on their health page. Ending offers and sales is never stopped
resume       what waited goes on by itself
replay       JOB is the number of a job that was given up (status shows them), "given-up" for all of them, or the name
             of a job that needs nothing but its shop, such as orders.weekly
diagnostics  everything that is known of the shop without naming a person, for a report
--all        every shop, also those that come later
restored     after the database went back to a backup, before web and worker start: pauses everything for all shops, asks
             customers' requests again that came since (they stand in PRIVACY_JOURNAL's file, or in the logs), and has
             every shop compared with Shopify
--json       one line of JSON

Exit codes: 0 done, 1 refused (no such shop, no such job), 2 the command was not understood.
`;

/** The command was not understood. */
export class UsageError extends Error {}

const ACTS = ["launching", "sending", "crediting"] as const satisfies readonly Act[];

const domain = z
  .string({ error: 'Say which shop: "npm run admin -- shop example.myshopify.com", or --all' })
  .transform((text) => text.trim().toLowerCase())
  .transform((text) => (text.includes(".") ? text : `${text}.myshopify.com`))
  .pipe(
    z.string().regex(/^[a-z0-9][a-z0-9-]{0,80}\.myshopify\.com$/, {
      error: ({ input }) =>
        `"${String(input)}" is no shop's address: expected example.myshopify.com`,
    }),
  );
const reason = z
  .string({
    error: "Say why with --reason: it is kept, and merchants read it where something is paused",
  })
  .trim()
  .min(3, "The reason is too short")
  .max(300, "The reason takes at most 300 characters");
const acts = z
  .array(
    z.enum(ACTS, {
      error: ({ input }) => `"${String(input)}" cannot be stopped: expected ${ACTS.join(", ")}`,
    }),
  )
  .transform((named) => (named.length === 0 ? [...ACTS] : [...new Set(named)]));
const instant = z.iso.datetime({
  error: "Say with --taken-at of which moment the backup is, as db:backup and db:restore print it",
});
const nothing = (verb: string) =>
  z.array(z.string()).max(0, { error: `${verb} takes nothing after it` });

const verbs = {
  status: z.object({ rest: nothing("status") }),
  diagnostics: z.object({ rest: nothing("diagnostics") }),
  pause: z.object({ rest: acts, reason }),
  resume: z.object({ rest: acts, reason }),
  replay: z.object({
    rest: z.tuple([z.string()], {
      error: 'Say which job: its number, its name, or "given-up"',
    }),
    reason,
  }),
};
type Verb = keyof typeof verbs;

export type Command = { domain: string | null; json: boolean } & (
  | { verb: "status" | "diagnostics" }
  | { verb: "pause" | "resume"; acts: Act[]; reason: string }
  | { verb: "replay"; job: string; reason: string }
  | { verb: "restored"; takenAt: string; journal: string[] }
);

function parsed<S extends z.ZodType>(schema: S, value: unknown): z.infer<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new UsageError(result.error.issues.map((issue) => issue.message).join(". "));
}

/** @throws UsageError with what was expected. @returns null when help was asked for */
export function readCommand(argv: readonly string[]): Command | null {
  const { values, positionals } = split(argv);
  const [subject, ...words] = positionals;
  if (values.help === true || subject === "help") return null;
  if (subject === "restored") {
    if (words.length > 0) throw new UsageError(`restored takes no words, found "${words[0]}"`);
    const takenAt = parsed(instant, values["taken-at"]);
    const journal = values.journal ?? [];
    return { domain: null, json: values.json === true, verb: "restored", takenAt, journal };
  }
  if (subject !== "shop")
    throw new UsageError(`Found "${subject ?? ""}"; expected shop or restored`);
  const all = values.all === true;
  const [first, ...others] = words;
  if (all && first !== undefined && !Object.hasOwn(verbs, first))
    throw new UsageError(`With --all no shop is named; found "${first}"`);
  const shop = all ? null : parsed(domain, first);
  const [verb = "status", ...rest] = all ? words : others;
  if (!Object.hasOwn(verbs, verb))
    throw new UsageError(`"${verb}" is unknown: expected ${Object.keys(verbs).join(", ")}`);
  if (all && (verb === "replay" || verb === "diagnostics"))
    throw new UsageError(`${verb} is for one shop: name it instead of --all`);
  const given = { rest, ...(values.reason === undefined ? {} : { reason: values.reason }) };
  const common = { domain: shop, json: values.json === true };
  switch (verb as Verb) {
    case "pause":
    case "resume": {
      const { rest: named, reason: why } = parsed(verbs.pause, given);
      return { ...common, verb: verb as "pause" | "resume", acts: named, reason: why };
    }
    case "replay": {
      const { rest: named, reason: why } = parsed(verbs.replay, given);
      return { ...common, verb: "replay", job: named[0], reason: why };
    }
    default:
      parsed(verbs[verb as "status"], given);
      return { ...common, verb: verb as "status" | "diagnostics" };
  }
}

function split(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        all: { type: "boolean" },
        json: { type: "boolean" },
        reason: { type: "string" },
        "taken-at": { type: "string" },
        journal: { type: "string", multiple: true },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
