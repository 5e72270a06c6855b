import type { RemoteConnection } from "@remote-dom/core";

/** What page and worker say to each other. */

/** Properties and events by tag. */
export type ElementTable = Record<string, { props: string[]; events: string[] }>;

/** A value that reaches the extension as a signal. */
export interface SignalMark {
  $signal: unknown;
}

export interface ExtensionRun {
  scriptUrl: string;
  target: string;
  capabilities: string[];
  buyerLocale: string;
  /** The extension's locale file that was matched, as a tag. */
  locale: string;
  /** By dotted key. */
  translations: Record<string, string>;
  /** The data of the `shopify` global; signals are marked. */
  api: Record<string, unknown>;
}

/** What the page does for the extension; every call crosses the worker's boundary. */
export interface HostServices {
  sessionToken(): Promise<string>;
  storageRead(key: string): Promise<unknown>;
  storageWrite(key: string, value: unknown): Promise<void>;
  storageDelete(key: string): Promise<void>;
  /** An error nobody in the extension caught. */
  failed(message: string): Promise<void>;
}

export interface WorkerExports {
  /** Resolves when the target's function has. */
  run(connection: RemoteConnection, run: ExtensionRun, services: HostServices): Promise<void>;
  /** Sets a signal of the API, such as "settings" or "localization.language". */
  update(path: string, value: unknown): Promise<void>;
}
