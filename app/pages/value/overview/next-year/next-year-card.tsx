import { BlockStack, Card, Link, Text, UnstyledLink } from "@shopify/polaris";
import { ChartCard } from "../../../../components/chart-card.tsx";
import { DataTable } from "../../../../components/charts/twin-table.tsx";
import { Disclosure } from "../../../../components/disclosure.tsx";
import { NEXT_YEAR } from "./address.ts";
import type { NextYearCard } from "./card.ts";
import type { FormulaLine } from "./formula-lines.ts";
import { NextYearForm } from "./next-year-form.tsx";
import type { TargetList } from "./target-lists.ts";
import { nextYearWords as words } from "./words.ts";

type Drawn = NonNullable<NextYearCard>;
type Asked = Extract<Drawn, { kind: "card" }>;

/** What the next 12 months would be with something changed, and what a target would take. */
export function NextYearSection({ card, currency }: { card: Drawn; currency: string }) {
  if (card.kind === "not-yet")
    return (
      <Card>
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {words.title}
          </Text>
          <Text as="p">{card.sentence}</Text>
        </BlockStack>
      </Card>
    );
  const { sentence, figure, result, targets, formulas, fields, isAsked } = card;
  return (
    <div id={NEXT_YEAR}>
      <ChartCard title={words.title} sentence={sentence} figure={figure} currency={currency}>
        <BlockStack gap="400">
          {result ? <Result {...result} /> : null}
          {targets.map((list) => (
            <Target key={list.aim} list={list} />
          ))}
          <Steps card={card} />
          <Formulas lines={formulas} />
          <NextYearForm key={keyOf(fields.rows)} fields={fields} isAsked={isAsked} />
          <Text as="p" variant="bodySm" tone="subdued">
            {words.caution}
          </Text>
        </BlockStack>
      </ChartCard>
    </div>
  );
}

/** What was sent came back: the fields begin with it. */
const keyOf = (rows: Asked["fields"]["rows"]) =>
  JSON.stringify(rows.map(({ typed, problem }) => [typed, problem]));

function Result({ rows, remark }: NonNullable<Asked["result"]>) {
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {words.result}
      </Text>
      <DataTable caption={words.result} columns={words.resultColumns} rows={rows} />
      {remark ? <Text as="p">{remark}</Text> : null}
    </BlockStack>
  );
}

function Target({ list: { title, sentence, ways } }: { list: TargetList }) {
  return (
    <BlockStack gap="100">
      <Text as="h3" variant="headingSm">
        {title}
      </Text>
      <Text as="p">{sentence}</Text>
      <ul className="sentences">
        {ways.map(({ text, href }) => (
          <li key={text}>
            {href ? (
              <UnstyledLink url={href} className="chart-link">
                {text}
              </UnstyledLink>
            ) : (
              text
            )}
          </li>
        ))}
      </ul>
    </BlockStack>
  );
}

function Steps({ card: { steps, stepRemark, asksForMargin } }: { card: Asked }) {
  const { columns } = words;
  const hasProfit = steps.some(({ profit }) => profit !== null);
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {words.steps}
      </Text>
      <DataTable
        caption={words.steps}
        columns={[
          columns.lever,
          columns.step,
          columns.more,
          ...(hasProfit ? [columns.profit] : []),
          columns.revenue,
        ]}
        rows={steps.map(({ name, step, href, revenue, more, profit }) => [
          name,
          { text: step, href },
          more,
          ...(hasProfit ? [profit ?? words.notKnown] : []),
          revenue,
        ])}
      />
      {stepRemark ? (
        <Text as="p" variant="bodySm" tone="subdued">
          {stepRemark}
        </Text>
      ) : null}
      {asksForMargin ? (
        <Text as="p" variant="bodySm" tone="subdued">
          {words.noMargin} <Link url="/app/settings">{words.toSettings}</Link>
        </Text>
      ) : null}
    </BlockStack>
  );
}

function Formulas({ lines }: { lines: readonly FormulaLine[] }) {
  return (
    <Disclosure label={words.formulas}>
      <ul className="sentences">
        {lines.map(({ name, formula }) => (
          <li key={name}>
            <strong>{name}.</strong> {formula}
          </li>
        ))}
      </ul>
      {lines.length > 1 ? (
        <Text as="p" variant="bodySm">
          {words.multiply}
        </Text>
      ) : null}
    </Disclosure>
  );
}
