import type { Words } from "./schema/column.ts";

/** Who a target is about. Two targets share a population only when they name the same code. */
export const populations = {
  nonpublic: { zh: "非公企业", en: "non-public enterprises" },
  "should-build-nonpublic": { zh: "应建的非公企业", en: "non-public enterprises due a union" },
  "unionised-nonpublic": { zh: "已建会非公企业", en: "unionised non-public enterprises" },
  "unionised-nonpublic-employees": {
    zh: "已建会非公企业职工",
    en: "employees of unionised non-public enterprises",
  },
  "physical-nonpublic": {
    zh: "实地实体型非公企业",
    en: "physically present non-public enterprises",
  },
  "nonpublic-employees": {
    zh: "与非公企业建立劳动关系的职工",
    en: "employees in a labour relation with a non-public enterprise",
  },
  "micro-small-nonpublic": { zh: "小微非公企业", en: "micro and small non-public enterprises" },
  "park-nonpublic": { zh: "开发区内非公企业", en: "non-public enterprises in parks" },
  "key-list": { zh: "重点名单企业", en: "enterprises on the key lists" },
  "tech-list": { zh: "科技名单企业", en: "enterprises on the technology lists" },
  "public-sector": { zh: "机关、事业单位、国有企业", en: "public-sector units" },
  "public-sector-employees": {
    zh: "机关、事业单位、国有企业职工",
    en: "public-sector employees",
  },
  "industrial-social": {
    zh: "规上工业企业、社会组织",
    en: "above-scale industry and social organisations",
  },
  "industrial-social-employees": {
    zh: "规上工业企业、社会组织职工",
    en: "employees of above-scale industry and social organisations",
  },
  "state-collective-public": {
    zh: "国有、集体企业和事业单位",
    en: "state and collective enterprises, public institutions",
  },
  members: { zh: "会员", en: "members" },
  "organisations-and-members": { zh: "工会组织和会员", en: "unions and members" },
  parks: { zh: "开发区（园区）、产业平台", en: "parks and industry platforms" },
  "townships-and-parks": {
    zh: "乡镇（街道）、开发区（工业园区）",
    en: "townships and parks",
  },
  federations: { zh: "工会联合会", en: "union federations" },
  "park-federations": { zh: "“小二级”（园区）工会联合会", en: "park federations" },
  "new-business-unions": {
    zh: "新业态基层工会",
    en: "unions of new business",
  },
  "four-groups": { zh: "四类重点群体", en: "the four key groups" },
  "truck-drivers": { zh: "货车司机", en: "truck drivers" },
  "truck-drivers-and-others": { zh: "货车司机等群体", en: "truck drivers and other groups" },
  couriers: { zh: "快递员", en: "couriers" },
  "ridehail-active": { zh: "网约车司机日活跃数", en: "daily active ride-hailing drivers" },
  "delivery-active": { zh: "外卖配送员日活跃数", en: "daily active food-delivery riders" },
  "new-employment-members": {
    zh: "新就业形态劳动者会员",
    en: "members in new forms of employment",
  },
  "platform-hq": { zh: "总部在杭平台企业", en: "platforms headquartered in Hangzhou" },
  "platform-branches": { zh: "平台驻杭子（分）公司", en: "branches of platforms in Hangzhou" },
  "platform-affiliates": {
    zh: "平台关联企业、加盟商、合作商",
    en: "affiliates, franchisees and partners of platforms",
  },
  unions: { zh: "基层工会组织", en: "primary unions" },
  "unions-women-10": {
    zh: "女会员10人以上的基层工会",
    en: "unions with 10 or more women members",
  },
  "four-star-unions": { zh: "四星级以上基层工会", en: "unions at four stars or more" },
  "professional-staff": { zh: "职业化工会工作者", en: "professional union workers" },
  cadres: { zh: "基层工会干部", en: "union cadres" },
  "facility-sites": { zh: "服务阵地", en: "service facilities" },
  "outdoor-workers": { zh: "户外劳动者", en: "outdoor workers" },
  "federations-and-venues": {
    zh: "联合会和主要楼宇、商圈等",
    en: "federations and main buildings and markets",
  },
  "physical-survey": {
    zh: "实地实体型非公企业调查",
    en: "surveys of physically present enterprises",
  },
  "survey-25plus": { zh: "25人以上非公企业调查", en: "survey of enterprises of 25 or more" },
  wages: { zh: "职工工资总额", en: "total wages" },
} as const satisfies Record<string, Words>;

export type Population = keyof typeof populations;

/** What of the population is counted. */
export const numerators = {
  unionised: { zh: "建会", en: "with a union" },
  covered: { zh: "建会（覆盖）", en: "with a union or covered by one" },
  standalone: { zh: "单独建会", en: "with a union of their own" },
  joined: { zh: "入会", en: "joined" },
  "unionised-and-joined": {
    zh: "建会入会（合称）",
    en: "unionised and joined (one figure)",
  },
  "real-name": { zh: "实名登记", en: "registered under their real name" },
  entered: { zh: "录入", en: "entered in the register" },
  federation: { zh: "有工会联合会", en: "with a federation" },
  number: { zh: "个数", en: "number" },
  growth: { zh: "会员增长", en: "growth of members" },
  trained: { zh: "完成轮训", en: "trained" },
  downward: { zh: "用于小二级以下", en: "working below township level" },
  staffed: { zh: "配备", en: "staffing" },
  democratic: { zh: "民主管理建制", en: "with democratic management" },
  starred: { zh: "达到星级", en: "reaching the star" },
  checked: { zh: "抽查", en: "spot-checked" },
  "women-committee": { zh: "设女职工委员会", en: "with a women's committee" },
  committee: { zh: "设工会委员会", en: "with a union committee" },
  surveyed: { zh: "调查次数", en: "times surveyed" },
  evaluated: { zh: "评估次数", en: "times evaluated" },
  "within-reach": { zh: "服务圈内", en: "within reach of a station" },
  stationed: { zh: "有服务站点", en: "with a service station" },
  "fee-paid": { zh: "拨缴经费", en: "fees paid" },
} as const satisfies Record<string, Words>;

export type Numerator = keyof typeof numerators;

export const isPopulation = (code: unknown): code is Population =>
  typeof code === "string" && Object.hasOwn(populations, code);

export const isNumerator = (code: unknown): code is Numerator =>
  typeof code === "string" && Object.hasOwn(numerators, code);
