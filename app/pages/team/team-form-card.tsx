import {
  BlockStack,
  Card,
  Checkbox,
  FormLayout,
  InlineError,
  InlineStack,
  Text,
  TextField,
} from "@shopify/polaris";
import { useActionData, useNavigation, useSubmit } from "@remix-run/react";
import { fieldId } from "../../components/form-focus.ts";
import { useFields } from "../../components/form-fields.ts";
import { FormProblems } from "../../components/form-problems.tsx";
import { FormSaveBar } from "../../components/form-save-bar.tsx";
import type { StaffId } from "../../ids.ts";
import { rights } from "../../shops/team.ts";
import { rightWords } from "../../shops/words.ts";
import type { saveTeam } from "./act.server.ts";
import { linesOf, type TeamFields } from "./team-form.ts";
import { form as words } from "./words.ts";

export function TeamFormCard({ fields, you }: { fields: TeamFields; you: StaffId | null }) {
  const refused = useActionData<typeof saveTeam>();
  const submit = useSubmit();
  const saving = useNavigation().state !== "idle";
  const form = useFields<TeamFields>(fields, refused);
  const save = () => submit(form.fields, { method: "post" });
  const lines = linesOf(fields);
  const nameOf = (line: number) =>
    line === lines - 1 ? words.newMember : (form.fields[`name.${line}`] ?? "");
  const labels: Record<string, string> = { "policy.others": words.others };
  for (let line = 0; line < lines; line++) {
    labels[`name.${line}`] = words.nameOf(nameOf(line));
    labels[`staff.${line}`] = words.numberOf(nameOf(line));
  }
  const boxes = (line: number | string, of: string) => (
    <InlineStack gap="300">
      {rights.map((right) => (
        <Checkbox
          key={right}
          label={rightWords[right]}
          ariaDescribedBy={of}
          checked={form.fields[`${right}.${line}`] === "on"}
          onChange={(is) => form.set(`${right}.${line}`, is ? "on" : "")}
        />
      ))}
    </InlineStack>
  );
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
            {you === null ? words.youAreNobody : words.you(you)} {words.remove}
          </Text>
          {Array.from({ length: lines }, (_, line) => (
            <BlockStack key={line} gap="200">
              <Text as="h3" variant="headingSm" id={`member-${line}`}>
                {nameOf(line)}
              </Text>
              <FormLayout>
                <FormLayout.Group>
                  <TextField label={words.name} {...form.bind(`name.${line}`)} />
                  <TextField
                    label={words.number}
                    inputMode="numeric"
                    {...form.bind(`staff.${line}`)}
                  />
                </FormLayout.Group>
              </FormLayout>
              {boxes(line, `member-${line}`)}
            </BlockStack>
          ))}
          <BlockStack gap="200">
            <Text as="h3" variant="headingSm" id="member-others">
              {words.others}
            </Text>
            <div id={fieldId("policy.others")}>{boxes("others", "member-others")}</div>
            {form.errorOf("policy.others") ? (
              <InlineError message={form.errorOf("policy.others")!} fieldID="member-others" />
            ) : null}
          </BlockStack>
        </BlockStack>
        <FormSaveBar
          id="team"
          open={form.isDirty}
          saving={saving}
          onSave={save}
          onDiscard={form.reset}
        />
      </form>
    </Card>
  );
}
