/** What a segment can be made of, as Shopify's list of filters has it: customer metafields follow by definition. */
interface SegmentFilterEntry {
  __typename: string;
  queryName: string;
  localizedName: string;
  multiValue: boolean;
  minRange?: number | null;
  maxRange?: number | null;
}

const entry = (
  kind: "Association" | "Integer" | "Float" | "Date" | "Enum" | "String" | "Boolean",
  queryName: string,
  localizedName: string,
  multiValue = false,
): SegmentFilterEntry => ({
  __typename: `Segment${kind}Filter`,
  queryName,
  localizedName,
  multiValue,
  ...(kind === "Integer" || kind === "Float" ? { minRange: 0, maxRange: null } : {}),
});

const own: SegmentFilterEntry[] = [
  entry("Association", "customer_tags", "Customer tags", true),
  entry("Integer", "number_of_orders", "Number of orders"),
  entry("Float", "amount_spent", "Amount spent"),
  entry("Date", "last_order_date", "Date of last order"),
  entry("Date", "first_order_date", "Date of first order"),
  entry("Date", "customer_added_date", "Date customer was added"),
  entry("Enum", "email_subscription_status", "Email subscription status"),
  entry("Enum", "rfm_group", "RFM group"),
  entry("Enum", "customer_language", "Customer language"),
  entry("String", "customer_email_domain", "Customer email domain"),
];

const kinds: Record<string, Parameters<typeof entry>[0]> = {
  number_integer: "Integer",
  number_decimal: "Float",
  date: "Date",
  date_time: "Date",
  single_line_text_field: "String",
  boolean: "Boolean",
};

/** The list, with an entry for each definition whose values a segment can ask for. */
export function segmentFilters(
  definitions: readonly { namespace: string; key: string; name: string; type: string }[],
): SegmentFilterEntry[] {
  return [
    ...own,
    ...definitions.flatMap(({ namespace, key, name, type }) => {
      const kind = kinds[type];
      return kind ? [entry(kind, `metafields.${namespace}.${key}`, name)] : [];
    }),
  ];
}
