import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { afterEach, expect, it, vi } from "vitest";
import { Announcer } from "../../src/state/announcer.svelte.ts";
import { wordsIn } from "../../src/words/words.ts";
import CopyLinkHost from "./CopyLinkHost.svelte";
import { generationId, siteAt } from "./site.ts";

/** What the browser offers: the clipboard, which plain http lacks, and the old command. */
function offer(clipboard: Pick<Clipboard, "writeText"> | undefined, command: () => boolean): void {
  Object.defineProperty(navigator, "clipboard", { value: clipboard, configurable: true });
  Object.defineProperty(document, "execCommand", { value: command, configurable: true });
}

afterEach(() => {
  Reflect.deleteProperty(navigator, "clipboard");
  Reflect.deleteProperty(document, "execCommand");
});

/** Shows the button at an address; says what was announced. */
function open(hash: string, search = "") {
  const announcer = new Announcer();
  const said = vi.spyOn(announcer, "say");
  render(CopyLinkHost, {
    props: { announcer, site: siteAt({ hash, search }), words: wordsIn("zh-CN") },
  });
  return said;
}

const press = () => fireEvent.click(screen.getByRole("button", { name: /复制链接/ }));
const whole = `#/overview?c=330100&m=union-rate-25plus&t=2025-09&g=${generationId}`;

it("copies a link with place, measure, period and data version although all are the defaults", async () => {
  const writeText = vi.fn(() => Promise.resolve());
  offer({ writeText }, () => false);
  const said = open("#/");
  await press();
  await waitFor(() => expect(screen.getByRole("button").textContent).toBe("✓ 复制链接"));
  expect(writeText.mock.calls).toEqual([[new URL(whole, location.href).href]]);
  expect(said.mock.calls).toEqual([["链接已复制，含地区、指标、时间和数据版本"]]);
  expect(location.hash).toBe("#/");
});

it("copies what was chosen", async () => {
  const writeText = vi.fn<(text: string) => Promise<void>>(() => Promise.resolve());
  offer({ writeText }, () => false);
  open("#/place/330106?m=rate-100plus&t=2025-08&l=en");
  await press();
  expect(writeText.mock.calls[0]?.[0]).toContain(
    `#/place/330106?c=330100&m=rate-100plus&t=2025-08&g=${generationId}&l=en`,
  );
});

it("copies a selection where there is no clipboard", async () => {
  let copied: string | undefined;
  offer(undefined, () => {
    copied = document.querySelector("textarea")?.value;
    return true;
  });
  const said = open("#/");
  await press();
  expect(copied).toContain(whole);
  await waitFor(() => expect(said).toHaveBeenCalledWith(expect.stringContaining("已复制")));
  expect(document.querySelector("textarea")).toBeNull();
});

it.each([
  ["the clipboard is refused", { writeText: () => Promise.reject(new Error("not allowed")) }],
  ["nothing can copy", undefined],
])("shows the link to copy by hand when %s", async (_, clipboard) => {
  offer(clipboard, () => false);
  const said = open("#/");
  await press();
  const field = await screen.findByRole<HTMLInputElement>("textbox", {
    name: "请手工复制下面的链接",
  });
  expect(field.value).toContain(whole);
  expect(field.readOnly).toBe(true);
  expect(said.mock.calls).toEqual([["请手工复制下面的链接"]]);
  expect(screen.getByRole("button").textContent).not.toContain("✓");
});

it("copies neither a search nor a page of what it found", async () => {
  const writeText = vi.fn<(text: string) => Promise<void>>(() => Promise.resolve());
  offer({ writeText }, () => false);
  open("#/place/330106?p=3", "某某有限公司");
  await press();
  const link = decodeURIComponent(writeText.mock.calls[0]?.[0] ?? "");
  expect(link).toContain("#/place/330106?c=330100");
  expect(link).not.toMatch(/某某|p=3/);
});
