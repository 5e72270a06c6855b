import { BlockStack, Button, InlineError, InlineStack, Select, Text } from "@shopify/polaris";
import { FilterControl } from "../../components/list/filter-control.tsx";
import { fieldId } from "../../components/form-focus.ts";
import type { FilterInput } from "../../lists/filter.ts";
import type { Condition } from "../../segments/definition.ts";
import { changedParams } from "./edit.ts";
import type { LoadedSegment } from "./read.server.ts";
import { page } from "./words.ts";

export type FormFact = LoadedSegment["facts"][number];

interface ConditionInputProps {
  /** its place among all conditions */
  at: number;
  condition: Condition;
  /** undefined = it is known no longer */
  fact: FormFact | undefined;
  titles: ReadonlyMap<number, string>;
  /** as a list would say it */
  chip: string | undefined;
  problem: string | undefined;
  onChange: (change: Partial<Condition> | null) => void;
}

/** One condition: whether it holds or not, and what is asked. */
export function ConditionInput({
  at,
  condition: { fact: key, params, not },
  fact,
  titles,
  chip,
  problem,
  onChange,
}: ConditionInputProps) {
  const label = fact?.label ?? key;
  return (
    <div id={fieldId(`condition-${at}`)} className="condition">
      <BlockStack gap="200">
        <InlineStack gap="200" align="space-between" blockAlign="center">
          <Text as="h3" variant="headingSm">
            {label}
          </Text>
          <Button
            variant="plain"
            onClick={() => onChange(null)}
            accessibilityLabel={page.removeNamed(label)}
          >
            {page.remove}
          </Button>
        </InlineStack>
        <Select
          label={page.whether(label)}
          labelHidden
          options={[
            { label: page.holds, value: "" },
            { label: page.doesNotHold, value: "not" },
          ]}
          value={not ? "not" : ""}
          onChange={(chosen) => onChange({ not: chosen === "not" })}
        />
        {fact && fact.input.kind !== "given" ? (
          <FilterControl
            filter={{ label, input: withTitles(fact.input, params, titles) }}
            address={{
              value: (param) => params[param] ?? "",
              change: (change) => onChange({ params: changedParams(params, change) }),
            }}
          />
        ) : (
          <Text as="p" tone="subdued">
            {chip ?? Object.values(params).join(", ")}
          </Text>
        )}
        {problem ? <InlineError message={problem} fieldID={fieldId(`condition-${at}`)} /> : null}
      </BlockStack>
    </div>
  );
}

/** Of a condition of products: which it names, as far as their titles are known. */
function withTitles(
  input: FilterInput,
  params: Readonly<Record<string, string>>,
  titles: ReadonlyMap<number, string>,
): FilterInput {
  if (input.kind !== "products") return input;
  const ids = (params[input.param] ?? "").split(",").filter(Boolean).map(Number);
  return { ...input, chosen: ids.map((id) => ({ id, title: titles.get(id) ?? String(id) })) };
}
