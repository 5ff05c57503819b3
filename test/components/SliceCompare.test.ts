import { fireEvent, render, screen } from "@testing-library/svelte";
import { afterEach, describe, expect, it, vi } from "vitest";
import { selectionExport } from "../../src/components/exports/selectionExport.ts";
import { matchedSentence } from "../../src/components/slice/matchedSentence.ts";
import { measure } from "../../src/domain/measure.ts";
import { openAtlas, type Atlas } from "../../src/engine/atlas.ts";
import type { AskedMatch, MatchedAnswers } from "../../src/engine/askMatched.ts";
import type { AnswerRow } from "../../src/query/answer.ts";
import { Session } from "../../src/state/session.svelte.ts";
import { Site } from "../../src/state/site.svelte.ts";
import { loadReady, ReadySlices } from "../../src/state/slices.svelte.ts";
import { ViewState } from "../../src/state/viewState.svelte.ts";
import { wordsIn } from "../../src/words/words.ts";
import { base, makeDataFolder, serve } from "../engine/dataFolder.ts";
import { read } from "./answers.ts";
import CompareHost from "./CompareHost.svelte";
import { siteAt } from "./site.ts";

const row = (side: AnswerRow["side"], keys: string[], numerator: number, denominator: number): AnswerRow => ({ side, keys, numerator, denominator, leftOut: 0, value: numerator / denominator, status: "ok" }); // prettier-ignore

/** What is answered to any question about the enterprises on both sides. */
const answered = (asked: AskedMatch): MatchedAnswers => {
  const question = { measure: asked.measure, in: asked.in, periods: [], where: [], by: asked.by };
  const groups = [row("base", ["C"], 3, 4), row("compared", ["C"], 1, 4)];
  return {
    status: "ok",
    counts: { both: 1234, first: 5, second: 6 },
    groups: { question, rows: groups },
    total: { question, rows: [row("base", [], 3, 4), row("compared", [], 1, 4)] },
  };
};

let atlas: Atlas;
const asked: AskedMatch[] = [];

async function show(hash: string, withRows = ["2025-08", "2025-09"]): Promise<Site> {
  const { files } = await makeDataFolder({ withRows, hasTownships: true });
  atlas = await openAtlas({ base, fetch: serve(files).fetch, backoff: 0 });
  atlas.matched = vi.fn((question: AskedMatch) => {
    asked.push(question);
    return Promise.resolve(answered(question));
  });
  const { opened } = siteAt({ hash });
  const site = new Site(new Session(), { ...opened, atlas }, new ViewState());
  const input = { measure: "union-rate-25plus", in: "330110", period: "2025-09", pair: null, withTownships: false } as const; // prettier-ignore
  const ready = await loadReady(atlas, input, new AbortController().signal);
  if (!(ready instanceof ReadySlices)) throw new Error(ready.status);
  const names = { language: "zh-CN", words: wordsIn("zh-CN"), parks: new Map() } as const;
  render(CompareHost, { props: { site, ready, names } });
  await screen.findByRole("table", {}, { timeout: 15_000 });
  return site;
}

afterEach(() => {
  atlas.close();
  asked.length = 0;
});

const box = () => screen.getByRole<HTMLInputElement>("checkbox", { name: /两边都有的企业/ });

it("a file of them says how they were matched", async () => {
  const site = await show("#/slice?form=compare");
  const words = wordsIn("zh-CN");
  const table = selectionExport({
    ...{
      site,
      title: "对照",
      head: "行业",
      measure: measure("union-rate-25plus"),
      adcode: "330110",
    },
    ...{ periods: [], groups: [], sides: ["a", "b"], isComparisonOverridden: false },
    remarks: [matchedSentence({ both: 4, first: 1, second: 2 }, words)],
    names: { language: "zh-CN", words, parks: new Map() },
  });
  expect(table.notes.remarks.at(-1)).toMatch(/^两边都选中的企业 4 家；只在本选的 1 家/);
});

describe("the enterprises on both sides", () => {
  it("are asked for by the dimension and filters in view, and shown with how many there are", async () => {
    const site = await show("#/slice?form=compare&strip=sector&f=nature:nonpublic");
    expect(box().checked).toBe(false);
    expect(asked).toEqual([]);
    await fireEvent.click(box());
    expect(site.view.versus).toMatchObject({ period: "2025-08", isMatched: true });
    await screen.findByText(/两边都选中的企业 1,234 家；只在本选的 5 家、只在对照的 6 家/);
    const where = [{ dimension: "nature", anyOf: ["nonpublic"] }];
    expect(asked).toEqual([
      {
        measure: "union-rate-25plus",
        in: "330110",
        by: ["sector"],
        sides: [
          { period: "2025-09", where },
          { period: "2025-08", where },
        ],
      },
    ]);
    const rows = screen.getAllByRole("row").map(read);
    expect(rows[1]).toMatch(/^制造.*75\.0%.*25\.0%.*\+50\.0 个百分点.*3\.00 倍/);
    await fireEvent.click(box());
    expect(site.view.versus?.isMatched).toBe(false);
  });

  it.each([
    ["vs=2025-09||sector:C|matched", "两边是同一期", undefined],
    ["vs=2025-08|330102||matched", "两边不是同一地", undefined],
    ["vs=2025-08|||matched", "没有企业名单", ["2025-09"]],
  ])("%s: why they cannot be matched is said", async (versus, why, withRows) => {
    await show(`#/slice?form=compare&${versus}`, withRows);
    await screen.findByText(new RegExp(why));
    expect([box().disabled, box().checked]).toEqual([true, false]);
    expect(asked).toEqual([]);
  });
});
