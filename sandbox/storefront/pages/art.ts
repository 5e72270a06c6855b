import { html, type Markup } from "../../shell/html.ts";
import type { ProductRecord } from "../../store/types.ts";

const shapes: Record<string, Markup> = {
  Coffee: html`<path d="M74 42h52l8 18v66a8 8 0 0 1-8 8H74a8 8 0 0 1-8-8V60z" />
    <path d="M66 60h68" class="line" />`,
  Brewing: html`<path d="M62 48h76l-22 44h-32z" />
    <path d="M82 92h36v10H82zM76 108h48v20a8 8 0 0 1-8 8H84a8 8 0 0 1-8-8z" />`,
  Tableware: html`<path d="M66 56h56v52a20 20 0 0 1-20 20H86a20 20 0 0 1-20-20z" />
    <path d="M122 66h8a16 16 0 0 1 0 34h-8" class="line" />`,
  Home: html`<path d="M76 74h48v52a8 8 0 0 1-8 8H84a8 8 0 0 1-8-8z" />
    <path d="M100 74V60m0 0c-9-7-5-15 0-22 5 7 9 15 0 22z" class="line" />`,
  "Gift card": html`<rect x="52" y="52" width="96" height="62" rx="8" />
    <path d="M52 76h96M100 52v62" class="line" />`,
};

const other = html`<circle cx="100" cy="86" r="40" /><circle
    cx="100"
    cy="86"
    r="16"
    class="hole"
  />`;

/** A drawing in place of a photograph; the product's number picks its colours. */
export function productArt(product: ProductRecord): Markup {
  const hue = (product.id * 47) % 360;
  const shape = shapes[product.productType] ?? other;
  return html`<svg class="art" viewBox="0 0 200 150" aria-hidden="true" focusable="false">
    <rect width="200" height="150" fill="hsl(${hue} 32% 90%)" />
    <circle cx="${40 + (hue % 120)}" cy="130" r="70" fill="hsl(${hue} 34% 84%)" />
    <g
      fill="hsl(${hue} 30% 42%)"
      stroke="hsl(${hue} 34% 28%)"
      stroke-width="4"
      stroke-linecap="round"
      stroke-linejoin="round"
    >
      ${shape}
    </g>
  </svg>`;
}
