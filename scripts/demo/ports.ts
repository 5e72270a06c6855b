import { claimPort, freePort } from "../ports.ts";
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
  return (await claimPort(...wanted.filter((port) => port !== undefined))) ?? freePort();
}

/**
 * Last time's ports where they are free, others where not. Throws PlainError when `asked`, a port somebody
 * wants for the shop admin, is taken.
 */
export async function choosePorts(asked: number | null, last: Memory["ports"]): Promise<Ports> {
  if (asked !== null && (await claimPort(asked)) === undefined)
    throw new PlainError(
      `Port ${asked} is taken by another program. Choose another one, or leave --port out to get a free one.`,
    );
  const shell = asked ?? (await firstFree(last.shell, USUAL_SHELL));
  const edge = await firstFree(last.edge);
  const app = await firstFree(last.app);
  // a free one may be met twice by chance
  return new Set([shell, edge, app]).size === 3 ? { shell, edge, app } : choosePorts(asked, {});
}
