import type { Page } from "playwright-core";

/** An entry of a worker's log: `security` entries are violations of the policy. */
export interface LogEntry {
  source: string;
  level: string;
  text: string;
}

/**
 * Follows the logs of a page's workers, which the page's own console does not show. `Log.enable` repeats what was
 * logged before it, so nothing is missed; the nested messages of CDP are read here because playwright has no door to them.
 */
export async function followWorkerLogs(
  page: Page,
  heard: (entry: LogEntry) => void,
): Promise<void> {
  const session = await page.context().newCDPSession(page);
  session.on("Target.attachedToTarget", ({ sessionId, targetInfo }) => {
    if (targetInfo.type !== "worker") return;
    const message = JSON.stringify({ id: 1, method: "Log.enable" });
    session.send("Target.sendMessageToTarget", { sessionId, message }).catch(() => undefined);
  });
  session.on("Target.receivedMessageFromTarget", ({ message }) => {
    const { method, params } = JSON.parse(message) as Message;
    if (method === "Log.entryAdded" && params?.entry) heard(params.entry);
  });
  const behaviour = { autoAttach: true, waitForDebuggerOnStart: false, flatten: false };
  await session.send("Target.setAutoAttach", behaviour);
}

interface Message {
  method?: string;
  params?: { entry?: LogEntry };
}
