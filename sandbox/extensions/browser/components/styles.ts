const css = `
:host{display:block;font:15px/1.5 system-ui,sans-serif;color:#1f1f1f;box-sizing:border-box}
:host([hidden]){display:none}
*{box-sizing:border-box}
.said{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
label,legend{display:block;padding:0;margin:0 0 6px;font-weight:500}
fieldset{border:0;margin:0;padding:0;min-width:0}
input:not([type=radio],[type=checkbox]),textarea,select{width:100%;padding:10px 12px;font:inherit;color:inherit;background:#fff;border:1px solid #8a8a8a;border-radius:8px}
textarea{resize:vertical}
[aria-invalid=true]{border-color:#b3261e!important}
:focus-visible{outline:3px solid #1773b0;outline-offset:1px}
button{min-height:44px;padding:8px 18px;font:inherit;font-weight:600;color:#1773b0;background:#fff;border:1px solid #1773b0;border-radius:8px;cursor:pointer}
button.primary{color:#fff;background:#1773b0}
button.plain,button.tertiary{border-color:transparent;text-align:start}
button.wide{width:100%}
button[disabled]{opacity:.6;cursor:default}
button[aria-busy=true]{cursor:progress}
button[aria-pressed=true]{background:#e3f0f9}
.error{margin-top:6px;font-size:13px;color:#b3261e}
.error:empty{display:none}
.choices{display:flex;flex-direction:column;gap:8px}
.choices.inline,.choices.grid{flex-direction:row;flex-wrap:wrap}
.choice{display:flex;gap:8px;align-items:center;min-height:44px;margin:0;padding:8px 14px;font-weight:400;border:1px solid #c4c4c4;border-radius:8px;cursor:pointer}
.choice input{flex:none;margin:0}
.choice:has(:checked){border-color:#1773b0;box-shadow:inset 0 0 0 1px #1773b0}
.banner{padding:12px 14px;border:1px solid #a6c8e0;border-radius:8px;background:#eef5fb}
.banner.success{background:#ecf7ee;border-color:#9fd2a8}
.banner.warning{background:#fff6e5;border-color:#e5b964}
.banner.critical{background:#fdeceb;border-color:#e39a95}
.banner strong:not(:empty){display:block}
h2,h3,h4,h5,h6,p{margin:0}
h2{font-size:19px;line-height:1.3;margin-bottom:12px}h3,h4,h5,h6{font-size:16px;line-height:1.4}
.heading:empty{display:none}
hr{border:0;border-top:1px solid #dcdcdc;margin:0}
a{color:#1773b0}
.chip{display:inline-block;padding:2px 10px;border-radius:99px;background:#eee;font-size:13px}
img{max-width:100%;height:auto}
.skeleton{height:1em;border-radius:4px;background:#e6e6e6}
progress{width:100%}
h1{font-size:24px;line-height:1.25;margin:0 0 8px}
.soft{color:#5c5c5c}.soft:empty{display:none}
.row{display:flex;flex-wrap:wrap;gap:8px;align-items:center}.row.end{justify-content:flex-end;margin-top:16px}
.card{padding:16px;border:1px solid #dcdcdc;border-radius:14px;background:#fff}
.table{display:table;width:100%;border-collapse:collapse}
dialog{border:0;border-radius:14px;padding:20px;max-width:min(560px,92vw)}
dialog header{display:flex;justify-content:space-between;gap:12px}dialog footer{display:flex;justify-content:flex-end;gap:8px;margin-top:16px}
.popover{padding:10px;border:1px solid #dcdcdc;border-radius:10px;background:#fff}
.popover[hidden],[hidden]{display:none}
@media (prefers-reduced-motion:no-preference){.spinner{animation:turn 1s linear infinite}}
.spinner{display:inline-block;width:20px;height:20px;border:3px solid #c9dfee;border-top-color:#1773b0;border-radius:50%}
@keyframes turn{to{transform:rotate(1turn)}}
`;

let sheet: CSSStyleSheet | undefined;

/** One sheet for all elements. The look is the sandbox's own: Shopify does not publish the real one. */
export function styles(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
  }
  return sheet;
}
