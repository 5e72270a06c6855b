import { BlockStack, Button, Card, Icon, InlineError, InlineStack, Text } from "@shopify/polaris";
import { CheckCircleIcon, XSmallIcon } from "@shopify/polaris-icons";
import { useFetcher } from "@remix-run/react";
import { isPlaced, useSurveyPlacement } from "../../components/survey-placement.ts";
import type { GuideStep } from "./guide.ts";
import { guideCard } from "./words.ts";

/** The way to a working shop. Can be put away at any time. */
export function GuideCard({ steps: known }: { steps: GuideStep[] }) {
  const fetcher = useFetcher<{ problem: string | null }>();
  const placement = useSurveyPlacement();
  if (fetcher.formData) return null;
  // only the open admin knows where the block stands
  const steps = known.map((step) =>
    step.key === "surveyPlaced" ? { ...step, done: isPlaced(placement, step.done) } : step,
  );
  const done = steps.filter((step) => step.done).length;
  const next = steps.find((step) => !step.done && step.action);
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" wrap={false}>
          <BlockStack>
            <Text as="h2" variant="headingMd">
              {guideCard.setUpBoomerang}
            </Text>
            <Text as="p" tone="subdued">
              {guideCard.ofDone(done, steps.length)}
            </Text>
          </BlockStack>
          <Button
            variant="tertiary"
            icon={XSmallIcon}
            accessibilityLabel={guideCard.putTheGuideAway}
            onClick={() =>
              fetcher.submit({ intent: "dismiss-guide" }, { method: "post", action: "/app?index" })
            }
          />
        </InlineStack>
        {fetcher.data?.problem ? (
          <InlineError message={fetcher.data.problem} fieldID="guide" />
        ) : null}
        <ol className="guide" id="guide">
          {steps.map((step) => (
            <Step key={step.key} step={step} isNext={step === next} />
          ))}
        </ol>
      </BlockStack>
    </Card>
  );
}

function Step({ step, isNext }: { step: GuideStep; isNext: boolean }) {
  return (
    <li className="guide-step">
      <span className="guide-mark">
        {step.done ? (
          <Icon source={CheckCircleIcon} tone="success" accessibilityLabel={guideCard.done} />
        ) : (
          <span className="guide-open" />
        )}
      </span>
      <BlockStack gap="200">
        <Text
          as="p"
          fontWeight={isNext ? "semibold" : "regular"}
          {...(step.done ? { tone: "subdued" } : {})}
        >
          {step.title}
        </Text>
        {isNext && step.action ? (
          <>
            <Text as="p" tone="subdued">
              {step.why}
            </Text>
            <InlineStack>
              <Button url={step.action.url} {...(step.action.leavesApp ? { target: "_top" } : {})}>
                {step.action.label}
              </Button>
            </InlineStack>
          </>
        ) : null}
      </BlockStack>
    </li>
  );
}
