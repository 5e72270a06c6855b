import "@shopify/ui-extensions/preact";
import { render } from "preact";
import { useEffect, useState } from "preact/hooks";

export default function extension() {
  render(<Give />, document.body);
}

function Give() {
  const { i18n, data, close } = shopify;
  const ids = data.selected.map(({ id }) => id.split("/").pop());
  const [points, setPoints] = useState("100");
  const [shop, setShop] = useState("");

  useEffect(() => {
    void shopify
      .query<{ shop: { name: string } }>("query { shop { name } }")
      .then((answer) => setShop(answer.data?.shop.name ?? ""));
  }, []);

  async function give() {
    const response = await fetch("/api/points", {
      method: "POST",
      body: JSON.stringify({ ids, points: Number(points) }),
    });
    if (response.ok) close();
  }

  return (
    <s-admin-action heading={i18n.translate("name")} loading={shop === ""}>
      <s-paragraph>{i18n.translate("for", { count: ids.length, ids: ids.join(", ") })}</s-paragraph>
      <s-paragraph>{i18n.translate("shop", { shop })}</s-paragraph>
      <s-number-field
        label={i18n.translate("points")}
        value={points}
        onInput={(event) => setPoints((event.currentTarget as unknown as { value: string }).value)}
      />
      <s-button slot="primary-action" onClick={() => void give()}>
        {i18n.translate("give")}
      </s-button>
      <s-button slot="secondary-actions" onClick={() => close()}>
        {i18n.translate("cancel")}
      </s-button>
    </s-admin-action>
  );
}
