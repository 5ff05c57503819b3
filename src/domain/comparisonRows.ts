import { isPlace, places, type Place } from "./area.ts";
import type { MeasureId } from "./measure.ts";
import type { Words } from "./schema.ts";
import type { TargetId } from "./targetIds.ts";
import type { Theme } from "./theme.ts";

/** One indicator with what the documents of each place say of it; the first target of a place leads. */
export interface ComparisonRow {
  /** Part of the URL. */
  id: string;
  theme: Theme;
  words: Words;
  targets: Record<Place, readonly TargetId[]>;
  /** The measure beside the leading target of a place, where it is not the target's own. */
  measures?: Partial<Record<Place, MeasureId>>;
}

/** The definition of one place in one row, as the URL names it: "enterprises-310000". */
export type RuleId = `${string}-${Place}`;

/** The row and place of a rule; undefined when no record of the place leads there. */
export function ruleOf(
  id: string,
): { row: ComparisonRow; place: Place; target: TargetId } | undefined {
  const [, rowId, place = ""] = /^(.+)-(\d{6})$/.exec(id) ?? [];
  const found = comparisonRows.find((one) => one.id === rowId);
  const target = found !== undefined && isPlace(place) ? found.targets[place][0] : undefined;
  return found === undefined || target === undefined || !isPlace(place)
    ? undefined
    : { row: found, place, target };
}

/** The rows that are compared all the same once a reader has chosen so of one, in the order of the page. */
export const withCompared = (
  compared: readonly string[],
  row: string,
  isCompared: boolean,
): string[] =>
  comparisonRows
    .map(({ id }) => id)
    .filter((id) => (id === row ? isCompared : compared.includes(id)));

export const isRuleId = (text: string): text is RuleId => ruleOf(text) !== undefined;

/** Every definition that leads in some row. */
export const ruleIds = (): RuleId[] =>
  comparisonRows.flatMap(({ id, targets }) =>
    places.filter((place) => targets[place].length > 0).map((place): RuleId => `${id}-${place}`),
  );

type Named = readonly [id: string, theme: Theme, zh: string, en: string];

const row = (
  [id, theme, zh, en]: Named,
  hangzhou: readonly TargetId[],
  shanghai: readonly TargetId[] = [],
  guangxi: readonly TargetId[] = [],
): ComparisonRow => ({
  id,
  theme,
  words: { zh, en },
  targets: { "330100": hangzhou, "310000": shanghai, "450000": guangxi },
});

/** The matrix of indicators, in the order of the page. An empty cell is 未规定. */
// prettier-ignore
export const comparisonRows: readonly ComparisonRow[] = [
  row(["enterprises", "enterprises", "企业建会", "Enterprises with a union"],
    ["hz25-25plus-union-rate", "hz24-25plus-should-build-all"],
    ["sh18-physical-85-combined"],
    ["gx20-should-build-goal"]),
  row(["small", "enterprises", "25人以下企业", "Enterprises of 25 or fewer"],
    ["hz24-under25-coverage-rate", "hz25-micro-backstop"]),
  row(["large", "enterprises", "100人以上企业", "Enterprises of 100 or more"],
    ["hz25-100plus-should-build-all", "hz24-100plus-full-coverage-2024"],
    [],
    ["gx20-100plus-campaign"]),
  row(["key-lists", "enterprises", "重点企业", "Key enterprises"],
    ["hz25-key-enterprises-should-build-all"],
    ["sh18-nail-households"]),
  row(["technology", "enterprises", "科技企业", "Technology enterprises"],
    ["hz25-hitech-techsme-coverage"]),
  row(["public-sector", "enterprises", "机关、事业单位、国有企业建会", "Public sector with a union"],
    ["hz24-public-sector-union-rate"]),
  row(["industry", "enterprises", "规上工业企业、社会组织建会", "Above-scale industry and social organisations with a union"],
    ["hz24-industrial-social-union-rate"]),
  row(["union-form", "enterprises", "组织形式门槛", "Threshold for the form of union"],
    [],
    ["sh18-25plus-standalone"],
    ["gx20-committee-25-members", "gx20-under-25-options"]),
  row(["new-unions", "enterprises", "新增基层工会", "New unions"],
    ["hz24-new-union-orgs"]),
  {
    ...row(["membership", "membership", "职工入会", "Membership of employees"],
      ["hz25-unionised-membership-rate"],
      ["sh18-physical-85-combined"],
      ["gx20-all-employees-organised"]),
    measures: { "310000": "shanghai-physical-membership-rate" },
  },
  row(["public-sector-members", "membership", "机关、事业单位、国有企业入会", "Membership in the public sector"],
    ["hz24-public-sector-membership-rate"]),
  row(["industry-members", "membership", "规上工业企业、社会组织入会", "Membership in above-scale industry and social organisations"],
    ["hz24-industrial-social-membership-rate"]),
  row(["new-members", "membership", "新增会员", "New members"],
    ["hz24-new-members"]),
  row(["real-name", "real-name", "会员实名制", "Real-name members"],
    ["hz25-member-real-name-rate", "hz24-real-name-entry-rate", "hz24-new-union-real-name"],
    [],
    ["gx20-real-name-database"]),
  row(["parks", "parks", "开发区内50人以上企业", "Parks: enterprises of 50 or more"],
    ["hz25-zone-50plus-full-coverage", "hz24-zone-50plus-full-coverage"]),
  row(["federations", "federations", "区域联合会", "Area federations"],
    ["hz24-zone-federation-full-coverage"],
    ["sh18-1000-federations", "sh18-federation-three-guarantees"],
    ["gx20-area-unions"]),
  row(["demonstrations", "federations", "示范点", "Demonstrations"],
    ["hz24-nurture-ten"],
    ["sh18-100-demonstrations"]),
  row(["federation-size", "federations", "联合会规模", "Size of a federation"],
    [],
    ["sh18-federation-size-orgs", "sh18-federation-size-employees"]),
  row(["new-employment", "new-employment", "新就业形态总体入会", "New employment, overall"],
    ["hz24-new-employment-overall"],
    ["sh18-online-external-joining"],
    ["gx20-special-groups"]),
  row(["truck-drivers", "new-employment", "货车司机", "Truck drivers"],
    ["hz24-truck-driver-membership-rate"],
    [],
    ["gx20-special-groups"]),
  row(["couriers", "new-employment", "快递员", "Couriers"],
    ["hz24-courier-membership-rate"]),
  row(["ridehail", "new-employment", "网约车司机", "Ride-hailing drivers"],
    ["hz24-ridehail-dau-rate"]),
  row(["delivery", "new-employment", "外卖配送员", "Food-delivery riders"],
    ["hz24-delivery-dau-rate"]),
  row(["growth", "new-employment", "会员年增长", "Growth of members"],
    ["hz24-new-employment-growth", "hz25-emerging-group-membership-growth"]),
  row(["platform-head-offices", "platforms", "平台企业总部", "Platform head offices"],
    ["hz24-platform-hq-all"]),
  row(["platform-branches", "platforms", "平台子（分）公司", "Platform branches"],
    ["hz24-platform-branches-90"]),
  row(["platform-affiliates", "platforms", "平台关联企业", "Platform affiliates"],
    ["hz24-platform-affiliates-80"]),
  row(["staff-unions", "staffing", "工作者配备（按工会）", "Workers per union"],
    ["hz24-social-union-workers"],
    ["sh18-staff-per-orgs"]),
  row(["staff-employees", "staffing", "工作者配备（按职工）", "Workers per employee"],
    ["hz24-social-union-workers"],
    ["sh18-staff-per-employees"]),
  row(["staff-federations", "staffing", "联合会专职人员", "Dedicated staff of federations"],
    ["hz24-township-staffing"],
    ["sh18-federation-dedicated-staff"]),
  row(["staff-downward", "staffing", "工作者下沉", "Workers below township level"],
    [],
    ["sh18-staff-80-downward"]),
  row(["training", "staffing", "干部轮训", "Training of cadres"],
    ["hz24-cadre-training-80", "hz25-cadre-training"]),
  row(["democracy-public", "democracy", "国有、集体企业和事业单位民主管理", "Democratic management, state and collective"],
    ["hz24-democratic-mgmt-public-100"]),
  row(["democracy-large", "democracy", "百人以上非公企业民主管理", "Democratic management, non-public of 100 or more"],
    ["hz24-democratic-mgmt-100plus-90"],
    ["sh18-bargaining-assembly"],
    ["gx20-assembly-mediation-contract"]),
  row(["women", "democracy", "女职工委员会", "Women’s committees"],
    ["hzstar-a1-women-committee-10"],
    [],
    ["gx20-women-committee-10"]),
  row(["one-star", "stars", "一星级及以上", "One star or more"], ["hzstar-dist-1star"]),
  row(["two-stars", "stars", "二星级及以上", "Two stars or more"], ["hzstar-dist-2star"]),
  row(["three-stars", "stars", "三星级及以上", "Three stars or more"], ["hzstar-dist-3star"]),
  row(["four-stars", "stars", "四星级及以上", "Four stars or more"], ["hzstar-dist-4star"]),
  row(["five-stars", "stars", "市级五星级", "Municipal five stars"], ["hzstar-dist-5star-1000"]),
  row(["spot-checks", "stars", "星级抽查", "Spot checks"], ["hzstar-spot-check-5"]),
  row(["service-circle", "facilities", "户外劳动者服务圈", "Service circle for outdoor workers"],
    ["hz24-15-min-circle"],
    ["sh18-service-points-everywhere"]),
  row(["schools", "facilities", "职工学校", "Workers’ schools"], [], ["sh18-500-schools"]),
  row(["fitness-points", "facilities", "职工健身点", "Fitness points"], [], ["sh18-300-fitness-points"]),
  row(["surveys", "progress", "调查摸底", "Surveys"],
    ["hz25-survey-ledger"],
    ["sh18-annual-survey"]),
  row(["evaluation", "progress", "评估", "Evaluation"],
    ["hzstar-annual-rating"],
    ["sh18-annual-evaluation"]),
  row(["fees", "fees", "工会经费", "Union fees"],
    ["hz24-funding-mechanisms"],
    ["sh18-fee-two-percent"],
    ["gx20-fee-per-law"]),
];
