import { BlockStack, Button, Card, InlineError, ProgressBar, Text } from "@shopify/polaris";
import { XSmallIcon } from "@shopify/polaris-icons";
import { useFetcher } from "@remix-run/react";
import { Disclosure } from "../../components/disclosure.tsx";
import { isPlaced, useSurveyPlacement } from "../../components/survey-placement.ts";
import { GuideSteps, StepButton } from "./guide-steps.tsx";
import { guideShown, type GuideStep } from "./guide.ts";
import { guideCard } from "./words.ts";

/** The way to a working shop: a list at first, a line once it has begun. Can be put away at any time. */
export function GuideCard({ steps: known }: { steps: GuideStep[] }) {
  const fetcher = useFetcher<{ problem: string | null }>();
  const placement = useSurveyPlacement();
  if (fetcher.formData) return null;
  const wasPlaced = known.some(({ key, done }) => key === "surveyPlaced" && done);
  const { steps, isLine, done, next } = guideShown(known, isPlaced(placement, wasPlaced));
  const away = (
    <Button
      variant="tertiary"
      icon={XSmallIcon}
      accessibilityLabel={guideCard.putTheGuideAway}
      onClick={() =>
        fetcher.submit({ intent: "dismiss-guide" }, { method: "post", action: "/app?index" })
      }
    />
  );
  return (
    <Card>
      <BlockStack gap="300">
        {isLine ? (
          <>
            <div className="guide-line">
              <Text as="h2" variant="headingSm">
                {guideCard.progress(done, steps.length)}
              </Text>
              <ProgressBar
                progress={Math.round((100 * done) / steps.length)}
                size="small"
                tone="primary"
                animated={false}
                ariaLabelledBy="guide-next"
              />
              <Text as="p" tone="subdued" id="guide-next">
                {next
                  ? guideCard.next(next.title)
                  : done === steps.length
                    ? guideCard.complete
                    : ""}
              </Text>
              {next ? <StepButton step={next} /> : <span />}
              {away}
            </div>
            <Disclosure label={guideCard.allSteps}>
              <GuideSteps steps={steps} next={undefined} />
            </Disclosure>
          </>
        ) : (
          <>
            <div className="guide-head">
              <div>
                <Text as="h2" variant="headingMd">
                  {guideCard.setUpBoomerang}
                </Text>
                <Text as="p" tone="subdued">
                  {guideCard.ofDone(done, steps.length)}
                </Text>
              </div>
              {away}
            </div>
            <GuideSteps steps={steps} next={next} />
          </>
        )}
        {fetcher.data?.problem ? (
          <InlineError message={fetcher.data.problem} fieldID="guide" />
        ) : null}
      </BlockStack>
    </Card>
  );
}
