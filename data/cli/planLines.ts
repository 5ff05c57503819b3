import { area } from "../../src/domain/area.ts";
import { formatBytes, formatCount, formatPercent } from "../../src/domain/format.ts";
import { measure } from "../../src/domain/measure.ts";
import type { Headline, HeadlineFigure } from "../publish/headlineFigures.ts";
import { changes, type Plan, type PlannedFile } from "../publish/plan.ts";

const changeWords: Record<PlannedFile["change"], string> = {
  new: "新增 new",
  changed: "更改 changed",
  unchanged: "不变 unchanged",
  removed: "移除 removed",
};

const shown = 20;

/** A plan for people: what is shown before and after, figures, and files with their sizes. */
export function planLines(plan: Plan): string[] {
  const { before, after, files, figures, retired, expired } = plan;
  return [
    `世代 generation: ${before.generation ?? "—"} → ${after.generation ?? "—"}`,
    `页面 page: ${before.release ?? "—"} → ${after.release ?? "—"}`,
    `版本 version: ${before.version} → ${after.version}；类型 profile: ${plan.profile}`,
    ...figures.flatMap(figureLines),
    ...changes.map((change) => totalLine(change, files)),
    ...listedFiles(files),
    ...(retired.length > 0
      ? [`待移除（至少一天后）to be removed in a day: ${retired.join(" ")}`]
      : []),
    ...(expired.length > 0 ? [`到期移除 removed: ${expired.join(" ")}`] : []),
  ];
}

function figureLines({ place, measure: id, before, after }: HeadlineFigure): string[] {
  const { words } = measure(id);
  const units = `${count(before?.units)} → ${count(after?.units)}`;
  return [
    `${area(place)?.name ?? place} ${words.zh} ${words.en}: ${figure(before)} → ${figure(after)}；单位 units: ${units}`,
  ];
}

function figure(headline: Headline | null): string {
  if (headline === null) return "—";
  const { period, numerator, denominator, rate } = headline;
  const share = rate === null ? "—" : `${formatPercent(rate)} %`;
  return `${share}（${count(numerator)} / ${count(denominator)}，${period}）`;
}

const count = (value: number | null | undefined): string =>
  value === null || value === undefined ? "—" : formatCount(value);

function totalLine(change: PlannedFile["change"], files: readonly PlannedFile[]): string {
  const chosen = files.filter((file) => file.change === change);
  const bytes = chosen.reduce((sum, file) => sum + file.bytes, 0);
  return `${changeWords[change]}: ${formatCount(chosen.length)}, ${formatBytes(bytes)}`;
}

function listedFiles(files: readonly PlannedFile[]): string[] {
  const changed = files.filter(({ change }) => change !== "unchanged");
  const more = changed.length - shown;
  return [
    ...changed
      .slice(0, shown)
      .map(({ path, bytes, change }) => `  ${changeWords[change]} ${path} ${formatBytes(bytes)}`),
    ...(more > 0 ? [`  … ${more}`] : []),
  ];
}
