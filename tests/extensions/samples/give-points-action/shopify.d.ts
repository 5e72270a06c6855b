import '@shopify/ui-extensions';

//@ts-ignore
declare module './src/Give.tsx' {
  const shopify:
    | import('@shopify/ui-extensions/admin.customer-details.action.render').Api
    | import('@shopify/ui-extensions/admin.customer-segment-details.action.render').Api
    | import('@shopify/ui-extensions/admin.discount-details.action.render').Api
    | import('@shopify/ui-extensions/admin.customer-index.selection-action.render').Api;
  const globalThis: { shopify: typeof shopify };
}

//@ts-ignore
declare module './src/mayGive.ts' {
  const shopify: import('@shopify/ui-extensions/admin.customer-details.action.should-render').Api;
  const globalThis: { shopify: typeof shopify };
}
