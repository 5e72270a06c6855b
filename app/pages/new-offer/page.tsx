import { Banner, BlockStack, Page } from "@shopify/polaris";
import { useFetcher, useLoaderData } from "@remix-run/react";
import { Confirm, useConfirmOf } from "../../components/form-confirm.tsx";
import { useDraft } from "../../components/form-draft.ts";
import { useFields } from "../../components/form-fields.ts";
import { FormProblems } from "../../components/form-problems.tsx";
import { FormSaveBar } from "../../components/form-save-bar.tsx";
import { FormSections, LastButton } from "../../components/form-sections.tsx";
import { draftWords } from "../drafts-words.ts";
import type { OfferFormSaid } from "./act.server.ts";
import { ConfirmLaunch } from "./confirm-launch.tsx";
import { OfferSections } from "./offer-sections.tsx";
import { OfferSummary } from "./offer-summary.tsx";
import type { newOfferPage } from "./read.server.ts";
import { whomOf } from "./who-input.tsx";
import { titled } from "../../components/titled.ts";
import { fieldLabels, page } from "./words.ts";

const LAUNCH_MODAL = "launch-offer";

export const meta = titled(page.newOffer);

export default function NewOffer() {
  const loaded = useLoaderData<typeof newOfferPage>();
  const { submit, data: said, state, formData } = useFetcher<OfferFormSaid>();
  const form = useFields(loaded.initial, said);
  const { fields } = form;
  const isSending = state !== "idle";
  const isLaunching = formData?.get("intent") === "launch";
  const draft = useDraft("/app/offers/drafts", fields, form.isDirty && !isLaunching, form.keep);
  const send = (intent: "check" | "launch") => {
    if (!isSending) submit({ ...fields, intent }, { method: "post" });
  };
  const ready = said && "ready" in said ? said.ready : null;
  useConfirmOf(LAUNCH_MODAL, ready, isSending);
  const launch = { content: page.launchOffer, onAction: () => send("check"), loading: isSending };
  const whom = whomOf(fields, loaded);
  const problems = [
    ...form.problems,
    ...(draft.problem ? [{ name: "draft", problem: draft.problem }] : []),
  ];

  return (
    <Page
      title={page.newOffer}
      subtitle={page.oneDiscountACode}
      backAction={{ content: page.offers, url: "/app/offers" }}
      primaryAction={launch}
    >
      <FormSaveBar
        id="new-offer"
        open={form.isDirty && !isLaunching}
        saving={draft.isKeeping}
        onSave={draft.keep}
        onDiscard={form.reset}
      />
      <Confirm
        id={LAUNCH_MODAL}
        title={page.launchThisOffer}
        action={page.launchOffer}
        takesAway={false}
        onConfirm={() => send("launch")}
      >
        {ready ? <ConfirmLaunch fields={fields} reach={ready} currency={loaded.currency} /> : ""}
      </Confirm>
      <BlockStack gap="400">
        {loaded.missed ? <Banner tone="warning" title={loaded.missed} /> : null}
        {problems.length > 0 ? (
          <FormProblems problems={problems} labels={fieldLabels} />
        ) : loaded.waits ? (
          <Banner tone="info" title={loaded.waits} />
        ) : null}
        <FormSections
          onSubmit={() => send("check")}
          summary={
            <OfferSummary
              fields={fields}
              {...whom}
              currency={loaded.currency}
              seesCosts={loaded.seesCosts}
              launch={
                <LastButton onClick={launch.onAction} loading={isSending}>
                  {launch.content}
                </LastButton>
              }
              drafts={draftWords.whatSaveDoes}
            />
          }
        >
          <OfferSections form={form} loaded={loaded} />
        </FormSections>
      </BlockStack>
    </Page>
  );
}
