import { useEffect, useRef } from "react";
import type { Period } from "../calendar/period.ts";

/**
 * What the browser's own disclosure lacks of a menu: it closes at Escape, when it is left, and when a choice has come.
 */
export function usePeriodPanel({ kind, against, from, to }: Period) {
  const ref = useRef<HTMLDetailsElement>(null);
  const chosen = `${kind} ${against} ${from} ${to}`;
  const shown = useRef(chosen);
  useEffect(() => {
    if (shown.current === chosen) return;
    shown.current = chosen;
    const { activeElement, body } = document;
    // what had the focus may be gone: closed with the panel, or drawn anew
    if (ref.current?.contains(activeElement) || activeElement === body) close(ref.current);
  }, [chosen]);
  useEffect(() => {
    const panel = ref.current;
    const onKey = ({ key, target }: KeyboardEvent) => {
      if (key === "Escape" && panel?.contains(target as Node)) close(panel);
    };
    const onLeave = ({ target }: Event) => {
      if (panel && !panel.contains(target as Node)) panel.open = false;
    };
    document.addEventListener("keydown", onKey);
    document.addEventListener("pointerdown", onLeave);
    document.addEventListener("focusin", onLeave);
    return () => {
      document.removeEventListener("keydown", onKey);
      document.removeEventListener("pointerdown", onLeave);
      document.removeEventListener("focusin", onLeave);
    };
  }, []);
  return ref;
}

/** Closes it, and gives the focus back to what opened it. */
function close(panel: HTMLDetailsElement | null): void {
  if (!panel) return;
  panel.open = false;
  panel.querySelector("summary")?.focus();
}
