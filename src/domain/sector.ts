/** The sections (门类) of GB/T 4754-2017, 国民经济行业分类. */
// prettier-ignore
export const sectorIds = [
  "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S", "T",
] as const;
export type SectorId = (typeof sectorIds)[number];

export interface Sector {
  readonly id: SectorId;
  readonly zh: string;
  /** At most six characters, for charts. */
  readonly short: string;
  /** At most twenty characters, for charts. */
  readonly shortEn: string;
  readonly en: string;
  /** First and last division (大类), both included. */
  readonly divisions: readonly [first: number, last: number];
}

const section = (
  id: SectorId,
  zh: string,
  short: string,
  shortEn: string,
  en: string,
  first: number,
  last: number,
): Sector => ({ id, zh, short, shortEn, en, divisions: [first, last] });

// prettier-ignore
const sections: Readonly<Record<SectorId, Sector>> = {
  A: section("A", "农、林、牧、渔业", "农林牧渔", "Agriculture", "Agriculture, forestry, animal husbandry and fishery", 1, 5),
  B: section("B", "采矿业", "采矿", "Mining", "Mining", 6, 12),
  C: section("C", "制造业", "制造", "Manufacturing", "Manufacturing", 13, 43),
  D: section("D", "电力、热力、燃气及水生产和供应业", "电热气水", "Utilities", "Electricity, heat, gas and water", 44, 46),
  E: section("E", "建筑业", "建筑", "Construction", "Construction", 47, 50),
  F: section("F", "批发和零售业", "批发零售", "Trade", "Wholesale and retail trade", 51, 52),
  G: section("G", "交通运输、仓储和邮政业", "交通仓储邮政", "Transport, post", "Transport, storage and post", 53, 60),
  H: section("H", "住宿和餐饮业", "住宿餐饮", "Hotels, catering", "Accommodation and catering", 61, 62),
  I: section("I", "信息传输、软件和信息技术服务业", "信息软件", "IT and software", "Information transmission, software and IT services", 63, 65),
  J: section("J", "金融业", "金融", "Finance", "Finance", 66, 69),
  K: section("K", "房地产业", "房地产", "Real estate", "Real estate", 70, 70),
  L: section("L", "租赁和商务服务业", "租赁商务", "Business services", "Leasing and business services", 71, 72),
  M: section("M", "科学研究和技术服务业", "科研技术", "Research, technical", "Scientific research and technical services", 73, 75),
  N: section("N", "水利、环境和公共设施管理业", "水利环境公共", "Environment", "Water conservancy, environment and public facilities", 76, 79),
  O: section("O", "居民服务、修理和其他服务业", "居民服务修理", "Personal services", "Household services, repair and other services", 80, 82),
  P: section("P", "教育", "教育", "Education", "Education", 83, 83),
  Q: section("Q", "卫生和社会工作", "卫生社会工作", "Health", "Health and social work", 84, 85),
  R: section("R", "文化、体育和娱乐业", "文体娱乐", "Culture, sports", "Culture, sports and entertainment", 86, 90),
  S: section("S", "公共管理、社会保障和社会组织", "公共管理社保", "Public admin.", "Public administration, social security and social organisations", 91, 96),
  T: section("T", "国际组织", "国际组织", "International", "International organisations", 97, 97),
};

/** The sections A–T in order. */
export const sectors: readonly Sector[] = sectorIds.map((id) => sections[id]);

export function sector(id: SectorId): Sector {
  return sections[id];
}

export function isSectorId(text: string): text is SectorId {
  return Object.hasOwn(sections, text);
}

const sectorByDivision = new Map(
  sectors.flatMap(({ id, divisions: [first, last] }) =>
    Array.from({ length: last - first + 1 }, (_, i): [string, SectorId] => [
      String(first + i).padStart(2, "0"),
      id,
    ]),
  ),
);

/**
 * The section of a section letter, or of a division, group or class code (2, 3, 4 digits) with or
 * without its letter: C, C13, 13, 1311, I64. Null when the division does not exist or the letter
 * disagrees with it. Groups and classes are not looked up beyond their division.
 */
export function sectorOf(code: string): SectorId | null {
  const [, letter = "", digits = ""] = /^([A-T]?)([0-9]{2,4})?$/.exec(code) ?? [];
  if (digits === "") return isSectorId(letter) ? letter : null;
  const found = sectorByDivision.get(digits.slice(0, 2)) ?? null;
  return letter === "" || letter === found ? found : null;
}

export const newEmploymentIds = [
  "freight",
  "ridehail",
  "courier",
  "delivery",
  "livestream",
  "live-commerce",
  "homestay",
] as const;
export type NewEmploymentId = (typeof newEmploymentIds)[number];

/** A field of new employment as the union documents name it, in codes of GB/T 4754-2017. */
export interface NewEmploymentField {
  readonly id: NewEmploymentId;
  readonly zh: string;
  readonly en: string;
  /** Divisions, groups or classes that do the work of the field; each counts with all below it. */
  readonly codes: readonly string[];
  /**
   * Classes that such enterprises share with others (a ride-hailing platform is registered as
   * 6432 互联网生活服务平台, as is a delivery platform): a hint, never enough to place an enterprise.
   */
  readonly sharedCodes: readonly string[];
}

// The standard has no code of its own for live streaming and live commerce.
const fields: Readonly<Record<NewEmploymentId, Omit<NewEmploymentField, "id">>> = {
  freight: {
    zh: "货运物流",
    en: "Road freight",
    codes: ["543", "5442", "581", "5821"],
    sharedCodes: ["59"],
  },
  ridehail: { zh: "网约出行", en: "Ride-hailing", codes: ["5413"], sharedCodes: ["6432"] },
  courier: { zh: "快递", en: "Courier", codes: ["602"], sharedCodes: ["5436"] },
  delivery: { zh: "外卖配送", en: "Food delivery", codes: ["6242"], sharedCodes: ["6241", "6432"] },
  livestream: { zh: "网络直播", en: "Live streaming", codes: [], sharedCodes: ["6429"] },
  "live-commerce": { zh: "直播电商", en: "Live commerce", codes: [], sharedCodes: ["5292"] },
  homestay: { zh: "民宿", en: "Homestay", codes: ["613"], sharedCodes: [] },
};

/** The fields of new employment (新就业形态), in the order of the documents. */
export const newEmploymentFields: readonly NewEmploymentField[] = newEmploymentIds.map((id) => ({
  id,
  ...fields[id],
}));

export function newEmploymentField(id: NewEmploymentId): NewEmploymentField {
  return { id, ...fields[id] };
}

/**
 * The field whose own codes contain a GB/T 4754-2017 code (with or without its letter); null for
 * every other code, shared ones included.
 */
export function newEmploymentOf(code: string): NewEmploymentId | null {
  if (sectorOf(code) === null) return null;
  const digits = code.replace(/^[A-T]/, "");
  const found = newEmploymentFields.find(({ codes }) =>
    codes.some((own) => digits.startsWith(own)),
  );
  return found?.id ?? null;
}
