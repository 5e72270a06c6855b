import { BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import type { Figure } from "../figures/figure.ts";
import { CopySentence } from "./copy-sentence.tsx";
import { HowComputed } from "./how-computed.tsx";

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

/** A title, what it comes to in plain words, and the drawing; behind an info button, how it is computed. */
export function ChartCard({ title, sentence, choice, figure, currency, children }: ChartCardProps) {
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <div className="figure-head">
            <Text as="h2" variant="headingMd">
              {title}
            </Text>
            {figure ? (
              <HowComputed figure={figure} currency={currency}>
                <CopySentence figure={figure} currency={currency} />
              </HowComputed>
            ) : null}
          </div>
          {choice}
        </InlineStack>
        <Text as="p">{sentence}</Text>
        {children}
      </BlockStack>
    </Card>
  );
}
