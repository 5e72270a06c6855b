import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import type { Figure, Quantity } from "../figures/figure.ts";
import { formatChange, formatHeadline, formatInterval, sizeOf } from "../figures/quantity.ts";
import { sentenceWords } from "../figures/words.ts";
import { StateOfChart, type ChartState } from "./charts/chart-state.tsx";
import { RangeBar } from "./charts/range-bar.tsx";
import { CopySentence } from "./copy-sentence.tsx";
import { HowComputed } from "./how-computed.tsx";

interface Around {
  /** in a sentence, what it means */
  sentence?: ReactNode;
  /** its course: a `Trend` beside it, or a wide `Sparkline` */
  trend?: ReactNode;
  /** the one next thing to do */
  action?: { content: string; url: string };
  /** more of the same weight as the sentence */
  children?: ReactNode;
}

interface HeroProps extends Around {
  figure: Figure;
  currency: string;
  /** what time it is of, in words */
  period?: string;
  /** why there is no number (yet), in its place */
  state?: ChartState | undefined;
}

/** The number a page exists for: big, with its interval, what changed, and its course. */
export function Hero({ figure, currency, period, state, children, ...around }: HeroProps) {
  if (state) return <HeroState {...around} title={figure.label} state={state} />;
  const { value, note } = figure;
  const [estimate, change] = value.kind === "unknown" ? [] : [figure.estimate, figure.change];
  const small = value.kind === "unknown" ? value.why : note;
  return (
    <HeroCard
      {...around}
      title={figure.label}
      more={children}
      aside={<HowComputed figure={figure} currency={currency} />}
      foot={<CopySentence figure={figure} currency={currency} period={period} />}
    >
      <p className="hero-figure figure" data-figure={figure.key}>
        {estimate ? "~" : ""}
        {formatHeadline(value, currency, estimate !== undefined)}
      </p>
      {estimate ? <HeroInterval figure={figure} currency={currency} /> : null}
      {small ? (
        <Text as="p" tone="subdued">
          {small}
        </Text>
      ) : null}
      {change ? (
        <Text as="p" tone="subdued">
          <span className="numeric">{formatChange(change.by, currency)}</span> {change.during}
        </Text>
      ) : null}
    </HeroCard>
  );
}

interface HeroStateProps extends Around {
  title: string;
  state: ChartState;
}

/** The number a page exists for while it is not there. */
export function HeroState({ title, state, children, ...around }: HeroStateProps) {
  return (
    <HeroCard {...around} title={title} more={children}>
      <StateOfChart state={state} room="figure" />
    </HeroCard>
  );
}

interface HeroDecisionProps extends Around {
  /** what is decided: "What to do this week" */
  title: string;
  /** in a few words: "Wait three more weeks" */
  decision: string;
}

/** The decision a page exists for, where it is no number. */
export function HeroDecision({ title, decision, children, ...around }: HeroDecisionProps) {
  return (
    <HeroCard {...around} title={title} more={children}>
      <p className="hero-decision">{decision}</p>
    </HeroCard>
  );
}

interface HeroCardProps extends Around {
  title: string;
  aside?: ReactNode;
  more?: ReactNode;
  foot?: ReactNode;
}

function HeroCard(props: HeroCardProps) {
  const { title, aside, sentence, trend, action, more, foot, children } = props;
  return (
    <Card>
      <div className={trend ? "hero hero-with-trend" : "hero"}>
        <BlockStack gap="200">
          <div className="figure-head">
            <Text as="h2" variant="headingMd">
              {title}
            </Text>
            {aside}
          </div>
          {children}
          {sentence ? <Text as="p">{sentence}</Text> : null}
          {more}
          {action || foot ? (
            <InlineStack gap="400" blockAlign="center">
              {/* not primary: that is the page's own */}
              {action ? <Button url={action.url}>{action.content}</Button> : null}
              {foot}
            </InlineStack>
          ) : null}
        </BlockStack>
        {trend ? <div className="hero-trend">{trend}</div> : null}
      </div>
    </Card>
  );
}

/** How sure it is: as a bar from nothing to the upper end, and in words. */
function HeroInterval({ figure, currency }: { figure: Figure; currency: string }) {
  const { value, estimate } = figure;
  const interval = estimate ? formatInterval(estimate.low, estimate.high, currency) : null;
  if (!estimate || interval === null || value.kind === "unknown") return null;
  const [low, high] = [sizeOf(estimate.low ?? value), sizeOf(estimate.high ?? value)];
  const isWhole = isKnown(estimate.low) && isKnown(estimate.high);
  return (
    <div className="hero-interval">
      {isWhole ? (
        <RangeBar
          value={sizeOf(value)}
          low={low}
          high={high}
          from={Math.min(0, low)}
          to={Math.max(0, high)}
        />
      ) : null}
      <Text as="p" variant="bodySm" tone="subdued">
        {sentenceWords.interval(interval, estimate.confidence)}
      </Text>
    </div>
  );
}

const isKnown = (end: Quantity | null) => end !== null && end.kind !== "unknown";
