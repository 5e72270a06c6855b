import type {
  FromApp,
  FromShell,
  Marked,
  RequestName,
  Requests,
} from "../../app-bridge/protocol.ts";
import { isMarked, MARK } from "../../app-bridge/protocol.ts";

type Hearing = {
  [Kind in FromApp["kind"]]?: (message: Extract<FromApp, { kind: Kind }>) => void;
};

type Answering = {
  [Name in RequestName]: (
    params: Requests[Name]["params"],
  ) => Promise<Requests[Name]["result"]> | Requests[Name]["result"];
};

/** The app's frame, seen from the shell. */
export interface Frame {
  say(message: FromShell): void;
}

/** Listens to the app's origin only; answers go back to the window that asked, which may be a modal's. */
export function openFrame(
  iframe: HTMLIFrameElement,
  edgeOrigin: string,
  hear: Hearing,
  answer: Answering,
): Frame {
  const send = (target: Window | null, message: FromShell) =>
    target?.postMessage({ ...message, mark: MARK } satisfies Marked<FromShell>, edgeOrigin);

  const respond = async (
    asker: Window,
    { id, name, params }: Extract<FromApp, { kind: "request" }>,
  ) => {
    try {
      const handler = answer[name] as ((params: unknown) => unknown) | undefined;
      if (!handler) throw new Error(`The sandbox does not implement ${name}.`);
      send(asker, { kind: "answer", id, result: await handler(params) });
    } catch (error) {
      send(asker, {
        kind: "refusal",
        id,
        message: error instanceof Error ? error.message : String(error),
      });
    }
  };

  window.addEventListener("message", (event: MessageEvent<unknown>) => {
    if (event.origin !== edgeOrigin || !isMarked(event.data) || !event.source) return;
    const message = event.data as Marked<FromApp>;
    if (message.kind === "request") void respond(event.source as Window, message);
    else (hear[message.kind] as ((message: FromApp) => void) | undefined)?.(message);
  });
  return { say: (message) => send(iframe.contentWindow, message) };
}
