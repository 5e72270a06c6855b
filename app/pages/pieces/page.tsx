import { BlockStack, Card, Page, Text } from "@shopify/polaris";
import { titled } from "../../components/titled.ts";
import * as counts from "./count-pieces.tsx";
import * as forms from "./form-pieces.tsx";
import * as figures from "./figure-pieces.tsx";
import type { Piece } from "./piece.tsx";
import * as times from "./time-pieces.tsx";
import { periodControl } from "./period-piece.tsx";
import { page } from "./words.ts";

export const meta = titled(page.pieces);

const onCards: Piece[] = [figures.hero, figures.figureCard, forms.problemList, forms.formSections];
const inCards: Piece[] = [
  periodControl,
  times.trend,
  figures.sparkline,
  figures.rangeBar,
  counts.twoIntervals,
  times.dotTimeline,
  counts.funnel,
  counts.flow,
  counts.heatMap,
  counts.namedMap,
  counts.barChart,
  times.lines,
  times.dayCurve,
  counts.distribution,
  counts.pairedBars,
];

export default function PiecesPage() {
  return (
    <Page title={page.pieces} subtitle={page.about}>
      <BlockStack gap="400">
        {onCards.map(({ name, stories }) => (
          <BlockStack key={name} gap="200">
            <PieceName name={name} />
            {stories.map(({ state, drawn }) => (
              <div key={state} data-story={`${name}, ${state}`}>
                {drawn}
              </div>
            ))}
          </BlockStack>
        ))}
        {inCards.map(({ name, stories }) => (
          <Card key={name}>
            <BlockStack gap="400">
              <PieceName name={name} />
              {stories.map(({ state, drawn }) => (
                <div key={state} data-story={`${name}, ${state}`}>
                  <Text as="h3" tone="subdued">
                    {state}
                  </Text>
                  {drawn}
                </div>
              ))}
            </BlockStack>
          </Card>
        ))}
      </BlockStack>
    </Page>
  );
}

function PieceName({ name }: { name: string }) {
  return (
    <Text as="h2" variant="headingLg">
      {name}
    </Text>
  );
}
