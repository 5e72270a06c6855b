import type { AdminClient } from "../admin-api/client.server.ts";
import { surveyMetafield, type SurveyDefinition } from "../../contracts/survey-definition.ts";

/**
 * Puts the survey where the extension reads it without asking us: a metafield of the shop that belongs to the app.
 * @throws UserErrors
 */
export async function publishDefinition(
  admin: AdminClient,
  definition: SurveyDefinition,
): Promise<void> {
  const { shop } = await admin.request(
    `#graphql
    query ShopOfSurvey { shop { id } }`,
    {},
  );
  await admin.mutate(
    `#graphql
    mutation PublishSurvey($metafields: [MetafieldsSetInput!]!) {
      metafieldsSet(metafields: $metafields) {
        metafields { id }
        userErrors { field message code }
      }
    }`,
    {
      metafields: [{ ownerId: shop.id, ...surveyMetafield, value: JSON.stringify(definition) }],
    },
  );
}
