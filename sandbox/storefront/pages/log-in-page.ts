import { codeMinutes, codeSentTo } from "../../accounts/log-in.ts";
import type { World } from "../../platform/world.ts";
import { html, type Markup } from "../../shell/html.ts";

export function logInPage(domain: string, returnTo: string, problem: string | null): Markup {
  return html`<h1>Log in</h1>
    ${problem !== null && html`<p class="note" role="alert">${problem}</p>`}
    <div class="panel">
      <p>Enter your e-mail address and we send you a code. You need no password.</p>
      <form method="post" action="/storefront/${domain}/account/login">
        <input type="hidden" name="returnTo" value="${returnTo}" />
        <div class="field">
          <label for="email">Email address</label>
          <input id="email" name="email" type="email" autocomplete="email" required />
        </div>
        <button class="primary">Continue</button>
      </form>
    </div>`;
}

export interface CodeView {
  email: string;
  returnTo: string;
  problem: string | null;
}

/** Asks for the code, and shows the e-mail that nobody really sends. */
export function codePage(world: World, domain: string, view: CodeView): Markup {
  const { email, returnTo, problem } = view;
  const code = codeSentTo(world, domain, email);
  return html`<h1>Enter your code</h1>
    ${problem !== null && html`<p class="note" role="alert">${problem}</p>`}
    <div class="split">
      <div class="panel">
        <p>We sent a code to <strong>${email}</strong>. It is good for ${codeMinutes} minutes.</p>
        <form method="post" action="/storefront/${domain}/account/code">
          <input type="hidden" name="email" value="${email}" />
          <input type="hidden" name="returnTo" value="${returnTo}" />
          <div class="field">
            <label for="code">Six-digit code</label>
            <input
              id="code"
              name="code"
              inputmode="numeric"
              autocomplete="one-time-code"
              maxlength="6"
              required
            />
          </div>
          <button class="primary">Log in</button>
        </form>
        <form method="post" action="/storefront/${domain}/account/login">
          <input type="hidden" name="email" value="${email}" />
          <input type="hidden" name="returnTo" value="${returnTo}" />
          <button class="plain">Send another code</button>
        </form>
      </div>
      <aside class="panel" aria-labelledby="mail-title">
        <h2 id="mail-title">The e-mail, shown here because nothing is sent</h2>
        <p class="soft">To: ${email}</p>
        ${
          code === null
            ? html`<p>No code is waiting.</p>`
            : html`<p>Your code for ${world.shop(domain).shop.name}: <strong>${code}</strong></p>`
        }
      </aside>
    </div>`;
}
