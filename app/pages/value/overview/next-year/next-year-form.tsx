import { BlockStack, Button, InlineGrid, InlineStack, Text, TextField } from "@shopify/polaris";
import { Form, useLocation } from "@remix-run/react";
import { useMemo } from "react";
import { useFields } from "../../../../components/form-fields.ts";
import { NEXT_YEAR } from "./address.ts";
import type { FieldRow } from "./fields.ts";
import { nextYearWords as words } from "./words.ts";

interface NextYearFormProps {
  fields: { rows: FieldRow[]; unknown: string[] };
  /** something was asked: there is a way back */
  isAsked: boolean;
}

/** Changes and targets of one's own, kept in the address. Refused ones stay, with the reason beside them. */
export function NextYearForm({ fields: { rows, unknown }, isAsked }: NextYearFormProps) {
  const { pathname } = useLocation();
  const refused = useMemo(
    () => ({
      errors: Object.fromEntries(
        rows.flatMap(({ field, problem }) => (problem ? [[field, problem]] : [])),
      ) as Record<string, string>,
    }),
    [rows],
  );
  const form = useFields(
    Object.fromEntries(rows.map(({ field, typed }) => [field, typed])) as Record<string, string>,
    refused,
  );
  return (
    <Form method="get" action={`${pathname}#${NEXT_YEAR}`} noValidate>
      <BlockStack gap="300">
        <Text as="h3" variant="headingSm">
          {words.try}
        </Text>
        <Text as="p">{words.tryHelp}</Text>
        <InlineGrid columns={{ xs: 1, sm: 2, lg: 3 }} gap="300">
          {rows.map(({ field, label, unit, help }) => (
            <TextField
              key={field}
              {...form.bind(field)}
              label={label}
              suffix={unit}
              helpText={help}
              inputMode="decimal"
            />
          ))}
        </InlineGrid>
        {unknown.map((why) => (
          <Text key={why} as="p" variant="bodySm" tone="subdued">
            {why}
          </Text>
        ))}
        <InlineStack gap="200">
          <Button submit>{words.submit}</Button>
          {isAsked ? (
            <Button variant="plain" url={pathname}>
              {words.clear}
            </Button>
          ) : null}
        </InlineStack>
      </BlockStack>
    </Form>
  );
}
