import { ApiType, pluckConfig, shopifyApiTypes } from "@shopify/api-codegen-preset";

// The preset reads app/types/admin-2026-10.schema.json when it is there (scripts/fetch-schema.mjs puts it
// there from Shopify's npm package) and does not go to the network.
export default {
  overwrite: true,
  pluckConfig,
  generates: shopifyApiTypes({
    apiType: ApiType.Admin,
    apiVersion: "2026-10",
    documents: ["./app/**/*.{ts,tsx}", "!./app/types/**"],
    outputDir: "./app/types",
    enumsAsConst: true,
  }),
};
