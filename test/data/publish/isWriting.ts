import type { Call } from "./testMachine.ts";

/** Whether a call changes what is on the disk, or makes it durable. */
export const isWriting = ({ name, more }: Call): boolean =>
  (name === "open" && more === "wx") ||
  ["write", "sync", "rename", "remove", "makeFolder", "syncFolder"].includes(name);
