/**
 * A pointer that moves over a page has it laid out before its stylesheets are here, and tables find their widths with
 * their last row: nothing is shown until all is read and styled, after three seconds in any case.
 */
export const UNDRAWN =
  "body{visibility:hidden;animation:drawn 0s 3s forwards}@keyframes drawn{to{visibility:visible}}";

/** At the end of the body a script runs once everything before it is read and styled. */
export const DRAWN = `{
  const drawn = new CSSStyleSheet();
  drawn.replaceSync("body { visibility: visible; animation: none }");
  document.adoptedStyleSheets.push(drawn);
}`;
