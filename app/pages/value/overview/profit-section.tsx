import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useState } from "react";
import { FigureCard } from "../../../components/figure-card.tsx";
import type { ProfitCard } from "./profit-figures.ts";
import { COST_SCOPE } from "../../../shops/access.ts";
import { profitSection } from "./words.ts";

/** What is left of value after the cost of goods, or what it takes to say so. */
export function ProfitSection({ profit, currency }: { profit: ProfitCard; currency: string }) {
  return (
    <BlockStack gap="400">
      <Card>
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {profitSection.afterTheCost}
          </Text>
          {profit.kind === "ask" ? <AskForCosts /> : <Text as="p">{wordsOf(profit)}</Text>}
        </BlockStack>
      </Card>
      {profit.kind === "figures" ? (
        <div className="figure-row figure-row-minor">
          {profit.figures.map((figure) => (
            <FigureCard key={figure.key} figure={figure} currency={currency} />
          ))}
        </div>
      ) : null}
    </BlockStack>
  );
}

function wordsOf(profit: Exclude<ProfitCard, { kind: "ask" }>): string {
  return profit.kind === "reading" ? profitSection.readingYourUnitCosts : profit.sentence;
}

type Answer = "none" | "asking" | "declined" | "failed";

const remarks: Partial<Record<Answer, string>> = {
  declined: profitSection.nothingWasChanged,
  failed: profitSection.shopifyCouldNotAsk,
};

function AskForCosts() {
  const bridge = useAppBridge();
  const { submit, state } = useFetcher();
  const [answer, setAnswer] = useState<Answer>("none");
  const ask = async () => {
    setAnswer("asking");
    try {
      const { result } = await bridge.scopes.request([COST_SCOPE]);
      setAnswer(result === "granted-all" ? "none" : "declined");
      if (result === "granted-all") submit({ intent: "costs-allowed" }, { method: "post" });
    } catch {
      setAnswer("failed");
    }
  };
  return (
    <BlockStack gap="300">
      <Text as="p">{profitSection.theFiguresAbove}</Text>
      <InlineStack gap="300" blockAlign="center">
        <Button onClick={() => void ask()} loading={answer === "asking" || state !== "idle"}>
          {profitSection.useUnitCosts}
        </Button>
        {remarks[answer] ? (
          <Text as="p" variant="bodySm" tone="subdued">
            {remarks[answer]}
          </Text>
        ) : null}
      </InlineStack>
    </BlockStack>
  );
}
