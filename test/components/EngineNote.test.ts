import { render } from "@testing-library/svelte";
import { expect, it } from "vitest";
import EngineNote from "../../src/components/EngineNote.svelte";
import type { EngineState } from "../../src/state/session.svelte.ts";
import { wordsIn } from "../../src/words/words.ts";
import { read } from "./answers.ts";

const quiet: EngineState = { status: "ready", progress: null, silence: 0, reason: null };

it.each([
  ["nothing of an engine that works", quiet, ""],
  ["nothing of one second, which a large step may take", { ...quiet, silence: 1 }, ""],
  ["the silence from the second second on", { ...quiet, silence: 2 }, "查询引擎无响应已 2 秒…"],
  ["that it is restarted", { ...quiet, status: "restarting" }, "查询引擎中断，正在重新启动…"],
  [
    "how much of it has come",
    { ...quiet, status: "loading", progress: { loaded: 1e6, total: 34e6 } },
    "正在加载查询引擎和数据，已下载 1.0 / 34.0 MB",
  ],
] as const)("says %s", (_, state, text) => {
  const { container } = render(EngineNote, { props: { state, words: wordsIn("zh-CN") } });
  if (text === "") expect(read(container)).toBe("");
  else expect(read(container)).toContain(text);
});
