import type { PlaceConfig } from "../place.ts";

const configs = new WeakMap<Element, PlaceConfig>();

/** What the server said about the extension in this place. */
export function configOf(place: Element): PlaceConfig {
  let config = configs.get(place);
  if (!config) {
    const script = place.querySelector(":scope > script[type='application/json']");
    if (!script) throw new Error("an extension's place has no config");
    config = JSON.parse(script.textContent) as PlaceConfig;
    configs.set(place, config);
  }
  return config;
}

/** The place an element of an extension is drawn in. */
export function placeAround(element: Element): HTMLElement {
  const place = element.closest<HTMLElement>("[data-extension-place]");
  if (!place) throw new Error(`<${element.localName}> stands outside of any extension's place`);
  return place;
}
