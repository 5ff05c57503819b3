import type { Place } from "./area.ts";
import type { MeasureId } from "./measure.ts";
import type { Words } from "./schema.ts";

/**
 * One subject on which the three places are set side by side, each by its own measure. Where measures or their
 * populations differ, `fence` says why they must not share an axis.
 */
export interface ComparisonTheme {
  id: string;
  words: Words;
  measures: Record<Place, readonly MeasureId[]>;
  fence: Words | null;
}

/** The same measures for all three places: their documents may still differ or say nothing. */
const same = (...measures: readonly MeasureId[]): Record<Place, readonly MeasureId[]> => ({
  "330100": measures,
  "310000": measures,
  "450000": measures,
});

export const comparisonThemes: readonly ComparisonTheme[] = [
  {
    id: "enterprises",
    words: { zh: "企业建会", en: "Enterprises with a union" },
    measures: {
      "330100": ["union-rate-25plus", "should-build-completion"],
      "310000": ["shanghai-physical-union-rate"],
      "450000": ["should-build-completion"],
    },
    fence: {
      zh: "三地不在同一把尺上：杭州以25人以上非公企业为分母；上海以“实地实体型”非公企业为分母且把建会、入会合称；广西只写“应建尽建”。",
      en: "Not one scale: Hangzhou counts non-public enterprises of 25 or more, Shanghai physically present ones and joins two rates in one figure, Guangxi has words only.",
    },
  },
  {
    id: "small",
    words: { zh: "25人以下企业", en: "Enterprises of 25 or fewer" },
    measures: same("coverage-rate-under25"),
    fence: null,
  },
  {
    id: "membership",
    words: { zh: "职工入会", en: "Membership of employees" },
    measures: {
      "330100": ["membership-in-unionised"],
      "310000": ["shanghai-physical-membership-rate"],
      "450000": ["membership-in-unionised"],
    },
    fence: {
      zh: "杭州的分母是已建会非公企业职工；上海的85%是建会与入会的合称，没有公式；不能相比。",
      en: "Hangzhou's denominator is employees of unionised enterprises; Shanghai's 85 % joins two rates without a formula: not comparable.",
    },
  },
  {
    id: "real-name",
    words: { zh: "会员实名制", en: "Real-name members" },
    measures: same("real-name-rate"),
    fence: null,
  },
  {
    id: "parks",
    words: { zh: "开发区内50人以上", en: "Parks, 50 or more" },
    measures: same("zone-50plus-rate"),
    fence: null,
  },
  {
    id: "large",
    words: { zh: "100人以上企业", en: "Enterprises of 100 or more" },
    measures: same("rate-100plus"),
    fence: null,
  },
  {
    id: "lists",
    words: { zh: "重点与科技企业", en: "Key and technology lists" },
    measures: same("key-list-rate", "tech-coverage"),
    fence: null,
  },
  {
    id: "public-sector",
    words: { zh: "机关、事业单位、国有企业", en: "Public sector" },
    measures: same("public-sector-union-rate", "public-sector-membership-rate"),
    fence: null,
  },
  {
    id: "industry",
    words: { zh: "规上工业企业、社会组织", en: "Above-scale industry, social organisations" },
    measures: same("industrial-social-union-rate", "industrial-social-membership-rate"),
    fence: null,
  },
  {
    id: "new-employment",
    words: { zh: "新就业形态群体", en: "New forms of employment" },
    measures: same(
      "new-group-overall",
      "truck-driver-membership-rate",
      "courier-membership-rate",
      "ridehail-membership-rate",
      "delivery-membership-rate",
    ),
    fence: {
      zh: "货车司机、快递员以总数为分母，网约车司机、外卖配送员以日活跃数为分母，两种分母不相加。",
      en: "Truck drivers and couriers are counted against headcount, the other two against daily active: never added.",
    },
  },
  {
    id: "platforms",
    words: { zh: "平台企业", en: "Platform enterprises" },
    measures: same("platform-hq-rate", "platform-branch-rate", "platform-affiliate-rate"),
    fence: null,
  },
  {
    id: "federations",
    words: { zh: "区域联合会", en: "Area federations" },
    measures: {
      "330100": ["zone-federation-coverage"],
      "310000": ["federations-built"],
      "450000": ["zone-federation-coverage"],
    },
    fence: {
      zh: "杭州要求开发区（园区）全覆盖，是比率；上海要求建成的个数，不能相比。",
      en: "Hangzhou asks for every park, a share; Shanghai for a number built: not comparable.",
    },
  },
  {
    id: "democracy",
    words: { zh: "民主管理", en: "Democratic management" },
    measures: same("democratic-public-rate", "democratic-100plus-rate"),
    fence: null,
  },
  {
    id: "women",
    words: { zh: "女职工委员会", en: "Women’s committees" },
    measures: same("women-committee-compliance"),
    fence: null,
  },
  {
    id: "staffing",
    words: { zh: "队伍与培训", en: "Staff and training" },
    measures: {
      "330100": ["cadre-training-share", "cadre-training-year"],
      "310000": ["staff-downward"],
      "450000": ["cadre-training-share"],
    },
    fence: {
      zh: "杭州规定培训面，上海规定下沉比例，对象不同。",
      en: "Hangzhou sets shares trained, Shanghai the share working below the township: other populations.",
    },
  },
  {
    id: "stars",
    words: { zh: "星级", en: "Star rating" },
    measures: same(
      "star-1-share",
      "star-2-share",
      "star-3-share",
      "star-4-share",
      "spot-check-share",
    ),
    fence: null,
  },
];
