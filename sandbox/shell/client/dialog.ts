import { element } from "./dom.ts";

let last = 0;

/** A modal dialog of the shell. `fill` builds its inside and gets how to close it with a result. */
export function openDialog<Result>(
  title: string,
  fill: (close: (result: Result | null) => void) => { body: Node; foot: Node[] },
  className = "",
): Promise<Result | null> {
  return new Promise((resolve) => {
    let result: Result | null = null;
    const dialog = element("dialog", { className: `dialog ${className}` });
    const close = (chosen: Result | null) => {
      result = chosen;
      dialog.close();
    };
    const titleId = `dialog-title-${++last}`;
    const { body, foot } = fill(close);
    const dismiss = element("button", {
      type: "button",
      className: "close",
      ariaLabel: "Close",
      textContent: "×",
      onclick: () => close(null),
    });
    dialog.setAttribute("aria-labelledby", titleId);
    dialog.append(
      element("header", {}, element("h2", { id: titleId }, title), dismiss),
      element("div", { className: "dialog-body" }, body),
    );
    if (foot.length) dialog.append(element("footer", {}, ...foot));
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(result);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

interface Question {
  title: string;
  text: string | Node;
  confirm: string;
  cancel: string;
  critical?: boolean;
}

/** Asks a yes-or-no question; closing the dialog is a no. */
export async function confirmDialog(question: Question): Promise<boolean> {
  const answer = await openDialog<true>(question.title, (close) => ({
    body: typeof question.text === "string" ? element("p", {}, question.text) : question.text,
    foot: [
      element("button", {
        type: "button",
        className: "button",
        textContent: question.cancel,
        onclick: () => close(null),
      }),
      element("button", {
        type: "button",
        className: `button ${question.critical ? "critical" : "primary"}`,
        textContent: question.confirm,
        onclick: () => close(true),
      }),
    ],
  }));
  return answer === true;
}
