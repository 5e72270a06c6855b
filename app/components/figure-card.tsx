import { BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import type { Figure } from "../figures/figure.ts";
import { formatChange, formatInterval, formatHeadline } from "../figures/quantity.ts";
import { StateOfChart, type ChartState } from "./charts/chart-state.tsx";
import { CopySentence } from "./copy-sentence.tsx";
import { HowComputed } from "./how-computed.tsx";

interface FigureProps {
  figure: Figure;
  currency: string;
  /** smaller, for figures that explain the others */
  minor?: boolean;
  /** what time it is of, in words */
  period?: string;
  /** why there is no number (yet), in its place */
  state?: ChartState | undefined;
  /** its course, small */
  trend?: ReactNode;
  /** a choice that belongs to the figure */
  children?: ReactNode;
}

/** One number: what it is, its value, what changed, its course, and how it is computed. */
export function FigureCard(props: FigureProps) {
  const { figure, currency, minor = false, period, trend, state, children } = props;
  if (state)
    return (
      <Card>
        <BlockStack gap="200">
          <Text as="h3" variant="bodyMd" tone="subdued">
            {figure.label}
          </Text>
          <StateOfChart state={state} room="figure" />
        </BlockStack>
      </Card>
    );
  const { value } = figure;
  const [estimate, change] = value.kind === "unknown" ? [] : [figure.estimate, figure.change];
  const interval = estimate ? formatInterval(estimate.low, estimate.high, currency) : null;
  const small = value.kind === "unknown" ? value.why : figure.note;
  return (
    <Card>
      <BlockStack gap="200">
        <BlockStack gap="100">
          <FigureHead figure={figure} currency={currency} period={period} />
          <InlineStack gap="200" blockAlign="baseline">
            <span className={minor ? "figure figure-minor" : "figure"} data-figure={figure.key}>
              {estimate ? "~" : ""}
              {formatHeadline(value, currency, estimate !== undefined)}
            </span>
            {interval ? (
              <Text as="span" variant="bodySm" tone="subdued">
                {interval}
              </Text>
            ) : null}
          </InlineStack>
          {small ? (
            <Text as="p" variant="bodySm" tone="subdued">
              {small}
            </Text>
          ) : null}
          {change ? (
            <Text as="p" variant="bodySm" tone="subdued">
              <span className="numeric">{formatChange(change.by, currency)}</span> {change.during}
            </Text>
          ) : null}
        </BlockStack>
        {trend}
        {children}
      </BlockStack>
    </Card>
  );
}

/** A figure's name, and behind an info button how it is computed. */
function FigureHead({ figure, currency, period }: FigureProps) {
  return (
    <div className="figure-head">
      <Text as="h3" variant="bodyMd" tone="subdued">
        {figure.label}
      </Text>
      <HowComputed figure={figure} currency={currency}>
        <CopySentence figure={figure} currency={currency} period={period} />
      </HowComputed>
    </div>
  );
}
