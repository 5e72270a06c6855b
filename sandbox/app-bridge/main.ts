import type { ShopifyGlobal } from "@shopify/app-bridge-types";
import { readConfig } from "./config.ts";
import { watchForms } from "./elements/form-save-bar.ts";
import { defineModal } from "./elements/modal.ts";
import { defineNavMenu } from "./elements/nav-menu.ts";
import { defineSaveBar } from "./elements/save-bar.ts";
import { defineTitleBar } from "./elements/title-bar.ts";
import { interceptFetch } from "./fetch.ts";
import { intents } from "./intents.ts";
import {
  answerBounce,
  redirectIntoAdmin,
  reportLocation,
  takeOverNavigation,
} from "./navigation.ts";
import { picker, resourcePicker } from "./pickers.ts";
import { openPort } from "./port.ts";
import { sessionTokens } from "./session-token.ts";
import { toasts } from "./toast.ts";
import { measureVitals } from "./web-vitals.ts";

interface Overlay extends HTMLElement {
  show(): Promise<void>;
  hide(): Promise<void>;
  toggle(): Promise<void>;
}

/** `shopify.modal` and `shopify.saveBar` speak of elements by their id. */
function overlaysById(tag: string) {
  const find = (id: string) => {
    const element = document.getElementById(id);
    if (element?.localName !== tag) {
      throw new Error(`App Bridge: this page has no <${tag}> with id "${id}".`);
    }
    return element as Overlay;
  };
  return {
    show: async (id: string) => find(id).show(),
    hide: async (id: string) => find(id).hide(),
    toggle: async (id: string) => find(id).toggle(),
  };
}

const absent = (what: string) => async (): Promise<never> => {
  throw new Error(`The sandbox does not implement ${what}.`);
};

/** A constructed sheet: the document itself must stay as the server wrote it until it is hydrated. */
function hideMirroredElements(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    "ui-nav-menu, s-app-nav, ui-title-bar, ui-save-bar { display: none !important } ui-modal { display: contents }",
  );
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

function start(script: HTMLScriptElement): void {
  const config = readConfig(script);
  // the shell serves this script, and is the only one it talks to
  const port = openPort(new URL(script.src).origin);
  const tokens = sessionTokens(port);
  const embedded = window.top !== window;
  const inModal = embedded && window.parent !== window.top;

  const api: ShopifyGlobal = {
    config,
    origin: location.origin,
    ready: Promise.resolve(),
    environment: { mobile: false, embedded, pos: false, intent: false },
    setSignals: () => undefined, // none of the values above ever changes
    idToken: () => tokens.current(),
    user: () => port.ask("user", null),
    loading: (isLoading = true) => port.say({ kind: "loading", on: isLoading }),
    toast: toasts(port),
    modal: overlaysById("ui-modal"),
    saveBar: {
      ...overlaysById("ui-save-bar"),
      leaveConfirmation: async () => {
        await port.ask("leaveConfirmation", null);
      },
    },
    resourcePicker: resourcePicker(port),
    picker: picker(port),
    scopes: {
      query: () => port.ask("scopesQuery", null),
      request: (scopes) => port.ask("scopesRequest", { scopes }),
      revoke: (scopes) => port.ask("scopesRevoke", { scopes }),
    },
    reviews: {
      request: () =>
        port.ask("reviewRequest", null) as ReturnType<ShopifyGlobal["reviews"]["request"]>,
    },
    intents: intents(port),
    app: {
      extensions: () =>
        port.ask("extensions", null) as ReturnType<ShopifyGlobal["app"]["extensions"]>,
    },
    webVitals: measureVitals(port, config.debug?.webVitals ?? false),
    support: { registerHandler: async () => undefined }, // the shell has no support button
    shopifyQL: { available: async () => false },
    scanner: { capture: absent("the barcode scanner") },
    pos: {
      cart: new Proxy({} as ShopifyGlobal["pos"]["cart"], { get: () => absent("point of sale") }),
      close: absent("point of sale"),
      device: absent("point of sale"),
      location: absent("point of sale"),
    },
    tools: { register: () => () => undefined, unregister: () => undefined, clear: () => undefined },
  };
  Object.defineProperty(window, "shopify", { value: api, configurable: true });

  if (!embedded) {
    redirectIntoAdmin(config, port.shellOrigin);
    return;
  }
  if (!config.disabledFeatures?.includes("fetch")) interceptFetch(config, tokens);
  if (answerBounce(tokens.fresh)) return;
  hideMirroredElements();
  takeOverNavigation(port);
  defineModal(port);
  if (inModal) return; // the page around the modal speaks for the app

  port.say({ kind: "hello" });
  defineNavMenu(port);
  defineTitleBar(port);
  defineSaveBar(port);
  watchForms(port);
  reportLocation(port);
  followDocumentTitle();

  function followDocumentTitle() {
    const tell = () => port.say({ kind: "documentTitle", title: document.title });
    new MutationObserver(tell).observe(document.head, {
      childList: true,
      subtree: true,
      characterData: true,
    });
    tell();
  }
}

const script = document.currentScript;
if (script instanceof HTMLScriptElement && !("shopify" in window)) start(script);
