import { BlockStack, Box, Card, InlineStack, RadioButton, Text, TextField } from "@shopify/polaris";

interface PreviewProps {
  question: string;
  asksComment: boolean;
}

/** The block as a shopper meets it, for the words; colours and fonts there are those of the checkout. */
export function Preview({ question, asksComment }: PreviewProps) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Preview
        </Text>
        <Box
          borderColor="border"
          borderWidth="025"
          borderRadius="200"
          padding="400"
          background="bg-surface"
        >
          {/* nothing here can be operated: it is a picture of the block */}
          <div aria-label="Preview of the survey" role="img">
            <div {...{ inert: "" }}>
              <BlockStack gap="400">
                <Text as="p" variant="headingMd">
                  {question.trim() || "Your question"}
                </Text>
                <InlineStack gap="300">
                  {["Very bad", "Bad", "Okay", "Good", "Excellent"].map((label) => (
                    <RadioButton key={label} label={label} name="preview-rating" />
                  ))}
                </InlineStack>
                {asksComment ? (
                  <TextField
                    label="Anything you would like to add? (optional)"
                    value=""
                    onChange={() => undefined}
                    multiline={3}
                    autoComplete="off"
                  />
                ) : null}
                <div>
                  <span className="survey-preview-button">Send feedback</span>
                </div>
              </BlockStack>
            </div>
          </div>
        </Box>
        <Text as="p" variant="bodySm" tone="subdued">
          Answers and buttons are shown in the shopper’s language. Colours and fonts follow your
          checkout.
        </Text>
      </BlockStack>
    </Card>
  );
}
