import { useRevalidator } from "@remix-run/react";
import { useRef, useState } from "react";
import { formUpload } from "./words.ts";

/** As much as a server takes at once. */
const PART_BYTES = 4 * 1024 * 1024;
const TRIES = 4;

interface Answer {
  problem?: string | null;
  fileId?: string;
  /** the byte the next part begins with; null = all is there */
  next?: number | null;
}

/**
 * Sends a file part by part, each from where the server says it is: a part that is lost is sent again, and a file that
 * is chosen again goes on. By script, because only fetch carries the session token of an embedded page.
 * @param place address of a resource route: a form begins a file, a body with ?file=…&from=… is a part of it
 */
export function useUpload(place: string) {
  const [upload, setUpload] = useState<{ name: string; share: number } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { revalidate } = useRevalidator();
  const stopped = useRef(false);

  const send = async (file: File) => {
    stopped.current = false;
    setProblem(null);
    setUpload({ name: file.name, share: 0 });
    try {
      const form = new FormData();
      form.set("intent", "begin");
      form.set("name", file.name);
      form.set("size", String(file.size));
      let answer = await post(place, form);
      const { fileId } = answer;
      while (typeof answer.next === "number" && !stopped.current) {
        const from = answer.next;
        setUpload({ name: file.name, share: from / file.size });
        const part = file.slice(from, from + PART_BYTES);
        answer = await post(`${place}?file=${fileId}&from=${from}`, part);
      }
      setProblem(answer.problem ?? null);
    } catch {
      setProblem(formUpload.brokeOff(file.name));
    } finally {
      setUpload(null);
      revalidate();
    }
  };
  return { upload, problem, send, stop: () => (stopped.current = true) };
}

/** @throws what went wrong the last time it was tried */
async function post(url: string, body: FormData | Blob): Promise<Answer> {
  for (let tries = 1; ; tries++)
    try {
      const answer = await fetch(url, { method: "POST", body });
      if (answer.ok || answer.status === 422) return (await answer.json()) as Answer;
      // who may not, may not the next time either
      if (answer.status === 403) return { problem: await answer.text() };
      throw new Error(String(answer.status));
    } catch (error) {
      if (tries === TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, 1000 * 2 ** tries));
    }
}
