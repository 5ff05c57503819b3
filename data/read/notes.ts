import { shortened, type Problem, type ProblemCode, type Report } from "./problem.ts";

const fixes: Partial<Record<ProblemCode, Problem["fix"]>> = {
  "normalised-code": {
    zh: "已统一为半角大写，无需修改",
    en: "made half-width upper case: nothing to do",
  },
  "normalised-number": {
    zh: "已统一为半角数字、去掉千分位，无需修改",
    en: "made plain digits: nothing to do",
  },
  "rare-character": {
    zh: "生僻字按原样保留，请核对页面能否显示",
    en: "kept as it is: see whether the page can show it",
  },
};

/** Notes of a file, counted by code and column; the first of each is named. */
export class Notes {
  #found = new Map<string, Omit<Problem, "file">>();

  add(code: ProblemCode, row: number, column: string, value: string): void {
    const key = `${code}/${column}`;
    const known = this.#found.get(key);
    if (known !== undefined) known.count = (known.count ?? 0) + 1;
    else {
      const fix = fixes[code] ?? { zh: "", en: "" };
      this.#found.set(key, { row, column, value: shortened(value), code, fix, count: 1 });
    }
  }

  report(file: string, report: Report): void {
    for (const note of this.#found.values()) report({ file, ...note });
  }
}
