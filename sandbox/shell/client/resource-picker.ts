import type { ResourcePickerRequest } from "../../app-bridge/protocol.ts";
import { openDialog } from "./dialog.ts";
import { element } from "./dom.ts";
import { limitOf } from "./picker.ts";
import { askServer } from "./server.ts";

/** One line of the picker: a product or variant to choose, with the resource App Bridge hands to the app. */
interface Offer {
  id: string;
  title: string;
  detail: string;
  status: string | null;
  resource: Record<string, unknown>;
  /** of a product: its variants, chosen on their own when the app wants that */
  variants: Offer[];
}
interface OfferPage {
  offers: Offer[];
  next: string | null;
}

const NOUNS: Record<string, string> = {
  product: "products",
  variant: "variants",
  collection: "collections",
};

/** A choice: the product and, of its variants, those that were ticked. */
interface Choice {
  offer: Offer;
  variants: Set<string>;
}

/**
 * `shopify.resourcePicker`: searches the shop and answers with what was ticked, in the order of ticking; null when it
 * was closed without choosing.
 */
export async function pickResources(
  domain: string,
  request: ResourcePickerRequest,
): Promise<unknown[] | null> {
  const noun = NOUNS[request.type];
  if (!noun) {
    throw new Error(
      `resourcePicker: expected type product, variant or collection, found "${request.type}".`,
    );
  }
  const limit = limitOf(request.multiple);
  const load = (query: string, after: string | null, ids: string[] = []) =>
    askServer<OfferPage>("/shell/picker", {
      shop: domain,
      type: request.type,
      query,
      filterQuery: request.filterQuery,
      showDraft: request.showDraft,
      showArchived: request.showArchived,
      after,
      ids,
    });

  const chosen = new Map<string, Choice>();
  if (request.selected.length > 0) {
    const before = await load(
      "",
      null,
      request.selected.map((one) => one.id),
    );
    for (const offer of before.offers) {
      const variants = request.selected.find((one) => one.id === offer.id)?.variants ?? [];
      chosen.set(offer.id, { offer, variants: new Set(variants.length ? variants : all(offer)) });
    }
  }

  const verb = request.action === "select" ? "Select" : "Add";
  return openDialog<unknown[]>(
    `${verb} ${noun}`,
    (close) => {
      const list = element("ul", { className: "offers" });
      const count = element("span", { className: "dialog-note" });
      const confirm = element("button", {
        type: "button",
        className: "button primary",
        textContent: verb,
        onclick: () => close([...chosen.values()].map(handOver)),
      });
      const more = element("button", {
        type: "button",
        className: "button",
        textContent: "Show more",
      });
      const search = element("input", {
        type: "search",
        placeholder: `Search ${noun}`,
        ariaLabel: `Search ${noun}`,
        value: request.query,
      });
      const note = () => {
        count.textContent = `${chosen.size} selected`;
        confirm.disabled = chosen.size === 0 && request.selected.length === 0;
      };
      const rows: (() => void)[] = [];
      const repaint = () => {
        rows.forEach((row) => row());
        note();
      };

      const tick = (offer: Offer) => {
        if (!chosen.delete(offer.id)) {
          if (limit === 1) chosen.clear();
          if (chosen.size < limit) chosen.set(offer.id, { offer, variants: new Set(all(offer)) });
        }
        repaint();
      };
      const tickVariant = (offer: Offer, variant: Offer) => {
        const choice = chosen.get(offer.id);
        if (!choice) {
          if (limit === 1) chosen.clear();
          if (chosen.size < limit) chosen.set(offer.id, { offer, variants: new Set([variant.id]) });
        } else if (choice.variants.delete(variant.id)) {
          if (choice.variants.size === 0) chosen.delete(offer.id);
        } else choice.variants.add(variant.id);
        repaint();
      };
      const line = (
        offer: Offer,
        press: () => void,
        isTicked: () => boolean,
        className: string,
      ) => {
        const box = element("input", { type: "checkbox", onchange: press });
        rows.push(() => (box.checked = isTicked()));
        return element(
          "li",
          { className },
          element(
            "label",
            {},
            box,
            element("span", { className: "offer-title" }, offer.title),
            " ",
            offer.status ? element("span", { className: "badge" }, offer.status) : null,
            " ",
            element("span", { className: "offer-detail" }, offer.detail),
          ),
        );
      };
      const append = (offers: Offer[]) => {
        for (const offer of offers) {
          list.append(
            line(
              offer,
              () => tick(offer),
              () => chosen.has(offer.id),
              "offer",
            ),
          );
          if (!request.showVariants || offer.variants.length < 2) continue;
          for (const variant of offer.variants) {
            const isTicked = () => chosen.get(offer.id)?.variants.has(variant.id) ?? false;
            list.append(
              line(variant, () => tickVariant(offer, variant), isTicked, "offer variant"),
            );
          }
        }
        repaint();
      };

      let asked = 0;
      const find = async (after: string | null) => {
        const turn = ++asked;
        const page = await load(search.value, after);
        if (turn !== asked) return; // a later search has overtaken this one
        if (after === null) {
          list.replaceChildren();
          rows.length = 0;
        }
        append(page.offers);
        if (list.children.length === 0) {
          list.append(element("li", { className: "empty" }, `No ${noun} found.`));
        }
        more.hidden = page.next === null;
        more.onclick = () => void find(page.next);
      };
      let waiting: number | undefined;
      search.addEventListener("input", () => {
        clearTimeout(waiting);
        waiting = window.setTimeout(() => void find(null), 150);
      });
      more.hidden = true;
      void find(null);
      note();
      return {
        body: element("div", { className: "resource-picker" }, search, list, more),
        foot: [
          count,
          element("button", {
            type: "button",
            className: "button",
            textContent: "Cancel",
            onclick: () => close(null),
          }),
          confirm,
        ],
      };
    },
    "tall",
  );
}

const all = (offer: Offer) => offer.variants.map((variant) => variant.id);

const handOver = ({ offer, variants }: Choice) =>
  offer.variants.length === 0
    ? offer.resource
    : {
        ...offer.resource,
        variants: offer.variants
          .filter((variant) => variants.has(variant.id))
          .map((variant) => variant.resource),
      };
