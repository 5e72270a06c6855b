import express from "express";

/**
 * The smallest app that is embedded: every page says where it is, moves without loading a document, and has the parts
 * App Bridge shows in the admin. What the browser sent along is answered by /api.
 */
export function fakeApp(apiKey: string) {
  const app = express();
  let refusals = 0;

  app.get("/api/seen", (request, response) => {
    response.json({
      authorization: request.get("authorization") ?? null,
      requestedWith: request.get("x-requested-with") ?? null,
    });
  });
  app.get("/api/picky", (request, response) => {
    // refuses the first token it is shown, as the library does with a bad one
    refusals++;
    if (refusals === 1) response.status(401).set("X-Shopify-Retry-Invalid-Session-Request", "1");
    response.send(`${refusals} ${request.get("authorization") ? "with" : "without"} token`);
  });
  app.get("/api/elsewhere", (_request, response) => {
    response
      .status(401)
      .set(
        "X-Shopify-API-Request-Failure-Reauthorize-Url",
        "https://admin.shopify.com/store/demo/orders",
      )
      .end();
  });
  app.get("/auth/session-token", (_request, response) => {
    response.type("html").send(head());
  });
  app.get("*", (request, response) => {
    response.set("Content-Security-Policy", "frame-ancestors https://admin.shopify.com;");
    if (!request.query["id_token"]) {
      const back = encodeURIComponent(request.originalUrl);
      return response.redirect(`/auth/session-token?${query(request)}&shopify-reload=${back}`);
    }
    response.type("html").send(page());
  });

  const query = (request: express.Request) =>
    new URL(request.originalUrl, "http://app").search.slice(1);
  const head = () => `<!doctype html><html lang="en"><head><title>Fake</title>
    <script src="https://cdn.shopify.com/shopifycloud/app-bridge.js" data-api-key="${apiKey}"></script></head>`;
  const page = () => `${head()}<body>
    <ui-nav-menu>
      <a href="/app" rel="home">Home</a><a href="/app/customers">Customers</a><a href="/app/settings">Settings</a>
    </ui-nav-menu>
    <ui-title-bar id="bar" title="Overview">
      <button variant="breadcrumb" onclick="go('/app')">Overview</button>
      <button variant="primary" onclick="say('primary pressed')">Create</button>
      <button onclick="say('secondary pressed')">Export</button>
    </ui-title-bar>
    <p>Place: <output id="place"></output></p>
    <p>Said: <output id="said"></output></p>
    <label>Name <input oninput="shopify.saveBar.show('save')"></label>
    <ui-save-bar id="save" discardConfirmation="true">
      <button variant="primary" onclick="say('saved'); shopify.saveBar.hide('save')">Save</button>
      <button onclick="say('discarded'); shopify.saveBar.hide('save')">Discard</button>
    </ui-save-bar>
    <ui-modal id="modal">
      <div><p id="inside">Inside the modal</p></div>
      <ui-title-bar title="Send offer">
        <button variant="primary" onclick="say('sent'); shopify.modal.hide('modal')">Send</button>
      </ui-title-bar>
    </ui-modal>
    <p><a href="shopify://admin/orders">All orders</a></p>
    <p><a href="/app/customers" onclick="event.preventDefault(); go('/app/customers')">To customers</a></p>
    <script>
      const say = (text) => { document.getElementById("said").textContent = text; };
      const show = () => {
        document.getElementById("place").textContent = location.pathname;
        document.getElementById("bar").setAttribute("title", location.pathname.split("/").pop());
      };
      const go = (path) => { history.pushState(null, "", path); show(); };
      addEventListener("shopify:navigate", (event) => go(event.target.getAttribute("href")));
      addEventListener("popstate", show);
      show();
    </script></body></html>`;
  return app;
}
