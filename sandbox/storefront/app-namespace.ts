/** "$app:feedback" from "app--123--feedback": the sandbox knows one app, so such spaces are that app's. */
export function publicNamespace(stored: string): string {
  const found = /^app--\d+(?:--(.+))?$/.exec(stored);
  if (!found) return stored;
  return found[1] === undefined ? "$app" : `$app:${found[1]}`;
}
