import type { Body } from "./recording.ts";
import { isRecord } from "./ids.ts";

/** A place where the sandbox's answer is not the recorded one. */
export interface Difference {
  kind: "status" | "errors" | "userErrors" | "null" | "shape";
  /** response names from the root, indexes of lists left out: "order.lineItems.nodes.title" */
  path: string;
  recorded: string;
  ours: string;
}

/** Shape, null-ness, error codes and user errors; other values are each shop's own. */
export function differences(
  recorded: { status: number; body: Body },
  ours: { status: number; body: Body },
): Difference[] {
  const found: Difference[] = [];
  const differ = (kind: Difference["kind"], path: string, was: unknown, is: unknown): void => {
    found.push({ kind, path, recorded: text(was), ours: text(is) });
  };

  function compare(was: unknown, is: unknown, path: string): void {
    if (path.split(".").pop()!.toLowerCase().endsWith("usererrors") && Array.isArray(was)) {
      if (text(was) !== text(is)) differ("userErrors", path, was, is);
      return;
    }
    if (was === null || is === null || was === undefined || is === undefined) {
      if ((was ?? null) !== (is ?? null)) differ("null", path, was, is);
    } else if (Array.isArray(was)) {
      if (!Array.isArray(is) || was.length !== is.length) return differ("shape", path, was, is);
      was.forEach((item, index) => compare(item, is[index], path));
    } else if (isRecord(was)) {
      // keys of JSON values are a shop's own
      if (!isRecord(is)) return differ("shape", path, was, is);
      for (const key of Object.keys(was)) compare(was[key], is[key], path ? `${path}.${key}` : key);
    } else if (typeof was !== typeof is || (path.endsWith("__typename") && was !== is)) {
      differ("shape", path, was, is);
    }
  }

  if (recorded.status !== ours.status) differ("status", "", recorded.status, ours.status);
  const errors = [errorsOf(recorded.body), errorsOf(ours.body)];
  if (text(errors[0]) !== text(errors[1])) differ("errors", "", errors[0], errors[1]);
  compare(recorded.body.data ?? null, ours.body.data ?? null, "");
  return found;
}

/** Codes and places of the errors at the top. */
function errorsOf({ errors }: Body): unknown {
  if (!Array.isArray(errors)) return errors === undefined ? [] : "a text";
  return (errors as Record<string, unknown>[]).map((error) => ({
    code: (error["extensions"] as Record<string, unknown> | undefined)?.["code"] ?? null,
    path: error["path"] ?? null,
  }));
}

export interface UserError {
  field?: unknown;
  code?: unknown;
  message?: unknown;
}

/** All user errors of an answer, in order. */
export function userErrors({ data }: Body): UserError[] {
  return Object.values(data ?? {}).flatMap((payload) => {
    if (!isRecord(payload)) return [];
    const list = payload["userErrors"] ?? Object.entries(payload).find(isErrorList)?.[1];
    return (list as UserError[] | null | undefined) ?? [];
  });
}

const isErrorList = ([name, value]: [string, unknown]): boolean =>
  name.toLowerCase().endsWith("usererrors") && Array.isArray(value);

/** Whether code and field of each are the same; messages are left to the full comparison. */
export function sameFailures(recorded: Body, ours: Body): boolean {
  const plain = (body: Body): string =>
    text(userErrors(body).map(({ code, field }) => ({ code: code ?? null, field: field ?? null })));
  return plain(recorded) === plain(ours);
}

const text = (value: unknown): string => JSON.stringify(value) ?? "nothing";
