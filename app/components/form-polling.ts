import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

const EVERY_MS = 1500;

/** Loads the page's data again and again while something is under way; stops with it, and while nobody looks. */
export function usePolling(isUnderWay: boolean): void {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (!isUnderWay || state !== "idle") return;
    const timer = setTimeout(() => {
      if (document.visibilityState === "visible") revalidate();
    }, EVERY_MS);
    const wake = () => {
      if (document.visibilityState === "visible") revalidate();
    };
    document.addEventListener("visibilitychange", wake);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", wake);
    };
  }, [isUnderWay, state, revalidate]);
}
