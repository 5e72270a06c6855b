import { entryOf, jobNames, type JobName } from "./catalog.ts";
import { queued, type QueuedJob } from "./job.ts";
import { news, type NewsName, type NewsPayload } from "./news.ts";

type Listener = (piece: unknown) => unknown;

const listeners = new Map<NewsName, [JobName, Listener][]>();
for (const name of jobNames)
  for (const [heard, listener] of Object.entries(entryOf(name).on ?? {}))
    listeners.set(heard as NewsName, [
      ...(listeners.get(heard as NewsName) ?? []),
      [name, listener as Listener],
    ]);

/** A piece of news, as data. */
export type Piece = { [N in NewsName]: { name: N; payload: NewsPayload<N> } }[NewsName];

/** Who listens to it. */
export const listenersOf = (name: NewsName): JobName[] =>
  (listeners.get(name) ?? []).map(([listener]) => listener);

/**
 * The jobs a piece of news asks for.
 * @throws ZodError when it is not what jobs/news.ts says
 */
export function jobsAfter({ name, payload }: Piece): QueuedJob[] {
  const checked = news[name].parse(payload);
  return (listeners.get(name) ?? []).flatMap(([job, listener]) =>
    [listener(checked)].flat().map((wanted) => queued(job, entryOf(job), wanted)),
  );
}
