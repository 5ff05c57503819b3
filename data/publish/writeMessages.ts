import { writeFile } from "node:fs/promises";
import { messagesPage } from "./messagesPage.ts";

/** Writes docs/messages.md; a test compares it with the rules. */
await writeFile(new URL("../../docs/messages.md", import.meta.url), messagesPage());
