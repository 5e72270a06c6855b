// The import law as functions over a set of files, so that the test can show it broken files too.
import path from "node:path";
import { readImports, readImpurities, type Import } from "./read-imports.ts";

/** Path from the project's root, with forward slashes → text. */
export type Files = Map<string, string>;

/**
 * The rooms of app/ as steps, in the order the data passes through them. A file imports from its own room and from
 * lower steps; rooms of one step never import each other.
 */
const STEPS: readonly (readonly string[])[] = [
  ["numeric", "calendar", "csv", "ids", "money", "nothing-left", "plain-text"],
  ["figures", "lists"],
  ["env"],
  ["log", "secrets"],
  ["db"],
  ["jobs"],
  ["switches"],
  ["shopify"],
  ["admin-api"],
  ["shops"],
  ["orders", "products"],
  ["customers"],
  ["clv"],
  ["stock", "delivery"],
  ["segments", "contacts", "discounts"],
  ["experiments"],
  ["offers", "flash-sales", "surveys", "rewards"],
  ["storefront", "suppliers", "service"],
  ["feeds"],
  ["leaving"],
  ["notices"],
  ["pages"],
  ["worker", "routes", "web"],
  ["entry"],
];

/** Pieces every page is made of: they know of no room, so that any room's page can use them. */
const PIECES = "components";

const ROOM_OF_FILE: Record<string, string> = {
  "csv.ts": "csv",
  "id-schemas.ts": "ids",
  "ids.ts": "ids",
  "money.ts": "money",
  "money-words.ts": "money",
  "nothing-left.ts": "nothing-left",
  "plain-text.ts": "plain-text",
  "env.server.ts": "env",
  "log.server.ts": "log",
  "secrets.server.ts": "secrets",
  "db.server.ts": "db",
  "session-storage.server.ts": "shopify",
  "shopify.server.ts": "shopify",
  "server.ts": "entry",
  "root.tsx": "entry",
  "routes.ts": "entry",
  "entry.client.tsx": "entry",
  "entry.server.tsx": "entry",
};

const stepOf = (room: string) => STEPS.findIndex((rooms) => rooms.includes(room));

/** Packages that compute and do nothing else. Types may come from any package. */
const PURE_PACKAGES = /^(zod|luxon|d3-[a-z]+|graphql)$/;
/** The parts of node:crypto whose answer depends on nothing but what they are given. */
const PURE_CRYPTO = new Set(["createHash", "hash", "createHmac", "timingSafeEqual"]);

const isRelative = (specifier: string) => /^\.\.?(\/|$)/.test(specifier);
const withoutQuery = (specifier: string) => specifier.replace(/\?.*$/, "");

function resolve(from: string, specifier: string): string {
  return path.posix.join(path.posix.dirname(from), withoutQuery(specifier));
}

/** The room of a file of app/, or undefined for a file the list does not know. */
function roomOf(file: string): string | undefined {
  const [, first = "", second] = file.split("/");
  if (second === undefined) return ROOM_OF_FILE[first];
  return first === PIECES || stepOf(first) >= 0 ? first : undefined;
}

/** A file of app/ that only computes: no room's I/O, no page, no entry. */
function isPure(file: string): boolean {
  if (file.startsWith("contracts/")) return true;
  const room = file.startsWith("app/") ? roomOf(file) : undefined;
  return (
    room !== undefined &&
    !/\.server\.tsx?$|\.tsx$/.test(file) &&
    !["worker", PIECES, "routes", "entry"].includes(room)
  );
}

type Found = Import & { from: string; to: string | undefined };

function roomLaw({ from, to }: Found): string | undefined {
  if (!from.startsWith("app/") || !to) return undefined;
  if (to.startsWith("app/types/")) return undefined;
  if (to.startsWith("contracts/")) return undefined;
  if (!to.startsWith("app/")) return "app/ imports nothing from outside app/ but contracts";
  const here = roomOf(from);
  const there = roomOf(to);
  if (!here || !there)
    return `${here ? to : from} is in no room of the list (tests/support/law/import-law.ts)`;
  if (here === there) return undefined;
  if (here === PIECES)
    return stepOf(there) <= stepOf("figures") ? undefined : "components know of no room";
  if (there === PIECES)
    return stepOf(here) >= stepOf("pages") ? undefined : "only pages are made of components";
  if (stepOf(there) === stepOf(here)) return `${there} stands beside ${here}: siblings do not meet`;
  return stepOf(there) > stepOf(here)
    ? `${there} comes after ${here}: announce news instead`
    : undefined;
}

/** What the sandbox shares with the app it stands in front of: mathematics, calendars and shapes on the wire. */
const SHARED = /^app\/(numeric|calendar)\/|^contracts\//;

function sandboxLaw({ from, to }: Found): string | undefined {
  if (!from.startsWith("sandbox/") || !to) return undefined;
  // Shopify's schema is fetched by a script, which says where it put it.
  const schema = to === "scripts/fetch-schema.mjs";
  return to.startsWith("sandbox/") || SHARED.test(to) || schema
    ? undefined
    : "sandbox/ imports from itself, numeric, calendar and contracts only";
}

function extensionLaw({ from, to }: Found): string | undefined {
  const own = /^extensions\/[^/]+\//.exec(from)?.[0];
  return !own || !to || to.startsWith(own) || to.startsWith("contracts/")
    ? undefined
    : "an extension imports nothing from outside its own folder but contracts";
}

/** Extensions have 16 KB and the browser: contracts are types and guards of their own, from no package. */
function contractsLaw({ from, to }: Found): string | undefined {
  if (!from.startsWith("contracts/") || to?.startsWith("contracts/")) return undefined;
  return "contracts/ imports from itself only";
}

function pureLaw({ from, to, specifier, typeOnly, names }: Found): string | undefined {
  if (!isPure(from)) return undefined;
  if (to) {
    if (to.startsWith("app/types/") && typeOnly) return undefined;
    return isPure(to) ? undefined : "a pure file imports only pure files";
  }
  if (typeOnly || PURE_PACKAGES.test(specifier)) return undefined;
  if (specifier === "node:crypto" && names.every((name) => PURE_CRYPTO.has(name))) return undefined;
  return "a pure file imports only packages that compute";
}

function jobsLaw({ from, to }: Found): string | undefined {
  if (!to || !/^app\/[^/]+\/jobs\.server\.ts$/.test(to)) return undefined;
  return from.startsWith("app/worker/") ? undefined : "only app/worker imports a room's jobs";
}

function endingLaw(files: Files, { to, specifier }: Found): string | undefined {
  if (!to || to.startsWith("app/types/")) return undefined;
  const isSource = /\.(ts|tsx|mjs|css|json|svg|graphql)$/.test(withoutQuery(specifier));
  if (!isSource) return "a relative import names the file with its ending";
  return files.has(to) || !/\.tsx?$/.test(to) ? undefined : `there is no file ${to}`;
}

/** Breaks of the law, one line each: where, what, why. */
export function breaksOfLaw(files: Files): string[] {
  const breaks: string[] = [];
  for (const [from, text] of files) {
    for (const one of readImports(from, text)) {
      const to = isRelative(one.specifier) ? resolve(from, one.specifier) : undefined;
      const found = { ...one, from, to };
      const reasons = [
        endingLaw(files, found),
        roomLaw(found),
        sandboxLaw(found),
        extensionLaw(found),
        contractsLaw(found),
        pureLaw(found),
        jobsLaw(found),
      ];
      for (const reason of reasons)
        if (reason) breaks.push(`${from}:${one.line} imports ${one.specifier}: ${reason}`);
    }
    if (isPure(from))
      for (const { what, line } of readImpurities(from, text))
        breaks.push(`${from}:${line} ${what}: a pure file is told such things by its caller`);
    if (/^app\//.test(from) && /`\s*#graphql/.test(text) && !knowsGraphql(from))
      breaks.push(`${from} holds a GraphQL document: that is for the room's admin-api.server.ts`);
  }
  return breaks;
}

const knowsGraphql = (file: string) =>
  /^app\/[^/]+\/([^/]+\/)?admin-api\.server\.ts$/.test(file) || file.startsWith("app/admin-api/");

/**
 * Circles of imports, each told once as `a → b → a`. Types count: two files that need each other's are one thought in
 * two places, or lack a third.
 */
export function circles(files: Files): string[] {
  const edges = new Map<string, string[]>();
  for (const [from, text] of files)
    edges.set(
      from,
      readImports(from, text)
        .filter((one) => isRelative(one.specifier))
        .map((one) => resolve(from, one.specifier)),
    );
  const found: string[] = [];
  const finished = new Set<string>();
  const walk = (file: string, trail: string[]): void => {
    const start = trail.indexOf(file);
    if (start >= 0) {
      found.push([...trail.slice(start), file].join(" → "));
      return;
    }
    if (finished.has(file)) return;
    for (const next of edges.get(file) ?? []) walk(next, [...trail, file]);
    finished.add(file);
  };
  for (const file of files.keys()) walk(file, []);
  return found;
}
