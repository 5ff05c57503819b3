import { fireEvent, render, screen } from "@testing-library/svelte";
import { describe, expect, it, vi } from "vitest";
import ProblemNote from "../../src/components/ProblemNote.svelte";
import { languages } from "../../src/domain/format.ts";
import { SnapshotError, snapshotFaults } from "../../src/engine/snapshotError.ts";
import { wordsIn } from "../../src/words/words.ts";
import { read } from "./answers.ts";

const file = "files/ab12.parquet";

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
