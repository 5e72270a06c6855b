import '@shopify/ui-extensions';

//@ts-ignore
declare module './src/Card.tsx' {
  const shopify:
    | import('@shopify/ui-extensions/admin.customer-details.block.render').Api
    | import('@shopify/ui-extensions/admin.order-details.block.render').Api
    | import('@shopify/ui-extensions/admin.product-details.block.render').Api;
  const globalThis: { shopify: typeof shopify };
}
