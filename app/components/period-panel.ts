import { useEffect, useRef, type FocusEvent, type KeyboardEvent } from "react";
import type { Period } from "../calendar/period.ts";

/** What the browser's own disclosure lacks of a menu: it closes at Escape, when it is left, and when a choice has come. */
export function usePeriodPanel({ kind, against, from, to }: Period) {
  const ref = useRef<HTMLDetailsElement>(null);
  const chosen = `${kind} ${against} ${from} ${to}`;
  const shown = useRef(chosen);
  useEffect(() => {
    if (shown.current === chosen) return;
    shown.current = chosen;
    close(ref.current);
  }, [chosen]);
  useEffect(() => {
    const onPress = ({ target }: PointerEvent) => {
      if (ref.current && !ref.current.contains(target as Node)) ref.current.open = false;
    };
    document.addEventListener("pointerdown", onPress);
    return () => document.removeEventListener("pointerdown", onPress);
  }, []);
  return {
    ref,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === "Escape") close(ref.current);
    },
    onBlur: ({ relatedTarget }: FocusEvent) => {
      // a press on what takes no focus, as the panel's own ground, is no leaving
      if (ref.current && relatedTarget && !ref.current.contains(relatedTarget))
        ref.current.open = false;
    },
  };
}

/** Closes it, and gives the focus back to what opened it. */
function close(panel: HTMLDetailsElement | null): void {
  if (!panel?.open) return;
  panel.open = false;
  panel.querySelector("summary")?.focus();
}
