import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";
import { conditionsOf, type Definition } from "../../segments/definition.ts";
import type { SegmentSaid } from "./act.server.ts";
import { filledIn } from "./edit.ts";

/** Clicks and letters that come in a row are counted once. */
const PAUSE_MS = 300;

export interface Counted {
  /** nothing is asked for yet */
  isEmpty: boolean;
  isCounting: boolean;
  /** null = it cannot be read, or was not counted yet */
  said: NonNullable<SegmentSaid["counted"]> | null;
}

/** How many the conditions hold now, asked again after each change; those not filled in yet are passed over. */
export function useCounted(definition: Definition): Counted {
  const { submit, data, state } = useFetcher<SegmentSaid>();
  const filled = filledIn(definition);
  const isEmpty = conditionsOf(filled).length === 0;
  const asked = JSON.stringify(filled);
  useEffect(() => {
    if (isEmpty) return;
    const timer = setTimeout(
      () => submit({ intent: "count", definition: asked }, { method: "post" }),
      PAUSE_MS,
    );
    return () => clearTimeout(timer);
  }, [asked, isEmpty, submit]);
  return { isEmpty, isCounting: state !== "idle", said: isEmpty ? null : (data?.counted ?? null) };
}
