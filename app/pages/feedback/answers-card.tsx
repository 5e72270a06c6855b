import { BlockStack, Text } from "@shopify/polaris";
import { useFetcher, useSearchParams } from "@remix-run/react";
import { DownloadButton } from "../../components/download-button.tsx";
import { Empty } from "../../components/empty.tsx";
import { List } from "../../components/list/list.tsx";
import type { ListPage } from "../../lists/list.ts";
import { responsesTable as words } from "./words.ts";

interface AnswersProps {
  list: ListPage;
  /** why names are not told; null = they are */
  hidden: string | null;
}

/** The answers themselves: all of the period, or those a bar or a point led to. */
export function AnswersCard({ list, hidden }: AnswersProps) {
  const [address] = useSearchParams();
  const columns = useFetcher();
  return (
    <div id="answers">
      <BlockStack gap="200">
        <div className="between-cards">
          <Text as="h2" variant="headingMd">
            {words.title}
          </Text>
        </div>
        <List
          list={list}
          resource={words.resource}
          onColumns={(shown) =>
            columns.submit({ intent: "columns", columns: shown.join(",") }, { method: "post" })
          }
          empty={<Empty title={words.noAnswersLikeThis}>{words.chooseAnotherFilter}</Empty>}
        >
          <DownloadButton url={`/app/feedback.csv?${address}`} fileName="answers.csv">
            {words.download}
          </DownloadButton>
          {hidden ? (
            <Text as="p" variant="bodySm" tone="subdued">
              {hidden}
            </Text>
          ) : null}
        </List>
      </BlockStack>
    </div>
  );
}
