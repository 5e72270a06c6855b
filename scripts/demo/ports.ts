import { freePort, isFree } from "../ports.ts";
import { PlainError } from "../plain-error.ts";
import type { Memory } from "./state.ts";

export interface Ports {
  shell: number;
  edge: number;
  app: number;
}

/** Easy to remember, and tried first. */
const USUAL_SHELL = 4000;

async function firstFree(...wanted: (number | undefined)[]): Promise<number> {
  for (const port of wanted) if (port !== undefined && (await isFree(port))) return port;
  return freePort();
}

/**
 * Last time's ports where they are free, others where not. Throws PlainError when `asked`, a port somebody
 * wants for the shop admin, is taken.
 */
export async function choosePorts(asked: number | null, last: Memory["ports"]): Promise<Ports> {
  if (asked !== null && !(await isFree(asked)))
    throw new PlainError(
      `Port ${asked} is taken by another program. Choose another one, or leave --port out to get a free one.`,
    );
  const shell = asked ?? (await firstFree(last.shell, USUAL_SHELL));
  const edge = await firstFree(last.edge);
  const app = await firstFree(last.app);
  // The system gives a number again once its socket is closed; two of ours must not meet.
  return new Set([shell, edge, app]).size === 3 ? { shell, edge, app } : choosePorts(asked, {});
}
