import type { Args, Call, UserError } from "./call.ts";
import { idOf } from "./gid.ts";

export type Given = Args | null | undefined;
const mostTargets = 100;

/** A mutation's input with a list to put its mistakes in. */
export interface Reading {
  input: Args;
  /** name of the mutation's argument: every error's field begins with it */
  argument: string;
  errors: UserError[];
  call: Call;
}

export function complain(reading: Reading, path: string[], code: string, message: string): void {
  reading.errors.push({
    field: [reading.argument, ...path],
    code,
    message,
    ...{ extraInfo: null },
  });
}

export const ids = (list: unknown): number[] =>
  ((list as string[] | null | undefined) ?? []).map(idOf);

export function merge(before: number[], added: number[], removed: number[]): number[] {
  return [...new Set([...before, ...added])].filter((id) => !removed.includes(id));
}

export function tooMany(reading: Reading, path: string[], list: number[]): void {
  if (list.length <= mostTargets) return;
  complain(
    reading,
    path,
    "EXCEEDED_MAX",
    `At most ${mostTargets} can be chosen, found ${list.length}`,
  );
}
