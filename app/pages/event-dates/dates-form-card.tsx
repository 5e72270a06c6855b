import {
  BlockStack,
  Button,
  Card,
  FormLayout,
  InlineStack,
  Select,
  Text,
  TextField,
} from "@shopify/polaris";
import { useActionData, useNavigation, useSubmit } from "@remix-run/react";
import { useState } from "react";
import { useFields } from "../../components/form-fields.ts";
import { fieldId } from "../../components/form-focus.ts";
import { FormProblems } from "../../components/form-problems.tsx";
import { FormSaveBar } from "../../components/form-save-bar.tsx";
import { repetitions } from "../../clv/events/event-date.ts";
import type { saveDates } from "./act.server.ts";
import { linesOf, type DateFields } from "./dates-form.ts";
import { form as words } from "./words.ts";

interface DatesFormCardProps {
  fields: DateFields;
  /** what is known of each stored date */
  notes: readonly (readonly string[])[];
}

export function DatesFormCard({ fields, notes }: DatesFormCardProps) {
  const refused = useActionData<typeof saveDates>();
  const submit = useSubmit();
  const saving = useNavigation().state !== "idle";
  const form = useFields<DateFields>(fields, refused);
  const lines = linesOf(fields);
  const [shown, setShown] = useState(Math.min(lines, notes.length + 1));
  const [removed, setRemoved] = useState<ReadonlySet<number>>(new Set());
  const save = () => submit(form.fields, { method: "post" });
  const nameOf = (line: number) => form.fields[`name.${line}`] || words.newDate;
  const remove = (line: number) => {
    for (const field of ["name", "from", "to"]) form.set(`${field}.${line}`, "");
    setRemoved((before) => new Set(before).add(line));
  };
  const labels: Record<string, string> = {};
  for (let line = 0; line < lines; line++) {
    labels[`name.${line}`] = words.nameOf(nameOf(line));
    labels[`from.${line}`] = words.fromOf(nameOf(line));
    labels[`to.${line}`] = words.toOf(nameOf(line));
    labels[`repeats.${line}`] = words.repeatsOf(nameOf(line));
  }
  return (
    <Card>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <BlockStack gap="500">
          <FormProblems problems={form.problems} labels={labels} />
          <Text as="p" tone="subdued">
            {words.howItCounts}
          </Text>
          {Array.from({ length: shown }, (_, line) =>
            removed.has(line) ? null : (
              <BlockStack key={line} gap="200">
                <InlineStack align="space-between" blockAlign="center" wrap={false}>
                  <Text as="h3" variant="headingSm">
                    {nameOf(line)}
                  </Text>
                  <Button
                    variant="plain"
                    accessibilityLabel={words.removeThe(nameOf(line))}
                    onClick={() => remove(line)}
                  >
                    {words.remove}
                  </Button>
                </InlineStack>
                <FormLayout>
                  <FormLayout.Group>
                    <TextField label={words.name} {...form.bind(`name.${line}`)} />
                    <Select
                      id={fieldId(`repeats.${line}`)}
                      label={words.repeats}
                      options={repetitions.map((value) => ({
                        value,
                        label: words.repetitions[value],
                      }))}
                      value={form.fields[`repeats.${line}`] ?? ""}
                      onChange={(value) => form.set(`repeats.${line}`, value)}
                      error={form.errorOf(`repeats.${line}`)}
                    />
                  </FormLayout.Group>
                  <FormLayout.Group>
                    <TextField label={words.from} {...form.bind(`from.${line}`)} type="date" />
                    <TextField
                      label={words.to}
                      helpText={words.toHelp}
                      {...form.bind(`to.${line}`)}
                      type="date"
                    />
                  </FormLayout.Group>
                </FormLayout>
                {notes[line]?.map((note) => (
                  <Text key={note} as="p" tone="subdued">
                    {note}
                  </Text>
                ))}
              </BlockStack>
            ),
          )}
          {shown < lines ? (
            <InlineStack>
              <Button onClick={() => setShown(shown + 1)}>{words.add}</Button>
            </InlineStack>
          ) : null}
        </BlockStack>
        <FormSaveBar
          id="dates"
          open={form.isDirty}
          saving={saving}
          onSave={save}
          onDiscard={() => {
            form.reset();
            setRemoved(new Set());
          }}
        />
      </form>
    </Card>
  );
}
