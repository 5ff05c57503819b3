import { fireEvent, render, screen } from "@testing-library/svelte";
import { expect, it, vi } from "vitest";
import PublicationNotes from "../../src/components/PublicationNotes.svelte";
import type { Pointer } from "../../src/domain/generation.ts";
import type { Publications } from "../../src/state/publications.svelte.ts";
import { wordsIn } from "../../src/words/words.ts";
import { read } from "./answers.ts";

const pointer = (version: number): Pointer => ({
  format: 1,
  generation: "b".repeat(16),
  version,
  provenance: "0".repeat(64),
});

type Heard = Partial<Pick<Publications, "newer" | "stale" | "needsProgram">>;

function show(heard: Heard, others: { pinned?: string; isFuture?: boolean } = {}) {
  const onload = vi.fn();
  const { pinned = null, isFuture = false } = others;
  const props = (said: Heard) => ({
    publications: { needsProgram: false, ...said } as Publications,
    pinned,
    published: { text: "2036-01-01 08:00", isFuture },
    words: wordsIn("zh-CN"),
    onload,
  });
  const { rerender, container } = render(PublicationNotes, { props: props(heard) });
  return { onload, container, hear: (said: Heard) => rerender(props(said)) };
}

const status = (): string => read(screen.getByRole("status"));

it("says nothing while there is nothing to say", () => {
  const { container } = show({});
  expect(read(container)).toBe("");
});

it("offers a newer publication, quietly, and loads it when asked", async () => {
  const { onload } = show({ newer: pointer(6) });
  expect(status()).toContain("新数据已发布（第 6 次发布），本页仍是打开时的数据。");
  expect(onload).not.toHaveBeenCalled();
  await fireEvent.click(screen.getByRole("button", { name: "载入新数据" }));
  expect(onload).toHaveBeenCalledTimes(1);
});

it("offers one that was put off no more, but the next", async () => {
  const { hear } = show({ newer: pointer(6) });
  await fireEvent.click(screen.getByRole("button", { name: "以后再说" }));
  expect(status()).toBe("");
  await hear({ newer: pointer(6) });
  expect(status()).toBe("");
  await hear({ newer: pointer(7) });
  expect(status()).toContain("第 7 次");
});

it("names a pinned version, an older pointer, a time in the future and a newer program", async () => {
  const { onload, container } = show(
    { stale: { got: 3, seen: 5 }, needsProgram: true, newer: pointer(6) },
    { pinned: "a".repeat(16), isFuture: true },
  );
  const text = read(container);
  expect(text).toContain("第 3 次发布，而本页已见过第 5 次：可能来自缓存");
  expect(text).toContain("发布时间 2036-01-01 08:00 晚于本机时间");
  expect(text).toContain("链接固定在较早的数据版本 aaaaaaaaaaaaaaaa");
  expect(text).toContain("新发布的数据需要更新的页面程序");
  expect(text).not.toContain("第 6 次");
  await fireEvent.click(screen.getByRole("button", { name: "查看最新数据" }));
  expect(onload).toHaveBeenCalledTimes(1);
});
