import type { Cause, MoverClass } from "../domain/changes.ts";

const zh = {
  table: "各地区的变化",
  base: "对比基期",
  baseOption: (period: string, tag: string) => `${period}（${tag}）`,
  previous: "上期",
  yearBefore: "上年同月",
  noBase: (period: string) => `${period} 是最早的一期，没有更早的一期可比。`,
  badBase: (asked: string, used: string) =>
    `链接中的基期 ${asked} 没有数据，或不早于本期；现与 ${used} 相比。`,
  chart: "期初 ○ → 期末 ●",
  chartWithTarget: "期初 ○ → 期末 ●，竖线为目标",
  axis: (from: string, to: string) => `${from} 至 ${to}`,
  points: "增减（个百分点）",
  difference: "增减",
  numerator: "分子增减",
  denominator: "分母增减",
  areas: (count: number, kind: string, up: number, down: number) =>
    `${count} 个${kind}中 ${up} 个上升、${down} 个下降`,
  same: (count: number) => `${count} 个持平`,
  untold: (count: number) => `${count} 个无法比较`,
  whole: (whole: string, value: string, since: string, change: string) =>
    `${whole} ${value}，较${since} ${change}`,
  netGain: (count: string, unit: string) => `净增 ${count} ${unit}`,
  netLoss: (count: string, unit: string) => `净减 ${count} ${unit}`,
  noNet: "分子没有增减",
  notTold: "未能比较",
  sums: {
    ok: "两期合计核对 ✓",
    differs: (period: string, difference: string, unit: string) =>
      `${period} 合计核对：差 ${difference} ${unit}`,
  },
  flow: {
    title: (area: string) => `${area}：怎么变的`,
    hint: "点选上表中的地区，看它怎么变的",
    whole: (whole: string) => `看${whole}`,
    step: "项目",
    chart: "分子的变动",
    numerator: (unit: string) => `分子（${unit}）`,
    denominator: (unit: string) => `分母（${unit}）`,
    published: (period: string) => `${period} 首次公布`,
    restatement: "口径重述",
    before: (period: string) => `期初 ${period}`,
    after: (period: string) => `期末 ${period}`,
    ok: "期初 + 各项 = 期末 ✓",
    differs: "各项与两期的数字对不上，未予显示，请联系发布人员",
    summed: (periods: number) =>
      `各项为其间 ${periods} 次逐期变动之和：同一家先后变动几次，计几次。`,
    restatedNow: (period: string, before: string, now: string) =>
      `${period} 也重述过：首次公布 ${before}，现为 ${now}。`,
    withheld: "汇总版不含企业名单和明细，只有上表；哪些企业变动、为什么变动，请看内网的完整版。",
    notEnterprises: "此指标不按企业台账计数，没有企业层面的变动，只有上表。",
    noRows: (periods: string) =>
      `${periods} 与其上一期之间的企业变动没有算出：当时两期的企业明细未同时保留（例如其中一期后来单独重做过）。把这两期一起重做即可。`,
    notSupplied: (periods: string) =>
      `${periods} 与其上一期中有一期的台账没有此指标所需的列，不能分解。`,
    notComparable: "这一地区有一期没有可用的数字，不能分解。",
  },
  causes: {
    new: "新设",
    closed: "注销",
    movedIn: "迁入",
    movedOut: "迁出",
    becameCovered: "建会",
    ceasedCovered: "撤会",
    becameEligible: "进入统计范围",
    ceasedEligible: "离开统计范围",
    amount: "人数变化",
    reporting: "台账未报送",
  } satisfies Record<Cause, string>,
  /** In place of 建会 and 撤会 where the numerator does not count unions. */
  otherCauses: { becameCovered: "计入分子", ceasedCovered: "不再计入分子" },
  movers: {
    title: (area: string) => `${area}：变动的企业`,
    classes: {
      gained: "建会",
      lost: "撤会",
      new: "新设",
      closed: "注销",
      moved: "迁移",
    } satisfies Record<MoverClass, string>,
    all: (total: string) => `共 ${total} 家`,
    some: (total: string, shown: string) => `共 ${total} 家，列出前 ${shown} 家（按职工人数）`,
    none: (classes: string) => `没有：${classes}`,
    everyone: "全部单位的变动，不限于此指标统计的单位",
    nobody: "没有建会、撤会、新设、注销或迁移的企业。",
    what: "变动",
    when: "时间",
    before: { area: "原地区", mode: "原建会方式" },
    after: { area: "现地区", mode: "现建会方式" },
  },
};

const en: typeof zh = {
  table: "Changes of the areas",
  base: "Compared with",
  baseOption: (period, tag) => `${period} (${tag})`,
  previous: "the period before",
  yearBefore: "same month a year before",
  noBase: (period) => `${period} is the earliest period: there is none before it to compare with.`,
  badBase: (asked, used) =>
    `The base ${asked} of the link has no data or is not earlier; ${used} is used instead.`,
  chart: "before ○ → after ●",
  chartWithTarget: "before ○ → after ●, the tick is the target",
  axis: (from, to) => `${from} to ${to}`,
  points: "Change (percentage points)",
  difference: "Change",
  numerator: "Change of numerator",
  denominator: "Change of denominator",
  areas: (count, kind, up, down) => `${count} areas (${kind}): ${up} up, ${down} down`,
  same: (count) => `${count} the same`,
  untold: (count) => `${count} cannot be compared`,
  whole: (whole, value, since, change) => `${whole} ${value}, ${change} since ${since}`,
  netGain: (count, unit) => `net gain of ${count} ${unit}`,
  netLoss: (count, unit) => `net loss of ${count} ${unit}`,
  noNet: "numerator unchanged",
  notTold: "not comparable",
  sums: {
    ok: "Sums of both periods ✓",
    differs: (period, difference, unit) => `Sum of ${period} differs by ${difference} ${unit}`,
  },
  flow: {
    title: (area) => `${area}: how it changed`,
    hint: "Choose an area in the table to see how it changed",
    whole: (whole) => `Show ${whole.toLowerCase()}`,
    step: "Step",
    chart: "Change of the numerator",
    numerator: (unit) => `Numerator (${unit})`,
    denominator: (unit) => `Denominator (${unit})`,
    published: (period) => `${period} as first published`,
    restatement: "Restatement",
    before: (period) => `Before: ${period}`,
    after: (period) => `After: ${period}`,
    ok: "before + all steps = after ✓",
    differs:
      "The steps do not agree with the figures of the periods and are not shown; tell the publisher",
    summed: (periods) =>
      `The steps are sums of ${periods} changes, period by period: an enterprise that changed twice counts twice.`,
    restatedNow: (period, before, now) =>
      `${period} was restated too: first published as ${before}, now ${now}.`,
    withheld:
      "The aggregate edition holds no lists or rows of enterprises, so the table above is all; which enterprises changed, and why, is in the full edition on the intranet.",
    notEnterprises:
      "This measure does not count the ledger of enterprises: nothing is known of single ones, the table above is all.",
    noRows: (periods) =>
      `What became of enterprises in ${periods} since the period before was not worked out: the rows of both were not kept at the same time (one may have been built anew by itself). Building both anew together mends it.`,
    notSupplied: (periods) =>
      `The ledgers of ${periods} or of the period before lack a column of this measure, so that its change cannot be taken apart.`,
    notComparable:
      "One of the periods has no figure for this area, so that its change cannot be taken apart.",
  },
  causes: {
    new: "New",
    closed: "Closed",
    movedIn: "Moved in",
    movedOut: "Moved out",
    becameCovered: "Gained a union",
    ceasedCovered: "Lost its union",
    becameEligible: "Entered the population",
    ceasedEligible: "Left the population",
    amount: "Change of headcount",
    reporting: "Ledger not reported",
  },
  otherCauses: { becameCovered: "Entered the numerator", ceasedCovered: "Left the numerator" },
  movers: {
    title: (area) => `${area}: enterprises that changed`,
    classes: {
      gained: "Gained a union",
      lost: "Lost its union",
      new: "New",
      closed: "Closed",
      moved: "Moved",
    },
    all: (total) => `${total} in all`,
    some: (total, shown) => `${total} in all, the first ${shown} by employees`,
    none: (classes) => `None: ${classes}`,
    everyone: "Of all units, not only those that this measure counts",
    nobody: "No enterprise gained or lost a union, is new, closed or moved.",
    what: "What happened",
    when: "Period",
    before: { area: "Area before", mode: "Form before" },
    after: { area: "Area after", mode: "Form after" },
  },
};

/** Words of 变化. */
export const changesWords = { zh, en };
