import { z } from "zod";
import { instant } from "../calendar/instants.ts";

const key = z.tuple([instant, z.guid()]);

/** Where the asked page of a list begins: the instant and the id of the last row before it. Null: with the newest. */
export function keyIn(search: URLSearchParams): string | null {
  const asked = search.get("before");
  return key.safeParse(asked?.split("~")).success ? asked : null;
}

/** An id the address names; null when it names none. */
export const uuidIn = (search: URLSearchParams, name: string): string | null =>
  z.guid().safeParse(search.get(name)).data ?? null;
