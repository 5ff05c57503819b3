import type { MeasureDefinition } from "./measureDefinition.ts";
import {
  built,
  builtShare,
  democracyUnknown,
  employeesKnown,
  enterpriseRate,
  everyone,
  fourGroups,
  groupRate,
  headcountUnknown,
  industrialOrSocial,
  memberRate,
  nonpublic,
  perhapsPhysical,
  platformRate,
  publicSector,
} from "./measureParts.ts";
import { organisationMeasures } from "./organisationMeasures.ts";

/** Every measure, in the order of the select box. Ids as in the policy data model. */
export const measureTable = {
  "union-rate-25plus": enterpriseRate({
    words: { zh: "25人以上非公企业建会率", en: "Union rate, non-public enterprises of 25 or more" },
    short: { zh: "25人以上建会率", en: "Union rate 25+" },
    sentence: {
      zh: "职工25人以上（含25人）的非公企业中已建会（单建、联建、覆盖建）的比例",
      en: "Share of non-public enterprises with 25 or more employees that have a union (own, joint or covered)",
    },
    population: nonpublic,
    known: employeesKnown,
    eligible: { column: "employees", min: 25 },
    denominatorWords: { zh: "25人以上非公企业", en: "non-public enterprises of 25 or more" },
    leftOutWords: headcountUnknown,
  }),
  "coverage-rate-under25": enterpriseRate({
    words: {
      zh: "25人以下非公企业建会（覆盖）率",
      en: "Coverage rate, non-public enterprises of 25 or fewer",
    },
    short: { zh: "25人以下覆盖率", en: "Coverage ≤25" },
    sentence: {
      zh: "职工25人以下（含25人）的非公企业中已建会或被覆盖的比例",
      en: "Share of non-public enterprises with 25 or fewer employees that have a union or are covered by one",
    },
    population: nonpublic,
    known: employeesKnown,
    eligible: { column: "employees", max: 25 },
    denominatorWords: { zh: "25人以下非公企业", en: "non-public enterprises of 25 or fewer" },
    leftOutWords: headcountUnknown,
  }),
  "zone-50plus-rate": enterpriseRate({
    words: {
      zh: "开发区内50人以上企业建会率",
      en: "Union rate in parks, enterprises of 50 or more",
    },
    short: { zh: "园区50人以上建会率", en: "Parks 50+" },
    sentence: {
      zh: "开发区（产业平台、工业园区）内职工50人以上的非公企业中已建会的比例",
      en: "Share of non-public enterprises with 50 or more employees in parks that have a union",
    },
    population: { all: [nonpublic, { column: "park", known: true }] },
    known: employeesKnown,
    eligible: { column: "employees", min: 50 },
    denominatorWords: {
      zh: "园区内50人以上非公企业",
      en: "non-public enterprises of 50 or more in parks",
    },
    leftOutWords: headcountUnknown,
  }),
  "rate-100plus": enterpriseRate({
    words: {
      zh: "100人以上非公企业建会率",
      en: "Union rate, non-public enterprises of 100 or more",
    },
    short: { zh: "100人以上建会率", en: "Union rate 100+" },
    sentence: {
      zh: "职工100人以上的非公企业中已建会的比例",
      en: "Share of non-public enterprises with 100 or more employees that have a union",
    },
    population: nonpublic,
    known: employeesKnown,
    eligible: { column: "employees", min: 100 },
    denominatorWords: { zh: "100人以上非公企业", en: "non-public enterprises of 100 or more" },
    leftOutWords: headcountUnknown,
  }),
  "should-build-completion": enterpriseRate({
    words: { zh: "应建尽建完成率", en: "Should-build completion" },
    short: { zh: "应建完成率", en: "Should-build" },
    sentence: {
      zh: "认定为应建会的单位中已建会的比例；“应建”由发布单位认定，文件没有定义",
      en: "Share of the units decided to be due a union that have one; the publisher decides, no document defines it",
    },
    population: everyone,
    known: { column: "should_build", known: true },
    eligible: { column: "should_build", is: true },
    denominatorWords: { zh: "应建单位", en: "units that should have a union" },
    leftOutWords: { zh: "未认定是否应建", en: "not decided" },
  }),
  "should-build-backlog": {
    ...enterpriseRate({
      words: { zh: "应建未建单位数", en: "Should-build backlog" },
      short: { zh: "应建未建数", en: "Backlog" },
      sentence: {
        zh: "认定为应建会而尚未建会的单位数",
        en: "Units that should have a union and have none",
      },
      population: everyone,
      eligible: {
        all: [
          { column: "should_build", is: true },
          { column: "build_mode", in: ["none"] },
        ],
      },
      denominatorWords: { zh: "应建未建单位", en: "units without a union that should have one" },
    }),
    kind: "count",
    covered: everyone,
  },
  "key-list-rate": enterpriseRate({
    words: { zh: "重点企业建会率", en: "Union rate of key-list enterprises" },
    short: { zh: "重点企业建会率", en: "Key lists" },
    sentence: {
      zh: "列入七类重点名单之一的企业中已建会的比例；列入多个名单的只计一次",
      en: "Share of enterprises on any of the seven key lists that have a union; on several lists counts once",
    },
    population: { column: "key_lists", listed: true },
    denominatorWords: { zh: "重点名单企业", en: "enterprises on a key list" },
  }),
  "tech-coverage": enterpriseRate({
    words: {
      zh: "高新与科技型中小企业工会覆盖率",
      en: "Coverage of high-tech enterprises and technology SMEs",
    },
    short: { zh: "科技企业覆盖率", en: "Technology" },
    sentence: {
      zh: "市级以上高新技术企业、科技型中小企业中已建会或被覆盖的比例",
      en: "Share of listed high-tech enterprises and technology SMEs that have a union or are covered",
    },
    population: { column: "tech_lists", listed: true },
    denominatorWords: { zh: "科技名单企业", en: "enterprises on a technology list" },
  }),
  "membership-in-unionised": memberRate({
    words: { zh: "已建会非公企业职工入会率", en: "Membership in unionised non-public enterprises" },
    short: { zh: "已建会企业入会率", en: "Membership, unionised" },
    sentence: {
      zh: "已建会非公企业的职工中工会会员的比例（人数加总相除）",
      en: "Members as a share of employees over all non-public enterprises that have a union",
    },
    population: { all: [nonpublic, built] },
    denominatorWords: {
      zh: "已建会非公企业职工",
      en: "employees of unionised non-public enterprises",
    },
  }),
  "real-name-rate": memberRate({
    words: { zh: "会员实名制率", en: "Real-name rate of members" },
    short: { zh: "会员实名制率", en: "Real name" },
    sentence: {
      zh: "工会会员中已实名登记的比例",
      en: "Share of members registered under their real name",
    },
    population: { column: "members", min: 1 },
    known: { column: "real_name_members", known: true },
    numerator: { sum: "real_name_members" },
    denominator: { sum: "members" },
    denominatorWords: { zh: "会员", en: "members" },
    leftOutWords: { zh: "实名会员人数不详", en: "real-name members unknown" },
  }),
  "public-sector-union-rate": enterpriseRate({
    words: { zh: "机关、事业单位、国有企业建会率", en: "Union rate of the public sector" },
    short: { zh: "机关事业国企建会率", en: "Public sector, union" },
    sentence: {
      zh: "机关、事业单位、国有企业中已建会的比例（三类合计）",
      en: "Share of government bodies, public institutions and state-owned enterprises that have a union (pooled)",
    },
    population: publicSector,
    denominatorWords: { zh: "机关、事业单位、国有企业", en: "public-sector units" },
  }),
  "public-sector-membership-rate": memberRate({
    words: { zh: "机关、事业单位、国有企业职工入会率", en: "Membership rate of the public sector" },
    short: { zh: "机关事业国企入会率", en: "Public sector, members" },
    sentence: {
      zh: "机关、事业单位、国有企业职工中工会会员的比例（三类合计）",
      en: "Members as a share of employees of government bodies, public institutions and state-owned enterprises (pooled)",
    },
    population: publicSector,
    denominatorWords: { zh: "机关、事业单位、国有企业职工", en: "public-sector employees" },
  }),
  "industrial-social-union-rate": enterpriseRate({
    words: {
      zh: "规上工业企业、社会组织建会率",
      en: "Union rate, above-scale industry and social organisations",
    },
    short: { zh: "规上工业社会组织建会率", en: "Industry & social, union" },
    sentence: {
      zh: "规模以上工业企业和社会组织中已建会的比例（两类合计）",
      en: "Share of above-scale industrial enterprises and social organisations that have a union (pooled)",
    },
    population: industrialOrSocial,
    denominatorWords: {
      zh: "规上工业企业、社会组织",
      en: "above-scale industry and social organisations",
    },
  }),
  "industrial-social-membership-rate": memberRate({
    words: {
      zh: "规上工业企业、社会组织职工入会率",
      en: "Membership rate, above-scale industry and social organisations",
    },
    short: { zh: "规上工业社会组织入会率", en: "Industry & social, members" },
    sentence: {
      zh: "规模以上工业企业和社会组织职工中工会会员的比例（两类合计）",
      en: "Members as a share of employees of above-scale industry and social organisations (pooled)",
    },
    population: industrialOrSocial,
    denominatorWords: {
      zh: "规上工业企业、社会组织职工",
      en: "employees of above-scale industry and social organisations",
    },
  }),
  "shanghai-physical-union-rate": enterpriseRate({
    words: {
      zh: "实地实体型非公企业建会率（上海）",
      en: "Union rate, physically present enterprises (Shanghai)",
    },
    short: { zh: "实地实体型建会率", en: "Physical, union" },
    sentence: {
      zh: "有经营地址、有从业人员、有经营活动的非公企业中已建会的比例",
      en: "Share of non-public enterprises with premises, workers and activity that have a union",
    },
    population: perhapsPhysical,
    known: { column: "physical_present", known: true },
    denominatorWords: { zh: "实地实体型非公企业", en: "physically present non-public enterprises" },
    leftOutWords: { zh: "是否实地实体型不详", en: "physical presence unknown" },
  }),
  "shanghai-physical-membership-rate": memberRate({
    words: {
      zh: "实地实体型非公企业职工入会率（上海）",
      en: "Membership rate, physically present enterprises (Shanghai)",
    },
    short: { zh: "实地实体型入会率", en: "Physical, members" },
    sentence: {
      zh: "有经营地址、有从业人员、有经营活动的非公企业职工中工会会员的比例",
      en: "Members as a share of employees of non-public enterprises with premises, workers and activity",
    },
    population: perhapsPhysical,
    known: { all: [{ column: "physical_present", known: true }, employeesKnown] },
    denominatorWords: {
      zh: "实地实体型非公企业职工",
      en: "employees of physically present non-public enterprises",
    },
    leftOutWords: {
      zh: "是否实地实体型或职工人数不详",
      en: "physical presence or headcount unknown",
    },
  }),
  "party-no-union": {
    ...enterpriseRate({
      words: { zh: "已建党组织未建会单位数", en: "Units with a Party organisation and no union" },
      short: { zh: "有党组织未建会", en: "Party, no union" },
      sentence: {
        zh: "已建党组织而尚未建会的单位数；是否已建党组织不详的不计",
        en: "Units that have a Party organisation and no union; those whose Party organisation is unknown do not count",
      },
      population: everyone,
      eligible: {
        all: [
          { column: "party_org", is: true },
          { column: "build_mode", in: ["none"] },
        ],
      },
      denominatorWords: {
        zh: "已建党组织未建会单位",
        en: "units with a Party organisation and no union",
      },
    }),
    kind: "count",
    covered: everyone,
  },
  "standalone-share": builtShare("standalone", {
    words: { zh: "建会方式：单建占比", en: "Build modes: share of own unions" },
    short: { zh: "单建占比", en: "Own unions" },
    sentence: {
      zh: "已建会单位中单独建会的比例",
      en: "Share of the units with a union that have one of their own",
    },
  }),
  "joint-share": builtShare("joint", {
    words: { zh: "建会方式：联建占比", en: "Build modes: share of joint unions" },
    short: { zh: "联建占比", en: "Joint unions" },
    sentence: {
      zh: "已建会单位中联合建会的比例",
      en: "Share of the units with a union that have a joint one",
    },
  }),
  "coverage-share": builtShare("coverage", {
    words: { zh: "建会方式：覆盖建占比", en: "Build modes: share of coverage" },
    short: { zh: "覆盖建占比", en: "Covered" },
    sentence: {
      zh: "已建会单位中由区域、行业工会覆盖的比例",
      en: "Share of the units with a union that are covered by an area or sector one",
    },
  }),
  "platform-hq-rate": platformRate(["hq"], {
    words: {
      zh: "总部在杭平台企业建会率",
      en: "Union rate, platforms headquartered in Hangzhou",
    },
    short: { zh: "平台总部建会率", en: "Platform head offices" },
    sentence: {
      zh: "总部在杭的平台企业中已建会的比例",
      en: "Share of platform companies headquartered in Hangzhou that have a union",
    },
    denominatorWords: { zh: "总部在杭平台企业", en: "platforms headquartered in Hangzhou" },
  }),
  "platform-branch-rate": platformRate(["branch"], {
    words: { zh: "平台驻杭子（分）公司建会率", en: "Union rate, branches of platforms" },
    short: { zh: "平台分公司建会率", en: "Platform branches" },
    sentence: {
      zh: "平台企业驻杭子（分）公司中已建会的比例；是否属地建会，台账不分",
      en: "Share of the platforms' branches in Hangzhou that have a union; the ledger does not tell where it was founded",
    },
    denominatorWords: { zh: "驻杭子（分）公司", en: "branches in Hangzhou" },
  }),
  "platform-affiliate-rate": platformRate(["affiliate", "franchisee", "partner"], {
    words: {
      zh: "平台关联企业、加盟商、合作商建会率",
      en: "Union rate, affiliates, franchisees and partners of platforms",
    },
    short: { zh: "平台关联企业建会率", en: "Platform affiliates" },
    sentence: {
      zh: "平台关联企业、加盟商、合作商中已建会的比例；三类合计是解释，文件未写明分开还是合计",
      en: "Share of the platforms' affiliates, franchisees and partners that have a union; pooling the three is an interpretation",
    },
    denominatorWords: {
      zh: "关联企业、加盟商、合作商",
      en: "affiliates, franchisees and partners",
    },
  }),
  "democratic-public-rate": {
    ...enterpriseRate({
      words: {
        zh: "国有、集体企业和事业单位民主管理建制率",
        en: "Democratic management, state and collective enterprises, public institutions",
      },
      short: { zh: "国企事业民主管理", en: "Democratic, public" },
      sentence: {
        zh: "国有企业、集体企业、事业单位中已建立民主管理制度的比例（三类合计）",
        en: "Share of state-owned enterprises, collective enterprises and public institutions with a system of democratic management (pooled)",
      },
      population: { column: "unit_nature", in: ["public", "soe", "collective"] },
      known: { column: "democratic_management", known: true },
      denominatorWords: {
        zh: "国有、集体企业和事业单位",
        en: "state and collective enterprises, public institutions",
      },
      leftOutWords: democracyUnknown,
    }),
    covered: { column: "democratic_management", is: true },
  },
  "democratic-100plus-rate": {
    ...enterpriseRate({
      words: {
        zh: "百人以上建会非公企业民主管理建制率",
        en: "Democratic management, unionised non-public enterprises of 100 or more",
      },
      short: { zh: "百人以上民主管理", en: "Democratic, 100+" },
      sentence: {
        zh: "职工100人以上的已建会非公企业中已建立民主管理制度的比例",
        en: "Share of unionised non-public enterprises with 100 or more employees that have a system of democratic management",
      },
      population: {
        all: [
          nonpublic,
          built,
          {
            any: [
              { column: "employees", min: 100 },
              { column: "employees", known: false },
            ],
          },
        ],
      },
      known: { all: [employeesKnown, { column: "democratic_management", known: true }] },
      eligible: { column: "employees", min: 100 },
      denominatorWords: {
        zh: "百人以上建会非公企业",
        en: "unionised non-public enterprises of 100 or more",
      },
      leftOutWords: {
        zh: "职工人数或民主管理建制情况不详",
        en: "headcount or democratic management unknown",
      },
    }),
    covered: { column: "democratic_management", is: true },
  },
  "truck-driver-membership-rate": groupRate(["truck"], "base_count", {
    words: { zh: "货车司机入会率", en: "Membership rate of truck drivers" },
    short: { zh: "货车司机入会率", en: "Truck drivers" },
    sentence: {
      zh: "货车司机会员数占货车司机总数的比例",
      en: "Members as a share of all truck drivers",
    },
    denominatorWords: { zh: "货车司机", en: "truck drivers" },
  }),
  "courier-membership-rate": groupRate(["courier"], "base_count", {
    words: { zh: "快递员入会率", en: "Membership rate of couriers" },
    short: { zh: "快递员入会率", en: "Couriers" },
    sentence: { zh: "快递员会员数占快递员总数的比例", en: "Members as a share of all couriers" },
    denominatorWords: { zh: "快递员", en: "couriers" },
  }),
  "ridehail-membership-rate": groupRate(["ridehail"], "daily_active", {
    words: {
      zh: "网约车司机入会率（日活跃数）",
      en: "Membership rate of ride-hailing drivers (daily active)",
    },
    short: { zh: "网约车司机入会率", en: "Ride hailing" },
    sentence: {
      zh: "网约车司机会员数占日活跃数的比例",
      en: "Members as a share of daily active ride-hailing drivers",
    },
    denominatorWords: { zh: "网约车司机日活跃数", en: "daily active ride-hailing drivers" },
  }),
  "delivery-membership-rate": groupRate(["delivery"], "daily_active", {
    words: {
      zh: "外卖配送员入会率（日活跃数）",
      en: "Membership rate of food-delivery riders (daily active)",
    },
    short: { zh: "外卖配送员入会率", en: "Food delivery" },
    sentence: {
      zh: "外卖配送员会员数占日活跃数的比例",
      en: "Members as a share of daily active food-delivery riders",
    },
    denominatorWords: { zh: "外卖配送员日活跃数", en: "daily active food-delivery riders" },
  }),
  "new-group-overall": groupRate(fourGroups, "base_count", {
    words: { zh: "四类重点群体总体入会率", en: "Overall membership rate of the four key groups" },
    short: { zh: "四类群体总体入会率", en: "Four groups" },
    sentence: {
      zh: "货车司机、网约车司机、快递员、外卖配送员会员数占四类群体总数的比例；文件未写明基数，此处用总数",
      en: "Members as a share of all people in the four groups; the document states no base, headcount is used",
    },
    denominatorWords: { zh: "四类群体总数", en: "people in the four groups" },
  }),
  "new-employment-growth": memberRate({
    table: "worker_group",
    words: {
      zh: "新就业形态劳动者会员年增长率",
      en: "Growth of members in new forms of employment, on the year before",
    },
    short: { zh: "新就业形态会员增长率", en: "Member growth" },
    sentence: {
      zh: "四类群体会员数比上年末增加的比例；两数缺一的群体不计入",
      en: "Increase of members in the four groups on the end of the year before; groups without either number are left out",
    },
    population: { column: "worker_group", in: fourGroups },
    known: {
      all: [
        { column: "members", known: true },
        { column: "members_previous_year", known: true },
      ],
    },
    numerator: { sum: "members", less: "members_previous_year" },
    denominator: { sum: "members_previous_year" },
    denominatorWords: { zh: "上年末会员", en: "members at the end of the year before" },
    leftOutWords: {
      zh: "本期或上年会员数不详（地区群体）",
      en: "members now or a year before unknown (area groups)",
    },
  }),
  ...organisationMeasures,
  "legal-unit-union-rate": {
    ...enterpriseRate({
      words: { zh: "法人单位建会率（普查）", en: "Union rate of legal units (census)" },
      short: { zh: "法人单位建会率", en: "Legal units, union" },
      sentence: {
        zh: "全部法人单位中已成立工会的比例；分母是法人单位，不是25人以上企业",
        en: "Share of all legal units that have a union; the denominator is legal units, not enterprises of 25 or more",
      },
      population: everyone,
      known: {
        all: [
          { column: "legal_units", known: true },
          { column: "unionised_units", known: true },
        ],
      },
      denominatorWords: { zh: "法人单位", en: "legal units" },
      leftOutWords: { zh: "未公布的地区", en: "areas not published" },
    }),
    table: "area_report",
    unit: "unit",
    covered: everyone,
    numerator: { sum: "unionised_units" },
    denominator: { sum: "legal_units" },
  },
  "legal-unit-membership-rate": memberRate({
    words: {
      zh: "法人单位就业人员入会率（普查）",
      en: "Membership rate of people employed by legal units (census)",
    },
    short: { zh: "法人单位入会率", en: "Legal units, members" },
    sentence: {
      zh: "法人单位就业人员中加入工会的比例",
      en: "Union members as a share of people employed by legal units",
    },
    table: "area_report",
    population: everyone,
    known: {
      all: [
        { column: "employees", known: true },
        { column: "members", known: true },
      ],
    },
    denominatorWords: { zh: "法人单位就业人员", en: "people employed by legal units" },
    leftOutWords: { zh: "未公布的地区", en: "areas not published" },
  }),
} satisfies Record<string, MeasureDefinition>;
