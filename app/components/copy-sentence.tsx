import { createContext, useContext, useState } from "react";
import type { Figure } from "../figures/figure.ts";
import { figureSentence } from "../figures/sentence.ts";
import { copySentence } from "./words.ts";

/** The shop a sentence is about, wherever it is read later. */
export const ShopName = createContext("");

interface CopySentenceProps {
  figure: Figure;
  currency: string;
  /** what time the figure is of, in words */
  period?: string | undefined;
}

/** A figure in words, for a mail or a slide: label, value, interval, period and shop. */
export function CopySentence({ figure, currency, period }: CopySentenceProps) {
  const shop = useContext(ShopName);
  const [copied, setCopied] = useState<boolean | null>(null);
  const copy = async () => {
    setCopied(await toClipboard(figureSentence(figure, currency, { period, shop })));
  };
  return (
    <button type="button" className="chart-action" onClick={() => void copy()}>
      <span aria-live="polite">{wordsOf(copied)}</span>
    </button>
  );
}

function wordsOf(copied: boolean | null): string {
  if (copied === null) return copySentence.copy;
  return copied ? copySentence.copied : copySentence.refused;
}

/** An admin may keep its frames from the clipboard; what is marked on a page can be copied all the same. */
async function toClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copiedAsMarked(text);
  }
}

function copiedAsMarked(text: string): boolean {
  const before = document.activeElement;
  const field = document.createElement("textarea");
  field.value = text;
  document.body.append(field);
  field.select();
  const isCopied = document.execCommand("copy");
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  return isCopied;
}
