import { useEffect, useState } from "react";

/** A search is sent when the merchant pauses, not at each letter. */
const PAUSE_MS = 400;

/** What is typed shows at once and counts after a pause; what the address says later wins. */
export function useDelayed(
  given: string,
  onPause: (text: string) => void,
): [string, (text: string) => void] {
  const [typed, setTyped] = useState<string | null>(null);
  useEffect(() => setTyped(null), [given]);
  useEffect(() => {
    if (typed === null || typed === given) return;
    const timer = setTimeout(() => onPause(typed), PAUSE_MS);
    return () => clearTimeout(timer);
    // a new function at each render must not start the pause again
  }, [typed, given]);
  return [typed ?? given, setTyped];
}
