/** Offered in the segment editor of the admin. */
export default async function templates() {
  const { i18n } = shopify;
  return {
    templates: [
      {
        title: i18n.translate("regulars.title"),
        description: i18n.translate("regulars.description"),
        query: "number_of_orders >= 3",
        queryToInsert: "number_of_orders >= 3",
        createdOn: "2026-11-01",
      },
    ],
  };
}
