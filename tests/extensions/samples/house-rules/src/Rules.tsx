import "@shopify/ui-extensions/preact";
import { render } from "preact";

let agreed = false;

/** Lets nobody pay who has not agreed. */
export default async function extension() {
  const { i18n, buyerJourney } = shopify;
  await buyerJourney.intercept(({ canBlockProgress }) =>
    !agreed && canBlockProgress
      ? {
          behavior: "block",
          reason: "rules not read",
          errors: [{ message: i18n.translate("unread") }],
        }
      : { behavior: "allow" },
  );
  render(
    <s-checkbox
      label={i18n.translate("label")}
      onChange={(event) => {
        agreed = (event.currentTarget as unknown as { checked: boolean }).checked;
      }}
    />,
    document.body,
  );
}
