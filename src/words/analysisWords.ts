import type { Dimension } from "../domain/dimension.ts";

const zhDimensions: Record<Dimension, string> = {
  area: "地区",
  township: "街道乡镇",
  park: "园区",
  sector: "行业",
  size: "规模",
  nature: "单位性质",
  "build-mode": "建会方式",
  "key-list": "重点名单",
  "tech-list": "科技名单",
  party: "党组织",
  "worker-group": "新就业群体",
  period: "期",
};

const enDimensions: Record<Dimension, string> = {
  area: "Area",
  township: "Township",
  park: "Park",
  sector: "Sector",
  size: "Size band",
  nature: "Unit nature",
  "build-mode": "Build mode",
  "key-list": "Key list",
  "tech-list": "Technology list",
  party: "Party organisation",
  "worker-group": "Worker group",
  period: "Period",
};

const zh = {
  label: "分析",
  slice: "切片",
  rows: "企业名单",
  query: "SQL 查询",
  dimensions: zhDimensions,
  /** Key of a group that nothing is known of. */
  unknown: {
    area: "未定位",
    park: "不在园区",
    other: "未填报",
    onNone: "不在任何名单",
  },
  party: { true: "有党组织", false: "无党组织" },
  filters: {
    label: "筛选条件",
    none: "未筛选：全部企业",
    /** The sentence of a filter. */
    anyOf: (dimension: string, keys: string) => `${dimension}为 ${keys}`,
    onAny: (dimension: string, keys: string) => `在${dimension}：${keys}`,
    range: (dimension: string, from: string, to: string) => `${dimension}从 ${from} 到 ${to}`,
    or: "或",
    remove: (sentence: string) => `取消：${sentence}`,
    clear: "全部清除",
  },
};

export type AnalysisWords = typeof zh;

const en: AnalysisWords = {
  label: "Analysis",
  slice: "Slice",
  rows: "Enterprises",
  query: "SQL",
  dimensions: enDimensions,
  unknown: {
    area: "Not located",
    park: "In no park",
    other: "Not stated",
    onNone: "On none of the lists",
  },
  party: { true: "Has a party organisation", false: "Has no party organisation" },
  filters: {
    label: "Filters",
    none: "Not filtered: all enterprises",
    anyOf: (dimension: string, keys: string) => `${dimension} is ${keys}`,
    onAny: (dimension: string, keys: string) => `${dimension}: ${keys}`,
    range: (dimension: string, from: string, to: string) => `${dimension} from ${from} to ${to}`,
    or: " or ",
    remove: (sentence: string) => `Remove: ${sentence}`,
    clear: "Clear all",
  },
};

export const analysisWords = { zh, en };
