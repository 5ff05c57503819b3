import { codelist, type Codelist } from "./codelist.ts";

/* The closed sets that the policy documents name (data/policy/documents.json). The words in Chinese are theirs. */

export const unitNature = codelist("unit_nature", [
  ["gov", "机关", "Government body"],
  ["public", "事业单位", "Public institution"],
  ["soe", "国有企业", "State-owned enterprise"],
  ["collective", "集体企业", "Collective enterprise"],
  ["nonpublic", "非公企业", "Non-public enterprise", "非公有制企业"],
  ["social", "社会组织", "Social organisation"],
  ["individual", "个体工商户", "Individual business"],
]);

export const buildMode = codelist("build_mode", [
  ["none", "未建会", "No union"],
  ["standalone", "单建", "Own union", "单独建会"],
  ["joint", "联建", "Joint union", "联合建会"],
  ["coverage", "覆盖建", "Covered by an area or sector union", "覆盖建会"],
]);

export const scaleClass = codelist("scale_class", [
  ["above-scale-industrial", "规上工业企业", "Industrial enterprise above designated size"],
  ["above-scale", "规模以上", "Enterprise above designated size", "规模以上企业"],
  ["micro-small", "小微企业", "Micro or small enterprise"],
  ["group", "企业集团", "Enterprise group"],
]);

export const keyList = codelist("key_list", [
  ["private500", "全国民营企业500强", "China top 500 private enterprises"],
  ["internet100", "中国互联网企业100强", "China top 100 internet enterprises"],
  [
    "little-giant",
    "国家级专精特新“小巨人”企业",
    "National “little giant” enterprise",
    "国家级专精特新小巨人企业",
  ],
  ["head-platform", "头部平台企业", "Leading platform enterprise"],
  ["city-key-internet", "市重点互联网企业", "City key internet enterprise"],
  ["listed", "上市企业", "Listed enterprise"],
  ["unicorn", "独角兽企业", "Unicorn enterprise"],
]);

export const techList = codelist("tech_list", [
  ["hitech", "市级以上高新技术企业", "High-tech enterprise, city level or above", "高新技术企业"],
  ["tech-sme", "市级以上科技型中小企业", "Technology SME, city level or above", "科技型中小企业"],
]);

export const placeType = codelist("place_type", [
  ["development-zone", "开发区", "Development zone"],
  ["industry-platform", "产业平台", "Industry platform"],
  ["industrial-park", "工业园区", "Industrial park"],
  ["park", "园区", "Park"],
  ["office-building", "商务楼宇", "Office building", "楼宇"],
  ["business-market", "商圈市场", "Business district or market", "商圈"],
  ["maker-space", "国家备案众创空间", "Registered maker space", "众创空间"],
  ["special-block", "特色街区", "Special street block"],
  ["street-front", "街面", "Street front"],
  ["urban-complex", "城市综合体", "Urban complex"],
  ["village-community", "村(社区)", "Village or community", "村（社区）", "村社区"],
  ["relocation-site", "易地扶贫安置点", "Relocation site"],
  ["relief-workshop", "扶贫车间", "Relief workshop"],
]);

export const newBusinessField = codelist("new_business_field", [
  ["freight", "货运物流", "Freight and logistics"],
  ["ridehail", "网约出行", "Ride hailing"],
  ["courier", "快递", "Courier"],
  ["delivery", "外卖配送", "Food delivery"],
  ["livestream", "网络直播", "Live streaming"],
  ["live-commerce", "直播电商", "Live commerce"],
  ["homestay", "民宿", "Homestay"],
]);

export const workerGroup = codelist("worker_group", [
  ["truck", "货车司机", "Truck drivers"],
  ["ridehail", "网约车司机", "Ride-hailing drivers"],
  ["courier", "快递员", "Couriers"],
  ["delivery", "外卖配送员", "Food-delivery riders"],
  ["streamer", "主播", "Streamers"],
]);

export const unionForm = codelist("union_form", [
  ["committee", "基层工会委员会", "Primary union committee"],
  ["federation", "工会联合会", "Union federation", "基层工会联合会"],
  ["joint-committee", "联合工会", "Joint union", "基层联合工会委员会"],
  ["township-union", "镇街工会", "Township union", "乡镇(街道)工会", "乡镇（街道）工会"],
  ["township-general", "镇街总工会", "Township general union"],
  ["zone-union", "开发区工会", "Park union", "开发区(产业平台、工业园区)工会"],
  ["newemp-joint", "新就业形态联合工会", "Joint union of new forms of employment"],
  ["sector-county", "县级新业态行业工会", "County sector union of new business"],
  ["sector-city", "市级新业态行业工会联合会", "City sector federation of new business"],
  ["organiser", "组织员或工会主席1人", "One organiser or chair"],
]);

export const starCategory = codelist("star_category", [
  ["soe", "国有(集体)企业工会", "State or collective enterprise union", "国有（集体）企业工会"],
  ["nonpublic", "非公企业工会", "Non-public enterprise union"],
  ["newform", "新业态企业工会", "New-business enterprise union"],
  ["gov", "机关(事业)单位工会", "Government or public union", "机关（事业）单位工会"],
  ["area", "区域(行业)性工会", "Area or sector union", "区域（行业）性工会"],
]);

export const star = codelist("star", [
  ["0", "未定星", "Not rated"],
  ["1", "一星级", "One star"],
  ["2", "二星级", "Two stars"],
  ["3", "三星级", "Three stars"],
  ["4", "四星级", "Four stars"],
  ["5", "五星级", "Five stars"],
]);

export const honour = codelist("honour", [
  ["advanced", "市先进职工之家", "City advanced workers' home"],
  ["model", "市示范职工之家", "City model workers' home"],
]);

export const staffType = codelist("staff_type", [
  ["full-time", "专职", "Full-time"],
  ["part-time", "兼职", "Part-time"],
  ["seconded", "挂职", "Seconded"],
  ["volunteer", "工会志愿者", "Volunteer"],
  ["professional", "职业化工会工作者", "Professional union worker", "社会化职业化工会工作者"],
  ["co-manager", "工会协管员", "Assistant"],
  ["liaison", "驻企联络员", "Enterprise liaison"],
  ["grid", "工会网格员", "Grid worker"],
  ["activist", "工会积极分子", "Activist"],
]);

export const facilityType = codelist("facility_type", [
  ["city-district-centre", "市、区工会服务中心", "City or district service centre"],
  ["township-subcentre", "街镇工会服务分中心", "Township service sub-centre"],
  ["station", "职工服务站", "Service station"],
  ["point", "工会服务点", "Service point"],
  ["outdoor-relay", "户外职工爱心接力站", "Outdoor workers' relay station"],
  ["school", "“新时代”职工学校", "New-era workers' school"],
  ["fitness", "职工健身点", "Fitness point"],
  ["fee-custody", "工会经费托管服务中心", "Fee custody centre"],
  ["outdoor-station", "户外劳动者服务站点", "Outdoor workers' station"],
  ["station-24h", "24小时服务站点", "24-hour station"],
  ["love-home", "工会驿站(爱心驿家)", "Union relay home", "工会驿站", "工会驿站（爱心驿家）"],
  ["party-mass", "党群服务中心", "Party and mass service centre"],
  ["city-mgmt", "城管驿站", "City management station"],
]);

export const joinChannel = codelist("join_channel", [
  ["app", "“杭工e家”一键入会", "App", "杭工e家一键入会"],
  ["qr", "“入会二维码”扫码入会", "QR code", "扫码入会"],
  ["offline", "线下", "Offline"],
  ["online-other", "网上入会", "Online"],
  ["external", "企业外入会", "Outside an enterprise"],
]);

export const platformRole = codelist("platform_role", [
  ["hq", "总部在杭平台企业", "Platform headquartered in Hangzhou", "总部"],
  ["branch", "驻杭子(分)公司", "Branch in Hangzhou", "驻杭子（分）公司", "子(分)公司"],
  ["affiliate", "关联企业", "Affiliate"],
  ["franchisee", "加盟商", "Franchisee"],
  ["partner", "合作商", "Partner", "合作企业"],
]);

export const enforcementStep = codelist("enforcement_step", [
  ["rectification", "整改意见书", "Rectification opinion"],
  ["proposal", "处理建议书", "Handling proposal"],
  ["lawsuit", "法律诉讼", "Lawsuit"],
]);

export const jurisdiction = codelist("jurisdiction", [
  ["hangzhou", "杭州", "Hangzhou"],
  ["shanghai", "上海", "Shanghai"],
  ["guangxi", "广西", "Guangxi"],
]);

export const federationKind = codelist("federation_kind", [
  ["area", "区域性", "Area"],
  ["sector", "行业性", "Sector"],
]);

export const sectorUnionLevel = codelist("sector_union_level", [
  ["county", "县级", "County"],
  ["city", "市级", "City"],
]);

export const assignedLevel = codelist("assigned_level", [
  ["city", "市", "City"],
  ["district", "区", "District"],
  ["township", "街镇", "Township"],
  ["below-township", "小二级以下", "Below township level", "“小二级”以下"],
]);

export const evaluationChannel = codelist("evaluation_channel", [
  ["members", "会员评家", "Members' review"],
  ["self", "工会自查", "Self-check"],
  ["superior", "上级抽查", "Spot check from above"],
  ["third-party", "第三方评审", "Third-party review"],
]);

export const sixHaves = codelist("six_haves", [
  ["plaque", "有牌子", "Plaque"],
  ["seal", "有印章", "Seal"],
  ["premises", "有办公场地", "Office premises"],
  ["rules", "有制度", "Rules"],
  ["activities", "有活动", "Activities"],
  ["funds", "有经费", "Funds"],
]);

export const facilityNorm = codelist("facility_norm", [
  ["premises", "场所固定便捷", "Fixed and convenient premises"],
  ["layout", "站点布局合理", "Sensible spread of sites"],
  ["signs", "标牌醒目准确", "Clear and correct signs"],
  ["staff", "服务人员稳定", "Steady staff"],
  ["content", "服务内容精准", "Services to the point"],
  ["rules", "服务守则明确", "Clear rules of service"],
  ["funds", "经费保障落实", "Funds secured"],
]);

export type UnitNature = (typeof unitNature.codes)[number]["id"];
export type BuildMode = (typeof buildMode.codes)[number]["id"];
export type WorkerGroup = (typeof workerGroup.codes)[number]["id"];

export const codelists: readonly Codelist[] = [
  unitNature,
  buildMode,
  scaleClass,
  keyList,
  techList,
  placeType,
  newBusinessField,
  workerGroup,
  unionForm,
  starCategory,
  star,
  honour,
  staffType,
  facilityType,
  joinChannel,
  platformRole,
  enforcementStep,
  jurisdiction,
  federationKind,
  sectorUnionLevel,
  assignedLevel,
  evaluationChannel,
  sixHaves,
  facilityNorm,
];
