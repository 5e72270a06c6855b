import type { Privacy, Purpose } from "./privacy.ts";

const choices: [Purpose, string][] = [
  ["preferences", "Remember how I like the shop"],
  ["analytics", "Count my visits"],
  ["marketing", "Show me offers elsewhere"],
];

function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** Asks a visitor before anything runs that is not needed. */
export function showBanner({ api }: Privacy): void {
  document.getElementById("consent")?.remove();
  const boxes = choices.map(([purpose, label]) => {
    const box = make("input", { type: "checkbox", name: purpose });
    box.checked = api.currentVisitorConsent()[purpose] === "yes";
    return { purpose, box, row: make("label", { class: "choice" }, box, make("span", {}, label)) };
  });
  const say = (chosen: (purpose: Purpose, isTicked: boolean) => boolean) => () => {
    const said = boxes.map(({ purpose, box }) => [purpose, chosen(purpose, box.checked)] as const);
    const consent = Object.fromEntries(said);
    api.setTrackingConsent({ ...consent, sale_of_data: consent["marketing"] === true }, () =>
      banner.remove(),
    );
  };
  const button = (label: string, style: string, press: () => void) => {
    const made = make("button", { type: "button", class: style }, label);
    made.addEventListener("click", press);
    return made;
  };
  const banner = make(
    "section",
    { id: "consent", "aria-label": "Cookie consent" },
    make("p", {}, "This shop would like to know how it is used. What may it do?"),
    ...boxes.map(({ row }) => row),
    make(
      "div",
      { class: "row" },
      button(
        "Accept all",
        "primary",
        say(() => true),
      ),
      button(
        "Decline all",
        "plain",
        say(() => false),
      ),
      button(
        "Accept chosen",
        "plain",
        say((_, isTicked) => isTicked),
      ),
    ),
  );
  document.body.append(banner);
}

/** In the foot: the way back to the banner, and the objection some regions grant. */
export function offerChoices(privacy: Privacy, isAsked: boolean): void {
  const { api } = privacy;
  const isOffered = isAsked || api.saleOfDataRegion();
  if (!isOffered) return;
  const label = isAsked ? "Cookie preferences" : "Do not sell or share my information";
  const link = make("button", { type: "button", class: "link" }, label);
  link.addEventListener("click", () => {
    if (isAsked) return showBanner(privacy);
    api.setTrackingConsent({ sale_of_data: false }, () => {
      link.replaceWith(make("span", { role: "status" }, "Your information is not sold."));
    });
  });
  document.querySelector("footer.site")?.append(" ", link);
}
