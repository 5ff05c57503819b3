import { download } from "./download.ts";
import { exportCsv } from "./exportCsv.ts";
import { exportFileName } from "./exportFileName.ts";
import { exportParquet } from "./exportParquet.ts";
import { exportPng } from "./exportPng.ts";
import { exportSvg } from "./exportSvg.ts";
import type { ExportPicture, ExportTable } from "./exportTable.ts";
import { exportXlsx } from "./exportXlsx.ts";
import type { Writing } from "./writing.ts";

type WriteTable = (table: ExportTable, writing: Writing) => Promise<Blob>;
type WritePicture = (picture: ExportPicture) => Blob | Promise<Blob>;

/** Everything that makes a file, in one part of the program. */
export const writers = {
  tables: { csv: exportCsv, xlsx: exportXlsx, parquet: exportParquet } satisfies Record<
    string,
    WriteTable
  >,
  pictures: { png: exportPng, svg: exportSvg } satisfies Record<string, WritePicture>,
  fileName: exportFileName,
  download,
};

export type Writers = typeof writers;
export type TableFormat = keyof Writers["tables"];
export type PictureFormat = keyof Writers["pictures"];
