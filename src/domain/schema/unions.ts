import { honour, sixHaves, starCategory, unionForm } from "../codelists.ts";
import { optional, required, type Column, type Table } from "./column.ts";
import { district } from "./district.ts";
import { yesNo } from "./yesNo.ts";

type Meaning = readonly [zh: string, en: string];

const percent = (name: string, zh: string, en: string, meaning: Meaning, headers: string[]) =>
  optional(name, "decimal", zh, en, meaning, { headers, min: 0, max: 100 });

const day = (name: string, zh: string, en: string, meaning: Meaning, headers: string[] = []) =>
  optional(name, "date", zh, en, meaning, { headers });

const identity: readonly Column[] = [
  required("union_id", "text", "工会编号", "Union id", ["本工会的编号", "Id of the union"], {
    headers: ["编号"],
  }),
  optional("name", "text", "名称", "Name", ["工会全称", "Full name of the union"], {
    headers: ["工会名称"],
  }),
  optional("form", "code", "组织形式", "Form", ["基层工会的组织形式", "Form of organisation"], {
    codes: unionForm,
    headers: ["工会形式"],
  }),
  optional(
    "star_category",
    "code",
    "类别",
    "Category",
    ["定星的5个类别", "The five star categories"],
    {
      codes: starCategory,
      headers: ["工会类别"],
    },
  ),
  district,
  optional("park", "park", "园区", "Park", ["所在开发区的编号或名称", "Id or name of its park"], {
    headers: ["开发区", "所在园区", "所在开发区", "zone_id"],
  }),
  day("founded_on", "建会日期", "Founded on", ["成立日期", "Day it was founded"], ["成立日期"]),
  day("entered_on", "入库日期", "Entered on", [
    "录入数据库的日期",
    "Day it was entered in the register",
  ]),
  yesNo("is_new", "新建基层工会", "New union", ["期内新建", "Founded in the period"], ["新建"]),
  yesNo("standalone", "单建工会", "Own union", ["单独建会", "Union of one unit"], ["单建"]),
];

const legalStanding: readonly Column[] = [
  yesNo(
    "has_bank_account",
    "独立银行账户",
    "Bank account",
    ["已开设独立银行账户（工会账户）", "Has a bank account of its own"],
    ["工会账户"],
  ),
  yesNo("legal_person_cert", "法人资格证书", "Legal-person certificate", [
    "已取得工会法人资格证书",
    "Holds the certificate of a legal person",
  ]),
  yesNo(
    "cert_rep_updated",
    "工会法人代表变更登记",
    "Representative up to date",
    ["法人代表变更已登记", "A change of legal representative is registered"],
    ["法人代表变更登记"],
  ),
];

const membership: readonly Column[] = [
  optional(
    "members",
    "integer",
    "会员人数",
    "Members",
    ["期末会员人数", "Members at the end of the period"],
    {
      headers: ["会员数", "工会会员人数"],
      min: 0,
    },
  ),
  optional(
    "women_members",
    "integer",
    "女会员人数",
    "Women members",
    ["女性会员人数", "Women among the members"],
    { headers: ["女会员数"], min: 0, noMoreThan: "members" },
  ),
  optional(
    "real_name_members",
    "integer",
    "实名会员人数",
    "Real-name members",
    ["已实名登记的会员人数", "Members registered under their real name"],
    { headers: ["实名制会员数", "实名制会员人数"], min: 0, noMoreThan: "members" },
  ),
  yesNo("real_name_status", "实名制动态管理", "Real-name upkeep", [
    "会员实名制实施动态管理",
    "Real-name data are kept up to date",
  ]),
];

const governance: readonly Column[] = [
  yesNo(
    "audit_committee",
    "经费审查委员会",
    "Audit committee",
    ["已设立", "Has one"],
    ["经审委员会"],
  ),
  yesNo("women_committee", "女职工委员会", "Women's committee", ["已设立", "Has one"], ["女工委"]),
  yesNo("chair_elected", "主席依法选举", "Chair elected", [
    "主席依法选举产生",
    "Elected as the law asks",
  ]),
  day("last_election", "换届日期", "Last election", [
    "最近一次换届的日期",
    "Day of the last election",
  ]),
  day("term_due", "届满日期", "Term due", ["本届任期届满的日期", "Day on which the term ends"]),
  yesNo(
    "plaque_shown",
    "工会组织亮牌子、工会主席亮身份",
    "Plaque and chair shown",
    ["工会亮牌子、主席亮身份", "Shows its plaque and who its chair is"],
    ["亮牌子亮身份"],
  ),
  day(
    "staff_assembly_last",
    "职工(代表)大会最近日期",
    "Last workers' congress",
    ["最近一次职工（代表）大会的日期", "Day of the last congress of workers or delegates"],
    ["职工（代表）大会最近日期", "职代会最近日期"],
  ),
  yesNo("open_affairs", "厂务公开", "Open affairs", [
    "实行厂务公开",
    "Discloses the unit's affairs",
  ]),
  yesNo("leadership_conflict", "禁止任职人员进入班子", "Barred leaders", [
    "不得任职的人员进入工会领导班子，应为否",
    "Has leaders who are barred from office; should be no",
  ]),
];

const guangxi = (part: string, zh: string, en: string) =>
  yesNo(`gx_have_${part}`, zh, en, [`广西八项之“${zh}”`, `${en}: one of Guangxi's eight`]);

const haves: readonly Column[] = [
  guangxi("plaque", "有牌子", "Has a plaque"),
  guangxi("seal", "有印章", "Has a seal"),
  guangxi("people", "有人员", "Has people"),
  guangxi("funds", "有经费", "Has funds"),
  guangxi("rules", "有制度", "Has rules"),
  guangxi("premises", "有场地", "Has premises"),
  guangxi("activities", "有活动", "Has activities"),
  guangxi("effect", "有作用", "Has an effect"),
  optional(
    "hz_six_haves",
    "codes",
    "六个“有”",
    "Six haves",
    [
      "杭州镇街（园区）工会已具备的各项，以；分隔",
      "Those a Hangzhou township union has, joined by ；",
    ],
    { codes: sixHaves, headers: ["六有"] },
  ),
];

const quality: readonly Column[] = [
  percent(
    "mutual_aid_percent",
    "职工医疗互助参加率",
    "In mutual aid, %",
    ["参加医疗互助的在职职工百分比", "Per cent of employees in medical mutual aid"],
    ["mutual_aid_pct", "医疗互助参加率"],
  ),
  percent(
    "satisfaction_work_percent",
    "会员对工会工作满意率",
    "Satisfied with work, %",
    ["百分比", "Per cent of members satisfied with the union's work"],
    ["satisfaction_work_pct", "工会工作满意率"],
  ),
  percent(
    "satisfaction_chair_percent",
    "会员对工会主席满意率",
    "Satisfied with chair, %",
    ["百分比", "Per cent of members satisfied with the chair"],
    ["satisfaction_chair_pct", "工会主席满意率"],
  ),
  percent(
    "vitality_percent",
    "活力指数得分率",
    "Vitality score, %",
    ["已公布的得分率；文件未定义算法", "As published; no document says how it is worked out"],
    ["vitality_pct", "活力指数"],
  ),
  optional(
    "innovation_projects",
    "text",
    "创新指数项目",
    "Innovative work",
    ["创新或特色工作，以；分隔", "Innovative or special work, joined by ；"],
    { headers: ["innovation_items", "创新项目"] },
  ),
  optional(
    "honours",
    "codes",
    "荣誉",
    "Honours",
    ["所获荣誉，以；分隔", "Honours held, joined by ；"],
    {
      codes: honour,
    },
  ),
  yesNo(
    "demonstration",
    "示范点/培育对象",
    "Demonstration",
    ["列为示范点或培育对象", "Chosen as a demonstration or to be fostered"],
    ["示范点", "培育对象"],
  ),
];

/** One row per union organisation and period. `union` is a word of SQL, hence the name of the table. */
export const unions: Table = {
  name: "union_organisation",
  zh: "基层工会组织",
  en: "Primary union organisation",
  key: ["union_id"],
  columns: [...identity, ...legalStanding, ...membership, ...governance, ...haves, ...quality],
};
