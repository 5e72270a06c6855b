/** Answered at once by the edge: 204 when the app accepts connections, 503 while it does not. */
export const READY_PATH = "/__edge/ready";

/** What a browser shows while the app is not there. It asks again every second and reloads when the app answers. */
export const waitingPage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>The app is not running yet</title>
<style>
body { margin: 0; min-height: 80vh; display: grid; place-content: center; padding: 24px; text-align: center;
  font: 15px/1.5 system-ui, sans-serif; color: #22302f; background: #f4f6f5; }
h1 { font-size: 20px; margin: 0 0 8px; } p { margin: 0; color: #55625f; }
</style>
</head>
<body>
<main>
<h1>The app is not running yet</h1>
<p role="status">This page opens it as soon as it answers.</p>
</main>
<script>
const ask = async () => {
  const answer = await fetch("${READY_PATH}", { cache: "no-store" }).catch(() => null);
  if (answer && answer.status === 204) location.reload();
  else setTimeout(ask, 1000);
};
setTimeout(ask, 1000);
</script>
</body>
</html>
`;
