import { Banner, BlockStack, List, Page, Text } from "@shopify/polaris";
import { useFetcher, useLoaderData } from "@remix-run/react";
import { Confirm, useConfirmOf } from "../../components/form-confirm.tsx";
import { useDraft } from "../../components/form-draft.ts";
import { useFields } from "../../components/form-fields.ts";
import { FormProblems } from "../../components/form-problems.tsx";
import { FormSaveBar } from "../../components/form-save-bar.tsx";
import { FormSections, LastButton } from "../../components/form-sections.tsx";
import type { SaleFormSaid } from "./act.server.ts";
import { SaleSections } from "./sale-sections.tsx";
import { SaleSummary } from "./sale-summary.tsx";
import type { newSalePage } from "./read.server.ts";
import { titled } from "../../components/titled.ts";
import { confirmSale, fieldLabels, page } from "./words.ts";

const SCHEDULE_MODAL = "schedule-sale";

export const meta = titled(page.newFlashSale);

export default function NewSale() {
  const { initial, missed, zone, timeZone } = useLoaderData<typeof newSalePage>();
  const { submit, data: said, state, formData } = useFetcher<SaleFormSaid>();
  const form = useFields(initial, said);
  const { fields } = form;
  const isSending = state !== "idle";
  const isScheduling = formData?.get("intent") === "schedule";
  const isUnsaved = form.isDirty && !isScheduling;
  const draft = useDraft("/app/offers/sales/drafts", fields, isUnsaved, form.keep);
  const send = (intent: "check" | "schedule") => {
    if (!isSending) submit({ ...fields, intent }, { method: "post" });
  };
  const ready = said && "ready" in said ? said.ready : null;
  useConfirmOf(SCHEDULE_MODAL, ready, isSending);
  const schedule = {
    content: page.scheduleSale,
    onAction: () => send("check"),
    loading: isSending,
  };

  return (
    <Page
      title={page.newFlashSale}
      backAction={{ content: page.flashSales, url: "/app/offers/sales" }}
      primaryAction={schedule}
    >
      <FormSaveBar
        id="new-flash-sale"
        open={isUnsaved}
        saving={draft.isKeeping}
        onSave={draft.keep}
        onDiscard={form.reset}
      />
      <Confirm
        id={SCHEDULE_MODAL}
        title={page.scheduleThisSale}
        action={page.scheduleSale}
        takesAway={false}
        onConfirm={() => send("schedule")}
      >
        {ready ? (
          <List>
            {[...confirmSale.happens(ready, timeZone), ...ready.notes].map((sentence) => (
              <List.Item key={sentence}>{sentence}</List.Item>
            ))}
          </List>
        ) : (
          ""
        )}
      </Confirm>
      <BlockStack gap="400">
        {missed ? <Banner tone="warning" title={missed} /> : null}
        <FormProblems
          problems={[
            ...form.problems,
            ...(draft.problem ? [{ name: "draft", problem: draft.problem }] : []),
          ]}
          labels={fieldLabels}
        />
        <FormSections
          onSubmit={schedule.onAction}
          summary={
            <SaleSummary fields={fields}>
              <LastButton onClick={schedule.onAction} loading={isSending}>
                {schedule.content}
              </LastButton>
              <Text as="p" variant="bodySm" tone="subdued">
                {page.whatSaveDoes}
              </Text>
            </SaleSummary>
          }
        >
          <SaleSections form={form} zone={zone} />
        </FormSections>
      </BlockStack>
    </Page>
  );
}
