import { Modal, NavMenu, SaveBar, TitleBar } from "@shopify/app-bridge-react";
import { useEffect, useState } from "react";

interface ReactAppProps {
  apiKey: string;
}

/** A whole document as Remix renders it: App Bridge's script in the body, its React components around a page. */
export function ReactApp({ apiKey }: ReactAppProps) {
  const [modal, setModal] = useState(false);
  const [saved, setSaved] = useState("nothing");
  const [draft, setDraft] = useState("");
  const [settings, setSettings] = useState(true);
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  return (
    <html lang="en">
      <head>
        <title>React</title>
      </head>
      <body>
        <script src="https://cdn.shopify.com/shopifycloud/app-bridge.js" data-api-key={apiKey} />
        <NavMenu>
          <a href="/app" rel="home">
            Home
          </a>
          <a href="/app/customers">Customers</a>
        </NavMenu>
        <TitleBar title={settings ? "Settings" : "Overview"}>
          <button variant="primary" onClick={() => setModal(true)}>
            Send
          </button>
        </TitleBar>
        <p>{ready ? "Hydrated" : "From the server"}</p>
        <p>Saved: {saved}</p>
        <button onClick={() => setSettings(false)}>Leave settings</button>
        {settings && (
          <>
            <label>
              Draft <input value={draft} onChange={(event) => setDraft(event.target.value)} />
            </label>
            <SaveBar id="settings" open={draft !== ""} discardConfirmation={false}>
              <button
                variant="primary"
                onClick={() => {
                  setSaved(draft);
                  setDraft("");
                }}
              ></button>
              <button onClick={() => setDraft("")}></button>
            </SaveBar>
          </>
        )}
        <Modal id="offer" open={modal} onHide={() => setModal(false)}>
          <p>
            <label>
              Message <input value={draft} onChange={(event) => setDraft(event.target.value)} />
            </label>
          </p>
          <TitleBar title="Send an offer">
            <button variant="primary" onClick={() => setModal(false)}>
              Send now
            </button>
          </TitleBar>
        </Modal>
        <script src="/client.js" />
      </body>
    </html>
  );
}
