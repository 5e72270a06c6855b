import type { ComponentChildren } from "preact";
import { render } from "preact";
import { useErrorBoundary } from "preact/hooks";
import type { Purchase } from "./answer.ts";
import { deliver } from "./deliver.ts";
import { recall } from "./outbox.ts";
import { SurveyBlock } from "./SurveyBlock.tsx";

function report(error: unknown) {
  console.error("feedback survey: could not be drawn", error);
}

/** An error is ours, never the shopper's: it is logged, and no half-drawn block stays behind. */
function Guard({ children }: { children: ComponentChildren }) {
  const [error] = useErrorBoundary(report);
  return error ? null : <>{children}</>;
}

/** Draws the survey of one order, or nothing when it was answered. Never throws. */
export async function open(read: () => Purchase): Promise<void> {
  try {
    const purchase = read();
    const preview = shopify.extension.editor !== undefined;
    const { answered, kept } = preview ? { answered: false } : await recall(purchase);
    if (answered) return;
    // what an earlier visit could not send goes out in the background, with the form on screen
    const resent = kept && { kept, delivery: deliver(kept.answer, kept) };
    render(
      <Guard>
        <SurveyBlock purchase={purchase} resent={resent} preview={preview} />
      </Guard>,
      document.body,
    );
  } catch (error) {
    report(error);
  }
}
