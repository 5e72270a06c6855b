import type { Context } from "@shopify/web-pixels-extension";

function place() {
  const { hash, host, hostname, href, origin, pathname, port, protocol, search } = window.location;
  return { hash, host, hostname, href, origin, pathname, port, protocol, search };
}

/** The page as an event tells of it. */
export function pageContext(): Context {
  const { innerHeight, innerWidth, outerHeight, outerWidth, screenX, screenY } = window;
  const { scrollX, scrollY, screen } = window;
  return {
    document: {
      characterSet: document.characterSet,
      location: place(),
      referrer: document.referrer,
      title: document.title,
    },
    navigator: {
      cookieEnabled: navigator.cookieEnabled,
      language: navigator.language,
      languages: [...navigator.languages],
      userAgent: navigator.userAgent,
    },
    window: {
      ...{ innerHeight, innerWidth, outerHeight, outerWidth, screenX, screenY, scrollX, scrollY },
      location: place(),
      origin: window.origin,
      pageXOffset: scrollX,
      pageYOffset: scrollY,
      screen: { height: screen.height, width: screen.width },
    },
  };
}
