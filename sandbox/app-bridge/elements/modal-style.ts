let sheet: CSSStyleSheet | null = null;

/** How the sandbox draws a modal; inside the modal's shadow, so the app's own styles stay as they are. */
export function modalStyle(): CSSStyleSheet {
  if (sheet) return sheet;
  sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    dialog { border: 0; border-radius: 14px; padding: 0; width: min(620px, calc(100vw - 24px));
      max-height: calc(100dvh - 48px); color: #1d2a28; background: #fff; overflow: hidden;
      box-shadow: 0 24px 64px rgb(14 32 30 / 28%); font: 14px/1.45 system-ui, sans-serif; }
    dialog[open] { display: flex; flex-direction: column; }
    dialog.small { width: min(400px, calc(100vw - 24px)); }
    dialog.large { width: min(980px, calc(100vw - 24px)); }
    dialog.max { width: calc(100vw - 16px); height: calc(100dvh - 16px); max-width: none; max-height: none; }
    dialog::backdrop { background: rgb(14 32 30 / 46%); }
    header { display: flex; align-items: center; gap: 12px; padding: 12px 12px 12px 20px;
      border-bottom: 1px solid #dfe5e3; background: #f6f8f7; }
    h2 { flex: 1; margin: 0; font-size: 15px; font-weight: 650; }
    .body { flex: 1; min-height: 0; overflow: auto; overscroll-behavior: contain; }
    .body iframe { display: block; width: 100%; height: min(70dvh, 640px); border: 0; }
    dialog.max .body iframe { height: 100%; }
    footer, .save-bar { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: 8px; padding: 12px 20px;
      border-top: 1px solid #dfe5e3; }
    footer[hidden], .save-bar[hidden] { display: none; }
    .save-bar { align-items: center; border: 0; padding-block: 8px; background: #173b38; color: #fff; }
    .save-bar span { flex: 1; font-weight: 600; }
    button { font: inherit; font-weight: 550; min-height: 34px; padding: 4px 14px; border-radius: 9px; cursor: pointer;
      border: 1px solid #b9c5c2; background: #fff; color: #1d2a28; }
    button.primary { background: #0f5c53; border-color: #0f5c53; color: #fff; }
    button.critical { background: #b3261e; border-color: #b3261e; color: #fff; }
    button:disabled { opacity: .55; cursor: default; }
    button:focus-visible { outline: 2px solid #0f5c53; outline-offset: 2px; }
    button.close { border: 0; background: transparent; font-size: 20px; line-height: 1; padding: 4px 10px; }
  `);
  return sheet;
}
