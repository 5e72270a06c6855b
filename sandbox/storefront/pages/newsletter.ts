import { html, type Markup } from "../../shell/html.ts";
import type { PageView } from "../../theme/view.ts";

/** The newsletter form of the theme's foot, with the fields Shopify's `{% form 'customer' %}` makes. */
export function newsletter({ domain, path, customerPosted }: PageView): Markup {
  return html`<form
    class="newsletter"
    method="post"
    action="/storefront/${domain}/contact#newsletter"
    id="newsletter"
    accept-charset="UTF-8"
  >
    <input type="hidden" name="form_type" value="customer" />
    <input type="hidden" name="utf8" value="✓" />
    <input type="hidden" name="contact[tags]" value="newsletter" />
    <input type="hidden" name="return_to" value="${path}" />
    <label for="newsletter-email">News and offers by email</label>
    <input id="newsletter-email" name="contact[email]" type="email" required autocomplete="email" />
    <button class="plain">Subscribe</button>
    ${customerPosted && html`<span role="status">Thank you for subscribing.</span>`}
  </form>`;
}
