import type { FromApp, FromShell, Marked, RequestName, Requests } from "./protocol.ts";
import { isMarked, MARK } from "./protocol.ts";

type Listener<Kind extends FromShell["kind"]> = (
  message: Extract<FromShell, { kind: Kind }>,
) => void;

/** The line to the admin shell. Nobody else can listen: messages name the shell's origin. */
export interface Port {
  readonly shellOrigin: string;
  say(message: FromApp): void;
  ask<Name extends RequestName>(
    name: Name,
    params: Requests[Name]["params"],
  ): Promise<Requests[Name]["result"]>;
  on<Kind extends FromShell["kind"]>(kind: Kind, listener: Listener<Kind>): void;
}

export function openPort(shellOrigin: string): Port {
  const pending = new Map<
    number,
    { resolve: (result: unknown) => void; reject: (error: Error) => void }
  >();
  const listeners = new Map<string, (message: never) => void>();
  let lastId = 0;

  // a page in a modal's frame talks to the shell too, past the document that opened it
  const shell = window.top ?? window;
  const say = (message: FromApp) =>
    shell.postMessage({ ...message, mark: MARK } satisfies Marked<FromApp>, shellOrigin);

  window.addEventListener("message", (event: MessageEvent<unknown>) => {
    if (event.origin !== shellOrigin || !isMarked(event.data)) return;
    const message = event.data as Marked<FromShell>;
    if (message.kind === "answer" || message.kind === "refusal") {
      const question = pending.get(message.id);
      pending.delete(message.id);
      if (message.kind === "answer") question?.resolve(message.result);
      else question?.reject(new Error(message.message));
      return;
    }
    listeners.get(message.kind)?.(message as never);
  });

  return {
    shellOrigin,
    say,
    on: (kind, listener) => void listeners.set(kind, listener as (message: never) => void),
    ask: (name, params) => {
      const id = ++lastId;
      const answer = new Promise<unknown>((resolve, reject) =>
        pending.set(id, { resolve, reject }),
      );
      say({ kind: "request", id, name, params });
      return answer as Promise<Requests[typeof name]["result"]>;
    },
  };
}
