import { rule } from "./findingRule.ts";

/** What is said of data made ready for the aggregate profile. */
export const profileRules = {
  "hidden-cells": rule(
    "汇总版隐去的数字（隐去 / 全部）",
    "cells hidden in the aggregate profile, of all",
    "仅供知悉",
    "for information",
  ),
  "not-protected": rule(
    "有数字无法隐去，或无法证明推算不出来",
    "something cannot be hidden, or not be proven to be",
    "按所述行检查台账，或改用更严的规则后再发布；读者仍看到原来的数据",
    "look at the row that is named, or publish with a stricter rule; readers see the data of before",
  ),
  "name-found": rule(
    "汇总版文件里出现企业名称或代码",
    "a file of the aggregate profile holds the name or code of an enterprise",
    "不要发布；检查园区名称等自由填写的内容",
    "do not publish it; look at free text such as the names of parks",
  ),
};
