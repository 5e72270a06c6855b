import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { extensionsOfType } from "../extensions/find.ts";

const validation = z.object({ name: z.string(), value: z.string() });
const field = z.object({
  type: z.enum([
    "single_line_text_field",
    "multi_line_text_field",
    "url",
    "json",
    "number_integer",
    "number_decimal",
    "boolean",
  ]),
  name: z.string(),
  description: z.string().optional(),
  validations: z.array(validation).default([]),
});
export type PixelField = z.output<typeof field>;

const config = z.object({
  type: z.literal("web_pixel_extension"),
  handle: z.string().min(1),
  name: z.string(),
  // the other context, "lax", is for pixels a merchant writes by hand
  runtime_context: z.literal("strict"),
  customer_privacy: z.strictObject({
    analytics: z.boolean(),
    marketing: z.boolean(),
    preferences: z.boolean(),
    sale_of_data: z.enum(["enabled", "disabled", "ldu"]),
  }),
  settings: z.strictObject({
    type: z.literal("object"),
    fields: z.record(z.string(), field).default({}),
  }),
});

/** The app's web pixel, as Shopify reads it from its folder. */
export interface PixelExtension {
  handle: string;
  name: string;
  /** what a visitor has to have agreed to before it is loaded */
  privacy: z.output<typeof config>["customer_privacy"];
  fields: Record<string, PixelField>;
  /** where its code begins */
  entry: string;
}

const entries = ["src/index.ts", "src/index.tsx", "src/index.js", "src/index.jsx"];

/** null = the app has none. Throws, naming the folder, on a file Shopify would refuse. */
export function pixelExtension(below: string): PixelExtension | null {
  const folders = extensionsOfType(below, "web_pixel_extension");
  if (folders.length > 1) {
    throw new Error(`An app has one web pixel, found ${folders.map(({ dir }) => dir).join(", ")}`);
  }
  const [folder] = folders;
  if (!folder) return null;
  const parsed = config.safeParse(folder.config);
  if (!parsed.success) throw new Error(`${folder.dir}: ${z.prettifyError(parsed.error)}`);
  const entry = entries.map((name) => join(folder.dir, name)).find((path) => existsSync(path));
  if (entry === undefined) throw new Error(`${folder.dir} has none of ${entries.join(", ")}`);
  const { handle, name, customer_privacy, settings } = parsed.data;
  return { handle, name, privacy: customer_privacy, fields: settings.fields, entry };
}
