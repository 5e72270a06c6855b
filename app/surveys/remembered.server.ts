const FOR_MS = 5000;
const MOST = 10_000;

/** Answers of a question that is asked again and again, for seconds each. Failures are not kept. */
export function remembered<Key, Answer>(ask: (key: Key) => Promise<Answer>) {
  const known = new Map<Key, { until: number; answer: Promise<Answer> }>();
  const anew = (key: Key): Promise<Answer> => {
    known.delete(key);
    if (known.size >= MOST) known.delete(known.keys().next().value!);
    const answer = ask(key);
    known.set(key, { until: Date.now() + FOR_MS, answer });
    answer.catch(() => known.delete(key));
    return answer;
  };
  const of = (key: Key): Promise<Answer> => {
    const found = known.get(key);
    return found && found.until > Date.now() ? found.answer : anew(key);
  };
  return { of, anew };
}
