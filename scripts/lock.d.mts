export function isAlive(pid: number): boolean;
export function withLock<T>(
  file: string,
  work: () => Promise<T> | T,
  onWait?: (holder: number) => void,
): Promise<T>;
