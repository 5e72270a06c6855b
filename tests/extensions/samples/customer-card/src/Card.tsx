import "@shopify/ui-extensions/preact";
import { render } from "preact";

/** What the app knows of the record the page is about. */
export default async function extension() {
  const { i18n, data, navigation } = shopify;
  const id = data.selected[0]?.id ?? "";
  const response = await fetch(`/api/cards?id=${encodeURIComponent(id)}`);
  const known = response.ok ? ((await response.json()) as { points: number }) : null;
  render(
    <s-admin-block heading={i18n.translate("name")}>
      <s-stack direction="inline" gap="base">
        <s-badge tone="info">
          {known ? i18n.translate("points", { count: known.points }) : i18n.translate("down")}
        </s-badge>
        <s-link href="app:customers">{i18n.translate("open")}</s-link>
        <s-button onClick={() => navigation.navigate("extension:give-points-action")}>
          {i18n.translate("give")}
        </s-button>
      </s-stack>
    </s-admin-block>,
    document.body,
  );
}
