import { BlockStack, Box, Card, Checkbox, InlineStack, Link, Select, Text } from "@shopify/polaris";
import { useNavigate, type useLoaderData } from "@remix-run/react";
import { Pages } from "../../components/form-table.tsx";
import type { AskedAnswers } from "./asked-answers.ts";
import type { feedbackPage } from "./read.server.ts";
import { ResponsesTable } from "./responses-table.tsx";
import { listWords, page, productWithoutTitle, ratingWords } from "./words.ts";

interface AnswersProps {
  loaded: ReturnType<typeof useLoaderData<typeof feedbackPage>>;
  addressOf: (asked: Partial<AskedAnswers>, before?: string) => string;
}

/** The answers themselves: all of the period, or those a bar or a point led to. */
export function AnswersCard({ loaded, addressOf }: AnswersProps) {
  const { list, responses, currency, timeZone, isFirst, next, hidden } = loaded;
  const navigate = useNavigate();
  const ask = (change: Partial<AskedAnswers>) =>
    navigate(addressOf({ ...list, ...change }), { replace: true, preventScrollReset: true });
  return (
    <div id="answers">
      <Card padding="0">
        <Box padding="400">
          <BlockStack gap="300">
            <Text as="h2" variant="headingMd">
              {listWords.title}
            </Text>
            <InlineStack gap="300" blockAlign="center">
              <Select
                label={page.rating}
                labelInline
                options={[
                  { label: page.all, value: "" },
                  ...[5, 4, 3, 2, 1].map((value) => ({
                    label: ratingWords[value - 1]!,
                    value: String(value),
                  })),
                ]}
                value={list.rating === null ? "" : String(list.rating)}
                onChange={(value) => ask({ rating: value === "" ? null : Number(value) })}
              />
              <Checkbox
                label={page.withAComment}
                checked={list.commented}
                onChange={(commented) => ask({ commented })}
              />
            </InlineStack>
            <Narrowed loaded={loaded} all={addressOf({})} />
            {hidden ? (
              <Text as="p" variant="bodySm" tone="subdued">
                {hidden}
              </Text>
            ) : null}
          </BlockStack>
        </Box>
        <ResponsesTable responses={responses} currency={currency} timeZone={timeZone} />
        <Pages
          newest={isFirst ? null : addressOf(list)}
          older={next === null ? null : addressOf(list, next)}
        />
      </Card>
    </div>
  );
}

/** In a sentence, what a bar or a point has narrowed the list to, and the way back. */
function Narrowed({ loaded, all }: { loaded: AnswersProps["loaded"]; all: string }) {
  const { tier, productId, within } = loaded.list;
  const parts = [
    ...(tier ? [listWords.ofTier(tier)] : []),
    ...(productId
      ? [listWords.ofProduct(loaded.productName ?? productWithoutTitle(productId))]
      : []),
    ...(within ? [listWords.within(within.from, within.to)] : []),
  ];
  if (parts.length === 0) return null;
  return (
    <Text as="p" tone="subdued">
      {listWords.only(parts)} <Link url={all}>{listWords.showAll}</Link>
    </Text>
  );
}
