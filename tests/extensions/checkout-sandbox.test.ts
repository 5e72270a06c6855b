import { readFileSync } from "node:fs";
import { describe, expect, it, vi } from "vitest";
import { extensionApi } from "../../sandbox/checkout/api.ts";
import {
  checkoutHostConfig,
  renderCheckoutHostConfig,
  type AppMetafieldEntry,
  type CheckoutPage,
} from "../../sandbox/checkout/config.ts";
import { checkoutExtension } from "../../sandbox/checkout/extension-folder.ts";
import {
  elementsFile,
  readElements,
  serializeElements,
} from "../../sandbox/checkout/generate-elements.ts";
import { createI18n } from "../../sandbox/checkout/translate.ts";

const extension = checkoutExtension("extensions/feedback-survey");
const thankYou = "purchase.thank-you.block.render";
const orderStatus = "customer-account.order-status.block.render";

function pageFor(change: Partial<CheckoutPage> = {}): CheckoutPage {
  return {
    extension,
    target: thankYou,
    buyerLocale: "fr-CA",
    checkoutToken: "c0ffee",
    order: {
      id: "gid://shopify/Order/1001",
      name: "#1001",
      confirmationNumber: "ABC123XYZ",
      processedAt: null,
    },
    shop: { id: "gid://shopify/Shop/1", name: "Maple", myshopifyDomain: "maple.myshopify.com" },
    currency: "CAD",
    country: "CA",
    timezone: "America/Toronto",
    sessionTokenUrl: "/session-token",
    ...change,
  };
}

function metafield(namespace: string, value = "{}"): AppMetafieldEntry {
  return {
    target: { type: "shop", id: "gid://shopify/Shop/1" },
    metafield: { namespace, key: "survey", value, valueType: "json_string", type: "json" },
  };
}

it("the host's elements are those of the installed extension types", () => {
  const table = readElements();
  expect(readFileSync(elementsFile, "utf8")).toBe(serializeElements(table));
  expect(table["s-choice-list"]?.events).toEqual(["change"]);
  expect(table["s-text-area"]?.props).toContain("maxLength");
});

describe("the survey's folder", () => {
  it("says what Shopify would read from it", () => {
    expect(extension).toMatchObject({
      handle: "feedback-survey",
      apiVersion: "2026-07",
      targets: [
        { target: thankYou, module: "./src/ThankYou.tsx" },
        { target: orderStatus, module: "./src/OrderStatus.tsx" },
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
    expect(() => checkoutExtension("sandbox/checkout")).toThrow("shopify.extension.toml");
  });
});

describe("a page's config", () => {
  it("cannot end the script element it is written into", () => {
    const survey = metafield("$app:feedback", '{"text":"</script><script>alert(1)<!--"}');
    const config = checkoutHostConfig(pageFor({ appMetafields: [survey] }));
    const rendered = renderCheckoutHostConfig(config);
    expect(rendered).not.toContain("<");
    expect(JSON.parse(rendered)).toEqual(config);
  });

  it("holds only the metafields that the extension declares", () => {
    const declared = metafield("$app:feedback");
    const config = checkoutHostConfig(
      pageFor({ appMetafields: [metafield("$app:secrets"), declared] }),
    );
    expect(config.appMetafields).toEqual([declared]);
  });

  it("refuses targets and settings that the extension does not have", () => {
    expect(() => checkoutHostConfig(pageFor({ target: "purchase.checkout.block.render" }))).toThrow(
      'no target "purchase.checkout.block.render"',
    );
    expect(() => checkoutHostConfig(pageFor({ settings: { colour: "red" } }))).toThrow(
      'no setting "colour"',
    );
  });

  it("shares storage inside one checkout, and has its own on the order status page", () => {
    const key = (change: Partial<CheckoutPage>) => checkoutHostConfig(pageFor(change)).storageKey;
    expect(key({})).toBe(key({ buyerLocale: "en" }));
    expect(key({})).not.toBe(key({ checkoutToken: "decaf" }));
    expect(key({ target: orderStatus })).not.toBe(key({}));
  });
});

describe("what the extension sees of the order", () => {
  const mark = (value: unknown) => ({ $signal: value });

  it("is its future identity on the thank-you page", () => {
    const api = extensionApi(checkoutHostConfig(pageFor()));
    expect(api.orderConfirmation).toEqual(
      mark({
        order: { id: "gid://shopify/OrderIdentity/1001" },
        number: "ABC123XYZ",
        isFirstOrder: false,
      }),
    );
    expect(api).not.toHaveProperty("order");
  });

  it("is nothing on the order status page until the order is processed", () => {
    const target = orderStatus;
    const { order } = pageFor();
    const waiting = extensionApi(checkoutHostConfig(pageFor({ target })));
    expect(waiting.order).toEqual(mark(undefined));
    const processedAt = "2026-11-01T10:00:00Z";
    const done = checkoutHostConfig(pageFor({ target, order: { ...order, processedAt } }));
    expect(extensionApi(done).order).toEqual(
      mark({
        id: "gid://shopify/Order/1001",
        name: "#1001",
        confirmationNumber: "ABC123XYZ",
        processedAt,
      }),
    );
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
