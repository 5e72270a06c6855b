import { BlockStack, Button, Icon, InlineStack, Text } from "@shopify/polaris";
import { CheckCircleIcon } from "@shopify/polaris-icons";
import type { GuideStep } from "./guide.ts";
import { guideCard } from "./words.ts";

interface GuideStepsProps {
  steps: GuideStep[];
  /** the one whose reason and button are shown */
  next: GuideStep | undefined;
}

export function GuideSteps({ steps, next }: GuideStepsProps) {
  return (
    <ol className="guide" id="guide">
      {steps.map((step) => (
        <Step key={step.key} step={step} isNext={step === next} />
      ))}
    </ol>
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
              <StepButton step={step} />
            </InlineStack>
          </>
        ) : null}
      </BlockStack>
    </li>
  );
}

/** What the step is done with. */
export function StepButton({ step: { action } }: { step: GuideStep }) {
  if (!action) return null;
  return (
    <Button url={action.url} {...(action.leavesApp ? { target: "_top" } : {})}>
      {action.label}
    </Button>
  );
}
