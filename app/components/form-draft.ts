import { useFetcher, useNavigate } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { formDraft } from "./words.ts";

/** What the door of drafts answers. */
interface Kept {
  kept?: string;
  problem?: string | null;
}

/**
 * Keeps a form as a draft: when the merchant asks for it, and when the page is left with changes, a phone that goes
 * dark included.
 * @param place address of the drafts' door
 * @param onKept told which values are stored now
 */
export function useDraft<Fields extends Record<string, string>>(
  place: string,
  fields: Fields,
  isUnsaved: boolean,
  onKept: (fields: Fields) => void,
) {
  const { submit, state, data } = useFetcher<Kept>();
  const navigate = useNavigate();
  const sent = useRef<Fields | null>(null);
  const left = useRef<Fields | null>(null);
  left.current = isUnsaved ? fields : null;

  useEffect(() => {
    if (state !== "idle" || !sent.current || !data) return;
    if (data.kept) {
      onKept(sent.current);
      shopify.toast.show(formDraft.saved);
      // opened again, the page goes on with it
      navigate(`?draft=${data.kept}`, { replace: true, preventScrollReset: true });
    }
    sent.current = null;
  }, [state, data, onKept, navigate]);

  useEffect(() => {
    const leave = () => {
      if (!left.current) return;
      const body = new URLSearchParams({ ...left.current, intent: "keep" });
      void fetch(place, { method: "POST", body, keepalive: true }).catch(() => undefined);
    };
    window.addEventListener("pagehide", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, [place]);

  return {
    keep: () => {
      sent.current = fields;
      submit({ ...fields, intent: "keep" }, { method: "post", action: place });
    },
    isKeeping: state !== "idle",
    problem: state === "idle" ? (data?.problem ?? null) : null,
  };
}
