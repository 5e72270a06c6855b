import type { RemoteConnection } from "@remote-dom/core";

/** What page and worker say to each other. */

/** What the types say of each element, by tag. */
export type ElementTable = Record<
  string,
  { props: string[]; events: string[]; methods?: string[] }
>;

export type Surface = "checkout" | "customer-account" | "admin";

/** The elements of each surface, and which of its targets may use which. */
export type Surfaces = Record<
  string,
  { elements: ElementTable; targets: { targets: string[]; tags: string[] }[] }
>;

/** A value that reaches the extension as a signal. */
export interface SignalMark {
  $signal: unknown;
  $undefined?: true;
}

export interface ExtensionRun {
  scriptUrl: string;
  target: string;
  surface: Surface;
  /** The elements this target may use. */
  elements: ElementTable;
  capabilities: string[];
  buyerLocale: string;
  /** The extension's locale file that was matched, as a tag. */
  locale: string;
  /** By dotted key. */
  translations: Record<string, string>;
  /** The data of the `shopify` global; signals are marked. */
  api: Record<string, unknown>;
  /** Where the app is: relative addresses of an admin extension's fetch mean it. */
  appUrl: string;
}

/** What an answer of GraphQL looks like. */
export interface QueryAnswer {
  data?: unknown;
  errors?: unknown;
}

/** What the page does for the extension; every call crosses the worker's boundary. */
export interface HostServices {
  sessionToken(): Promise<string>;
  storageRead(key: string): Promise<unknown>;
  storageWrite(key: string, value: unknown): Promise<void>;
  storageDelete(key: string): Promise<void>;
  storageEntries(): Promise<[string, unknown][]>;
  navigate(address: string): Promise<void>;
  /** Closes the dialog the target is shown in. */
  close(): Promise<void>;
  toast(text: string): Promise<void>;
  /** An event for web pixels; resolves to whether somebody may hear it. */
  publish(name: string, data: unknown): Promise<boolean>;
  /** GraphQL for the Admin API, as the merchant who looks at the page. */
  adminQuery(query: string, variables: unknown): Promise<QueryAnswer>;
  /** An error nobody in the extension caught. */
  failed(message: string): Promise<void>;
}

/** Why an extension does not let the buyer go on, and what it says next to itself. */
export interface Blocked {
  reason: string;
  messages: string[];
}

export interface WorkerExports {
  /** Resolves when the target's function has, to what that returned when it is data. */
  run(
    connection: RemoteConnection | null,
    run: ExtensionRun,
    services: HostServices,
  ): Promise<unknown>;
  /** Sets a signal of the API, such as "settings" or "localization.language". */
  update(path: string, value: unknown): Promise<void>;
  /** Asks what the extension put in the buyer's way; null lets them pass. */
  intercept(): Promise<Blocked | null>;
}
