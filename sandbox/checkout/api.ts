import type { CheckoutHostConfig } from "./config.ts";
import type { SignalMark } from "./wire.ts";

/** The data of the extension's `shopify` global, for the targets this host shows. */
export function extensionApi(config: CheckoutHostConfig): Record<string, unknown> {
  return {
    extension: {
      apiVersion: config.apiVersion,
      target: config.target,
      scriptUrl: config.scriptUrl,
      capabilities: signal(config.capabilities),
      rendered: signal(true),
      editor: config.editor,
      version: undefined,
    },
    shop: config.shop,
    settings: signal(config.settings),
    localization: {
      language: signal({ isoCode: config.buyerLocale }),
      extensionLanguage: signal({ isoCode: config.locale }),
      country: signal(config.country ? { isoCode: config.country } : undefined),
      currency: signal({ isoCode: config.currency }),
      timezone: signal(config.timezone),
      market: signal(undefined),
    },
    appMetafields: signal(config.appMetafields),
    checkoutToken: signal(config.checkoutToken ?? undefined),
    ...orderOf(config),
  };
}

const signal = (value: unknown): SignalMark => ({ $signal: value });

function orderOf({ target, order }: CheckoutHostConfig): Record<string, SignalMark> {
  const number = order.confirmationNumber ?? undefined;
  if (target.startsWith("purchase.thank-you.")) {
    // the order may not exist yet: the page knows the identity it is going to have
    const id = order.id.replace("/Order/", "/OrderIdentity/");
    const isFirstOrder = order.isFirstOrder ?? false;
    return { orderConfirmation: signal({ order: { id }, number, isFirstOrder }) };
  }
  if (target.startsWith("customer-account.order-status.")) {
    const { id, name, processedAt } = order;
    return {
      order: signal(
        processedAt ? { id, name, confirmationNumber: number, processedAt } : undefined,
      ),
      authenticationState: signal("pre_authenticated"),
    };
  }
  throw new Error(`the checkout host does not show the target ${target}`);
}
