import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it, vi } from "vitest";
import { createI18n } from "../../sandbox/extensions/browser/translate.ts";
import { elementsOf, surfaceOf } from "../../sandbox/extensions/elements-of.ts";
import { uiExtension } from "../../sandbox/extensions/folder.ts";
import {
  elementsFile,
  readElements,
  serializeElements,
} from "../../sandbox/extensions/generate-elements.ts";
import { placeMarkup, type AppMetafieldEntry } from "../../sandbox/extensions/place.ts";
import { orderStatus, purchasePlace, survey as extension, thankYou } from "./purchase-place.ts";

function metafield(namespace: string, value = "{}"): AppMetafieldEntry {
  return {
    target: { type: "shop", id: "gid://shopify/Shop/1" },
    metafield: { namespace, key: "survey", value, valueType: "json_string", type: "json" },
  };
}

describe("the elements of the hosts", () => {
  it("are those of the installed extension types, on each surface", () => {
    const all = readElements();
    expect(readFileSync(elementsFile, "utf8")).toBe(serializeElements(all));
    expect(all["checkout"]?.elements["s-choice-list"]?.events).toEqual(["change"]);
    expect(all["checkout"]?.elements["s-text-area"]?.props).toContain("maxLength");
    expect(all["admin"]?.elements["s-modal"]?.methods).toContain("showOverlay");
  });

  it("are only those a target may use", () => {
    expect(elementsOf("admin.customer-details.block.render")).toHaveProperty("s-admin-block");
    expect(elementsOf("admin.customer-details.action.render")).not.toHaveProperty("s-admin-block");
    expect(elementsOf("admin.customer-details.action.render")).toHaveProperty("s-admin-action");
    expect(elementsOf(thankYou)).not.toHaveProperty("s-page");
    expect(elementsOf("customer-account.page.render")).toHaveProperty("s-page");
    expect(elementsOf("admin.customers.segmentation-templates.data")).toEqual({});
  });

  it("are of no target that the types do not have", () => {
    expect(() => surfaceOf("admin.customers.segmentation-templates.render")).toThrow(
      'no target "admin.customers.segmentation-templates.render"',
    );
  });
});

describe("the survey's folder", () => {
  it("says what Shopify would read from it", () => {
    expect(extension).toMatchObject({
      handle: "feedback-survey",
      apiVersion: "2026-07",
      targets: [
        { target: thankYou, module: "./src/ThankYou.tsx", shouldRender: null },
        { target: orderStatus, module: "./src/OrderStatus.tsx", shouldRender: null },
      ],
      capabilities: ["network_access"],
      metafields: [{ namespace: "$app:feedback", key: "survey" }],
      settings: ["question", "show_comment"],
      locales: ["en", "fr"],
    });
  });

  it("has every text in every language", () => {
    const keys = extension.locales.map((locale) => {
      const file = locale === "en" ? "en.default" : locale;
      const json: unknown = JSON.parse(
        readFileSync(`extensions/feedback-survey/locales/${file}.json`, "utf8"),
      );
      return keysOf(json).sort();
    });
    for (const others of keys) expect(others).toEqual(keys[0]);
    const translatable = /"t:([\w.]+)"/g;
    const toml = readFileSync("extensions/feedback-survey/shopify.extension.toml", "utf8");
    for (const [, key] of toml.matchAll(translatable)) expect(keys[0]).toContain(key);
  });

  it.each([
    ["fr-CA", undefined, "fr"],
    ["fr", undefined, "fr"],
    ["de", "fr-CA", "fr"],
    ["de", "de", "en"],
  ])("gives a buyer of %s in a shop of %s the locale %s", (buyer, shop, locale) => {
    expect(extension.translationsFor(buyer, shop).locale).toBe(locale);
  });

  it("is refused by name when it is no extension", () => {
    expect(() => uiExtension("sandbox/extensions")).toThrow("shopify.extension.toml");
  });

  it("is refused without exactly one default language, and grants only what it says is true", () => {
    const dir = mkdtempSync(path.join(tmpdir(), "extension-"));
    const toml = readFileSync("extensions/feedback-survey/shopify.extension.toml", "utf8");
    const granting =
      "network_access = false\nblock_progress = true\n[extensions.capabilities.collect_buyer_consent]\nsms_marketing = true\n";
    writeFileSync(
      path.join(dir, "shopify.extension.toml"),
      toml.replace("network_access = true\n", granting),
    );
    expect(uiExtension(dir).capabilities).toEqual([
      "block_progress",
      "collect_buyer_consent.sms_marketing",
    ]);
    mkdirSync(path.join(dir, "locales"));
    writeFileSync(path.join(dir, "locales/en.json"), "{}");
    expect(() => uiExtension(dir)).toThrow("0 *.default.json files");
  });
});

describe("a page's config", () => {
  it("cannot end the script element it is written into", () => {
    const text = '{"text":"</script><script>alert(1)<!--"}';
    const config = purchasePlace({ appMetafields: [metafield("$app:feedback", text)] });
    const [, rendered] = /json">(.*)<\/script>/s.exec(placeMarkup(config).text)!;
    expect(rendered).not.toContain("<");
    expect(JSON.parse(rendered!)).toEqual(JSON.parse(JSON.stringify(config)));
  });

  it("holds only the metafields that the extension declares", () => {
    const declared = metafield("$app:feedback");
    const config = purchasePlace({ appMetafields: [metafield("$app:secrets"), declared] });
    expect(config.api["appMetafields"]).toEqual({ $signal: [declared] });
  });

  it("refuses targets and settings that the extension does not have", () => {
    expect(() => purchasePlace({ target: "purchase.checkout.block.render" })).toThrow(
      'no target "purchase.checkout.block.render"',
    );
    expect(() => purchasePlace({ settings: { colour: "red" } })).toThrow('no setting "colour"');
  });

  it("shares storage inside one checkout, and has its own on the order status page", () => {
    const key = (visit: Parameters<typeof purchasePlace>[0]) => purchasePlace(visit).storageKey;
    expect(key({})).toBe(key({ buyerLocale: "en" }));
    expect(key({})).not.toBe(key({ checkoutToken: "decaf" }));
    expect(key({ target: orderStatus })).not.toBe(key({}));
  });
});

describe("what the extension sees of the order", () => {
  const mark = (value: unknown) => ({ $signal: value });

  it("is its future identity on the thank-you page", () => {
    const { api } = purchasePlace();
    expect(api["orderConfirmation"]).toEqual(
      mark({
        order: { id: "gid://shopify/OrderIdentity/1001" },
        number: "ABC123XYZ",
        isFirstOrder: false,
      }),
    );
    expect(api).not.toHaveProperty("order");
  });

  it("is nothing on the order status page until the order is processed", () => {
    expect(purchasePlace({ target: orderStatus }).api["order"]).toEqual({
      $signal: null,
      $undefined: true,
    });
    const order = {
      id: "gid://shopify/Order/1001",
      name: "#1001",
      confirmationNumber: "ABC123XYZ",
      processedAt: "2026-11-01T10:00:00Z",
    };
    expect(purchasePlace({ target: orderStatus, order }).api["order"]).toEqual(mark(order));
  });
});

describe("translations", () => {
  const texts = {
    hello: "Hello {{ name }}",
    "item.one": "{{count}} item",
    "item.other": "{{count}} items",
  };
  const i18n = createI18n(texts, "en", "fr-CA");

  it("fill in words, and parts where an element is put in", () => {
    expect(i18n.translate("hello", { name: "Kim" })).toBe("Hello Kim");
    const element = { type: "s-link" };
    expect(i18n.translate("hello", { name: element })).toEqual(["Hello ", element, ""]);
  });

  it("choose the plural", () => {
    expect(i18n.translate("item", { count: 1 })).toBe("1 item");
    expect(i18n.translate("item", { count: 3 })).toBe("3 items");
  });

  it("show the key when a text is missing, and say so", () => {
    const warn = vi.spyOn(console, "warn").mockReturnValue(undefined);
    expect(i18n.translate("nope")).toBe("nope");
    expect(warn).toHaveBeenCalledWith(expect.stringContaining("nope"));
    warn.mockRestore();
  });

  it("write numbers the buyer's way unless asked otherwise", () => {
    expect(i18n.formatNumber(1234.5)).toBe("1\u00a0234,5");
    expect(i18n.formatNumber(1234.5, { inExtensionLocale: true })).toBe("1,234.5");
    expect(i18n.formatCurrency(9, { currency: "CAD" })).toBe("9,00\u00a0$");
  });
});

function keysOf(value: unknown, prefix = ""): string[] {
  if (typeof value !== "object" || value === null) return [prefix];
  return Object.entries(value).flatMap(([key, inner]) =>
    keysOf(inner, prefix ? `${prefix}.${key}` : key),
  );
}
