import type { ShopRecord } from "../store/types.ts";
import type { MovableClock } from "./clock.ts";

export interface SandboxOptions {
  /** where the shops are kept; made when missing */
  dir: string;
  /** 0 or left out = any free one */
  port?: number;
  /** 0 = any free one; left out = no edge, the app is seen at its own address */
  edgePort?: number;
  /** address to listen on */
  host?: string;
  apiKey: string;
  apiSecret: string;
  /** shopify.app.toml */
  tomlPath: string;
  /** the folder of the app's extensions; left out = the project's own */
  extensionsDir?: string;
  shops: (Pick<ShopRecord, "domain"> & Partial<ShopRecord>)[];
  /** where the app listens; can be set later */
  appUrl?: string;
  clock?: MovableClock;
  /** multiplies the waiting time before webhook retries; 1 = Shopify's four hours */
  webhookRetryScale?: number;
  faultSeed?: string | number;
}
