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
  const ownerId = await ownerOf(admin);
  await admin.mutate(
    `#graphql
    mutation PublishSurvey($metafields: [MetafieldsSetInput!]!) {
      metafieldsSet(metafields: $metafields) {
        metafields { id }
        userErrors { field message code }
      }
    }`,
    {
      metafields: [{ ownerId, ...surveyMetafield, value: JSON.stringify(definition) }],
    },
  );
}

async function ownerOf(admin: AdminClient): Promise<string> {
  const { shop } = await admin.request(
    `#graphql
    query ShopOfSurvey { shop { id } }`,
    {},
  );
  return shop.id;
}

const { namespace, key } = surveyMetafield;

/** Whether the shop has a published survey. */
export async function definitionIsThere(admin: AdminClient): Promise<boolean> {
  const { shop } = await admin.request(
    `#graphql
    query SurveyOfShop($namespace: String!, $key: String!) {
      shop { metafield(namespace: $namespace, key: $key) { id } }
    }`,
    { namespace, key },
  );
  return shop.metafield !== null;
}

/** Takes it out of the shop. Taking out what is not there is no error. @throws UserErrors */
export async function removeDefinition(admin: AdminClient): Promise<void> {
  const ownerId = await ownerOf(admin);
  await admin.mutate(
    `#graphql
    mutation WithdrawSurvey($metafields: [MetafieldIdentifierInput!]!) {
      metafieldsDelete(metafields: $metafields) {
        deletedMetafields { key }
        userErrors { field message }
      }
    }`,
    { metafields: [{ ownerId, namespace, key }] },
  );
}
