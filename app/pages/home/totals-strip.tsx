import { Card, Text } from "@shopify/polaris";
import { CopySentence } from "../../components/copy-sentence.tsx";
import { HowComputed } from "../../components/how-computed.tsx";
import type { Figure } from "../../figures/figure.ts";
import { formatHeadline, formatShort } from "../../figures/quantity.ts";
import type { Period } from "../../calendar/period.ts";
import { formatSpan } from "../../figures/format.ts";
import type { Added, StripKey } from "./strip.ts";
import { totalsStrip } from "./words.ts";

interface TotalsStripProps {
  figures: Figure[];
  /** what the period added; null while orders are still read */
  added: Partial<Record<StripKey, Added>> | null;
  period: Period;
  /** "From 1,234 orders" */
  scope: string;
  currency: string;
}

/** The whole history in one line, and below each total what the period added to it. */
export function TotalsStrip({ figures, added, period, scope, currency }: TotalsStripProps) {
  return (
    <Card>
      <div className="strip-head">
        <Text as="h2" variant="headingMd">
          {totalsStrip.title}
        </Text>
        <Text as="p" variant="bodySm" tone="subdued">
          {added ? totalsStrip.inSmall(scope, formatSpan(period.from, period.to)) : scope}
        </Text>
      </div>
      <div className="strip">
        {figures.map((figure) => (
          <div key={figure.key} className="strip-part">
            <div className="figure-head">
              <Text as="h3" variant="bodyMd" tone="subdued">
                {figure.label}
              </Text>
              <HowComputed figure={figure} currency={currency}>
                <CopySentence figure={figure} currency={currency} />
              </HowComputed>
            </div>
            <span className="figure figure-minor" data-figure={figure.key}>
              {formatHeadline(figure.value, currency, false)}
            </span>
            <Lines added={added?.[figure.key as StripKey]} {...{ figure, period, currency }} />
          </div>
        ))}
      </div>
    </Card>
  );
}

interface LinesProps {
  added: Added | undefined;
  figure: Figure;
  period: Period;
  currency: string;
}

/** What the period added, what the days it is held against did, and what else is to be said of the total. */
function Lines({ added, figure, period, currency }: LinesProps) {
  const { value, note } = figure;
  const { against } = period;
  const lines = [
    ...(added ? [totalsStrip.added(figure.key, formatShort(added.now, currency))] : []),
    ...(added?.then && against !== "none"
      ? [totalsStrip.before(added.grown, formatShort(added.then, currency), against)]
      : []),
    value.kind === "unknown" ? value.why : note,
  ].filter((line) => line !== undefined);
  return (
    <div>
      {lines.map((line) => (
        <Text key={line} as="p" variant="bodySm" tone="subdued">
          {line}
        </Text>
      ))}
    </div>
  );
}
