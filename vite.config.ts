import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [
    remix({
      ignoredRouteFiles: ["**/.*"],
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_lazyRouteDiscovery: true,
        // with single fetch the header that renews a session token is lost on leaf routes without headers
        v3_singleFetch: false,
      },
    }),
  ],
  build: { assetsInlineLimit: 0, sourcemap: false },
  optimizeDeps: {
    include: [
      "@shopify/polaris",
      "@shopify/polaris-icons",
      "@shopify/app-bridge-react",
      "@shopify/shopify-app-remix/react",
    ],
  },
});
