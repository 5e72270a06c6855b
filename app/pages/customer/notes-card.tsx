import { BlockStack, Button, Card, InlineStack, Text, TextField } from "@shopify/polaris";
import { useFetcher } from "@remix-run/react";
import { useEffect, useState } from "react";
import { useFormId } from "../../components/form-id.ts";
import { formatInstant } from "../../figures/format.ts";
import type { actOnCustomer } from "./act.server.ts";
import { notesCard } from "./words.ts";

interface NotesCardProps {
  notes: { noteId: string; text: string; by: string; at: string }[];
  timeZone: string;
}

/** What the staff wrote down of a customer. */
export function NotesCard({ notes, timeZone }: NotesCardProps) {
  const fetcher = useFetcher<typeof actOnCustomer>({ key: "notes" });
  const [text, setText] = useState("");
  const newest = notes[0]?.noteId;
  const noteId = useFormId(newest);
  useEffect(() => setText(""), [newest]);
  const isBusy = fetcher.state !== "idle";
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {notesCard.notes}
        </Text>
        <fetcher.Form
          method="post"
          onSubmit={(event) => {
            event.preventDefault();
            fetcher.submit({ intent: "note", noteId: noteId(), text }, { method: "post" });
          }}
        >
          <BlockStack gap="200" inlineAlign="start">
            <div className="fill">
              <TextField
                label={notesCard.newNote}
                value={text}
                onChange={setText}
                multiline={2}
                maxLength={1000}
                helpText={notesCard.help}
                error={fetcher.data?.errors?.["text"] ?? fetcher.data?.problem ?? false}
                autoComplete="off"
              />
            </div>
            <Button submit loading={isBusy}>
              {notesCard.keep}
            </Button>
          </BlockStack>
        </fetcher.Form>
        {notes.map(({ noteId: kept, text: written, by, at }) => (
          <BlockStack key={kept} gap="050">
            <Text as="p" breakWord>
              {written}
            </Text>
            <InlineStack gap="200">
              <Text as="span" variant="bodySm" tone="subdued">
                {notesCard.by(by, formatInstant(at, timeZone))}
              </Text>
              <Button
                variant="plain"
                disabled={isBusy}
                accessibilityLabel={notesCard.removeNote(written)}
                onClick={() =>
                  fetcher.submit({ intent: "remove-note", noteId: kept }, { method: "post" })
                }
              >
                {notesCard.remove}
              </Button>
            </InlineStack>
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  );
}
