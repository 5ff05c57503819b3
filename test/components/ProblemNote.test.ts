import { fireEvent, render, screen } from "@testing-library/svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import ProblemNote from "../../src/components/ProblemNote.svelte";
import { languages } from "../../src/domain/format.ts";
import {
  SnapshotError,
  snapshotFaults,
  type SnapshotFault,
} from "../../src/engine/snapshotError.ts";
import { wordsIn } from "../../src/words/words.ts";
import { read } from "./answers.ts";
import RecoveryHost from "./RecoveryHost.svelte";

const file = "files/ab12.parquet";

// jsdom has no workers, and each fault would be put down to that.
beforeEach(() => void vi.stubGlobal("Worker", class {}));
afterEach(() => void vi.unstubAllGlobals());

describe.each(languages)("%s", (language) => {
  const words = wordsIn(language);

  it("names the file, and says of every fault something of its own", () => {
    const texts = snapshotFaults.map((fault) => {
      const error = new SnapshotError(file, fault, "internal wording");
      const { unmount } = render(ProblemNote, { props: { error, words } });
      const text = read(screen.getByRole("alert"));
      unmount();
      return text;
    });
    for (const text of texts) {
      expect(text).toContain(file);
      expect(text).not.toContain("internal wording");
    }
    expect(new Set(texts).size).toBe(snapshotFaults.length);
  });

  it("gives the message of a question that was not answered", () => {
    render(ProblemNote, { props: { error: new Error("unknown dimension: colour"), words } });
    expect(read(screen.getByRole("alert"))).toContain("unknown dimension: colour");
  });
});

it("says whether figures are still shown, and offers to try again only when that can be done", async () => {
  const [error, onretry] = [new Error("offline"), vi.fn()];
  const { rerender } = render(ProblemNote, { props: { error, words: wordsIn("zh-CN") } });
  expect(screen.getByRole("alert").textContent).not.toContain("仍显示");
  expect(screen.queryByRole("button")).toBeNull();
  await rerender({ stillShown: true, onretry });
  expect(screen.getByRole("alert").textContent).toContain("下面仍显示此前有效的数字。");
  await fireEvent.click(screen.getByRole("button", { name: "重试" }));
  expect(onretry).toHaveBeenCalledTimes(1);
});

it("shows a message as text", () => {
  const error = new Error("<img src=x onerror=alert(1)>");
  const { container } = render(ProblemNote, { props: { error, words: wordsIn("zh-CN") } });
  expect(container.querySelector("img")).toBeNull();
  expect(container.textContent).toContain("<img src=x");
});

describe("on a page", () => {
  function show(fault: SnapshotFault, previous: string | null = "a".repeat(16), name = file) {
    const recovery = { previous, openPrevious: vi.fn(), checkServer: vi.fn() };
    const error = new SnapshotError(name, fault, "x", undefined, { got: 1200, expected: 3400 });
    render(RecoveryHost, { props: { error, recovery } });
    return recovery;
  }
  const buttons = (): (string | null)[] =>
    screen.getAllByRole("button").map(({ textContent }) => textContent);

  it.each(["missing", "truncated", "altered"] as const)(
    "a file that is %s makes the snapshot incomplete, and the one before is offered",
    async (fault) => {
      const { openPrevious } = show(fault);
      expect(read(screen.getByRole("alert"))).toContain(`快照不完整：数据文件 ${file} `);
      await fireEvent.click(screen.getByRole("button", { name: "打开上一个数据版本" }));
      expect(openPrevious).toHaveBeenCalledTimes(1);
    },
  );

  it("offers none where there is none, or where the file is not at fault", () => {
    show("missing", null);
    show("unreachable");
    expect(buttons()).toEqual(["服务器自检", "服务器自检"]);
  });

  it("offers the check of the server", async () => {
    const { checkServer } = show("not-served", null);
    expect(read(screen.getByRole("alert"))).toContain("不认识扩展名 .parquet（IIS 报 404.3）");
    await fireEvent.click(screen.getByRole("button", { name: "服务器自检" }));
    expect(checkServer).toHaveBeenCalledTimes(1);
  });

  it("says how much came of a truncated file", () => {
    show("truncated");
    expect(read(screen.getByRole("alert"))).toContain("应有 3,400 字节，只收到 1,200 字节");
  });

  it("offers to reload for a program of another age", () => {
    show("newer-format", null, "current.json");
    expect(buttons()).toEqual(["刷新页面", "服务器自检"]);
  });

  it("says of a missing part of the program that the site may have been updated", () => {
    show("missing", null, "assets/Data-1.js");
    expect(read(screen.getByRole("alert"))).toContain("程序文件 assets/Data-1.js 不存在");
  });
});
