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
import { useFields } from "../../components/form-fields.ts";
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
          <Text as="p" tone="subdued">
            {you === null ? words.youAreNobody : words.you(you)} {words.remove}
          </Text>
          {Array.from({ length: lines }, (_, line) => (
            <BlockStack key={line} gap="200">
              <Text as="h3" variant="headingSm" id={`member-${line}`}>
                {line === lines - 1 ? words.newMember : form.fields[`name.${line}`]}
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
            {boxes("others", "member-others")}
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
