import { BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import type { Figure } from "../figures/figure.ts";
import { Disclosure } from "./disclosure.tsx";
import { HowComputed } from "./figure-card.tsx";
import { chartCard } from "./words.ts";

interface ChartCardProps {
  title: string;
  /** the sentence that matters */
  sentence: string;
  /** a choice of what is drawn, beside the title */
  choice?: ReactNode;
  /** what the chart is about, as a figure: says how it is computed */
  figure?: Figure;
  currency: string;
  children?: ReactNode;
}

/** A title, what it comes to in plain words, the drawing, and how it is computed. */
export function ChartCard({ title, sentence, choice, figure, currency, children }: ChartCardProps) {
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {title}
          </Text>
          {choice}
        </InlineStack>
        <Text as="p">{sentence}</Text>
        {children}
        {figure ? (
          <Disclosure label={chartCard.howThisIsComputed}>
            <HowComputed figure={figure} currency={currency} />
          </Disclosure>
        ) : null}
      </BlockStack>
    </Card>
  );
}
