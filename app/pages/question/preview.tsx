import { BlockStack, Box, Card, InlineStack, RadioButton, Text, TextField } from "@shopify/polaris";
import { preview } from "./words.ts";

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
          {preview.preview}
        </Text>
        <Box
          borderColor="border"
          borderWidth="025"
          borderRadius="200"
          padding="400"
          background="bg-surface"
        >
          {/* nothing here can be operated: it is a picture of the block */}
          <div aria-label={preview.previewOfTheSurvey} role="img">
            <div {...{ inert: "" }}>
              <BlockStack gap="400">
                <Text as="p" variant="headingMd">
                  {question.trim() || preview.yourQuestion}
                </Text>
                <InlineStack gap="300">
                  {[
                    preview.veryBad,
                    preview.bad,
                    preview.okay,
                    preview.good,
                    preview.excellent,
                  ].map((label) => (
                    <RadioButton key={label} label={label} name="preview-rating" />
                  ))}
                </InlineStack>
                {asksComment ? (
                  <TextField
                    label={preview.anythingYouWouldLike}
                    value=""
                    onChange={() => undefined}
                    multiline={3}
                    autoComplete="off"
                  />
                ) : null}
                <div>
                  <span className="survey-preview-button">{preview.sendFeedback}</span>
                </div>
              </BlockStack>
            </div>
          </div>
        </Box>
        <Text as="p" variant="bodySm" tone="subdued">
          {preview.answersAndButtons}
        </Text>
      </BlockStack>
    </Card>
  );
}
