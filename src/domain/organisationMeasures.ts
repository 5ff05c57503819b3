import type { MeasureDefinition } from "./measureDefinition.ts";
import { everyone, nothingLeftOut } from "./measureParts.ts";
import type { Predicate } from "./predicate.ts";

type Described = Pick<
  MeasureDefinition,
  "table" | "words" | "short" | "sentence" | "denominatorWords"
>;

/** So many rows of a population, or the sum of a column over them. */
const countOf = (
  definition: Described & Partial<Pick<MeasureDefinition, "population" | "known" | "numerator">>,
): MeasureDefinition => ({
  kind: "count",
  unit: "unit",
  population: everyone,
  known: everyone,
  eligible: everyone,
  covered: everyone,
  numerator: "rows",
  denominator: "rows",
  leftOutWords: nothingLeftOut,
  ...definition,
});

/** The covered ones as a share of a population, in rows unless a column is added up. */
const shareOf = (
  definition: Described &
    Pick<MeasureDefinition, "known" | "covered" | "leftOutWords"> &
    Partial<
      Pick<
        MeasureDefinition,
        "unit" | "kind" | "population" | "eligible" | "numerator" | "denominator" | "flow"
      >
    >,
): MeasureDefinition => ({
  kind: "rate",
  unit: "unit",
  population: everyone,
  eligible: everyone,
  numerator: "rows",
  denominator: "rows",
  ...definition,
});

const known = (...columns: readonly string[]): Predicate => ({
  all: columns.map((column) => ({ column, known: true })),
});

/** Rows of some codes, and those whose code is not known, which are then left out. */
const perhaps = (column: string, codes: readonly string[]): Predicate => ({
  any: [
    { column, in: codes },
    { column, known: false },
  ],
});

const stars = ["1", "2", "3", "4", "5"];
const heads = { sum: "headcount" } as const;

/** Unions with so many stars or more. */
const starShare = (
  least: 1 | 2 | 3 | 4,
  zh: string,
  definition: Pick<MeasureDefinition, "words" | "short">,
): MeasureDefinition =>
  shareOf({
    table: "star_rating",
    sentence: {
      zh: `有定星记录（含未定星）的基层工会中，达到${zh}星级及以上的比例；每家工会取最近一个年度的记录`,
      en: `Share of the unions with a rating record (“not rated” included) at ${least} stars or more; of each union the record of its latest year counts`,
    },
    known: known("star"),
    covered: { column: "star", in: stars.slice(least - 1) },
    denominatorWords: {
      zh: "有定星记录的基层工会",
      en: "unions with a rating record",
    },
    leftOutWords: { zh: "星级不详", en: "stars unknown" },
    ...definition,
  });

/** Heads of cadres (专职、兼职、挂职) whose training is ticked. */
const trainedShare = (
  definition: Pick<MeasureDefinition, "words" | "short" | "sentence"> & { flow?: true },
): MeasureDefinition =>
  shareOf({
    table: "staff",
    unit: "person",
    population: perhaps("staff_type", ["full-time", "part-time", "seconded"]),
    known: known("staff_type", "headcount", "trained"),
    covered: { column: "trained", is: true },
    numerator: heads,
    denominator: heads,
    denominatorWords: {
      zh: "工会干部（专职、兼职、挂职）",
      en: "union cadres (full-time, part-time, seconded)",
    },
    leftOutWords: {
      zh: "人员类型、人数或轮训情况不详（人员类别）",
      en: "type, headcount or training unknown (categories of staff)",
    },
    ...definition,
  });

const facilities = (
  type: string,
  definition: Pick<MeasureDefinition, "words" | "short" | "sentence" | "denominatorWords">,
): MeasureDefinition =>
  countOf({
    table: "service_facility",
    population: { column: "facility_type", in: [type] },
    ...definition,
  });

/** Measures of unions, stars, federations, staff, facilities and parks. */
export const organisationMeasures = {
  "new-unions": countOf({
    table: "union_organisation",
    words: { zh: "新增基层工会数（2024—2026年）", en: "New unions, 2024–2026" },
    short: { zh: "新增工会", en: "New unions" },
    sentence: {
      zh: "台账中2024年1月1日至2026年12月31日建立的基层工会数；已撤销而不在台账中的、建会日期不详的不计",
      en: "Unions of the ledger founded from 1 January 2024 to 31 December 2026; those dissolved and gone from it, and those without a date, do not count",
    },
    population: { column: "founded_on", from: "2024-01-01", to: "2026-12-31" },
    denominatorWords: {
      zh: "2024年以来建立的基层工会",
      en: "unions founded since 2024",
    },
  }),
  "new-members": {
    ...countOf({
      table: "member",
      words: { zh: "新增会员数（2024—2026年）", en: "New members, 2024–2026" },
      short: { zh: "新增会员", en: "New members" },
      sentence: {
        zh: "会员汇总中期末人数减2023年末人数之和；两数缺一的类别不计；离会的已扣除，文件未写明是否扣除",
        en: "Members at the end of the period less those at the end of 2023, over the categories that have both; leavers are subtracted, which the document does not state",
      },
      known: known("members", "members_2023"),
      numerator: { sum: "members", less: "members_2023" },
      denominatorWords: { zh: "2023年末以来净增会员", en: "members gained since the end of 2023" },
    }),
    unit: "person",
  },
  "women-committee-compliance": shareOf({
    table: "union_organisation",
    words: {
      zh: "女职工委员会应建已建率",
      en: "Women's committees where women members are 10 or more",
    },
    short: { zh: "女职工委员会", en: "Women's committees" },
    sentence: {
      zh: "女会员10人以上的基层工会中已设立女职工委员会的比例",
      en: "Share of the unions with 10 or more women members that have a women's committee",
    },
    population: {
      any: [
        { column: "women_members", min: 10 },
        { column: "women_members", known: false },
      ],
    },
    known: known("women_members", "women_committee"),
    eligible: { column: "women_members", min: 10 },
    covered: { column: "women_committee", is: true },
    denominatorWords: {
      zh: "女会员10人以上的基层工会",
      en: "unions with 10 or more women members",
    },
    leftOutWords: {
      zh: "女会员人数或女职工委员会不详",
      en: "women members or committee unknown",
    },
  }),
  "zone-federation-coverage": shareOf({
    table: "park",
    words: { zh: "开发区（园区）工会联合会覆盖率", en: "Parks with a union federation" },
    short: { zh: "园区联合会覆盖率", en: "Park federations" },
    sentence: {
      zh: "开发区（园区、产业平台）中已建工会联合会的比例；园区可跨区，每个只计一次，只归到首个所在区划所属的地区，不分到区县",
      en: "Share of parks that have a union federation; a park may lie in several areas and counts once, in the place of the first of them and in no district",
    },
    known: known("federation"),
    covered: { column: "federation", is: true },
    denominatorWords: { zh: "开发区（园区）", en: "parks" },
    leftOutWords: { zh: "是否已建联合会不详", en: "federation unknown" },
  }),
  "federations-built": countOf({
    table: "federation",
    words: { zh: "建成的工会联合会数", en: "Federations built" },
    short: { zh: "建成联合会", en: "Federations" },
    sentence: {
      zh: "有人办事、有服务场地、有经费保障三项齐备的工会联合会数；任一项不详的不计",
      en: "Federations with staff, premises and funds; those of which any is unknown do not count",
    },
    population: {
      all: [
        { column: "has_staff", is: true },
        { column: "has_premises", is: true },
        { column: "has_funds", is: true },
      ],
    },
    denominatorWords: { zh: "三项齐备的工会联合会", en: "federations that have all three" },
  }),
  "federation-demonstrations": countOf({
    table: "union_organisation",
    words: { zh: "工会联合会示范点数", en: "Demonstration federations" },
    short: { zh: "联合会示范点", en: "Demonstrations" },
    sentence: {
      zh: "组织形式为工会联合会并列为示范点（培育对象）的工会数",
      en: "Unions in the form of a federation that were chosen as a demonstration or to be fostered",
    },
    population: {
      all: [
        { column: "form", in: ["federation"] },
        { column: "demonstration", is: true },
      ],
    },
    denominatorWords: { zh: "联合会示范点", en: "demonstration federations" },
  }),
  "federation-dedicated-staff": shareOf({
    table: "federation",
    kind: "ratio",
    unit: "person",
    words: {
      zh: "每个工会联合会的专职工作人员数",
      en: "Dedicated staff for each federation",
    },
    short: { zh: "联合会专职人员", en: "Dedicated staff" },
    sentence: {
      zh: "工会联合会专职工作人员总数除以联合会数（不是各联合会之比的平均）",
      en: "Dedicated staff of all federations over the number of federations",
    },
    known: known("dedicated_staff"),
    covered: everyone,
    numerator: { sum: "dedicated_staff" },
    denominatorWords: { zh: "工会联合会", en: "federations" },
    leftOutWords: { zh: "专职人员数不详", en: "dedicated staff unknown" },
  }),
  "staff-downward": shareOf({
    table: "staff",
    unit: "person",
    words: {
      zh: "职业化工会工作者下沉比例",
      en: "Professional union workers below township level",
    },
    short: { zh: "工作者下沉比例", en: "Staff downward" },
    sentence: {
      zh: "职业化工会工作者中用于小二级以下工会组织的人数比例",
      en: "Share of the professional union workers assigned below township level",
    },
    population: perhaps("staff_type", ["professional"]),
    known: known("staff_type", "headcount", "assigned_level"),
    covered: { column: "assigned_level", in: ["below-township"] },
    numerator: heads,
    denominator: heads,
    denominatorWords: { zh: "职业化工会工作者", en: "professional union workers" },
    leftOutWords: {
      zh: "人员类型、人数或工作层级不详（人员类别）",
      en: "type, headcount or level unknown (categories of staff)",
    },
  }),
  "cadre-training-share": trainedShare({
    words: { zh: "基层工会干部轮训率", en: "Union cadres with the regular training" },
    short: { zh: "干部轮训率", en: "Cadre training" },
    sentence: {
      zh: "工会干部中已完成轮训的人数比例；干部按专职、兼职、挂职计，属于解释",
      en: "Share of the union cadres that have had the regular training; taking full-time, part-time and seconded ones as cadres is an interpretation",
    },
  }),
  "cadre-training-year": trainedShare({
    words: { zh: "基层工会干部年培训面", en: "Union cadres trained in the year" },
    short: { zh: "干部年培训面", en: "Trained in the year" },
    sentence: {
      zh: "一年内接受培训的工会干部人数比例；台账只记是否已轮训，不记年度，须年初年末两期相减，目前不计算",
      en: "Share of the union cadres trained within the year; the ledger tells whether they were trained and not when, so two periods would have to be compared: not worked out",
    },
    flow: true,
  }),
  "volunteer-teams": countOf({
    table: "staff",
    words: { zh: "工会志愿者队伍数", en: "Volunteer teams" },
    short: { zh: "志愿者队伍", en: "Volunteer teams" },
    sentence: {
      zh: "登记在册的工会志愿者队伍数；各行相加，数不详的不计",
      en: "Registered teams of union volunteers, added over the rows; unknown numbers do not count",
    },
    known: known("volunteer_teams"),
    numerator: { sum: "volunteer_teams" },
    denominatorWords: { zh: "工会志愿者队伍", en: "teams of volunteers" },
  }),
  "star-1-share": starShare(1, "一", {
    words: { zh: "一星级及以上工会占比", en: "Unions at one star or more" },
    short: { zh: "一星级及以上", en: "1 star +" },
  }),
  "star-2-share": starShare(2, "二", {
    words: { zh: "二星级及以上工会占比", en: "Unions at two stars or more" },
    short: { zh: "二星级及以上", en: "2 stars +" },
  }),
  "star-3-share": starShare(3, "三", {
    words: { zh: "三星级及以上工会占比", en: "Unions at three stars or more" },
    short: { zh: "三星级及以上", en: "3 stars +" },
  }),
  "star-4-share": starShare(4, "四", {
    words: { zh: "四星级及以上工会占比", en: "Unions at four stars or more" },
    short: { zh: "四星级及以上", en: "4 stars +" },
  }),
  "five-star-unions": countOf({
    table: "star_rating",
    words: { zh: "市级五星级基层工会数", en: "Municipal five-star unions" },
    short: { zh: "市级五星级", en: "Five stars" },
    sentence: {
      zh: "最近一个年度的定星记录列为市级五星级的基层工会数；曾列后又不再列的不计",
      en: "Unions whose rating record of the latest year names them municipal five-star; those named once and no longer do not count",
    },
    population: { column: "municipal_five_star", is: true },
    denominatorWords: { zh: "市级五星级基层工会", en: "municipal five-star unions" },
  }),
  "spot-check-share": shareOf({
    table: "star_rating",
    words: { zh: "四星级以上工会抽查比例", en: "Spot checks of unions at four stars or more" },
    short: { zh: "抽查比例", en: "Spot checks" },
    sentence: {
      zh: "四星级以上（含四星级）基层工会中年内被抽查的比例；每家工会取最近一个年度的记录",
      en: "Share of the unions at four stars or more that were checked in the year; of each union the record of its latest year counts",
    },
    population: { column: "star", in: ["4", "5"] },
    known: known("spot_checked"),
    covered: { column: "spot_checked", is: true },
    denominatorWords: { zh: "四星级以上基层工会", en: "unions at four stars or more" },
    leftOutWords: { zh: "是否被抽查不详", en: "spot check unknown" },
  }),
  "schools-count": facilities("school", {
    words: { zh: "“新时代”职工学校数", en: "New-era workers' schools" },
    short: { zh: "职工学校", en: "Schools" },
    sentence: { zh: "“新时代”职工学校的数目", en: "Number of new-era workers' schools" },
    denominatorWords: { zh: "“新时代”职工学校", en: "new-era workers' schools" },
  }),
  "fitness-points-count": facilities("fitness", {
    words: { zh: "职工健身点数", en: "Fitness points" },
    short: { zh: "职工健身点", en: "Fitness points" },
    sentence: {
      zh: "职工健身点的数目；是否在园区，台账不记",
      en: "Number of fitness points; the ledger does not tell whether they stand in a park",
    },
    denominatorWords: { zh: "职工健身点", en: "fitness points" },
  }),
  "union-organisations": countOf({
    table: "union_organisation",
    words: { zh: "基层工会组织数", en: "Union organisations" },
    short: { zh: "工会组织", en: "Unions" },
    sentence: { zh: "台账中的基层工会组织数", en: "Union organisations of the ledger" },
    denominatorWords: { zh: "基层工会组织", en: "union organisations" },
  }),
  "professional-staff": {
    ...countOf({
      table: "staff",
      words: { zh: "职业化工会工作者人数", en: "Professional union workers" },
      short: { zh: "职业化工作者", en: "Professional staff" },
      sentence: {
        zh: "职业化工会工作者的人数；人数不详的类别不计",
        en: "Professional union workers; categories without a headcount do not count",
      },
      population: { column: "staff_type", in: ["professional"] },
      known: known("headcount"),
      numerator: heads,
      denominatorWords: { zh: "职业化工会工作者", en: "professional union workers" },
    }),
    unit: "person",
  },
  "counted-employees": {
    ...countOf({
      table: "enterprise",
      words: { zh: "单位职工人数", en: "Employees" },
      short: { zh: "职工人数", en: "Employees" },
      sentence: {
        zh: "台账中各单位的职工人数之和；人数不详的单位不计",
        en: "Employees of the units of the ledger; units without a headcount do not count",
      },
      known: known("employees"),
      numerator: { sum: "employees" },
      denominatorWords: { zh: "职工", en: "employees" },
    }),
    unit: "person",
  },
} satisfies Record<string, MeasureDefinition>;
