import { BlockStack, Button, type ButtonProps, Card, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";

interface FormSectionsProps {
  /** what the form amounts to so far: beside it on a wide page, where it stays in sight, after it on a narrow one */
  summary: ReactNode;
  onSubmit: () => void;
  children: ReactNode;
}

/** A form in sections, with what it amounts to beside it. */
export function FormSections({ summary, onSubmit, children }: FormSectionsProps) {
  return (
    <form
      className="form-sections"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {/* a form of several fields sends itself on Enter only when it has a button for it */}
      <button type="submit" hidden />
      <BlockStack gap="400">{children}</BlockStack>
      <div className="form-summary">{summary}</div>
    </form>
  );
}

/** The button that ends the form, where the one in the page's head is out of sight. */
export function LastButton({
  children,
  ...button
}: Pick<ButtonProps, "onClick" | "loading"> & { children: string }) {
  return (
    <div className="form-last-button">
      <Button variant="primary" fullWidth {...button}>
        {children}
      </Button>
    </div>
  );
}

interface FormSectionProps {
  /** its place among the steps, from 1 */
  step: number;
  title: string;
  /** what the section asks, in a sentence */
  asks: string;
  children: ReactNode;
}

export function FormSection({ step, title, asks, children }: FormSectionProps) {
  const id = `form-section-${step}`;
  return (
    <section aria-labelledby={id}>
      <Card>
        <BlockStack gap="400">
          <BlockStack gap="100">
            <InlineStack gap="200" blockAlign="center" wrap={false}>
              <span className="form-step" aria-hidden="true">
                {step}
              </span>
              <Text as="h2" variant="headingMd" id={id}>
                {title}
              </Text>
            </InlineStack>
            <Text as="p" tone="subdued">
              {asks}
            </Text>
          </BlockStack>
          {children}
        </BlockStack>
      </Card>
    </section>
  );
}
