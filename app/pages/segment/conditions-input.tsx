import { BlockStack, Box, Card, InlineError, Select, Text } from "@shopify/polaris";
import { fieldId } from "../../components/form-focus.ts";
import type { Definition } from "../../segments/definition.ts";
import { ConditionInput, type FormFact } from "./condition-input.tsx";
import { changedAt, flatPlace, withCondition, withGroup } from "./edit.ts";
import { page } from "./words.ts";

interface ConditionsInputProps {
  definition: Definition;
  facts: readonly FormFact[];
  titles: ReadonlyMap<number, string>;
  /** as a list would say them, by their place; empty while they cannot be read */
  chips: readonly string[];
  /** of the whole */
  problem: string | undefined;
  /** of conditions, by their place */
  problems: Readonly<Record<number, string>>;
  onChange: (definition: Definition) => void;
}

/** The boxes of a segment: all of them must hold, and of the conditions in a box any. */
export function ConditionsInput(props: ConditionsInputProps) {
  const { definition, facts, titles, chips, problem, problems, onChange } = props;
  return (
    <div id={fieldId("definition")}>
      <BlockStack gap="200">
        {definition.groups.map((conditions, group) => (
          <BlockStack key={group} gap="200">
            {group > 0 ? <Between word={page.and} /> : null}
            <Card>
              <BlockStack gap="400">
                {conditions.map((condition, place) => {
                  const at = flatPlace(definition, { group, place });
                  return (
                    <BlockStack key={`${at}-${condition.fact}`} gap="200">
                      {place > 0 ? <Between word={page.or} /> : null}
                      <ConditionInput
                        at={at}
                        condition={condition}
                        fact={facts.find(({ key }) => key === condition.fact)}
                        titles={titles}
                        chip={chips[at]}
                        problem={problems[at]}
                        onChange={(change) =>
                          onChange(changedAt(definition, { group, place }, change))
                        }
                      />
                    </BlockStack>
                  );
                })}
                <Add
                  label={page.orAnother}
                  facts={facts}
                  onAdd={(fact) => onChange(withCondition(definition, group, fact))}
                />
              </BlockStack>
            </Card>
          </BlockStack>
        ))}
        <Card>
          <Add
            label={page.addCondition}
            facts={facts}
            onAdd={(fact) => onChange(withGroup(definition, fact))}
          />
        </Card>
        {problem ? <InlineError message={problem} fieldID={fieldId("definition")} /> : null}
      </BlockStack>
    </div>
  );
}

const Between = ({ word }: { word: string }) => (
  <Box paddingInlineStart="400">
    <Text as="p" tone="subdued">
      {word}
    </Text>
  </Box>
);

interface AddProps {
  label: string;
  facts: readonly FormFact[];
  onAdd: (fact: string) => void;
}

/** What else can be asked: choosing it adds it. */
const Add = ({ label, facts, onAdd }: AddProps) => (
  <Select
    label={label}
    placeholder={page.choose}
    options={facts
      .filter(({ input }) => input.kind !== "given")
      .map((fact) => ({ label: fact.label, value: fact.key }))}
    value=""
    onChange={onAdd}
  />
);
