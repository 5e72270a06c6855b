import type { z } from "zod";
import type { NewsName, NewsPayload } from "./news.ts";

/** Tries of a job: the last one comes about a day after the first. */
const ATTEMPTS = 12;

/** Several of one shop and one room may run side by side, those of one subject never do. */
const LANES = 32;

export interface Pace {
  /** at least so long after it was asked for; what is asked for meanwhile is the same job, at the same moment */
  ms: number;
  /** the most of the time it may take, however often it is asked for */
  share?: number;
}

/** Totals of a shop: at most once a second, and in a big, busy shop a twentieth of the time. */
export const totals: Pace = { ms: 1000, share: 1 / 20 };

type Payload = Record<string, unknown>;

/** What a switch can stop (app/switches). */
export const acts = ["launching", "sending", "crediting"] as const;
export type Act = (typeof acts)[number];

/** All that is to be said about a job, except how it is done: that is in its room's jobs.server.ts. */
export interface JobEntry<S extends z.ZodType<Payload>> {
  payload: S;
  /** what it does, for the merchant */
  words: string;
  /** Jobs of one key that have not begun replace each other. Default: those of the same name and payload. */
  key?: { as?: string; of?: readonly (keyof z.infer<S> & string)[] };
  /** what it waits for: other jobs of its room and shop, those of the same order, nothing. Default: the room. */
  lane?: "room" | "order" | "none";
  pace?: Pace;
  /** Work over a whole shop, for minutes perhaps: it has a runner of its own. */
  long?: true;
  attempts?: number;
  /** smaller runs earlier */
  priority?: number;
  on?: { [N in NewsName]?: (news: NewsPayload<N>) => z.infer<S> | z.infer<S>[] };
  schedule?: "hourly" | "nightly";
  /** It is there to act so: it does not even begin while that is stopped. */
  act?: Act;
  /** The law asks for it, even of a shop that left. */
  evenAfterLeaving?: true;
  /** names earlier releases gave it: what they left in the queue is done */
  formerly?: readonly string[];
}

/** An entry whose payload is not looked at. */
export interface AnyJob extends Omit<JobEntry<z.ZodType<Payload>>, "key" | "on"> {
  key?: { as?: string; of?: readonly string[] };
  on?: { [N in NewsName]?: (news: never) => Payload | Payload[] };
}

/** Holds the listeners of an entry to its own payload. */
export function job<S extends z.ZodType<Payload>>(entry: JobEntry<S>): JobEntry<S> {
  return entry;
}

/** A job as it stands in the queue. */
export interface QueuedJob {
  name: string;
  payload: Payload;
  key: string;
  queue: string | null;
  flag: string | null;
  attempts: number;
  priority: number;
}

/** @throws ZodError when the payload is not what the entry says */
export function queued(name: string, entry: AnyJob, raw: unknown): QueuedJob {
  const payload = entry.payload.parse(raw);
  return {
    name,
    payload,
    key: keyOf(name, entry, payload),
    queue: queueOf(name, entry, payload),
    flag: payload["shopId"] === undefined ? null : flagOf(payload["shopId"] as number),
    attempts: entry.attempts ?? ATTEMPTS,
    priority: entry.priority ?? 0,
  };
}

/** `room.job:shop:subject`, for every job. */
export function keyOf(name: string, { key }: AnyJob, payload: Payload): string {
  const parts = key?.of ? key.of.map((field) => payload[field]) : Object.values(payload);
  return [key?.as ?? name, ...parts.filter((part) => part !== undefined)].join(":");
}

function queueOf(name: string, { lane }: AnyJob, { shopId, orderId }: Payload): string | null {
  if (shopId === undefined || lane === "none") return null;
  const room = `shop:${String(shopId)}:${roomOf(name)}`;
  return lane === "order" ? `${room}:${(orderId as number) % LANES}` : room;
}

/** By it a runner leaves out jobs of shops that have their share. */
export const flagOf = (shopId: number): string => `shop:${shopId}`;

export const roomOf = (name: string): string => name.slice(0, name.indexOf("."));
