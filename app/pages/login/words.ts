export const page = {
  boomerang: "Boomerang",
  openBoomerang:
    "Open Boomerang from your Shopify admin, under Apps. There is nothing to log in to here.",
};
