import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { canonicalJson } from "../../../data/build/canonicalJson.ts";
import { openContentStore } from "../../../data/build/contentStore.ts";
import { readCurrent, writeGeneration } from "../../../data/build/dataFolder.ts";
import { openNative } from "../../../data/build/native.ts";
import { writeAnswers, writeFacts } from "../../../data/build/periodFiles.ts";
import { spanDataset } from "../../../data/build/spanDataset.ts";
import { officialParks } from "../../../data/read/ledgerPark.ts";
import { places } from "../../../src/domain/area.ts";
import { dataFormat, type FileRef, type PeriodFiles } from "../../../src/domain/generation.ts";
import { measuresVersion } from "../../../src/domain/measure.ts";
import { columnsOf, schemaVersion } from "../../../src/domain/schema.ts";
import { everywhere } from "../../../src/query/firstQuestions.ts";
import { suppliedMeasures } from "../../../src/query/supply.ts";
import { period } from "./period.ts";
import { createEnterprises } from "./enterpriseTable.ts";

/** A data folder with one month of synthetic enterprises: cube and first answers, no rows. */
export interface SliceData {
  folder: string;
  enterprises: number;
  cube: FileRef;
}

const version = 1;

/** The data folder of so many enterprises; one that is there already is taken as it is. */
export async function sliceData(enterprises: number): Promise<SliceData> {
  const folder = join(".cache", "bench", `slice-${enterprises}-v${version}-m${measuresVersion}`);
  const draft = `${folder}.draft`;
  if (!existsSync(join(folder, "current.json"))) {
    await rm(draft, { recursive: true, force: true });
    await mkdir(draft, { recursive: true });
    await write(draft, enterprises);
    await rename(draft, folder);
  }
  const cube = (await readCurrent(folder))?.generation.datasets[0]?.periods[0]?.facts["enterprise"];
  if (cube === undefined) throw new Error(`${folder}: no cube; remove the folder`);
  return { folder, enterprises, cube };
}

async function write(folder: string, enterprises: number): Promise<void> {
  const connection = await openNative();
  const store = openContentStore(folder);
  try {
    await createEnterprises(connection, enterprises);
    const supplied = columnsOf("enterprise").map(({ name }) => name);
    const tables = { enterprise: { rowsAccepted: enterprises, rowsRejected: 0, supplied } };
    const cube = await writeFacts(connection, store, "enterprise", period);
    const scopes = [everywhere, ...places];
    const files: PeriodFiles = {
      ...{ period, synthetic: true, tables, facts: { enterprise: cube }, rows: {} },
      answers: await writeAnswers(connection, store, suppliedMeasures(tables), period, scopes),
      parks: await store.addText(canonicalJson([...officialParks]), "json"),
    };
    const dataset = { id: "ledger", synthetic: true, areas: [...places], source: null } as const;
    const spanned = await spanDataset(
      { ...dataset, areas: [...places], periods: [files], trends: {}, breaks: {} },
      store,
    );
    await writeGeneration(
      folder,
      {
        ...{ format: dataFormat, profile: "named", datasets: [spanned] },
        ...{ schema: schemaVersion, measures: measuresVersion },
      },
      { tool: "bench", inputs: [], tables: [], acceptedChanges: [] },
    );
  } finally {
    connection.closeSync();
    await store.close();
  }
}
