import { useAppBridge } from "@shopify/app-bridge-react";
import { BlockStack, Card, Page, Text, TextField } from "@shopify/polaris";
import type { LinksFunction } from "@remix-run/node";
import { useFetcher, useLoaderData } from "@remix-run/react";
import { useEffect, useState } from "react";
import { Confirm } from "../../components/form-confirm.tsx";
import { useFields } from "../../components/form-fields.ts";
import { FormProblems } from "../../components/form-problems.tsx";
import { FormSaveBar } from "../../components/form-save-bar.tsx";
import { FormSections } from "../../components/form-sections.tsx";
import { titled } from "../../components/titled.ts";
import type { SegmentSaid } from "./act.server.ts";
import { ConditionsInput } from "./conditions-input.tsx";
import { definitionIn } from "./edit.ts";
import type { LoadedSegment } from "./read.server.ts";
import styles from "./segment.css?url";
import { SegmentSummary } from "./summary.tsx";
import { useCounted } from "./use-counted.tsx";
import { VersionsCard } from "./versions-card.tsx";
import { fieldLabels, page, removal } from "./words.ts";

const REMOVE_MODAL = "remove-segment";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];

export const meta = titled(page.segments);

/** A segment of the shop's own: a new one, or one there is. What is kept makes the form begin anew. */
export default function Segment() {
  const loaded = useLoaderData() as LoadedSegment;
  const { name, version, definition } = loaded.initial;
  return <SegmentForm key={[name, version, definition].join()} loaded={loaded} />;
}

function SegmentForm({ loaded }: { loaded: LoadedSegment }) {
  const { kept, facts, currency } = loaded;
  const bridge = useAppBridge();
  const { submit, data: said, state } = useFetcher<SegmentSaid>();
  const form = useFields(loaded.initial, said);
  // filters taken over from a list are work to be kept; the admin's bar is there once the page is
  const [isBegun, setBegun] = useState(false);
  useEffect(() => setBegun(loaded.isBegun), [loaded.isBegun]);
  const { fields } = form;
  const definition = definitionIn(fields.definition);
  const counted = useCounted(definition);
  const isSending = state !== "idle";
  const send = (intent: "save" | "remove") => {
    if (!isSending) submit({ ...fields, intent }, { method: "post" });
  };
  const titles = new Map([...loaded.titles, ...(counted.said?.titles ?? [])]);
  const isDirty = form.isDirty || isBegun;
  return (
    <Page
      title={kept?.name ?? page.newSegment}
      backAction={{ content: page.segments, url: "/app/segments" }}
      primaryAction={{ content: page.save, onAction: () => send("save"), loading: isSending }}
      secondaryActions={
        kept
          ? [{ content: removal.remove, onAction: () => void bridge.modal.show(REMOVE_MODAL) }]
          : []
      }
    >
      <FormSaveBar
        id="segment"
        open={isDirty && !isSending}
        saving={isSending}
        onSave={() => send("save")}
        onDiscard={() => {
          form.reset();
          setBegun(false);
        }}
      />
      {kept ? (
        <Confirm
          id={REMOVE_MODAL}
          title={removal.title(kept.name)}
          action={removal.remove}
          onConfirm={() => send("remove")}
        >
          {removal.what(kept.offers)}
        </Confirm>
      ) : null}
      <BlockStack gap="400">
        <FormProblems
          problems={[
            ...form.problems,
            ...(said?.problem ? [{ name: "form", problem: said.problem }] : []),
          ]}
          labels={fieldLabels}
        />
        <FormSections
          onSubmit={() => send("save")}
          summary={<SegmentSummary counted={counted} kept={kept} currency={currency} />}
        >
          <Card>
            <TextField label={page.name} helpText={page.nameHelp} {...form.bind("name")} />
          </Card>
          <div className="between-cards">
            <Text as="h2" variant="headingMd">
              {page.whoIsIn}
            </Text>
            <Text as="p" tone="subdued">
              {page.asks}
            </Text>
          </div>
          <ConditionsInput
            definition={definition}
            facts={facts}
            titles={titles}
            chips={counted.said?.chips ?? []}
            problem={form.errorOf("definition")}
            problems={form.errorOf("definition") ? (said?.ofConditions ?? {}) : {}}
            onChange={(next) => form.set("definition", JSON.stringify(next))}
          />
          {kept ? <VersionsCard versions={kept.versions} /> : null}
        </FormSections>
      </BlockStack>
    </Page>
  );
}
