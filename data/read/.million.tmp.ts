import { writeFileSync, appendFileSync } from "node:fs";
import { DuckDBInstance } from "@duckdb/node-api";
import { stageLedger } from "/work/main/data/read/stageLedger.ts";
import { schema } from "/work/main/src/domain/schema.ts";
import { syntheticCode } from "/work/main/src/domain/creditCode.ts";
const N = Number(process.argv[2]);
const file = "/tmp/job/scratch/enterprise.csv";
const head = "统一社会信用代码,名称,行政区划代码,街道,园区,行业代码,新业态领域,单位性质,规模类别,职工人数,会员人数,实名会员人数,女会员人数,建会方式,兜底建,二次覆盖,有固定经营场所,有生产经营活动,有经营地址,有从业人员,有经营活动,重点企业名单,科技企业名单,企业集团,已建党组织,应建,一企一策,一企一员,钉子户,发生劳资纠纷,民主管理建制,集体合同\n";
writeFileSync(file, head);
let t = "";
for (let i = 0; i < N; i++) {
  const e = i % 300, m = Math.min(e, i % 200);
  t += `${syntheticCode(i)},示例企业 ${i},330106,西溪街道,浙江杭州出口加工区,6410,,非公企业,规上工业企业；企业集团,${e},${m},${m >> 1},${m >> 2},单建,否,否,是,是,,,,上市企业；独角兽企业,市级以上高新技术企业,否,是,是,否,否,,否,是,是\n`;
  if (t.length > 1e7) { appendFileSync(file, t); t = ""; }
}
appendFileSync(file, t);
const c = await (await DuckDBInstance.create("/tmp/job/scratch/x.duckdb")).connect();
await c.run("DROP TABLE IF EXISTS enterprise");
const start = performance.now();
let peak = 0;
const staged = await stageLedger({ connection: c, table: schema.enterprise, file, period: "2025-09", parks: [], reject: (p) => { if (Math.random()<0.001) console.log(JSON.stringify(p)); }, onProgress: () => { peak = Math.max(peak, process.memoryUsage().rss); } });
console.log(staged, (performance.now() - start) / 1000, "s", peak / 1e6, "MB");
