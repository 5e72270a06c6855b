/** What the page around extensions needs, whatever page it is; inside of them the elements bring their own. */
const css = `
dialog[data-extension-dialog]{position:relative;width:min(480px,92vw);padding:24px;border:0;border-radius:14px;color:#1f1f1f;box-shadow:0 12px 48px #0005}
dialog[data-extension-dialog]:not([open]){display:none}
dialog[data-extension-dialog][open]{position:fixed}
dialog[data-extension-dialog]::backdrop{background:#0006}
dialog[data-extension-dialog]>.close{position:absolute;inset-block-start:10px;inset-inline-end:10px;min-width:36px;min-height:36px;font-size:20px;color:inherit;background:none;border:0;border-radius:8px;cursor:pointer}
[data-extension-templates] article{display:grid;gap:6px;justify-items:start;padding-block:8px}
[data-extension-templates] article>*{margin:0}
.extension-toast{position:fixed;inset-block-end:24px;inset-inline-start:50%;transform:translateX(-50%);z-index:9;padding:10px 18px;border-radius:10px;color:#fff;background:#1f1f1f}
`;

export function stylePage(): void {
  const style = document.createElement("style");
  style.textContent = css;
  document.head.append(style);
}
