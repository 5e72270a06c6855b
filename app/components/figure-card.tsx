import { BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import type { Figure } from "../figures/figure.ts";
import { Disclosure } from "./disclosure.tsx";
import { Fact, Facts } from "./facts.tsx";
import {
  formatChange,
  formatInterval,
  formatHeadline,
  formatQuantity,
} from "../figures/quantity.ts";
import { figureCard } from "./words.ts";

interface FigureProps {
  figure: Figure;
  currency: string;
  /** smaller, for figures that explain the others */
  minor?: boolean;
  /** a choice that belongs to the figure */
  children?: ReactNode;
}

/** One number: what it is, its value, what changed, and how it is computed. */
export function FigureCard({ figure, currency, minor = false, children }: FigureProps) {
  const { value, estimate, change } = figure;
  const interval = estimate ? formatInterval(estimate.low, estimate.high, currency) : null;
  const small = value.kind === "unknown" ? value.why : figure.note;
  return (
    <Card>
      <BlockStack gap="200">
        <BlockStack gap="100">
          <Text as="h3" variant="bodyMd" tone="subdued">
            {figure.label}
          </Text>
          <InlineStack gap="200" blockAlign="baseline">
            <span className={minor ? "figure figure-minor" : "figure"} data-figure={figure.key}>
              {estimate && value.kind !== "unknown" ? "~" : ""}
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
        {children}
        <Disclosure label={figureCard.howThisIsComputed}>
          <HowComputed figure={figure} currency={currency} />
        </Disclosure>
      </BlockStack>
    </Card>
  );
}

/** Formula, the shop's own inputs, what counts, what is missing. */
export function HowComputed({ figure, currency }: { figure: Figure; currency: string }) {
  const { formula, inputs, counted, missing, name } = figure.how;
  const interval = figure.estimate
    ? formatInterval(figure.estimate.low, figure.estimate.high, currency)
    : null;
  return (
    <BlockStack gap="200">
      <Text as="p" variant="bodySm">
        {name ? `${name}: ` : ""}
        {formula}
      </Text>
      <Facts>
        {inputs.map((input) => (
          <Fact
            key={input.label}
            label={input.label}
            value={formatQuantity(input.value, currency)}
          />
        ))}
        <div className="inputs-result">
          <dt>{figure.label}</dt>
          <dd>{formatQuantity(figure.value, currency)}</dd>
        </div>
        {interval && figure.estimate ? (
          <Fact
            label={`${Math.round(figure.estimate.confidence * 100)}% interval`}
            value={interval}
          />
        ) : null}
      </Facts>
      <Sentences title={figureCard.whatCounts} sentences={counted} />
      <Sentences title={figureCard.whatIsMissing} sentences={missing} />
    </BlockStack>
  );
}

function Sentences({ title, sentences }: { title: string; sentences: string[] }) {
  if (sentences.length === 0) return null;
  return (
    <div>
      <Text as="p" variant="bodySm" fontWeight="semibold">
        {title}
      </Text>
      <ul className="sentences">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}
