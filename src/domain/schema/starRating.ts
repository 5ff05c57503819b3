import { star } from "../codelists.ts";
import { optional, required, type Table } from "./column.ts";

/** The stars of one union in one year (杭总工办[2025]8号). */
export const starRating: Table = {
  name: "star_rating",
  zh: "定星记录",
  en: "Star rating",
  key: ["union_id", "year"],
  columns: [
    required("union_id", "text", "工会编号", "Union id", ["所定星的工会", "The union rated"], {
      headers: ["工会"],
    }),
    required("year", "year", "年度", "Year", ["定星年度", "Year of the rating"], {
      headers: ["定星年度"],
    }),
    optional("star", "code", "星级", "Stars", ["所定星级", "Stars given"], { codes: star }),
    optional("self_rated", "boolean", "已自评", "Self-rated", ["是否已自评", "Has rated itself"]),
    optional("self_score", "decimal", "自评", "Self-rating", ["自评得分", "Score it gave itself"], {
      headers: ["自评得分", "自评分"],
      min: 0,
    }),
    optional(
      "application",
      "boolean",
      "星级管理申请",
      "Application",
      ["是否提出星级管理申请", "Has applied for a rating"],
      { headers: ["已申请"] },
    ),
    optional(
      "review_levels",
      "text",
      "逐级复核",
      "Reviewed by",
      [
        "已复核通过的各级工会，以；分隔",
        "Levels of the federation that have passed it, joined by ；",
      ],
      { headers: ["复核层级"] },
    ),
    optional(
      "spot_checked",
      "boolean",
      "抽查",
      "Spot-checked",
      ["年内被抽查", "Checked in the year"],
      {
        headers: ["已抽查"],
      },
    ),
    optional("spot_check_passed", "boolean", "抽查通过", "Spot check passed", [
      "未抽查留空",
      "Empty when not checked",
    ]),
    optional(
      "demoted_to",
      "code",
      "降级定星",
      "Demoted to",
      ["抽查未通过后所定星级；未降级留空", "Stars after a failed check; empty when not demoted"],
      { codes: star },
    ),
    optional("municipal_five_star", "boolean", "市级五星级", "Municipal five stars", [
      "列为市级五星级基层工会组织",
      "Named a municipal five-star union",
    ]),
    optional("provincial_recommended", "boolean", "省级五星级推荐", "Recommended to the province", [
      "推荐为省级五星级基层工会",
      "Recommended as a provincial five-star union",
    ]),
  ],
};
