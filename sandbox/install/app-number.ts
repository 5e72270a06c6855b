/** A number that stands for the app, made from its key, as Shopify's reserved namespaces have one. */
export function numberOfApp(apiKey: string): number {
  let hash = 7;
  for (const sign of apiKey) hash = (hash * 31 + sign.charCodeAt(0)) % 999_999_937;
  return hash;
}
