import { signal } from "./signal.ts";

/** What a merchant filled in for an extension, by key. */
export type SettingValues = Record<string, string | number | boolean>;

/** What an extension learns at the checkout and in customer accounts, wherever it stands there. */
export interface BuyerContext {
  target: string;
  apiVersion: string;
  scriptUrl: string;
  capabilities: string[];
  /** Set when the page stands for the checkout editor. */
  editor: boolean;
  buyerLocale: string;
  /** The locale file that was matched. */
  locale: string;
  country: string | null;
  settings: SettingValues;
}

export function buyerApi(context: BuyerContext): Record<string, unknown> {
  const { target, apiVersion, scriptUrl, capabilities, editor, country } = context;
  return {
    extensionPoint: target,
    version: apiVersion,
    extension: {
      apiVersion,
      target,
      scriptUrl,
      capabilities: signal(capabilities),
      rendered: signal(true),
      editor: editor ? { type: "checkout" } : undefined,
      version: undefined,
    },
    settings: signal(context.settings),
    localization: localizationOf(context, country),
  };
}

function localizationOf({ buyerLocale, locale }: BuyerContext, country: string | null) {
  return {
    language: signal({ isoCode: buyerLocale }),
    extensionLanguage: signal({ isoCode: locale }),
    country: signal(country ? { isoCode: country } : undefined),
  };
}
