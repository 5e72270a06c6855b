import { useRevalidator } from "@remix-run/react";
import { useRef, useState } from "react";
import { orderFileCard } from "./order-file-words.ts";

const PLACE = "/app/settings/order-file";
/** As much as the server takes at once. */
const PART_BYTES = 4 * 1024 * 1024;
const TRIES = 4;

interface Answer {
  problem?: string | null;
  fileId?: string;
  next?: number | null;
}

/** Sends a file part by part, each from where the server says it is: a part that is lost is sent again. */
export function useOrderFile() {
  const [upload, setUpload] = useState<{ name: string; share: number } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { revalidate } = useRevalidator();
  const stopped = useRef(false);

  const send = async (file: File) => {
    stopped.current = false;
    setProblem(null);
    setUpload({ name: file.name, share: 0 });
    try {
      const begun = await begin(file);
      if (begun.problem) return setProblem(begun.problem);
      let next: number | null | undefined = begun.next;
      while (typeof next === "number" && !stopped.current) {
        setUpload({ name: file.name, share: next / file.size });
        const answer = await sendPart(begun.fileId!, next, file);
        if (answer.problem) return setProblem(answer.problem);
        next = answer.next;
      }
    } catch {
      setProblem(orderFileCard.brokeOff(file.name));
    } finally {
      setUpload(null);
      revalidate();
    }
  };
  return { upload, problem, send, stop: () => (stopped.current = true) };
}

function begin(file: File): Promise<Answer> {
  const form = new FormData();
  form.set("intent", "begin");
  form.set("name", file.name);
  form.set("size", String(file.size));
  return post(PLACE, form);
}

function sendPart(fileId: string, from: number, file: File): Promise<Answer> {
  return post(`${PLACE}?file=${fileId}&from=${from}`, file.slice(from, from + PART_BYTES));
}

/** @throws what went wrong the last time it was tried */
async function post(url: string, body: FormData | Blob): Promise<Answer> {
  for (let tries = 1; ; tries++)
    try {
      const answer = await fetch(url, { method: "POST", body });
      if (answer.ok || answer.status === 422) return (await answer.json()) as Answer;
      throw new Error(String(answer.status));
    } catch (error) {
      if (tries === TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, 1000 * 2 ** tries));
    }
}
