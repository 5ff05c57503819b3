import type { Words } from "./schema.ts";

/** `error`: the row or the file is rejected; `warning`: kept and reported; `note`: taken in another spelling, and counted. */
export const severities = ["error", "warning", "note"] as const;
export type Severity = (typeof severities)[number];

interface Rule {
  severity: Severity;
  words: Words;
}

const error = (zh: string, en: string): Rule => ({ severity: "error", words: { zh, en } });
const warning = (zh: string, en: string): Rule => ({ severity: "warning", words: { zh, en } });
const note = (zh: string, en: string): Rule => ({ severity: "note", words: { zh, en } });

/** Everything that can be said of a ledger, by its code. Codes are those of Frictionless Data where one fits. */
export const problemRules = {
  // of a file or folder
  "source-error": error("文件无法读取", "the file cannot be read"),
  "format-error": error("不是所称的文件格式", "not the format that its name says"),
  "unknown-file": error("不知是哪张表", "no table belongs to the file"),
  "no-table": error("没有台账", "no ledger"),
  "encoding-error": error("编码不合法", "bytes that no text has"),
  "nul-character": error("含空字符", "a NUL character"),
  "unbalanced-quote": error("引号不成对", "a quote that is not closed"),
  "wrong-delimiter": error("分隔符不对", "another delimiter"),
  "too-long": error("字段或记录过长", "a field or record beyond the limit"),
  "too-large": error("文件超过上限", "a file beyond the limits"),
  "no-data": error("没有数据行", "no rows of data"),
  "no-sheet": error("没有可用的工作表", "no sheet that fits"),
  "encrypted-file": error("文件已加密", "an encrypted file"),
  "macro-file": error("文件含宏", "a file with macros"),
  "nested-column": error("列不是平的", "a column that is not flat"),
  "cut-file": error("文件不完整", "a file that was cut"),
  "row-count": error("行数与所报不符", "another number of rows than declared"),
  "control-total": error("合计行与各行之和不符", "a closing total that disagrees with the rows"),
  // of a build
  "series-breaks": error("断点说明不合格式", "breaks in series not as they should be"),
  "period-exists": error("该期已在", "the period is there already"),
  "mixed-tables": error("台账与报表混放", "ledgers and reports together"),
  "rejects-inside": error("剔除清单在发布文件夹内", "rejected rows inside the folder to publish"),
  "absurd-change": error("与上期相差悬殊", "absurdly different from the period before"),
  "over-threshold": error("问题数超过所设上限", "more problems than the threshold allows"),
  // of a comparison
  "unknown-generation": error("没有这个世代", "no such generation"),
  "unknown-period": error("没有这一期", "no such period"),
  "no-row-files": error("该期没有企业明细", "a period without row files"),
  "altered-file": error("文件与清单不符", "not the file that the manifest names"),
  "list-inside": error(
    "企业清单在发布文件夹内",
    "a list of enterprises inside the folder to publish",
  ),
  unbalanced: error("各数加不起来", "counts that do not add up"),
  // of a header
  "extra-label": error("未知的列", "an unknown column"),
  "duplicate-label": error("列重复", "a column twice"),
  "missing-label": error("缺列", "a missing column"),
  // of a row
  "blank-row": error("空行", "an empty row"),
  "extra-cell": error("列数多于表头", "more cells than the header"),
  "missing-cell": error("列数少于表头", "fewer cells than the header"),
  "row-constraint": error("行内数值互相矛盾", "values of the row contradict one another"),
  "duplicate-row": error("与前面的行完全相同", "the same as an earlier row"),
  "primary-key": error("同一条而内容不同", "rows of one key that differ"),
  // of a cell
  "constraint-error": error("值不在允许范围", "a value that is not allowed"),
  "type-error": error("类型不符", "a value of another type"),
  "number-identifier": error("编号存成了数字", "an identifier stored as a number"),
  "error-cell": error("单元格是错误值", "a cell with an error value"),
  "merged-cell": error("合并单元格", "a merged cell"),
  "uncached-formula": error("公式没有计算结果", "a formula without a stored result"),
  "check-character": error("校验码不符", "a wrong check character"),
  "control-character": error("含控制字符", "a control character"),
  "unknown-code": error("不在允许值之列", "not one of the allowed words"),
  "unknown-area": error("没有这个区划代码", "no area has the code"),
  "former-area": error("区划代码已停用", "a division code no longer in force"),
  "unknown-sector": error("没有这个行业代码", "no sector has the code"),
  "foreign-key": error("引用的对象不存在", "refers to something that is not there"),
  // kept and reported
  "cut-perhaps": warning(
    "末行没有换行符，文件可能不完整",
    "no line end after the last record: perhaps cut",
  ),
  "mixed-line-ends": warning("换行符不一致", "line ends of several kinds"),
  "hidden-rows": warning("含隐藏的行", "hidden rows are read too"),
  "hidden-columns": warning("含隐藏的列", "hidden columns are read too"),
  "hidden-sheet": warning("工作表是隐藏的", "the sheet is hidden"),
  "filtered-sheet": warning("工作表带筛选", "the sheet is filtered; all rows are read"),
  "title-rows": warning("表头前跳过了标题行", "title rows before the header were left out"),
  "total-row": warning("末尾合计行已核对，不计入", "a closing total, checked and left out"),
  "unknown-reference": warning(
    "引用的对象不在台账中",
    "refers to something that the ledgers do not have",
  ),
  "build-mode-union": warning(
    "建会方式与所属工会不符",
    "build mode and union contradict each other",
  ),
  "derived-differs": warning("与其组成部分不符", "differs from its own parts"),
  "same-input": warning("与此前提交的文件相同", "the same file as an earlier input"),
  "not-reported": warning("没有这个地区的台账", "no ledger of the area"),
  // taken in another spelling
  "normalised-code": note("代码的大小写或全角已统一", "case or width of a code made uniform"),
  "normalised-number": note(
    "全角数字或千分位已统一",
    "full-width digits or thousands separators made uniform",
  ),
  "rare-character": note("含生僻字", "a rare character, kept"),
} as const satisfies Record<string, Rule>;

export type ProblemCode = keyof typeof problemRules;

export const problemCodes = Object.keys(problemRules) as ProblemCode[];

export const severityOf = (code: ProblemCode): Severity => problemRules[code].severity;
