import { useEffect, useRef } from "react";

/**
 * One id for what a form makes, however often its button is pressed, so that the server takes all presses for one.
 * @param kept changes once it is made: what comes then has another
 */
export function useFormId(kept: string | undefined): () => string {
  const id = useRef<string | null>(null);
  useEffect(() => {
    id.current = null;
  }, [kept]);
  return () => (id.current ??= crypto.randomUUID());
}
