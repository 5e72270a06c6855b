import type ts from "typescript";
import type { Project } from "../project.ts";

/** A part of a text that cannot be known by reading. */
export class Unknown extends Error {
  readonly node: ts.Node;
  constructor(node: ts.Node) {
    super(`${node.getText()} cannot be known by reading`);
    this.node = node;
  }
}

/** What names inside a function stand for, while it is read. */
export type Names = ReadonlyMap<ts.Symbol, unknown>;

export interface Reading {
  project: Project;
  /** Every value the expression can have. */
  values(node: ts.Expression, names: Names): unknown[];
  /** The same, or nothing when it cannot be known. */
  attempt(node: ts.Expression, names: Names): unknown[] | undefined;
}

export type Method = (...values: unknown[]) => unknown;

export const isMethod = (value: unknown): value is Method => typeof value === "function";

export const distinct = (values: unknown[]) => [...new Set(values)];

const MOST = 200;

/** Every way to take one of each. */
export function combinations(parts: unknown[][], node: ts.Node): unknown[][] {
  let found: unknown[][] = [[]];
  for (const part of parts)
    found = found.flatMap((before) => distinct(part).map((value) => [...before, value]));
  if (found.length > MOST) throw new Unknown(node);
  return found;
}

/** Stands in an object for a value that is not known; whoever asks for it does not know either. */
export const UNREAD = Symbol("unread");

export function member(owner: unknown, name: string, node: ts.Node): unknown {
  if (owner === null || owner === undefined) throw new Unknown(node);
  const found = (owner as Record<string, unknown>)[name];
  if (found === UNREAD) throw new Unknown(node);
  return isMethod(found) ? found.bind(owner) : found;
}
