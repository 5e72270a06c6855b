import { Select, Text } from "@shopify/polaris";
import { useFetcher } from "@remix-run/react";
import type { ReactNode } from "react";
import { FigureCard } from "../../components/figure-card.tsx";
import type { Figure } from "../../figures/figure.ts";
import type { Against } from "../../clv/predict/against-prediction.ts";
import { againstInShort } from "../../clv/predict/against-words.ts";
import { lifespanChoices, typedLifespan } from "../../clv/lifespan.ts";
import { clvCard } from "./words.ts";

interface ClvCardProps {
  figure: Figure;
  /** its course, small */
  trend: ReactNode;
  /** null while nothing is predicted */
  against: Against | null;
  currency: string;
  lifespanYears: number;
}

/** Lifetime value, with its T to choose on the card. */
export function ClvCard({ figure, trend, against, currency, lifespanYears }: ClvCardProps) {
  const fetcher = useFetcher<{ problem: string | null }>();
  const chosen = typedLifespan(fetcher.formData?.get("lifespanYears")) ?? lifespanYears;
  return (
    <FigureCard figure={figure} currency={currency} trend={trend}>
      <Select
        label={clvCard.lifespanT}
        labelHidden
        options={lifespanChoices.map((years) => ({
          value: String(years),
          label: years === 1 ? clvCard.oneYear : clvCard.years(years),
        }))}
        value={String(chosen)}
        error={fetcher.data?.problem ?? undefined}
        onChange={(value) =>
          fetcher.submit(
            { intent: "lifespan", lifespanYears: value },
            { method: "post", action: "/app?index" },
          )
        }
      />
      {against ? (
        <Text as="p" variant="bodySm">
          {againstInShort(against, currency)}
        </Text>
      ) : null}
    </FigureCard>
  );
}
