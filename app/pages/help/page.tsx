import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Card, Page, Text, UnstyledLink } from "@shopify/polaris";
import { ScrollTable } from "../../components/charts/scroll-table.tsx";
import { documentTitle } from "../../components/words.ts";
import type { Block, Span } from "./markdown.ts";
import type { helpPage } from "./read.server.ts";
import { addressOf } from "./topics.ts";
import { page } from "./words.ts";

export const meta: MetaFunction = ({ data }) => [
  { title: documentTitle((data as { title: string } | undefined)?.title ?? null) },
];

/** What is written about how figures come about. */
export default function HelpPage() {
  const { title, blocks } = useLoaderData<typeof helpPage>();
  return (
    <Page title={title} backAction={{ content: page.back, url: "/app/value" }}>
      <Card>
        <BlockStack gap="400">
          {blocks.map((block, place) => (
            <Part key={place} block={block} title={title} />
          ))}
        </BlockStack>
      </Card>
    </Page>
  );
}

function Part({ block, title }: { block: Block; title: string }) {
  switch (block.kind) {
    case "heading":
      return (
        <Text as="h2" variant="headingMd">
          {block.text}
        </Text>
      );
    case "paragraph":
      return (
        <Text as="p">
          <Spans spans={block.spans} />
        </Text>
      );
    case "list":
      return (
        <ul className="sentences">
          {block.items.map((item, place) => (
            <li key={place}>
              <Spans spans={item} />
            </li>
          ))}
        </ul>
      );
    case "table":
      return (
        <ScrollTable caption={title} columns={block.columns} className="help-table">
          {block.rows.map(([first = [], ...others], place) => (
            <tr key={place}>
              <th scope="row">
                <Spans spans={first} />
              </th>
              {others.map((cell, column) => (
                <td key={column}>
                  <Spans spans={cell} />
                </td>
              ))}
            </tr>
          ))}
        </ScrollTable>
      );
  }
}

function Spans({ spans }: { spans: Span[] }) {
  return spans.map((span, place) => <Piece key={place} span={span} />);
}

function Piece({ span }: { span: Span }) {
  if (span.kind === "strong") return <strong>{span.text}</strong>;
  if (span.kind === "em") return <em>{span.text}</em>;
  if (span.kind === "code") return <code>{span.text}</code>;
  const address = span.to === undefined ? null : addressOf(span.to);
  if (address === null) return span.text;
  return (
    <UnstyledLink url={address} className="help-link">
      {span.text}
    </UnstyledLink>
  );
}
