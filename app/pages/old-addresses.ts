/** Where an address of offers leads that were called campaigns once, with what it asks for. */
export function offersAddress(request: Request): string {
  const { pathname, search } = new URL(request.url);
  return pathname.replace("/app/campaigns", "/app/offers") + search;
}
