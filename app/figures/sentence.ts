import type { Figure } from "./figure.ts";
import { formatChange, formatHeadline, formatInterval } from "./quantity.ts";
import { sentenceWords } from "./words.ts";

/** Of what time and of which shop the figure is, in words; a sentence travels without the page around it. */
interface Scope {
  period?: string | undefined;
  shop: string;
}

/** "Repeat rate (last 30 days): 25.4%, 24.1% to 26.8% with 95% certainty, +0.4 points in 30 days (my shop)." */
export function figureSentence(figure: Figure, currency: string, { period, shop }: Scope): string {
  const { value, estimate, change, note, label } = figure;
  if (value.kind === "unknown")
    return `${sentenceWords.value(label, period, sentenceWords.notKnown(value.why))}${ofShop(shop)}.`;
  const interval = estimate ? formatInterval(estimate.low, estimate.high, currency) : null;
  const headline = `${estimate ? "~" : ""}${formatHeadline(value, currency, estimate !== undefined)}`;
  const parts = [
    sentenceWords.value(label, period, note ? `${headline} ${note}` : headline),
    ...(interval && estimate ? [sentenceWords.interval(interval, estimate.confidence)] : []),
    ...(change ? [`${formatChange(change.by, currency)} ${change.during}`] : []),
  ];
  return `${parts.join(", ")}${ofShop(shop)}.`;
}

const ofShop = (shop: string) => (shop === "" ? "" : sentenceWords.shop(shop));
