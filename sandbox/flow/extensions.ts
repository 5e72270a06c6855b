import { z } from "zod";
import { extensionsOfType, type FoundExtension } from "../extensions/find.ts";

/** Records of Shopify's that a field can mean, and what an app must be allowed to read to name one. */
const references: Record<string, { key: string; scope: string | null }> = {
  customer_reference: { key: "customer_id", scope: "read_customers" },
  order_reference: { key: "order_id", scope: "read_orders" },
  product_reference: { key: "product_id", scope: "read_products" },
  company_reference: { key: "company_id", scope: null },
  company_contact_reference: { key: "company_contact_id", scope: null },
  marketing_activity_reference: { key: "marketing_activity_id", scope: null },
  abandonment_reference: { key: "abandonment_id", scope: null },
};

/** One entry of a trigger's payload, or of an action's properties. */
export interface FlowField {
  /** its name there: "Severity", "customer_id" */
  key: string;
  /** as the toml has it: "single_line_text_field", "customer_reference" */
  type: string;
  /** what a merchant reads */
  label: string;
  /** of an action: it does not run without it; a trigger needs all it declares */
  isRequired: boolean;
  isReference: boolean;
  scope: string | null;
}

export interface FlowTrigger {
  handle: string;
  name: string;
  description: string;
  fields: FlowField[];
}

export interface FlowAction extends FlowTrigger {
  /** an https address, or a path of the app's */
  runtimeUrl: string;
}

const field = z.object({
  type: z.string(),
  key: z.string().optional(),
  name: z.string().optional(),
  required: z.boolean().default(false),
});
const trigger = z.object({
  name: z.string(),
  handle: z.string().min(1).max(30),
  description: z.string().default(""),
  settings: z.object({ fields: z.array(field).default([]) }).default({ fields: [] }),
});
const action = trigger.extend({ runtime_url: z.string() });

/** The app's Flow triggers. Throws, naming the folder, on a file Shopify would refuse. */
export const flowTriggers = (below: string): FlowTrigger[] =>
  extensionsOfType(below, "flow_trigger").map((found) => {
    const { settings, ...rest } = readAs(trigger, found);
    return { ...rest, fields: settings.fields.map((one) => fieldOf(one, true)) };
  });

/** The app's Flow actions. Throws, naming the folder, on a file Shopify would refuse. */
export const flowActions = (below: string): FlowAction[] =>
  extensionsOfType(below, "flow_action").map((found) => {
    const { settings, runtime_url: runtimeUrl, ...rest } = readAs(action, found);
    return { ...rest, runtimeUrl, fields: settings.fields.map((one) => fieldOf(one, false)) };
  });

function readAs<T>(shape: z.ZodType<T>, { dir, config }: FoundExtension): T {
  const parsed = shape.safeParse(config);
  if (!parsed.success) throw new Error(`${dir}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

function fieldOf(
  { type, key, name, required }: z.output<typeof field>,
  needsAll: boolean,
): FlowField {
  const reference = references[type];
  const known = reference?.key ?? key;
  if (known === undefined) throw new Error(`A Flow field of type ${type} needs a key`);
  return {
    key: known,
    type,
    label: name ?? known,
    isRequired: needsAll || required,
    isReference: reference !== undefined,
    scope: reference?.scope ?? null,
  };
}
