/** Asks the shell's own server; a refusal becomes an error with the server's sentence. */
export async function askServer<Answer>(path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(path, {
    method: body === undefined ? "GET" : "POST",
    ...(body === undefined
      ? {}
      : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
  });
  if (!response.ok) {
    throw new Error((await response.text()) || `The sandbox answered ${response.status}.`);
  }
  return (await response.json()) as Answer;
}
